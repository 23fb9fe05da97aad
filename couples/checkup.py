"""Before two people trust a server, its host can ask whether everything is in its place: ``couples doctor``.

Each check looks, changes nothing, and says only what it saw. Nothing of what people wrote is read.
"""

import hashlib
import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509

from couples.places import static
from couples.settings import Settings
from couples.store.connecting import path_of
from couples.store.examining import examine_database, examine_keys, is_current, openings_noted
from couples.store.library import CONTENT, read_library
from couples.store.library_help import SHIPPED, read_help

BROWSER_FILE = "socket.io.esm.min.js"
SOON = timedelta(days=14)
LONG_AGO = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``problem`` says what to mend, else ``note`` says what was seen."""

    what: str
    note: str = ""
    problem: str = ""


def check_up(
    settings: Settings, *, now: datetime | None = None, vendor: Path | None = None, content: Path = CONTENT
) -> list[Finding]:
    """Everything that can be said truthfully before a start."""
    looks = (
        _content(content),
        _help_lines(settings.help_dir or SHIPPED, now or datetime.now(UTC)),
        _browser_file(vendor or static() / "vendor"),
        _keys(settings),
        _database(settings),
        _way_in(settings, now or datetime.now(UTC)),
    )
    return [finding for look in looks for finding in look]


def _content(folder: Path) -> Iterator[Finding]:
    library, errors = read_library(folder)
    if errors:
        yield from (Finding("content", problem=str(error)) for error in errors)
    else:
        yield Finding("content", f"{len(library.exercises)} exercises, all valid")


def _help_lines(folder: Path, now: datetime) -> Iterator[Finding]:
    what, (countries, errors) = "help lines", read_help(folder)
    yield from (Finding(what, problem=str(error)) for error in errors)
    old = [country.code for country in countries if now.date() - country.checked > LONG_AGO]
    again = f"; look up again what is older than a year: {', '.join(old)}" if old else ""
    if not errors:
        yield Finding(what, f"{len(countries)} countries in {folder}{again}")


def _browser_file(vendor: Path) -> Iterator[Finding]:
    what = "browser file"
    try:
        wanted = json.loads((vendor / "sha256.json").read_text(encoding="utf-8"))[BROWSER_FILE]
        found = hashlib.sha256((vendor / BROWSER_FILE).read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError):
        yield Finding(what, problem=f"static/vendor/{BROWSER_FILE} is missing: run make vendor, or install anew.")
        return
    if found != wanted:
        yield Finding(what, problem=f"static/vendor/{BROWSER_FILE} was changed: run make vendor, or install anew.")
    else:
        yield Finding(what, "there, with the hash it came with")


def _keys(settings: Settings) -> Iterator[Finding]:
    if not settings.key_file.exists():
        yield Finding("key file", f"not there yet; the first start makes {settings.key_file}")
    elif problem := examine_keys(settings.key_file):
        yield Finding("key file", problem=problem)
    else:
        yield Finding("key file", "readable by this account alone, and whole")


def _database(settings: Settings) -> Iterator[Finding]:
    path = path_of(settings.database_url)
    if not path.exists():
        yield Finding("database", f"not there yet; the first start makes {path}")
        return
    problems = list(examine_database(path, settings.key_file))
    yield from (Finding("database", problem=problem) for problem in problems)
    if not problems:
        current = "its tables are current" if is_current(path) else "the next start brings its tables up to date"
        yield Finding("database", f"opens, is whole, {current}; openings by therapists: {openings_noted(path)}")


def _way_in(settings: Settings, now: datetime) -> Iterator[Finding]:
    if settings.plain_http:
        yield Finding("way in", "plain HTTP beyond this machine, as asked for: anyone on the network can read along")
    elif settings.tls_cert and settings.tls_key:
        yield _certificate(settings.tls_cert, settings.tls_key, now)
    elif settings.secure:
        yield Finding("way in", f"HTTPS by the proxy at {settings.public_url}")
    else:
        yield Finding("way in", "this machine only")


def _certificate(cert: Path, key: Path, now: datetime) -> Finding:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key)
        ends = x509.load_pem_x509_certificate(cert.read_bytes()).not_valid_after_utc
    except (OSError, ValueError) as error:
        return Finding("way in", problem=f"The certificate {cert} and its key cannot be used together ({error}).")
    if ends - now < SOON:
        return Finding("way in", problem=f"The certificate {cert} ends on {ends:%d %B %Y}. Renew it.")
    return Finding("way in", f"HTTPS; the certificate is good until {ends:%d %B %Y}")
