"""That a couple practised pausing."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "practised",
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("couple_id", name="pk_practised"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_practised_couple_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("practised")
