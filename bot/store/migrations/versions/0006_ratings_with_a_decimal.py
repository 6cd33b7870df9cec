"""Ratings have a decimal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies it."""
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.alter_column("rating", existing_type=sa.Integer(), type_=sa.Float(), existing_nullable=False)


def downgrade() -> None:
    """Takes it back. Ratings are rounded; the documents that they come from keep theirs."""
    op.execute("UPDATE score SET rating = ROUND(rating)")
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.alter_column("rating", existing_type=sa.Float(), type_=sa.Integer(), existing_nullable=False)
