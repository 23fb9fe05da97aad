"""Whoever runs a server can ask whether what it keeps is whole, without starting it and without changing a thing."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from alembic.script import ScriptDirectory

from couples.domain.audit import Head, Line, broken_at
from couples.store.audits import AUDIT
from couples.store.keyring import Keyring
from couples.store.migrating import SCRIPTS
from couples.store.trouble import KeyTrouble

OTHERS = 0o077


def examine_keys(path: Path) -> str | None:
    """What is wrong with a key file that is there; it is opened, never made."""
    try:
        Keyring(path)
    except (KeyTrouble, OSError) as trouble:
        return str(trouble)
    return None


def examine_database(path: Path, key_file: Path) -> Iterator[str]:
    """Everything wrong with a database that is there. Only read; a running server is not disturbed."""
    if stat.S_IMODE(path.stat().st_mode) & OTHERS:
        yield f"The database {path} can be read by others on this machine. Close it: chmod 600 {path}"
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as conn:
            yield from _tables(conn, path)
            yield from _keys(conn, key_file)
            yield from _openings(conn, key_file)
    except sqlite3.Error as error:
        yield f"The database {path} cannot be read ({error})."


def is_current(path: Path) -> bool:
    """Whether the tables have the newest shape; if not, the next start brings them there."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as conn:
        return _revision(conn) == ScriptDirectory(str(SCRIPTS)).get_current_head()


def _tables(conn: sqlite3.Connection, path: Path) -> Iterator[str]:
    found = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        yield f"The database {path} is damaged ({found}). Put back a backup."
    known = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    if _revision(conn) not in known | {None}:
        yield f"The database {path} was made by a newer version of this program. Use that version."


def _keys(conn: sqlite3.Connection, key_file: Path) -> Iterator[str]:
    if not _has(conn, "data_keys"):
        return
    used = {row[0] for row in conn.execute("SELECT DISTINCT wrapping FROM data_keys")}
    if used and not key_file.exists():
        yield f"The key file {key_file} is missing, and without it nothing written can be read. Put it back."
    elif used and examine_keys(key_file) is None and (missing := used - set(Keyring(key_file).names)):
        yield f"The key file {key_file} does not hold the key {min(missing)} that the database needs."


def _openings(conn: sqlite3.Connection, key_file: Path) -> Iterator[str]:
    """Whether what couples read of when their therapist opened their space is what was written (R13)."""
    if not _has(conn, "audit_lines") or not key_file.exists() or examine_keys(key_file) is not None:
        return
    keyring = Keyring(key_file)
    lines = conn.execute("SELECT seq, couple_id, therapist_id, at, about, link FROM audit_lines ORDER BY seq")
    chain = (Line(seq, couple, who, _moment(at), about, link) for seq, couple, who, at, about, link in lines)
    head = conn.execute("SELECT length, mark FROM audit_head").fetchone()
    at = broken_at(chain, Head(*head) if head else None, lambda said: keyring.keyed_hash(AUDIT, said))
    if at is None and _was_read_unnoted(conn):
        at = 1
    if at is not None:
        yield (
            f"The list of openings by therapists is not what was written, from line {at} on: something in it was"
            " changed, taken out or moved. Nobody's words are touched by it. Put back a backup, and tell the couples."
        )


def _was_read_unnoted(conn: sqlite3.Connection) -> bool:
    """Whether a therapist had something of a couple on their page of whom no opening is left.

    All of the list taken out, its hold too, looks by itself like a list that has not begun.
    """
    if not _has(conn, "seen_items"):
        return False
    unnoted = conn.execute(
        "SELECT 1 FROM seen_items WHERE (couple_id, therapist_id) NOT IN"
        " (SELECT couple_id, therapist_id FROM audit_lines)"
    )
    return unnoted.fetchone() is not None


def openings_noted(path: Path) -> int:
    """How many openings by therapists the list holds."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as conn:
        found = conn.execute("SELECT count(*) FROM audit_lines").fetchone() if _has(conn, "audit_lines") else (0,)
    return int(found[0])


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


def _revision(conn: sqlite3.Connection) -> str | None:
    if not _has(conn, "alembic_version"):
        return None
    row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _has(conn: sqlite3.Connection, table: str) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None
