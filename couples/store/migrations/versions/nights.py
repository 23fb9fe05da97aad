"""What stays filled in for somebody until four in the morning."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nights",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("night_sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_nights"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_nights_person_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("nights")
