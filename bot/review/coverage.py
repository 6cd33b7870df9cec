"""How much of the guide somebody has practised, and which questions went worst."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.guide.model import Group, Guide, Question
from bot.interview.past import Asked, Mark


@dataclass(frozen=True)
class Practised:
    """A question, and how it went so far."""

    question: Question
    asked: int = 0
    answered: int = 0
    last: datetime | None = None
    best: float | None = None
    newest: float | None = None
    """The rating of the newest try."""


@dataclass(frozen=True)
class Section:
    """A group of the guide with its questions."""

    group: Group
    questions: list[Practised]

    @property
    def answered(self) -> int:
        """How many of its questions were answered at least once."""
        return sum(one.answered > 0 for one in self.questions)


def cover(guide: Guide, asked: Iterable[Asked], marks: Sequence[Mark]) -> list[Section]:
    """Every question of the guide by section. `marks` is oldest first; what the guide no longer holds is left out."""
    counts = {one.question_id: one for one in asked}
    ratings: dict[str, list[float]] = {}
    for mark in marks:
        ratings.setdefault(mark.question_id, []).append(mark.rating)
    sections = []
    for group in guide.groups:
        questions = []
        for question in guide.questions:
            if question.group != group.id:
                continue
            count, given = counts.get(question.id), ratings.get(question.id)
            questions.append(
                Practised(
                    question,
                    count.asked if count else 0,
                    count.answered if count else 0,
                    count.last if count else None,
                    max(given) if given else None,
                    given[-1] if given else None,
                )
            )
        sections.append(Section(group, questions))
    return sections


def find_weakest(sections: Iterable[Section], most: int = 5) -> list[Practised]:
    """The answered questions whose newest try was rated lowest, below 4; the one left longest first among equals."""
    rated = [one for section in sections for one in section.questions if one.newest is not None and one.newest < 4]
    return sorted(rated, key=lambda one: (one.newest, one.last))[:most]
