"""The tables grow with the program: on every start the database is brought to the newest shape, all or nothing."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection

from couples.store.connecting import WRITING, raw
from couples.store.trouble import StoreTrouble

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(conn: Connection, to: str = "head") -> None:
    """Bring the tables to revision ``to``."""
    _move(conn, lambda config: command.upgrade(config, to))


def downgrade(conn: Connection, to: str = "base") -> None:
    """Take the tables back to revision ``to``; what the older shape cannot hold is lost."""
    _move(conn, lambda config: command.downgrade(config, to))


def _move(conn: Connection, move: Callable[[Config], None]) -> None:
    raw(conn).execute("PRAGMA foreign_keys=OFF")  # rebuilding a table must not cascade into others
    conn.info["begin"] = WRITING
    try:
        with conn.begin():
            before = _revision(conn)
            move(_config(conn))
            if _revision(conn) != before and conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StoreTrouble("The migration would leave rows that point nowhere; nothing was changed.")
    except CommandError:
        raise StoreTrouble("The database was made by a newer version of this program. Use that version.") from None
    finally:
        raw(conn).execute("PRAGMA foreign_keys=ON")


def _revision(conn: Connection) -> str | None:
    return MigrationContext.configure(conn).get_current_revision()


def _config(conn: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    return config
