"""Progress over time: what the charts draw and the tables beside them say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import mean

from bot.guide.model import Guide
from bot.interview.past import Mark

MOST_POINTS = 60
"""Interviews in a chart: the newest."""


@dataclass(frozen=True)
class Point:
    """One interview in a chart. Shares are of its answers, 0 to 1."""

    interview_id: str
    began: datetime
    answers: int
    rating: float
    elements: dict[str, float | None]
    """Share of the answers to questions that invite the element; None if there was no such question."""
    with_figures: float
    figures: float
    """KPI mentions an answer."""


@dataclass(frozen=True)
class Area:
    """One section of the guide: the newest rating of each of its questions, on average."""

    name: str
    competency: bool
    rating: float
    questions: int
    tries: int


def by_interview(guide: Guide, marks: Sequence[Mark]) -> list[Point]:
    """A point an interview, oldest first, over the best try at each of its questions."""
    sittings: dict[str, dict[int, Mark]] = defaultdict(dict)
    for mark in marks:
        best = sittings[mark.interview_id].get(mark.turn_id)
        if best is None or mark.rating >= best.rating:
            sittings[mark.interview_id][mark.turn_id] = mark
    invited: dict[str, set[str]] = {question.id: {*question.elements} for question in guide.questions}
    points = [_point(list(turns.values()), invited) for turns in sittings.values()]
    return sorted(points, key=lambda point: point.began)[-MOST_POINTS:]


def _point(marks: list[Mark], invited: dict[str, set[str]]) -> Point:
    shares: dict[str, float | None] = {}
    for key in "STAR":
        found = [mark.present[key] for mark in marks if key in invited.get(mark.question_id, ())]
        shares[key] = mean(found) if found else None
    return Point(
        marks[0].interview_id,
        marks[0].began,
        len(marks),
        round(mean(mark.rating for mark in marks), 2),
        shares,
        mean(mark.figures > 0 for mark in marks),
        round(mean(mark.figures for mark in marks), 2),
    )


def by_area(guide: Guide, marks: Sequence[Mark]) -> list[Area]:
    """The sections practised so far in the guide's order: the mean over their questions of the newest rating."""
    groups = {question.id: question.group for question in guide.questions}
    newest: dict[str, dict[str, float]] = defaultdict(dict)
    tries: dict[str, int] = defaultdict(int)
    for mark in marks:
        group = groups.get(mark.question_id)
        if group:
            newest[group][mark.question_id] = mark.rating
            tries[group] += 1
    return [
        Area(group.name, group.competency, round(mean(ratings.values()), 2), len(ratings), tries[group.id])
        for group in guide.groups
        if (ratings := newest.get(group.id))
    ]
