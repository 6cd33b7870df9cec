"""What a question asks for: an episode from the past, or something else that STAR does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from bot.guide.model import QuestionKind

if TYPE_CHECKING:
    from bot.guide.model import Question

Rubric = Literal["episode", "approach"]
"""Which anchors a rating follows: those for a story, or those for approach, hypothetical, values, personal and
salary questions."""

_EPISODE = re.compile(
    r"\b(?:time|example|situation|occasion|instance|when (?:you|did)|(?:project|decision|mistake|challenge|"
    r"conflict|achievement|change) (?:you|that)|"
    r"hardest|last|proud(?:est)?|have you (?:ever|had|led|managed)|did you)\b|\bdescribe\b|\btell (?:me|"
    r"us) about (?:an?|the|your (?:greatest|biggest|proudest))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\W*(?:how (?:do|would|will|should)|what (?:would|do|is|are|will|should)|why|where|which|who|are you|"
    r"can you work|imagine|suppose|if you|say )",
    re.IGNORECASE,
)


def rubric_for(question: Question | None, question_text: str | None, story_type: str) -> Rubric:
    """The rubric for an answer: by the question's kind, else by its words, else by what the answer turned out to be."""
    if question is not None:
        return "episode" if question.kind is QuestionKind.BEHAVIOURAL else "approach"
    if question_text:
        return "episode" if asks_for_episode(question_text) else "approach"
    return "approach" if story_type == "hypothetical" else "episode"


def asks_for_episode(question: str) -> bool:
    """Whether a question's words ask for something that happened."""
    return bool(_EPISODE.search(question)) and not _OTHER.match(question)
