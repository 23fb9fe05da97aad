"""Exercises that a therapist writes, their finished versions, and the copies that couples and evenings keep."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _a_drawer("own_exercises", 32, "own_sealed")
    _a_drawer("made_exercises", 40, "made_sealed")
    op.create_table(
        "lent_exercises",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("link_id", sa.String(32), nullable=False),
        sa.Column("made_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lent_exercises"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_lent_exercises_couple_id", ondelete="CASCADE"),
    )
    op.create_index("ix_lent_exercises_couple_id", "lent_exercises", ["couple_id"])
    op.create_table(
        "session_exercises",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("made_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session_exercises"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_exercises_session_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_session_exercises_session_id", "session_exercises", ["session_id"])


def downgrade() -> None:
    for table in ("session_exercises", "lent_exercises", "made_exercises", "own_exercises"):
        op.drop_table(table)


def _a_drawer(table: str, id_length: int, column: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(id_length), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column(column, sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=f"fk_{table}_person_id", ondelete="CASCADE"),
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])
