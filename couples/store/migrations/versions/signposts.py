"""Where else a therapist's own couples can turn, in that therapist's words."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signposts",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("board_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_signposts"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_signposts_person_id", ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("signposts")
