"""What someone keeps for themselves alone: entries, signals of the body, and what comforts them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = {"entries": "entry_sealed", "signals": "signal_sealed", "comforts": "thing_sealed"}


def upgrade() -> None:
    for table, sealed in TABLES.items():
        op.create_table(
            table,
            sa.Column("id", sa.String(32), nullable=False),
            sa.Column("person_id", sa.String(32), nullable=False),
            sa.Column(sealed, sa.LargeBinary, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=f"fk_{table}_person_id", ondelete="CASCADE"),
        )
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
