"""Which questions to ask, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guide.model import Guide, Question, QuestionKind

MIXED = "mixed"
COMPETENCIES = "competencies"
"""All nine competencies as one area."""


def questions_in(guide: Guide, focus: str) -> list[Question]:
    """The questions of a group, of all competencies, or all of them for 'mixed', in the guide's order."""
    if focus == MIXED:
        return list(guide.questions)
    groups = {group.id for group in guide.groups if group.competency} if focus == COMPETENCIES else {focus}
    return [question for question in guide.questions if question.group in groups]


def make_plan(guide: Guide, focus: str, length: int, asked: Sequence[str], seed: int) -> list[str]:
    """Ids of the questions for one interview.

    What was never asked comes first, then what was asked longest ago (`asked` is newest first), so that the guide
    is covered over time. Pay is talked about last. A mixed plan goes round the groups, starting at another one each
    time (`seed`). A question that follows up on another stands right behind it, or alone if the other one was asked
    in an earlier interview. A `length` of 0 takes every question there is.
    """
    pool = questions_in(guide, focus)
    plan = [question_id for step in _go_round(_steps(pool, asked), asked, seed) for question_id in step.questions]
    kinds = {question.id: question.kind for question in pool}
    return sorted(plan[: length or None], key=lambda question_id: kinds[question_id] is QuestionKind.NEGOTIATION)


@dataclass(frozen=True)
class _Step:
    """One question, or two of which the second follows up on the first."""

    group: str
    questions: tuple[str, ...]


def _steps(pool: Sequence[Question], asked: Sequence[str]) -> list[_Step]:
    followers = {question.follows: question.id for question in pool if question.follows}
    steps = []
    for question in pool:
        if question.follows is not None:
            continue
        follower = followers.get(question.id)
        if follower and question.id in asked and follower not in asked:
            steps += [_Step(question.group, (follower,)), _Step(question.group, (question.id,))]
        else:
            steps.append(_Step(question.group, (question.id, follower) if follower else (question.id,)))
    return steps


def _go_round(steps: Sequence[_Step], asked: Sequence[str], seed: int) -> list[_Step]:
    """Least recently asked first; among equals one from each group in turn."""
    last_asked = {question_id: len(asked) - place for place, question_id in reversed(list(enumerate(asked)))}
    groups: dict[str, list[_Step]] = {}
    for step in steps:
        groups.setdefault(step.group, []).append(step)
    names = list(groups)
    start = seed % len(names) if names else 0
    order = {name: place for place, name in enumerate(names[start:] + names[:start])}
    ranked = []
    for name, members in groups.items():
        members.sort(key=lambda member: last_asked.get(member.questions[0], 0))
        for place, step in enumerate(members):
            ranked.append((last_asked.get(step.questions[0], 0), place, order[name], step))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:3])]
