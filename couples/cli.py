"""Whoever runs a server speaks to it here: start it, try it, look after its keys and words.

``app.main()`` hands in the runtime (eventlet's or the plain one) as the context's object; what a command needs is
imported inside it, so that asking for help stays quick.
"""

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from couples.settings import Settings
    from couples.store.threads import Runtime

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
host_option = click.option("--host", help="Address to listen on (COUPLES_HOST).")
port_option = click.option("--port", help="Port to listen on (COUPLES_PORT).")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """A private room for two people. Settings come from COUPLES_ variables: see `couples settings`."""


@cli.command()
@host_option
@port_option
@click.option("--tls", nargs=2, metavar="CERT KEY", help="Serve HTTPS with this certificate chain and key (PEM).")
@click.pass_obj
def serve(runtime: "Runtime | None", host: str | None, port: str | None, tls: tuple[str, str] | None) -> None:
    """Serve the real thing."""
    cert, key = tls or (None, None)
    with _plain_words():
        _serve(_settings({"host": host, "port": port, "tls_cert": cert, "tls_key": key}), _on(runtime))


@cli.command()
@host_option
@port_option
@click.pass_obj
def demo(runtime: "Runtime | None", host: str | None, port: str | None) -> None:
    """Try it: a couple that does not exist, on this machine only. Prints an address for each of the two."""
    with _plain_words():
        _serve(_settings({"host": host, "port": port}, demo=True), _on(runtime))


@cli.command()
def settings() -> None:
    """Print everything that can be set, as a table (docs/settings.md)."""
    from couples.settings import settings_table

    click.echo(settings_table(), nl=False)


@cli.group()
def content() -> None:
    """The words of the exercises."""


@content.command()
@click.argument("folder", type=FOLDER, required=False)
def check(folder: Path | None) -> None:
    """Read all exercises, room words and help lines (in FOLDER, else your own) and list every mistake."""
    from couples.store.library import CONTENT, read_library
    from couples.store.library_help import SHIPPED, read_help

    library, errors = read_library(folder or CONTENT)
    with _plain_words():
        mine = folder / SHIPPED.name if folder else _settings({}).help_dir or SHIPPED
    countries, wrong = read_help(mine)
    errors += wrong
    for error in errors:
        click.echo(str(error))
    if errors:
        click.echo(f"{len(errors)} to mend.", err=True)
        sys.exit(1)
    known = ", ".join(country.code for country in countries)
    click.echo(f"{len(library.exercises)} exercises and the words of the room: nothing to mend. Help lines: {known}.")


@cli.group()
def keys() -> None:
    """The keys that what people write is sealed with."""


@keys.command()
@click.option(
    "--reseal", is_flag=True, help="Also give everybody a new data key and seal everything anew. Takes longer."
)
@click.pass_obj
def rotate(runtime: "Runtime | None", reseal: bool) -> None:  # noqa: FBT001  click hands a flag over like this
    """Put a new key in the key file and let the old ones go. Stop the server first; keep the file safe after."""
    from couples.store import rotating
    from couples.store.connecting import path_of
    from couples.store.database import Store
    from couples.store.keyring import Keyring

    with _plain_words():
        settings = _settings({})
        for needed in (settings.key_file, path_of(settings.database_url)):
            if not needed.exists():
                raise click.ClickException(f"There is no {needed} yet, so there is nothing to rotate.")
        store = Store(url=settings.database_url, keyring=Keyring(settings.key_file), runtime=_on(runtime))
        store.open()
        try:
            sealed = rotating.reseal(store) if reseal else 0
            wrapped = rotating.rotate_wrapping(store)
        finally:
            store.close()
    again = f"{sealed} texts are sealed anew. " if reseal else ""
    click.echo(f"{again}{wrapped} data keys are wrapped anew. Older copies of the key file open older backups only.")


@cli.command()
def doctor() -> None:
    """Look whether everything is in its place. Changes nothing."""
    from couples.checkup import check_up

    with _plain_words():
        findings = check_up(_settings({}))
    for finding in findings:
        click.echo(f"{'mend' if finding.problem else 'good'}  {finding.what}: {finding.problem or finding.note}")
    sys.exit(1 if any(finding.problem for finding in findings) else 0)


def _serve(settings: "Settings", runtime: "Runtime") -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:  # Flask's own server would leave without a word to us
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        probe.listen()
    from couples import wiring

    wiring.serve(settings, runtime)


def _settings(options: dict[str, str | None], *, demo: bool = False) -> "Settings":
    from couples.settings import Settings

    return Settings.from_environment(options={name: said for name, said in options.items() if said}, demo=demo)


def _on(runtime: "Runtime | None") -> "Runtime":
    from couples.store.threads import ThreadingRuntime

    return runtime or ThreadingRuntime()


@contextmanager
def _plain_words() -> Iterator[None]:
    """What can go wrong on the host's side is said in a sentence, without a traceback."""
    from couples.settings import SettingsInvalid
    from couples.store.library_errors import ContentInvalid
    from couples.store.trouble import KeyTrouble, StoreTrouble

    try:
        yield
    except (SettingsInvalid, ContentInvalid, KeyTrouble, StoreTrouble) as trouble:
        raise click.ClickException(str(trouble)) from None
    except OSError as trouble:
        no_such_host = isinstance(trouble, socket.gaierror)
        if trouble.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES) and not no_such_host:
            raise
        raise click.ClickException(f"This cannot be opened: {trouble}. Choose another port, host or folder.") from None
