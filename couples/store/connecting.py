"""All that is particular to SQLite: how its one connection is opened, begins, waits for locks and forgets.

Deleted text is overwritten (``secure_delete``), commits survive a power cut (``synchronous=FULL``), references hold
(``foreign_keys``). Python's own hidden transactions are switched off: BEGIN is said by us alone.
"""

import sqlite3
from pathlib import Path
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from couples.store.trouble import StoreTrouble

READING = "BEGIN"
WRITING = "BEGIN IMMEDIATE"  # a reading transaction that turns to writing fails at once when another process writes
READ_PATIENCE_MS = 5000
LOCK_PATIENCE_MS = 100  # per try to begin writing; the database thread tries again and serves reads between
LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

_PRAGMAS = (
    f"PRAGMA busy_timeout={READ_PATIENCE_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
)


def path_of(url: str) -> Path:
    """The database file that a ``sqlite:///…`` address names."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise StoreTrouble("The database must be a SQLite file, such as sqlite:///couples.db")
    return Path(str(parsed.database)).absolute()


def engine_for(path: Path) -> Engine:
    """An engine for one thread. It opens the file that is there and never makes an empty one in its place."""

    def dial() -> sqlite3.Connection:
        raw = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None, cached_statements=512)
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        return raw

    # hide_parameters: an error message must not quote what a person wrote
    engine = create_engine("sqlite://", creator=dial, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", _say_begin)
    return engine


def begin_reading(conn: Connection) -> None:
    """One steady picture for all reads in it; a write by mistake fails."""
    raw(conn).execute("PRAGMA query_only=ON")
    conn.info["begin"] = READING
    conn.begin()


def end_reading(conn: Connection) -> None:
    conn.rollback()
    raw(conn).execute("PRAGMA query_only=OFF")


def try_begin_writing(conn: Connection) -> bool:
    """Begin the one writing transaction; False when another process holds the lock just now."""
    raw(conn).execute(f"PRAGMA busy_timeout={LOCK_PATIENCE_MS}")
    conn.info["begin"] = WRITING
    try:
        conn.begin()
    except DBAPIError as error:
        if is_lock(error):
            return False
        raise
    finally:
        raw(conn).execute(f"PRAGMA busy_timeout={READ_PATIENCE_MS}")
    return True


def is_lock(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in LOCKED


def checkpoint(conn: Connection) -> bool:
    """Move everything out of the write-ahead log and empty it, so that nothing deleted stays there."""
    busy, _, _ = raw(conn).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def raw(conn: Connection) -> sqlite3.Connection:
    """The driver's connection, for what must be said outside a transaction."""
    return cast(sqlite3.Connection, conn.connection.driver_connection)


def say(conn: Connection, words: str) -> None:
    """A word that asks nothing back, past SQLAlchemy (2 µs, not 14); a broken connection is left to it to handle."""
    try:
        raw(conn).execute(words)
    except sqlite3.Error:
        conn.exec_driver_sql(words)


def _say_begin(conn: Connection) -> None:
    conn.exec_driver_sql(conn.info.get("begin", WRITING))
