"""Making one person of two: somebody practised in two places before telling us so."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.engine import Connection, Engine

import bot.store.slack_tables  # noqa: F401  its tables refer to candidates, too
from bot.interview.record import OPEN, Status, new_id
from bot.store.repository import UnknownCandidateError
from bot.store.tables import candidate, exchange, interview, metadata, note


def merge(engine: Engine, keep: str, other: str) -> None:
    """Gives everything of candidate `other` to `keep`, in one transaction; `other` is no more.

    Of several interviews that are open, the newest goes on and the others are paused: they can be taken up later.
    Raises UnknownCandidateError if either does not exist.
    """
    if keep == other:
        return
    with engine.begin() as connection:
        preferences = [_preferences(connection, one) for one in (other, keep)]
        _tell_messages_apart(connection, keep, other)
        _join_notes(connection, keep, other)
        for table in metadata.sorted_tables:
            for column in _references(table):
                connection.execute(update(table).where(column == other).values({column.name: keep}))
        both = {**preferences[0], **preferences[1]}
        connection.execute(update(candidate).where(candidate.c.id == keep).values(preferences=both))
        connection.execute(delete(candidate).where(candidate.c.id == other))
        _pause_older(connection, keep)


def has_history(engine: Engine, candidate_id: str) -> bool:
    """Whether a candidate has ever begun an interview."""
    query = select(interview.c.id).where(interview.c.candidate_id == candidate_id).limit(1)
    with engine.connect() as connection:
        return connection.execute(query).first() is not None


def _references(table: Table) -> list[Any]:
    return [key.parent for key in table.foreign_keys if key.column is candidate.c.id]


def _preferences(connection: Connection, candidate_id: str) -> dict[str, Any]:
    row = connection.execute(select(candidate.c.preferences).where(candidate.c.id == candidate_id)).first()
    if row is None:
        raise UnknownCandidateError(candidate_id)
    return dict(row[0] or {})


def _tell_messages_apart(connection: Connection, keep: str, other: str) -> None:
    """Message ids are unique a person; one that both have gets a new one."""
    mine = select(exchange.c.message_id).where(exchange.c.candidate_id == keep)
    same = select(exchange.c.id).where(exchange.c.candidate_id == other, exchange.c.message_id.in_(mine))
    for row_id in list(connection.execute(same).scalars()):
        connection.execute(update(exchange).where(exchange.c.id == row_id).values(message_id=new_id()))


def _join_notes(connection: Connection, keep: str, other: str) -> None:
    """A person has one note about a thing; where both have one, the words of the other one follow."""
    query = select(note.c.about, note.c.text)
    mine = {row.about: row.text for row in connection.execute(query.where(note.c.candidate_id == keep))}
    for row in connection.execute(query.where(note.c.candidate_id == other)).all():
        if row.about in mine:
            joined = f"{mine[row.about]}\n\n{row.text}"
            here = note.c.candidate_id == keep, note.c.about == row.about
            connection.execute(update(note).where(*here).values(text=joined))
            there = note.c.candidate_id == other, note.c.about == row.about
            connection.execute(delete(note).where(*there))


def _pause_older(connection: Connection, candidate_id: str) -> None:
    query = (
        select(interview.c.id, interview.c.status)
        .where(interview.c.candidate_id == candidate_id, interview.c.status.in_(OPEN))
        .order_by(interview.c.created_at.desc())
    )
    for interview_id, status in connection.execute(query).all()[1:]:
        then = Status.PAUSED if status in (Status.ASKING, Status.PAUSED) else Status.STOPPED
        connection.execute(update(interview).where(interview.c.id == interview_id).values(status=then))
