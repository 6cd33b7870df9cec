"""The one way to the records. Whoever reads or writes names the candidate first, and gets that person's only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, selectinload

from bot.interview.record import (
    OPEN,
    Attempt,
    Candidate,
    Exchange,
    Interview,
    ScoreRecord,
    Status,
    Turn,
    TurnStatus,
)
from bot.store import tables


class UnknownCandidateError(LookupError):
    """There is no such candidate; also raised for what belongs to somebody else, so that neither can be told apart."""


@dataclass(frozen=True)
class Phase:
    """What the candidate is in the middle of: 'idle', 'setup' or 'interview'."""

    name: str
    paused: bool = False


class Records:
    """One candidate's records, within one transaction. Every query here is bound to that candidate."""

    def __init__(self, session: Session, candidate: Candidate) -> None:
        self._session = session
        self.candidate = candidate

    @property
    def engine(self) -> Engine:
        """The database, for those who read what these records do not hold."""
        bind: Engine = self._session.get_bind()  # type: ignore[assignment]
        return bind

    def interviews(self, limit: int | None = None) -> list[Interview]:
        """Interviews, newest first, with all that belongs to them: at most `limit`, or all."""
        query = self._mine().options(_everything()).order_by(tables.interview.c.created_at.desc()).limit(limit)
        return list(self._session.scalars(query))

    def practised(self, limit: int) -> list[Interview]:
        """The newest `limit` interviews with an answered question, newest first, with all that belongs to them."""
        answered = Interview.turns.any(tables.turn.c.status == TurnStatus.ANSWERED)  # type: ignore[attr-defined]
        query = self._mine().where(answered).options(_everything())
        return list(self._session.scalars(query.order_by(tables.interview.c.created_at.desc()).limit(limit)))

    def interview(self, interview_id: str) -> Interview:
        """One interview. Raises UnknownCandidateError if there is none of this candidate with that id."""
        query = self._mine().where(tables.interview.c.id == interview_id)
        found: Interview | None = self._session.scalars(query).first()
        if found is None:
            raise UnknownCandidateError(interview_id)
        return found

    def open_interview(self) -> Interview | None:
        """The interview that can go on: the newest one in set-up, being asked, or paused.

        What was said in its turns is loaded when it is looked at: few turns look at more than the current one.
        """
        query = (
            self._mine()
            .where(tables.interview.c.status.in_(OPEN))
            .options(selectinload(Interview.turns))
            .order_by(tables.interview.c.created_at.desc())
            .limit(1)
        )
        found: Interview | None = self._session.scalars(query).first()
        return found

    def add_interview(self, interview: Interview) -> None:
        """Keeps a new interview and ends whatever was still open."""
        for old in self._session.scalars(self._mine().where(tables.interview.c.status.in_(OPEN))):
            old.end(Status.STOPPED)
        self._session.add(interview)

    def unscored(self, interview: Interview) -> list[Turn]:
        """The turns of an interview that have an answered try without a score."""
        query = (
            select(Turn)
            .join(tables.attempt)
            .join(tables.answer)
            .outerjoin(tables.score, tables.score.c.attempt_id == tables.attempt.c.id)
            .where(tables.turn.c.interview_id == interview.id)
            .where(tables.score.c.id.is_(None))
            .distinct()
        )
        return list(self._session.scalars(query))

    def add_score(self, attempt_id: int, score: ScoreRecord) -> None:
        """Keeps a newer score of a try, beside the older ones. Raises UnknownCandidateError for none of this person."""
        query = (
            select(Attempt)
            .join(tables.turn)
            .join(tables.interview)
            .where(tables.interview.c.candidate_id == self.candidate.id)
            .where(tables.attempt.c.id == attempt_id)
        )
        found: Attempt | None = self._session.scalars(query).first()
        if found is None:
            raise UnknownCandidateError(str(attempt_id))
        found.scores.append(score)

    def asked_lately(self, limit: int = 200) -> list[str]:
        """Ids of the questions put to this candidate, newest first."""
        query = (
            select(tables.turn.c.question_id)
            .join(tables.interview)
            .where(tables.interview.c.candidate_id == self.candidate.id)
            .where(tables.turn.c.status != TurnStatus.OPEN)
            .order_by(tables.turn.c.id.desc())
            .limit(limit)
        )
        return list(self._session.scalars(query))

    def exchange(self, message_id: str) -> Exchange | None:
        """What was said back to a message that was sent before."""
        return self._session.scalars(
            select(Exchange)
            .where(tables.exchange.c.candidate_id == self.candidate.id)
            .where(tables.exchange.c.message_id == message_id)
        ).first()

    def newest_message_id(self) -> str:
        """The id of the last message that was answered; '' if there is none."""
        query = (
            select(tables.exchange.c.message_id)
            .where(tables.exchange.c.candidate_id == self.candidate.id)
            .order_by(tables.exchange.c.id.desc())
            .limit(1)
        )
        return self._session.scalar(query) or ""

    def exchanges(self, limit: int | None = 200) -> list[Exchange]:
        """The conversation so far, oldest first: at most the newest `limit` exchanges, or all of them."""
        query = (
            select(Exchange)
            .where(tables.exchange.c.candidate_id == self.candidate.id)
            .order_by(tables.exchange.c.id.desc())
            .limit(limit)
        )
        return list(self._session.scalars(query))[::-1]

    def add_exchange(self, exchange: Exchange) -> None:
        """Keeps a message and its replies."""
        exchange.candidate_id = self.candidate.id  # type: ignore[attr-defined]
        self._session.add(exchange)

    def has_answer(self, message_id: str) -> bool:
        """Whether this very message was taken as an answer before."""
        query = (
            select(func.count())
            .select_from(tables.answer)
            .join(tables.attempt)
            .join(tables.turn)
            .join(tables.interview)
            .where(tables.interview.c.candidate_id == self.candidate.id)
            .where(tables.answer.c.message_id == message_id)
        )
        return bool(self._session.scalar(query))

    def commit(self) -> None:
        """Makes everything so far durable now, before the transaction's end."""
        self._session.commit()

    def _mine(self) -> Any:
        return select(Interview).where(tables.interview.c.candidate_id == self.candidate.id)


def _everything() -> Any:
    """Loads an interview's turns with all that belongs to them but the score documents, in one query a table."""
    tries = selectinload(Interview.turns).selectinload(Turn.attempts)
    return tries.options(selectinload(Attempt.answers), selectinload(Attempt.scores))


class Repository:
    """The database, by candidate."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def records(self, candidate_id: str) -> Iterator[Records]:
        """A transaction on one candidate's records: committed at the end, rolled back on an exception.

        Raises UnknownCandidateError if nobody has that id.
        """
        with Session(self.engine, future=True, expire_on_commit=False) as session:
            candidate = session.get(Candidate, candidate_id)
            if candidate is None:
                raise UnknownCandidateError(candidate_id)
            yield Records(session, candidate)
            session.commit()

    def add_candidate(self, candidate_id: str | None = None) -> str:
        """A new candidate's id."""
        candidate = Candidate(id=candidate_id) if candidate_id else Candidate()
        with Session(self.engine, future=True) as session:
            session.add(candidate)
            session.commit()
            return candidate.id

    def knows(self, candidate_id: str) -> bool:
        """Whether somebody has that id."""
        with Session(self.engine, future=True) as session:
            return session.get(Candidate, candidate_id) is not None

    def phase(self, candidate_id: str) -> Phase:
        """What the candidate is in the middle of. Idle for somebody unknown."""
        query = (
            select(tables.interview.c.status)
            .where(tables.interview.c.candidate_id == candidate_id)
            .where(tables.interview.c.status.in_(OPEN))
            .order_by(tables.interview.c.created_at.desc())
            .limit(1)
        )
        with self.engine.connect() as connection:
            status = connection.execute(query).scalar()
        if status is None:
            return Phase("idle")
        return {
            Status.SETUP: Phase("setup"),
            Status.ASKING: Phase("interview"),
            Status.PAUSED: Phase("idle", paused=True),
        }[Status(status)]

    def candidates(self) -> list[tuple[str, datetime, int]]:
        """Everybody, newest first: id, when first seen, number of interviews. For the person who runs the server."""
        query = (
            select(tables.candidate.c.id, tables.candidate.c.created_at, func.count(tables.interview.c.id))
            .outerjoin(tables.interview)
            .group_by(tables.candidate.c.id, tables.candidate.c.created_at)
            .order_by(tables.candidate.c.created_at.desc())
        )
        with self.engine.connect() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(query)]

    def erase(self, candidate_id: str) -> bool:
        """Deletes everything of one person. Raises UnknownCandidateError if nobody has that id.

        True if the words are gone from the files as well; False if somebody was reading, so that they are overwritten
        only later.
        """
        with self.engine.begin() as connection:
            gone = connection.execute(delete(tables.candidate).where(tables.candidate.c.id == candidate_id))
            if not gone.rowcount:
                raise UnknownCandidateError(candidate_id)
        return self.clean_files()

    def clean_files(self) -> bool:
        """Folds SQLite's write-ahead log, which still holds deleted words, into the file. False if it is in use."""
        if self.engine.dialect.name != "sqlite":
            return True
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=3000")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
            connection.exec_driver_sql("PRAGMA busy_timeout=15000")
        return not busy
