"""Slack: workspaces, who is who, what came in, what was posted, links to the web."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies it."""
    op.create_table(
        "slack_bots",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("app_id", sa.String(length=32), nullable=False),
        sa.Column("enterprise_id", sa.String(length=32), nullable=True),
        sa.Column("enterprise_name", sa.String(length=200), nullable=True),
        sa.Column("team_id", sa.String(length=32), nullable=True),
        sa.Column("team_name", sa.String(length=200), nullable=True),
        sa.Column("bot_token", sa.String(length=200), nullable=True),
        sa.Column("bot_id", sa.String(length=32), nullable=True),
        sa.Column("bot_user_id", sa.String(length=32), nullable=True),
        sa.Column("bot_scopes", sa.String(length=1000), nullable=True),
        sa.Column("bot_refresh_token", sa.String(length=200), nullable=True),
        sa.Column("bot_token_expires_at", sa.DateTime(), nullable=True),
        sa.Column("is_enterprise_install", sa.Boolean(), nullable=False),
        sa.Column("installed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_bots")),
    )
    with op.batch_alter_table("slack_bots", schema=None) as batch_op:
        batch_op.create_index("slack_bots_idx", ["client_id", "enterprise_id", "team_id", "installed_at"], unique=False)

    op.create_table(
        "slack_link",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("candidate_id", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_slack_link_candidate_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_slack_link")),
    )
    with op.batch_alter_table("slack_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slack_link_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "slack_member",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("candidate_id", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("busy_by", sa.String(length=40), nullable=True),
        sa.Column("busy_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminder_minute", sa.Integer(), nullable=True),
        sa.Column("reminder_zone", sa.String(length=64), nullable=False),
        sa.Column("reminder_next", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_slack_member_candidate_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_member")),
        sa.UniqueConstraint("team_id", "user_id", name=op.f("uq_slack_member_team_id_user_id")),
    )
    with op.batch_alter_table("slack_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slack_member_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_slack_member_reminder_next"), ["reminder_next"], unique=False)

    op.create_table(
        "slack_inbox",
        sa.Column("id", sa.String(length=255), nullable=False),
        sa.Column("about", sa.String(length=160), nullable=True),
        sa.Column("slack_member_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("sent_at", sa.Float(precision=53), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.String(length=64), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["slack_member_id"], ["slack_member.id"], name=op.f("fk_slack_inbox_slack_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_inbox")),
        sa.UniqueConstraint("about", name=op.f("uq_slack_inbox_about")),
    )
    with op.batch_alter_table("slack_inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slack_inbox_done_at"), ["done_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_slack_inbox_slack_member_id"), ["slack_member_id"], unique=False)

    op.create_table(
        "slack_post",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slack_member_id", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("used", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["slack_member_id"], ["slack_member.id"], name=op.f("fk_slack_post_slack_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_post")),
        sa.UniqueConstraint("team_id", "channel", "ts", name=op.f("uq_slack_post_team_id_channel_ts")),
    )
    with op.batch_alter_table("slack_post", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slack_post_slack_member_id"), ["slack_member_id"], unique=False)

    op.create_table(
        "slack_thread",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slack_member_id", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("thread_ts", sa.String(length=32), nullable=False),
        sa.Column("interview_id", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["slack_member_id"], ["slack_member.id"], name=op.f("fk_slack_thread_slack_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_thread")),
        sa.UniqueConstraint("team_id", "channel", "thread_ts", name=op.f("uq_slack_thread_team_id_channel_thread_ts")),
    )
    with op.batch_alter_table("slack_thread", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slack_thread_slack_member_id"), ["slack_member_id"], unique=False)


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("slack_thread", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slack_thread_slack_member_id"))

    op.drop_table("slack_thread")
    with op.batch_alter_table("slack_post", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slack_post_slack_member_id"))

    op.drop_table("slack_post")
    with op.batch_alter_table("slack_inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slack_inbox_slack_member_id"))
        batch_op.drop_index(batch_op.f("ix_slack_inbox_done_at"))

    op.drop_table("slack_inbox")
    with op.batch_alter_table("slack_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slack_member_reminder_next"))
        batch_op.drop_index(batch_op.f("ix_slack_member_candidate_id"))

    op.drop_table("slack_member")
    with op.batch_alter_table("slack_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slack_link_candidate_id"))

    op.drop_table("slack_link")
    with op.batch_alter_table("slack_bots", schema=None) as batch_op:
        batch_op.drop_index("slack_bots_idx")

    op.drop_table("slack_bots")
