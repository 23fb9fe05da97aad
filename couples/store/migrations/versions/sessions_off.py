"""That sessions are off for now."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sessions_off",
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("couple_id", name="pk_sessions_off"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_sessions_off_couple_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("sessions_off")
