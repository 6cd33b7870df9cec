"""The tables, and how the plain records of `bot.interview` map onto them."""

from __future__ import annotations

import enum
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import deferred, registry, relationship

from bot.interview.record import (
    Answer,
    Attempt,
    Candidate,
    Exchange,
    Interview,
    Mode,
    ScoreRecord,
    Status,
    Turn,
    TurnStatus,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
mapper = registry(metadata=metadata)


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC: SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Keeps UTC."""
        return value.astimezone(timezone.utc) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Gives UTC back."""
        return value.replace(tzinfo=timezone.utc) if value and value.tzinfo is None else value


def now() -> datetime:
    """The current moment in UTC."""
    return datetime.now(timezone.utc)


def _word(enum: type[enum.Enum]) -> Enum:
    """A column for an enum, kept as its value in plain text, so that a new member needs no migration."""
    return Enum(enum, native_enum=False, create_constraint=False, length=20, values_callable=_values)


def _values(enum: type[enum.Enum]) -> list[str]:
    return [member.value for member in enum]


def _created() -> Column[Any]:
    return Column("created_at", Moment, nullable=False, default=now)


def _key() -> Column[Any]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _owner(table: str, kind: Any = Integer) -> Column[Any]:
    """A reference to the row that this one belongs to, and goes with when it is erased."""
    return Column(f"{table}_id", kind, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)


candidate = Table(
    "candidate",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("preferences", MutableDict.as_mutable(JSON), nullable=False),
    _created(),
)
interview = Table(
    "interview",
    metadata,
    Column("id", String(40), primary_key=True),
    _owner("candidate", String(40)),
    Column("status", _word(Status), nullable=False),
    Column("choosing", String(20)),
    Column("rung", String(40)),
    Column("focus", String(60)),
    Column("length", Integer),
    Column("mode", _word(Mode)),
    Column("plan", MutableList.as_mutable(JSON), nullable=False),
    Column("current", Integer),
    Column("heard", Integer, nullable=False, server_default="0"),
    Column("told", MutableDict.as_mutable(JSON), nullable=False, server_default="{}"),
    _created(),
    Column("updated_at", Moment, nullable=False, default=now, onupdate=now),
)
Index("ix_interview_candidate_id_created_at_id", interview.c.candidate_id, interview.c.created_at, interview.c.id)
turn = Table(
    "turn",
    metadata,
    _key(),
    _owner("interview", String(40)),
    Column("position", Integer, nullable=False),
    Column("question_id", String(80), nullable=False, index=True),
    Column("phrasing", Integer, nullable=False),
    Column("status", _word(TurnStatus), nullable=False),
    Column("probe", Text),
    Column("probe_asks_for", String(80)),
    _created(),
    UniqueConstraint("interview_id", "position"),
)
attempt = Table(
    "attempt",
    metadata,
    _key(),
    _owner("turn"),
    Column("number", Integer, nullable=False),
    UniqueConstraint("turn_id", "number"),
)
answer = Table(
    "answer",
    metadata,
    _key(),
    _owner("attempt"),
    Column("text", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("asks_for", String(80)),
    Column("message_id", String(64), index=True),
    Column("spoken_seconds", Float),
    _created(),
)
score = Table(
    "score",
    metadata,
    _key(),
    _owner("attempt"),
    Column("rubric_version", String(40), nullable=False),
    Column("model", String(80), nullable=False),
    Column("rating", Float, nullable=False),
    Column("story_type", String(20), nullable=False),
    Column("document", JSON, nullable=False),
    _created(),
)
exchange = Table(
    "exchange",
    metadata,
    _key(),
    _owner("candidate", String(40)),
    Column("message_id", String(64), nullable=False),
    Column("said", Text, nullable=False),
    Column("took", String(40), nullable=False),
    Column("replies", JSON, nullable=False),
    Column("interview_id", String(40), index=True),
    Column("question_id", String(80)),
    _created(),
    UniqueConstraint("candidate_id", "message_id"),
)
note = Table(
    "note",
    metadata,
    _key(),
    _owner("candidate", String(40)),
    Column("about", String(140), nullable=False),
    Column("text", Text, nullable=False),
    Column("updated_at", Moment, nullable=False, default=now, onupdate=now),
    UniqueConstraint("candidate_id", "about"),
)
share = Table(
    "share",
    metadata,
    Column("id", String(40), primary_key=True),
    _owner("candidate", String(40)),
    _owner("interview", String(40)),
    Column("label", String(80), nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    _created(),
)
coach_rating = Table(
    "coach_rating",
    metadata,
    _key(),
    _owner("share", String(40)),
    _owner("attempt"),
    Column("rating", Integer),
    Column("comment", Text, nullable=False),
    Column("updated_at", Moment, nullable=False, default=now, onupdate=now),
    UniqueConstraint("share_id", "attempt_id"),
)

_parts: dict[str, Any] = {"cascade": "all, delete-orphan", "passive_deletes": True}

mapper.map_imperatively(Candidate, candidate)
mapper.map_imperatively(
    Interview, interview, properties={"turns": relationship(Turn, order_by=turn.c.position, **_parts)}
)
mapper.map_imperatively(Turn, turn, properties={"attempts": relationship(Attempt, order_by=attempt.c.number, **_parts)})
mapper.map_imperatively(
    Attempt,
    attempt,
    properties={
        "answers": relationship(Answer, order_by=answer.c.id, **_parts),
        "scores": relationship(ScoreRecord, order_by=score.c.id, **_parts),
    },
)
mapper.map_imperatively(Answer, answer)
# A document is some kilobytes: loaded when it is looked at, not with every turn of a long interview.
mapper.map_imperatively(ScoreRecord, score, properties={"document": deferred(score.c.document)})
mapper.map_imperatively(Exchange, exchange)
