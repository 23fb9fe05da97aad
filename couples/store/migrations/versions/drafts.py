"""Drafts in text and voice, and what of them is presented."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "drafts",
        *(_text("id", 32), _text("person_id", 32), _sealed("draft_sealed")),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        _of("drafts", "person_id", "people"),
    )
    op.create_index("ix_drafts_person_id", "drafts", ["person_id"])
    op.create_table(
        "recordings",
        *(_text("id", 32), _text("person_id", 32), _text("draft_id", 32), _sealed("sound_sealed")),
        sa.PrimaryKeyConstraint("id", name="pk_recordings"),
        *(_of("recordings", "person_id", "people"), _of("recordings", "draft_id", "drafts")),
    )
    op.create_index("ix_recordings_person_id", "recordings", ["person_id"])
    op.create_table(
        "presented",
        *(_text("id", 32), _text("session_id", 32), _text("person_id", 32), _text("item", 32)),
        sa.Column("place", sa.Integer, nullable=False, autoincrement=False),
        _sealed("part_sealed"),
        sa.PrimaryKeyConstraint("id", name="pk_presented"),
        *(_of("presented", "session_id", "sessions"), _of("presented", "person_id", "people")),
    )
    op.create_index("ix_presented_session_id", "presented", ["session_id"])


def downgrade() -> None:
    for table in ("presented", "recordings", "drafts"):
        op.drop_table(table)
