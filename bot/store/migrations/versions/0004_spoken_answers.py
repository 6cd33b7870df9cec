"""How long an answer took to speak."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies it."""
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("spoken_seconds", sa.Float(), nullable=True))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_column("spoken_seconds")
