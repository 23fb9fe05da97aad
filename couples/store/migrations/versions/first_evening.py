"""The tables of the first evening: people, logins, links, sessions with their journal, and the keys."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _yes_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _moment(name: str) -> SchemaItem:
    return sa.Column(name, TIME, nullable=False)


def _key(table: str, *columns: str) -> SchemaItem:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _one(table: str, *columns: str) -> SchemaItem:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{columns[0]}")


def _of(table: str, column: str, other: str) -> SchemaItem:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def upgrade() -> None:
    _people()
    _linking()
    _sessions()
    _keys()


def _people() -> None:
    op.create_table(
        "people",
        *(_text("id", 32), _text("role", 12), _text("sign_in_name", 64), _text("password_hash", 255)),
        *(_bytes("chosen_name_sealed"), _bytes("pronouns_sealed")),
        *(_text("theme", 8), _yes_no("calm"), _text("time_zone", 64), _moment("created_at")),
        *(_key("people", "id"), _one("people", "sign_in_name")),
    )
    op.create_table(
        "recovery_codes",
        *(_text("id", 32), _text("person_id", 32), _bytes("code_hash")),
        *(_key("recovery_codes", "id"), _of("recovery_codes", "person_id", "people")),
    )
    op.create_index("ix_recovery_codes_person_id", "recovery_codes", ["person_id"])
    op.create_table(
        "logins",
        *(_text("id", 32), _text("person_id", 32), _bytes("token_hash"), _yes_no("shared_device"), _text("device", 40)),
        *(_moment("created_at"), _moment("seen_at")),
        *(_key("logins", "id"), _one("logins", "token_hash"), _of("logins", "person_id", "people")),
    )
    op.create_index("ix_logins_person_id", "logins", ["person_id"])
    op.create_table(
        "tries",
        *(_text("id", 32), _text("kind", 16), _bytes("key_hash"), _moment("at")),
        _key("tries", "id"),
    )
    op.create_index("ix_tries_key_hash", "tries", ["key_hash"])
    op.create_table(
        "kept_lines",
        *(_text("id", 32), _text("person_id", 32), _moment("kept_at"), _bytes("line_sealed")),
        *(_key("kept_lines", "id"), _of("kept_lines", "person_id", "people")),
    )
    op.create_index("ix_kept_lines_person_id", "kept_lines", ["person_id"])


def _linking() -> None:
    op.create_table(
        "couples",
        *(_text("id", 32), _number("epoch"), _yes_no("linked")),
        _key("couples", "id"),
    )
    op.create_table(
        "seats",
        *(_text("person_id", 32), _text("couple_id", 32), _text("side", 1)),
        *(_key("seats", "person_id"), _one("seats", "couple_id", "side")),
        *(_of("seats", "person_id", "people"), _of("seats", "couple_id", "couples")),
    )
    op.create_table(
        "link_codes",
        *(_text("id", 32), _text("person_id", 32), _bytes("code_hash"), _moment("expires_at")),
        *(_key("link_codes", "id"), _one("link_codes", "person_id"), _one("link_codes", "code_hash")),
        _of("link_codes", "person_id", "people"),
    )
    op.create_table(
        "link_proposals",
        *(_text("id", 32), _text("maker_id", 32), _text("taker_id", 32)),
        *(_yes_no("maker_confirmed"), _yes_no("taker_confirmed"), _text("words", 64), _moment("expires_at")),
        *(_key("link_proposals", "id"), _one("link_proposals", "maker_id"), _one("link_proposals", "taker_id")),
        *(_of("link_proposals", "maker_id", "people"), _of("link_proposals", "taker_id", "people")),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        *(_text("id", 32), _text("couple_id", 32), _number("couple_epoch"), _moment("opened_at"), _yes_no("closed")),
        *(_key("sessions", "id"), _of("sessions", "couple_id", "couples")),
    )
    op.create_index("ix_sessions_couple_id", "sessions", ["couple_id"])
    op.create_table(
        "journal",
        *(_text("session_id", 32), _number("seq"), _bytes("event_sealed")),
        *(_key("journal", "session_id", "seq"), _of("journal", "session_id", "sessions")),
    )
    op.create_table(
        "handled",
        *(_text("session_id", 32), _text("person_id", 32), _text("command_id", 64), _bytes("answer_sealed")),
        _key("handled", "session_id", "person_id", "command_id"),
        *(_of("handled", "session_id", "sessions"), _of("handled", "person_id", "people")),
    )
    op.create_table(
        "own_pages",
        *(_text("session_id", 32), _text("person_id", 32), _number("own"), _bytes("page_sealed")),
        _key("own_pages", "session_id", "person_id"),
        *(_of("own_pages", "session_id", "sessions"), _of("own_pages", "person_id", "people")),
    )


def _keys() -> None:
    op.create_table(
        "data_keys",
        *(_text("id", 32), _text("kind", 10), _text("owner_id", 32), _number("epoch"), _number("version")),
        *(_text("wrapping", 16), _bytes("wrapped")),
        *(_key("data_keys", "id"), _one("data_keys", "kind", "owner_id", "epoch", "version")),
    )
    op.create_table(
        "tombstones",
        *(_text("kind", 10), _text("owner_id", 32), _number("epoch"), _moment("at")),
        _key("tombstones", "kind", "owner_id", "epoch"),
    )


def downgrade() -> None:
    for table in ("own_pages", "handled", "journal", "sessions", "link_proposals", "link_codes", "seats"):
        op.drop_table(table)
    for table in ("kept_lines", "tries", "logins", "recovery_codes", "people", "couples", "data_keys", "tombstones"):
        op.drop_table(table)
