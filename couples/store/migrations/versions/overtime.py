"""What lasts between sessions: plans for afterwards, goals, reviews, small things kept, weather, maps."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _epoch() -> sa.Column[int]:
    return sa.Column("couple_epoch", sa.Integer, nullable=False, autoincrement=False)


def _of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _of_one(table: str, sealed: str) -> None:
    """Many rows of one person."""
    op.create_table(
        table,
        *(_text("id", 32), _text("person_id", 32), _sealed(sealed)),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _of(table, "person_id", "people"),
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def upgrade() -> None:
    op.create_table(
        "own_sheets",
        *(_text("person_id", 32), _sealed("sheet_sealed")),
        sa.PrimaryKeyConstraint("person_id", name="pk_own_sheets"),
        _of("own_sheets", "person_id", "people"),
    )
    _of_one("keepsakes", "keepsake_sealed")
    _of_one("weather", "weather_sealed")
    op.create_table(
        "shown_things",
        *(_text("id", 32), _text("person_id", 32), _text("couple_id", 32), _epoch(), _sealed("shown_sealed")),
        sa.PrimaryKeyConstraint("id", name="pk_shown_things"),
        *(_of("shown_things", "person_id", "people"), _of("shown_things", "couple_id", "couples")),
    )
    for column in ("person_id", "couple_id"):
        op.create_index(f"ix_shown_things_{column}", "shown_things", [column])
    op.create_table(
        "common_sheets",
        *(_text("couple_id", 32), _epoch(), _sealed("sheet_sealed")),
        sa.PrimaryKeyConstraint("couple_id", name="pk_common_sheets"),
        _of("common_sheets", "couple_id", "couples"),
    )
    op.create_table(
        "review_parts",
        *(_text("person_id", 32), _text("couple_id", 32), _sealed("part_sealed")),
        sa.PrimaryKeyConstraint("person_id", name="pk_review_parts"),
        *(_of("review_parts", "person_id", "people"), _of("review_parts", "couple_id", "couples")),
    )


def downgrade() -> None:
    for table in ("review_parts", "common_sheets", "shown_things", "weather", "keepsakes", "own_sheets"):
        op.drop_table(table)
