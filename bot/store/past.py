"""Reading past interviews, for looking back on them. Every query is bound to one candidate, and writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timezone
from typing import Any

from sqlalchemy import and_, case, exists, func, not_, or_, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, selectinload

from bot.interview.past import Asked, Mark, Sitting, Sittings, Try, Wanted
from bot.interview.record import Interview, TurnStatus
from bot.store import tables
from bot.store.repository import UnknownCandidateError
from bot.store.slack_tables import member

interview, turn, attempt, answer, score = (
    tables.interview,
    tables.turn,
    tables.attempt,
    tables.answer,
    tables.score,
)
PAGE = 20
MOST_MARKS = 2_000
"""Newest tries that charts and overviews look at."""
MOST_IN = 1_000
"""Ids in one query; SQLite takes some thousands at most."""
MOST_TRIES = 300
"""Newest tries that are read with all their words."""

_newest_score = (
    select(func.max(score.c.id)).where(score.c.attempt_id == attempt.c.id).correlate(attempt).scalar_subquery()
)
_scored = turn.join(interview).join(attempt).join(score, score.c.id == _newest_score)


class Past:
    """One candidate's past interviews."""

    def __init__(self, engine: Engine, candidate_id: str) -> None:
        self._engine, self._candidate_id = engine, candidate_id

    def sittings(self, wanted: Wanted, before: str | None = None, page: int = PAGE) -> Sittings:
        """A page of interviews that got as far as a plan; `before` is the `older` of the page before it."""
        query = (
            select(interview)
            .where(self._mine(), interview.c.mode.is_not(None), *_conditions(wanted))
            .order_by(interview.c.created_at.desc(), interview.c.id.desc())
            .limit(page + 1)
        )
        with self._engine.connect() as connection:
            if before:
                at = select(interview.c.created_at).where(interview.c.id == before, self._mine()).scalar_subquery()
                # The first condition says nothing new, but lets the index begin at the right place.
                later_id = and_(interview.c.created_at == at, interview.c.id >= before)
                query = query.where(interview.c.created_at <= at, not_(later_id))
            rows = connection.execute(query).all()
            shown = rows[:page]
            counts = _counts(connection, [row.id for row in shown])
        sittings = [
            Sitting(row.id, row.created_at, row.status, row.rung, row.focus, row.mode, row.length, *counts[row.id])
            for row in shown
        ]
        return Sittings(sittings, shown[-1].id if len(rows) > page else None)

    def interview(self, interview_id: str) -> Interview:
        """One interview and its turns, without what was said. Raises UnknownCandidateError for none of this person."""
        query = (
            select(Interview).where(self._mine(), interview.c.id == interview_id).options(selectinload(Interview.turns))
        )
        with Session(self._engine, future=True, expire_on_commit=False) as session:
            found: Interview | None = session.scalars(query).first()
        if found is None:
            raise UnknownCandidateError(interview_id)
        return found

    def marks(self, limit: int = MOST_MARKS) -> list[Mark]:
        """The newest rated tries without their words, oldest first."""
        element = score.c.document["elements"]
        query = (
            select(
                interview.c.id, interview.c.created_at, turn.c.question_id, turn.c.id, attempt.c.number,
                score.c.rating, score.c.story_type,
                *(element[key]["present"].as_boolean() for key in "STAR"),
                func.json_array_length(score.c.document["kpis"]),
            )
            .select_from(_scored)
            .where(self._mine())
            .order_by(interview.c.created_at.desc(), attempt.c.id.desc())
            .limit(limit)
        )  # fmt: skip
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()[::-1]
        return [_mark(tuple(row)) for row in rows]

    def tries(
        self,
        interview_id: str | None = None,
        question_id: str | None = None,
        stories: bool = False,
        figures: bool = False,
        limit: int | None = MOST_TRIES,
    ) -> list[Try]:
        """The newest tries with their words, oldest first.

        Of one interview, at one question, only those that tell a story, only those that name a KPI.
        """
        source = turn.join(interview).join(attempt).outerjoin(score, score.c.id == _newest_score)
        conditions = [self._mine(), exists().where(answer.c.attempt_id == attempt.c.id)]
        if interview_id:
            conditions.append(interview.c.id == interview_id)
        if question_id:
            conditions.append(turn.c.question_id == question_id)
        if stories:
            conditions.append(score.c.story_type == "story")
        if figures:
            conditions.append(func.json_array_length(score.c.document["kpis"]) > 0)
        query = (
            select(
                attempt.c.id, interview.c.id, interview.c.created_at, turn.c.question_id, turn.c.position,
                attempt.c.number, score.c.document,
            )
            .select_from(source)
            .where(*conditions)
            .order_by(interview.c.created_at.desc(), attempt.c.id.desc())
            .limit(limit)
        )  # fmt: skip
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()[::-1]
            said = _said(connection, [row[0] for row in rows])
        return [_try(tuple(row), said[row[0]]) for row in rows]

    def asked(self) -> list[Asked]:
        """How often each question was put and answered."""
        done = func.sum(case((turn.c.status == TurnStatus.ANSWERED, 1), else_=0))
        query = (
            select(turn.c.question_id, func.count(), done, func.max(turn.c.created_at))
            .join(interview)
            .where(self._mine(), turn.c.status != TurnStatus.OPEN)
            .group_by(turn.c.question_id)
        )
        with self._engine.connect() as connection:
            return [Asked(*row) for row in connection.execute(query)]

    def counts(self) -> dict[str, int]:
        """How many rows are kept of this person, by table."""
        through = interview.c.candidate_id
        sources: dict[str, Any] = {
            "interviews": (interview, through),
            "answers": (answer.join(attempt).join(turn).join(interview), through),
            "scores": (score.join(attempt).join(turn).join(interview), through),
            "messages": (tables.exchange, tables.exchange.c.candidate_id),
            "notes": (tables.note, tables.note.c.candidate_id),
            "links": (tables.share, tables.share.c.candidate_id),
            "slack": (member, member.c.candidate_id),
            "coach": (tables.coach_rating.join(tables.share), tables.share.c.candidate_id),
        }
        with self._engine.connect() as connection:
            return {
                name: connection.execute(
                    select(func.count()).select_from(source).where(owner == self._candidate_id)
                ).scalar_one()
                for name, (source, owner) in sources.items()
            }

    def _mine(self) -> Any:
        return interview.c.candidate_id == self._candidate_id


def _mark(row: tuple[Any, ...]) -> Mark:
    interview_id, began, question_id, turn_id, number, rating, story_type, *present, figures = row
    there = dict(zip("STAR", map(bool, present), strict=True))
    return Mark(interview_id, began, question_id, turn_id, number, rating, story_type, there, figures or 0)


def _try(row: tuple[Any, ...], said: Sequence[tuple[str, str]]) -> Try:
    attempt_id, interview_id, began, question_id, position, number, document = row
    text, prompts = "\n\n".join(text for _, text in said), tuple(prompt for prompt, _ in said)
    return Try(attempt_id, interview_id, began, question_id, position, number, text, document, prompts)


def _conditions(wanted: Wanted) -> list[Any]:
    conditions: list[Any] = []
    if wanted.rung:
        conditions.append(interview.c.rung == wanted.rung)
    if wanted.focus:
        conditions.append(interview.c.focus == wanted.focus)
    if wanted.since:
        conditions.append(interview.c.created_at >= datetime.combine(wanted.since, time.min, timezone.utc))
    if wanted.until:
        conditions.append(interview.c.created_at <= datetime.combine(wanted.until, time.max, timezone.utc))
    if wanted.words:
        said = (
            select(1)
            .select_from(turn.join(attempt).join(answer))
            .where(turn.c.interview_id == interview.c.id, answer.c.text.ilike(_like(wanted.words), escape="\\"))
        )
        asked = select(1).where(turn.c.interview_id == interview.c.id, turn.c.question_id.in_(wanted.question_ids))
        conditions.append(or_(said.correlate(interview).exists(), asked.correlate(interview).exists()))
    return conditions


def _like(words: str) -> str:
    """Words as a LIKE pattern that finds them anywhere, with nothing in them read as a wildcard."""
    plain = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


def _counts(connection: Any, ids: Sequence[str]) -> dict[str, tuple[int, int, float | None]]:
    """Interview id to answered and skipped questions and the mean of each question's best rating."""
    query = (
        select(turn.c.interview_id, turn.c.status, func.max(score.c.rating))
        .select_from(turn.outerjoin(attempt).outerjoin(score, score.c.id == _newest_score))
        .where(turn.c.interview_id.in_(ids))
        .group_by(turn.c.interview_id, turn.c.id, turn.c.status)
    )
    turns: dict[str, list[tuple[TurnStatus, int | None]]] = defaultdict(list)
    for interview_id, status, best in connection.execute(query):
        turns[interview_id].append((status, best))
    return {name: _summed(turns[name]) for name in ids}


def _summed(turns: list[tuple[TurnStatus, int | None]]) -> tuple[int, int, float | None]:
    ratings = [best for _, best in turns if best is not None]
    mean = round(sum(ratings) / len(ratings), 1) if ratings else None
    answered, skipped = (
        sum(status is kind for status, _ in turns) for kind in (TurnStatus.ANSWERED, TurnStatus.SKIPPED)
    )
    return answered, skipped, mean


def _said(connection: Any, ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Attempt id to its prompts and answers, in order."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    query = select(answer.c.attempt_id, answer.c.prompt, answer.c.text).order_by(answer.c.id)
    for start in range(0, len(ids), MOST_IN):
        for attempt_id, prompt, text in connection.execute(
            query.where(answer.c.attempt_id.in_(ids[start : start + MOST_IN]))
        ):
            found[attempt_id].append((prompt, text))
    return found
