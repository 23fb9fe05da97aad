"""What someone put off, hid or said of cards to read, and their own four answers: one sealed row for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learning",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("learning_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_learning"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_learning_person_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("learning")
