"""Therapists, who come in with a second proof."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "therapists",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("practice_sealed", sa.LargeBinary, nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary, nullable=False),
        sa.Column("proved", sa.Boolean, nullable=False),
        sa.Column("last_step", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_therapists"),
        _of_people("person_id", "therapists"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("therapist_id", sa.String(32), nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("policy", sa.String(12), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        _of_people("therapist_id", "invitations"),
        sa.UniqueConstraint("code_hash", name="uq_invitations_code_hash"),
    )
    op.create_index("ix_invitations_therapist_id", "invitations", ["therapist_id"])
    op.create_table(
        "acceptances",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("couple_id", sa.String(32), nullable=False),
        sa.Column("therapist_id", sa.String(32), nullable=False),
        sa.Column("invitation_id", sa.String(32), nullable=False),
        sa.Column("policy", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_acceptances"),
        _of_people("person_id", "acceptances"),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_acceptances_couple_id", ondelete="CASCADE"),
        _of_people("therapist_id", "acceptances"),
    )
    for column in ("couple_id", "therapist_id", "invitation_id"):
        op.create_index(f"ix_acceptances_{column}", "acceptances", [column])


def downgrade() -> None:
    op.drop_table("acceptances")
    op.drop_table("invitations")
    op.drop_table("therapists")


def _of_people(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["people.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
