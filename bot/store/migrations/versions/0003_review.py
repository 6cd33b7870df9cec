"""Notes of one's own, links for a coach, what the coach says, and an index for the list of past interviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies it."""
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("candidate_id", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=140), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_note_candidate_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("candidate_id", "about", name=op.f("uq_note_candidate_id_about")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "share",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("candidate_id", sa.String(length=40), nullable=False),
        sa.Column("interview_id", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_share_candidate_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_share_interview_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share")),
    )
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_share_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_share_interview_id"), ["interview_id"], unique=False)

    op.create_table(
        "coach_rating",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("share_id", sa.String(length=40), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_coach_rating_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["share_id"], ["share.id"], name=op.f("fk_coach_rating_share_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coach_rating")),
        sa.UniqueConstraint("share_id", "attempt_id", name=op.f("uq_coach_rating_share_id_attempt_id")),
    )
    with op.batch_alter_table("coach_rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coach_rating_attempt_id"), ["attempt_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_coach_rating_share_id"), ["share_id"], unique=False)

    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interview_candidate_id_created_at_id"), ["candidate_id", "created_at", "id"], unique=False
        )


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interview_candidate_id_created_at_id"))

    with op.batch_alter_table("coach_rating", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coach_rating_share_id"))
        batch_op.drop_index(batch_op.f("ix_coach_rating_attempt_id"))

    op.drop_table("coach_rating")
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_share_interview_id"))
        batch_op.drop_index(batch_op.f("ix_share_candidate_id"))

    op.drop_table("share")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_candidate_id"))

    op.drop_table("note")
