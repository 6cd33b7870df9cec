"""The report on a whole interview: what was strong, what to work on, where to go next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from bot.guide.model import Guide
from bot.interview.feedback import ELEMENT_NAMES
from bot.interview.record import Interview, Mode, Turn, TurnStatus
from bot.interview.say import Button, Say
from bot.scoring.score import Score


def best_score(turn: Turn) -> Score | None:
    """The score of the best-rated try at a question; the later one of equals."""
    scores = [Score(**attempt.score.document) for attempt in turn.attempts if attempt.score]
    return max(reversed(scores), key=lambda score: score.rating, default=None)


class Asker(Protocol):
    """Knows the guide, and how a question was put."""

    guide: Guide

    def phrasing(self, turn: Turn) -> str:
        """The question as it was last put."""


def report_on(asker: Asker, interview: Interview, opening: str, buttons: tuple[Button, ...]) -> Say:
    """The closing summary. `opening` is its first sentence."""
    rows = [(turn, best_score(turn)) for turn in interview.turns if turn.tries]
    scored = [(turn, score) for turn, score in rows if score]
    skipped = sum(turn.status is TurnStatus.SKIPPED for turn in interview.turns)
    lines = [opening, _count(len(rows), skipped)]
    if scored:
        lines.append(f"Across your answers: {mean([score.rating for _, score in scored]):g} out of 5.")
        lines += [f"• {_short(asker.guide, turn)}: {score.rating:g}" for turn, score in scored]
        lines.append(_heard(scored))
        lines += _look_ahead(scored, heard_before=interview.mode is Mode.PRACTICE)
    card: dict[str, Any] = {
        "type": "report",
        "interview_id": interview.id,
        "mean": mean([score.rating for _, score in scored]) if scored else None,
        "skipped": skipped,
        "answers": [
            {
                "question_id": turn.question_id,
                "question": asker.phrasing(turn),
                "rating": score.rating,
                "elements": {key: finding.present for key, finding in score.elements.items()},
                "next_step": score.next_step,
            }
            for turn, score in scored
        ],
    }
    return Say("\n".join(line for line in lines if line), "report", buttons, card)


def _count(answered: int, skipped: int) -> str:
    if not answered:
        return "You left out every question this time." if skipped else ""
    answers = "one question" if answered == 1 else f"{answered} questions"
    return f"You answered {answers}" + (f" and left out {skipped}." if skipped else ".")


def mean(ratings: Sequence[float]) -> float:
    """The mean of some ratings, to one decimal."""
    return round(sum(ratings) / len(ratings), 1)


TELLING = 0.5
"""Rating points from which two answers are told apart."""


def _look_ahead(scored: list[tuple[Turn, Score]], heard_before: bool) -> list[str]:
    """The best answer and the one with most to gain: by number, if feedback on them was heard, else in its words."""
    ranked = sorted(scored, key=lambda row: row[1].rating)
    (weakest_turn, weakest), (strongest_turn, strongest) = ranked[0], ranked[-1]
    if heard_before:
        if strongest.rating - weakest.rating < TELLING:
            return []
        here, there = strongest_turn.position + 1, weakest_turn.position + 1
        return [f"Number {here} was your strongest; number {there} has most to gain from another try."]
    lines = [f"What carried your best answer: {strength.says}" for strength in strongest.strengths[:1]]
    return lines + ([f"What would help most next time: {weakest.next_step}"] if weakest.rating < 5 else [])


def _short(guide: Guide, turn: Turn) -> str:
    group = guide.question(turn.question_id).group
    name = next(entry.name for entry in guide.groups if entry.id == group)
    return f"{turn.position + 1}. {name}"


def _heard(scored: list[tuple[Turn, Score]]) -> str:
    """Which part of a story was left out most often, in one sentence."""
    stories = [score for _, score in scored if score.story_type == "story"]
    if len(stories) < 2:
        return ""
    missing = Counter(
        key for score in stories for key, finding in score.elements.items() if not finding.present and not finding.spans
    )
    if not missing:
        return "Every story you told had something of a situation, a task, an action and a result."
    key, times = missing.most_common(1)[0]
    return f"The part of a story left out most often was the {ELEMENT_NAMES[key]}: {times} of {len(stories)} times."
