"""What somebody lets the therapist read, and who opened what when."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handed",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("link_id", sa.String(32), nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("mark_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_handed"),
        _of_people("handed"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_handed_couple_id", ondelete="CASCADE"),
    )
    op.create_index("ix_handed_person_id", "handed", ["person_id"])
    op.create_index("ix_handed_couple_id", "handed", ["couple_id"])
    op.create_table(
        "audit_lines",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("therapist_id", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("about", sa.LargeBinary, nullable=False),
        sa.Column("link", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_lines"),
    )
    op.create_index("ix_audit_lines_couple_id", "audit_lines", ["couple_id"])
    op.create_table(
        "audit_items",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("items_sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", "person_id", name="pk_audit_items"),
        sa.ForeignKeyConstraint(["seq"], ["audit_lines.seq"], name="fk_audit_items_seq"),
        _of_people("audit_items"),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )


def downgrade() -> None:
    op.drop_table("audit_head")
    op.drop_table("audit_items")
    op.drop_table("audit_lines")
    op.drop_table("handed")


def _of_people(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=f"fk_{table}_person_id", ondelete="CASCADE")
