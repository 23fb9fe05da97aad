from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, inspect

from couples.store.connecting import engine_for, raw
from couples.store.database import StoreTrouble
from couples.store.files import make_private_file
from couples.store.migrating import SCRIPTS, downgrade, upgrade
from couples.store.tables import metadata
from tests.store.shelf import an_evening, opened, reads_well

Shape = dict[str, str]


def test_up_down_and_up_again_comes_to_the_same_shape(tmp_path: Path) -> None:
    def walk(conn: Connection) -> None:
        upgrade(conn)
        first = _shape(conn)
        for step in [script.down_revision or "base" for script in _revisions()]:
            downgrade(conn, str(step))
        assert set(_shape(conn)) <= {"alembic_version"}
        upgrade(conn)
        assert _shape(conn) == first

    _on_a_database(tmp_path, walk)


def test_the_migrated_shape_is_that_of_the_tables(tmp_path: Path) -> None:
    def compare(conn: Connection) -> None:
        upgrade(conn)
        with conn.begin():
            assert compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), metadata) == []

    _on_a_database(tmp_path, compare)


def test_every_constraint_has_the_name_that_the_tables_give_it(tmp_path: Path) -> None:
    def compare(conn: Connection) -> None:
        upgrade(conn)
        migrated = _names(conn)
        with conn.begin():
            metadata.drop_all(conn)
            metadata.create_all(conn)
        made = _names(conn)
        assert migrated == made
        assert not {name for name in made if name is None}

    _on_a_database(tmp_path, compare)


def test_there_is_one_line_of_revisions() -> None:
    assert len(ScriptDirectory(str(SCRIPTS)).get_heads()) == 1


def test_upgrading_what_is_new_already_changes_nothing_and_keeps_what_is_there(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(an_evening)
    with opened(tmp_path) as again:
        assert again.read(reads_well)


def test_a_database_of_a_newer_version_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(an_evening)
        store.write(lambda unit: unit.conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTrouble, match="newer version"), opened(tmp_path):
        pass


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    def fail_half_way(conn: Connection) -> None:
        raw(conn).execute("CREATE TABLE sessions (id)")  # in the way of the first revision, half through it
        before = _shape(conn)
        with pytest.raises(Exception, match="already exists"):
            upgrade(conn)
        assert _shape(conn) == before
        assert raw(conn).execute("PRAGMA foreign_keys").fetchone() == (1,)

    _on_a_database(tmp_path, fail_half_way)


def test_a_migration_that_would_leave_rows_pointing_nowhere_is_undone(tmp_path: Path) -> None:
    def leave_a_row_behind(conn: Connection) -> None:
        raw(conn).execute("CREATE TABLE parent (id PRIMARY KEY)")
        raw(conn).execute("CREATE TABLE child (id REFERENCES parent)")
        raw(conn).execute("PRAGMA foreign_keys=OFF")
        raw(conn).execute("INSERT INTO child VALUES (1)")
        before = _shape(conn)
        with pytest.raises(StoreTrouble, match="nothing was changed"):
            upgrade(conn)
        assert _shape(conn) == before

    _on_a_database(tmp_path, leave_a_row_behind)


def _on_a_database(folder: Path, deed: Callable[[Connection], None]) -> None:
    path = folder / "plain.db"
    make_private_file(path)
    with engine_for(path).connect() as conn:
        deed(conn)


def _revisions() -> list[Script]:
    return list(ScriptDirectory(str(SCRIPTS)).walk_revisions())


def _shape(conn: Connection) -> Shape:
    rows = raw(conn).execute("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    return dict(rows.fetchall())


def _names(conn: Connection) -> set[str | None]:
    with conn.begin():
        look = inspect(conn)
        return {
            constraint["name"]
            for table in metadata.tables
            for constraint in (
                look.get_pk_constraint(table),
                *look.get_foreign_keys(table),
                *look.get_unique_constraints(table),
                *look.get_indexes(table),
            )
        }
