"""What a therapist proposes to a couple, what each of the two says to it, and templates for it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("therapist_id", sa.String(32), nullable=False),
        sa.Column("link_id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("assignment_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_assignments_couple_id", ondelete="CASCADE"),
        _of_people("therapist_id", "assignments"),
    )
    op.create_index("ix_assignments_couple_id", "assignments", ["couple_id"])
    op.create_index("ix_assignments_therapist_id", "assignments", ["therapist_id"])
    op.create_table(
        "assignment_answers",
        sa.Column("assignment_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("told_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("assignment_id", "person_id", name="pk_assignment_answers"),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name="fk_assignment_answers_assignment_id",
            ondelete="CASCADE",
        ),
        _of_people("person_id", "assignment_answers"),
    )
    op.create_table(
        "programmes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("programme_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_programmes"),
        _of_people("person_id", "programmes"),
    )
    op.create_index("ix_programmes_person_id", "programmes", ["person_id"])


def downgrade() -> None:
    op.drop_table("programmes")
    op.drop_table("assignment_answers")
    op.drop_table("assignments")


def _of_people(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["people.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
