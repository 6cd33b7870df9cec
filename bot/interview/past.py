"""What looking back works on: plain records of past interviews, as `bot.store.past` reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.interview.record import Mode, Status


@dataclass(frozen=True)
class Wanted:
    """Which past interviews somebody wants to see. None and empty leave everything in."""

    words: str = ""
    """Looked for in what was said, in any case."""
    question_ids: tuple[str, ...] = ()
    """Questions whose own words hold `words`: interviews that asked one of them count as well."""
    rung: str | None = None
    focus: str | None = None
    since: date | None = None
    until: date | None = None
    """The last day that counts."""

    @property
    def anything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


@dataclass(frozen=True)
class Sitting:
    """A past interview in a list."""

    id: str
    began: datetime
    status: Status
    rung: str | None
    focus: str | None
    mode: Mode | None
    length: int | None
    answered: int
    skipped: int
    rating: float | None
    """Mean of the best rating of each answered question; None if nothing was rated."""


@dataclass(frozen=True)
class Sittings:
    """A page of past interviews, newest first."""

    rows: list[Sitting]
    older: str | None
    """Id of the last interview of this page, if there are older ones behind it."""


@dataclass(frozen=True)
class Mark:
    """A rated try without its words: what charts and overviews need."""

    interview_id: str
    began: datetime
    """When the interview began."""
    question_id: str
    turn_id: int
    number: int
    rating: float
    story_type: str
    present: dict[str, bool]
    """By S, T, A, R."""
    figures: int
    """How many KPI mentions it holds."""


@dataclass(frozen=True)
class Try:
    """A try with its words and its whole score."""

    attempt_id: int
    interview_id: str
    began: datetime
    question_id: str
    position: int
    number: int
    text: str
    document: dict[str, Any] | None
    """The score's document; None if it was never scored."""
    prompts: tuple[str, ...] = field(default=())
    """The words that each part of the text answers: the question, then the probes."""

    @property
    def rating(self) -> float | None:
        """The rating, if there is one."""
        return self.document["rating"] if self.document else None


@dataclass(frozen=True)
class Asked:
    """How often a question was put, and answered."""

    question_id: str
    asked: int
    answered: int
    last: datetime
