"""The tables of the Slack channel: who is who, what came in, what was posted where, and links between Slack and web."""

from __future__ import annotations

from typing import Any

from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.tables import Moment, metadata, now


def _of(table: str) -> Column[Any]:
    """A reference to the row that this one belongs to, and goes with when it is erased."""
    return Column(f"{table}_id", String(40), ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)


def _where() -> list[Column[Any]]:
    return [Column("team_id", String(32), nullable=False), Column("channel", String(32), nullable=False)]


bots = SQLAlchemyInstallationStore.build_bots_table(metadata, "slack_bots")
"""Tokens of the workspaces that installed the app, in the shape that slack_sdk's own store works with."""

member = Table(
    "slack_member",
    metadata,
    Column("id", String(40), primary_key=True),
    _of("candidate"),
    Column("team_id", String(32), nullable=False),
    Column("user_id", String(32), nullable=False),
    Column("busy_by", String(40)),
    Column("busy_until", Moment),
    Column("reminder_minute", Integer),
    Column("reminder_zone", String(64), nullable=False),
    Column("reminder_next", Moment, index=True),
    Column("created_at", Moment, nullable=False, default=now),
    UniqueConstraint("team_id", "user_id"),
)
"""A person in a workspace, and the candidate that this person is. `busy_by` is the server that works for the person."""

inbox = Table(
    "slack_inbox",
    metadata,
    Column("id", String(255), primary_key=True),
    Column("about", String(160), unique=True),
    _of("slack_member"),
    Column("kind", String(20), nullable=False),
    Column("sent_at", Float(53), nullable=False),
    Column("body", JSON, nullable=False),
    Column("sealed", String(64)),
    Column("done_at", Moment, index=True),
    Column("created_at", Moment, nullable=False, default=now),
)
"""What Slack sent, kept before it is acknowledged. `about` is the thing itself, however often and under whatever id it
is sent; `sealed` the id of the answer that a message became part of; `body` is emptied when the work is done."""

post = Table(
    "slack_post",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _of("slack_member"),
    *_where(),
    Column("ts", String(32), nullable=False),
    Column("message_id", String(64), nullable=False),
    Column("part", Integer, nullable=False),
    Column("used", JSON, nullable=False),
    UniqueConstraint("team_id", "channel", "ts"),
)
"""A message of ours whose buttons can be pressed: part of the replies to `message_id`. `used` buttons are gone."""

thread = Table(
    "slack_thread",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _of("slack_member"),
    *_where(),
    Column("thread_ts", String(32), nullable=False),
    Column("interview_id", String(40)),
    UniqueConstraint("team_id", "channel", "thread_ts"),
)
"""A thread in a channel, and the person and the interview that it belongs to."""

link = Table(
    "slack_link",
    metadata,
    Column("digest", String(64), primary_key=True),
    _of("candidate"),
    Column("purpose", String(20), nullable=False),
    Column("expires_at", Moment, nullable=False),
)
"""A code or link that was handed out and not used yet, by its SHA-256."""
