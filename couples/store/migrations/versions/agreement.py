"""What two people want to hold to, in their own words: one sealed row for a couple."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreements",
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("couple_epoch", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("agreement_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("couple_id", name="pk_agreements"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_agreements_couple_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("agreements")
