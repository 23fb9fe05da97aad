"""What a therapist has read of a couple already, and their own notes."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seen_items",
        sa.Column("therapist_id", sa.String(32), nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("therapist_id", "item_id", name="pk_seen_items"),
        _of_people("therapist_id", "seen_items"),
    )
    op.create_index("ix_seen_items_couple_id", "seen_items", ["couple_id"])
    op.create_table(
        "therapist_notes",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "couple_id", name="pk_therapist_notes"),
        _of_people("person_id", "therapist_notes"),
    )


def downgrade() -> None:
    op.drop_table("therapist_notes")
    op.drop_table("seen_items")


def _of_people(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["people.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
