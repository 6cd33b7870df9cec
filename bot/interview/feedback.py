"""Feedback on one answer, from its score: what came through, what was missing, one next step."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.guide.model import Question, QuestionKind
from bot.interview.pace import pace_of
from bot.interview.record import Attempt
from bot.interview.say import Button, Say
from bot.scoring.score import Score

ELEMENT_NAMES = {"S": "situation", "T": "task", "A": "action", "R": "result"}


def feedback_on(question: Question, phrasing: str, attempt: Attempt, score: Score, buttons: tuple[Button, ...]) -> Say:
    """Feedback on a finished answer, as text and as a card for a page."""
    lines = [f"Feedback: {score.rating:g} out of 5."]
    if question.kind in (QuestionKind.BEHAVIOURAL,) or score.story_type == "story":
        lines.append(_elements(score))
    if score.strengths:
        lines.append("What came through: " + " ".join(strength.says for strength in score.strengths[:2]))
    if score.gaps:
        lines.append("Most worth adding: " + score.gaps[0].says)
    remarks = [check.says for claim in score.kpis for check in claim.checks]
    if remarks:
        lines.append("On your figures: " + " ".join(remarks[:2]))
    pace = pace_of(attempt)
    if pace:
        lines.append(pace.says)
    lines.append("Next step: " + score.next_step)
    return Say("\n".join(lines), "feedback", buttons, _card(question, phrasing, attempt, score))


def _elements(score: Score) -> str:
    """What was found and what was not, as a row of names: a line that may stand below every answer."""
    rows: dict[str, list[str]] = {"Heard": [], "In passing": [], "Not found": []}
    for key, finding in score.elements.items():
        title = "Heard" if finding.present else "In passing" if finding.spans else "Not found"
        rows[title].append(ELEMENT_NAMES[key])
    return " ".join(f"{title}: {', '.join(names)}." for title, names in rows.items() if names)


def _card(question: Question, phrasing: str, attempt: Attempt, score: Score) -> dict[str, Any]:
    pace = pace_of(attempt)
    return {
        "type": "feedback",
        "question": phrasing,
        "question_id": question.id,
        "elements": list(question.elements),
        "try": attempt.number,
        "text": attempt.text,
        "pace": pace and {**asdict(pace), "says": pace.says},
        "score": score.document(),
        "points": {point.id: point.says for point in question.points},
    }
