"""Cards that someone answers for themselves, and what they show of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def upgrade() -> None:
    _cards()
    _profiles()
    _reveals()


def _cards() -> None:
    op.create_table(
        "cards",
        *(_text("id", 32), _text("person_id", 32), _sealed("card_sealed")),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        _of("cards", "person_id", "people"),
    )
    op.create_index("ix_cards_person_id", "cards", ["person_id"])
    op.create_table(
        "shown_cards",
        *(_text("id", 32), _text("card_id", 32), _text("person_id", 32), _text("couple_id", 32)),
        sa.Column("couple_epoch", sa.Integer, nullable=False, autoincrement=False),
        *(_text("audience", 12), _sealed("seen_sealed")),
        sa.PrimaryKeyConstraint("id", name="pk_shown_cards"),
        sa.UniqueConstraint("card_id", "audience", name="uq_shown_cards_card_id"),
        _of("shown_cards", "card_id", "cards"),
        *(_of("shown_cards", "person_id", "people"), _of("shown_cards", "couple_id", "couples")),
    )
    for column in ("person_id", "couple_id"):
        op.create_index(f"ix_shown_cards_{column}", "shown_cards", [column])


def _profiles() -> None:
    op.create_table(
        "profiles",
        *(_text("person_id", 32), _sealed("profile_sealed")),
        sa.PrimaryKeyConstraint("person_id", name="pk_profiles"),
        _of("profiles", "person_id", "people"),
    )


def _reveals() -> None:
    op.create_table(
        "ready_decks",
        *(_text("id", 32), _text("person_id", 32), _text("couple_id", 32), _sealed("ready_sealed")),
        sa.PrimaryKeyConstraint("id", name="pk_ready_decks"),
        *(_of("ready_decks", "person_id", "people"), _of("ready_decks", "couple_id", "couples")),
    )
    op.create_index("ix_ready_decks_person_id", "ready_decks", ["person_id"])
    op.create_table(
        "revealed_decks",
        *(_text("id", 32), _text("couple_id", 32)),
        sa.Column("couple_epoch", sa.Integer, nullable=False, autoincrement=False),
        _sealed("revealed_sealed"),
        sa.PrimaryKeyConstraint("id", name="pk_revealed_decks"),
        _of("revealed_decks", "couple_id", "couples"),
    )
    op.create_index("ix_revealed_decks_couple_id", "revealed_decks", ["couple_id"])


def downgrade() -> None:
    op.drop_table("revealed_decks")
    op.drop_table("ready_decks")
    op.drop_table("profiles")
    op.drop_table("shown_cards")
    op.drop_table("cards")
