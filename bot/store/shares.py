"""Links by which a coach sees one interview, and what the coach says to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.interview.record import new_id
from bot.store import tables
from bot.store.repository import UnknownCandidateError

share, coach_rating = tables.share, tables.coach_rating
LONGEST_COMMENT = 2_000
"""Characters."""


@dataclass(frozen=True)
class Share:
    """A link to one interview, for somebody without an account."""

    id: str
    candidate_id: str
    interview_id: str
    label: str
    """Who it is for, in the candidate's words."""
    expires_at: datetime
    revoked_at: datetime | None
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it still shows anything."""
        return self.revoked_at is None and tables.now() < self.expires_at


@dataclass(frozen=True)
class CoachWord:
    """What a coach said to one try."""

    share_id: str
    label: str
    attempt_id: int
    rating: int | None
    comment: str
    updated_at: datetime


class Shares:
    """The links of one candidate."""

    def __init__(self, engine: Engine, candidate_id: str) -> None:
        self._engine, self._candidate_id = engine, candidate_id

    def add(self, interview_id: str, label: str, days: int) -> str:
        """A new link's id. Raises UnknownCandidateError for an interview that is not this person's."""
        interview = tables.interview
        mine = select(interview.c.id).where(
            interview.c.id == interview_id, interview.c.candidate_id == self._candidate_id
        )
        new = new_id()
        with self._engine.begin() as connection:
            if connection.execute(mine).first() is None:
                raise UnknownCandidateError(interview_id)
            values = {"id": new, "candidate_id": self._candidate_id, "interview_id": interview_id, "label": label}
            connection.execute(insert(share).values(**values, expires_at=tables.now() + timedelta(days=days)))
        return new

    def revoke(self, share_id: str) -> None:
        """Closes a link for good. One that is not this person's, or closed already, stays as it is."""
        mine = share.c.id == share_id, share.c.candidate_id == self._candidate_id, share.c.revoked_at.is_(None)
        with self._engine.begin() as connection:
            connection.execute(update(share).where(*mine).values(revoked_at=tables.now()))

    def all(self, interview_id: str | None = None) -> list[Share]:
        """The links, newest first: to one interview, or all."""
        query = select(share).where(share.c.candidate_id == self._candidate_id).order_by(share.c.created_at.desc())
        if interview_id:
            query = query.where(share.c.interview_id == interview_id)
        with self._engine.connect() as connection:
            return [Share(**row) for row in connection.execute(query).mappings()]

    def words(self, interview_id: str | None = None) -> list[CoachWord]:
        """What coaches said, oldest first: to one interview, or all."""
        query = (
            select(
                share.c.id, share.c.label, coach_rating.c.attempt_id, coach_rating.c.rating, coach_rating.c.comment,
                coach_rating.c.updated_at,
            )
            .join_from(coach_rating, share)
            .where(share.c.candidate_id == self._candidate_id)
            .order_by(coach_rating.c.id)
        )  # fmt: skip
        if interview_id:
            query = query.where(share.c.interview_id == interview_id)
        with self._engine.connect() as connection:
            return [CoachWord(*row) for row in connection.execute(query)]

    def scorer_beside_coach(self) -> list[tuple[int, int]]:
        """For every rating of a coach, that and the scorer's newest rating of the same try."""
        score = tables.score
        query = (
            select(coach_rating.c.rating, score.c.rating)
            .select_from(coach_rating.join(share).join(score, score.c.attempt_id == coach_rating.c.attempt_id))
            .where(share.c.candidate_id == self._candidate_id, coach_rating.c.rating.is_not(None))
            .where(score.c.id == _newest(score))
        )
        with self._engine.connect() as connection:
            return [(row[0], row[1]) for row in connection.execute(query)]


def _newest(score: Any) -> Any:
    other = score.alias()
    return (
        select(other.c.id)
        .where(other.c.attempt_id == coach_rating.c.attempt_id)
        .order_by(other.c.id.desc())
        .limit(1)
        .correlate(coach_rating)
        .scalar_subquery()
    )


def find_share(engine: Engine, share_id: str) -> Share | None:
    """The link with this id, if it is open: neither expired nor revoked."""
    with engine.connect() as connection:
        row = connection.execute(select(share).where(share.c.id == share_id)).mappings().first()
    found = Share(**row) if row else None
    return found if found and found.is_open else None


def keep_coach_word(engine: Engine, to: Share, attempt_id: int, rating: int | None, comment: str) -> None:
    """Keeps what a coach says to one try, in the place of what was said before; nothing at all takes it back.

    Raises UnknownCandidateError for a try that is not part of the interview that the link shows.
    """
    attempt, turn = tables.attempt, tables.turn
    shown = (
        select(attempt.c.id)
        .join_from(attempt, turn)
        .where(attempt.c.id == attempt_id, turn.c.interview_id == to.interview_id)
    )
    same = coach_rating.c.share_id == to.id, coach_rating.c.attempt_id == attempt_id
    with engine.begin() as connection:
        if connection.execute(shown).first() is None:
            raise UnknownCandidateError(str(attempt_id))
        connection.execute(delete(coach_rating).where(*same))
        if rating is not None or comment:
            connection.execute(
                insert(coach_rating).values(share_id=to.id, attempt_id=attempt_id, rating=rating, comment=comment)
            )
