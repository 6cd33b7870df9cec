"""How many answers an interview has heard, and what feedback has said in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies it."""
    with op.batch_alter_table("interview") as table:
        table.add_column(sa.Column("heard", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("told", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("interview") as table:
        table.drop_column("told")
        table.drop_column("heard")
