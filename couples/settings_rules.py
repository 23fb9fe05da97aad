"""Some choices are safe only together: words in the clear, halves of a certificate, keys beside what they open.

Each rule looks at whole settings and says one sentence when they do not fit; it is asked only when the settings it
names could be read.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the settings ask the rules, not the other way round
    from couples.settings import Settings


def _no_words_in_the_clear(settings: "Settings") -> str | None:
    if not settings.plain_http or settings.plain_http_beyond_loopback:
        return None
    return (
        f"COUPLES_HOST is {settings.host} and there is no HTTPS, so private words would cross the network in the clear."
        " Give COUPLES_TLS_CERT and COUPLES_TLS_KEY; or stay behind a proxy with COUPLES_TRUSTED_HOPS and an https "
        "COUPLES_PUBLIC_URL; or, on a network you trust, set COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK=yes."
    )


def _demo_stays_home(settings: "Settings") -> str | None:
    if settings.demo and not settings.loopback:
        return f"The demo signs anyone in with one click, so it does not listen on {settings.host}: only on 127.0.0.1."
    return None


def _both_halves_of_tls(settings: "Settings") -> str | None:
    if (settings.tls_cert is None) != (settings.tls_key is None):
        missing = "COUPLES_TLS_KEY" if settings.tls_cert else "COUPLES_TLS_CERT"
        return f"{missing} is missing: HTTPS needs the certificate and its key."
    return None


def _tls_files_exist(settings: "Settings") -> str | None:
    missing = [path for path in (settings.tls_cert, settings.tls_key) if path and not path.is_file()]
    return f"There is no file {missing[0]}, which HTTPS needs." if missing else None


def _help_lines_are_there(settings: "Settings") -> str | None:
    folder = settings.help_dir
    return f"There is no folder {folder}, which COUPLES_HELP_DIR names." if folder and not folder.is_dir() else None


def _a_proxy_needs_an_address(settings: "Settings") -> str | None:
    if settings.behind_proxy and not settings.public_url:
        return "COUPLES_TRUSTED_HOPS needs COUPLES_PUBLIC_URL: behind a proxy nobody else knows the address phones use."
    return None


def _only_sqlite_yet(settings: "Settings") -> str | None:
    if not settings.database_url.startswith("sqlite:///") or len(settings.database_url) == len("sqlite:///"):
        return "COUPLES_DATABASE_URL has to begin with sqlite:/// and name a file."
    return None


def _keys_apart_from_the_database(settings: "Settings") -> str | None:
    database = Path(settings.database_url.removeprefix("sqlite:///")).absolute()
    if database.parent in settings.key_file.parents:
        return f"COUPLES_KEY_FILE lies in {database.parent}, beside the database it opens. Put it somewhere else."
    return None


RULES: list[tuple[set[str], Callable[["Settings"], str | None]]] = [
    ({"host", "tls_cert", "trusted_hops", "public_url", "plain_http_beyond_loopback"}, _no_words_in_the_clear),
    ({"host"}, _demo_stays_home),
    ({"tls_cert", "tls_key"}, _both_halves_of_tls),
    ({"tls_cert", "tls_key"}, _tls_files_exist),
    ({"help_dir"}, _help_lines_are_there),
    ({"trusted_hops", "public_url"}, _a_proxy_needs_an_address),
    ({"database_url"}, _only_sqlite_yet),
    ({"database_url", "key_file"}, _keys_apart_from_the_database),
]
