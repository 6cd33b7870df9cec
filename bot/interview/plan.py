"""Which questions to ask, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guide.model import Guide, Question, QuestionKind

MIXED = "mixed"


def questions_in(guide: Guide, focus: str) -> list[Question]:
    """The questions of a group, or all of them for 'mixed', in the guide's order."""
    return [question for question in guide.questions if focus in (MIXED, question.group)]


def make_plan(guide: Guide, focus: str, length: int, asked: Sequence[str], seed: int) -> list[str]:
    """Ids of the questions for one interview.

    What was never asked comes first, then what was asked longest ago (`asked` is newest first), so that the guide
    is covered over time. Pay is talked about last. A mixed plan goes round the groups, starting at another one each
    time (`seed`). A question that follows up on another stands right behind it. A `length` of 0 takes every question
    there is.
    """
    pool = questions_in(guide, focus)
    age = {question_id: len(asked) - place for place, question_id in reversed(list(enumerate(asked)))}
    parents = [question for question in pool if question.follows is None]
    followers = {question.follows: question.id for question in pool if question.follows}
    plan: list[str] = []
    for question in _go_round(parents, age, seed):
        plan.append(question.id)
        if question.id in followers:
            plan.append(followers[question.id])
    plan += [question.id for question in pool if question.id not in plan]
    kinds = {question.id: question.kind for question in pool}
    return sorted(plan[: length or None], key=lambda question_id: kinds[question_id] is QuestionKind.NEGOTIATION)


def _go_round(questions: Sequence[Question], age: dict[str, int], seed: int) -> list[Question]:
    """Least recently asked first; among equals one from each group in turn."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.group, []).append(question)
    names = list(groups)
    start = seed % len(names) if names else 0
    order = {name: place for place, name in enumerate(names[start:] + names[:start])}
    ranked = [
        (age.get(question.id, 0), place, order[name], question)
        for name, members in groups.items()
        for place, question in enumerate(sorted(members, key=lambda member: age.get(member.id, 0)))
    ]
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:3])]
