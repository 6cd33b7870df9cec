"""All that was found in an answer and that feedback may speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guide.model import Question
    from bot.scoring.advice.setbacks import HardEnding
    from bot.scoring.asking import Rubric
    from bot.scoring.gaming.tricks import Trick
    from bot.scoring.score import (
        Delivery,
        ElementFinding,
        KpiClaim,
        Ownership,
        PointFinding,
        RatingPart,
        Sentence,
    )

SURE = 0.6
"""Confidence of a label from which a sentence is quoted for it, or said to touch on it."""
TOGETHER = 1.0
"""Confidence from which two sentences or more together have told an element, whatever the whole looks like."""
FULL = 12
"""Words from which one sentence that is sure tells it as well as two."""


@dataclass(frozen=True)
class Findings:
    """The parts of a score that come before its feedback."""

    text: str
    story_type: str
    rubric: Rubric
    rating: float
    parts: Sequence[RatingPart]
    sentences: Sequence[Sentence]
    elements: dict[str, ElementFinding]
    kpis: Sequence[KpiClaim]
    ownership: Ownership
    delivery: Delivery
    points: Sequence[PointFinding]
    question: Question | None
    question_text: str | None
    tricks: Sequence[Trick]
    outcome_figures: bool
    hard: HardEnding | None = None
    lost: bool = False
    """Whether the outcome is a loss that nobody owns."""
    terms: bool = False
    """Whether the question is about pay or hours."""

    def surely(self, label: str) -> list[Sentence]:
        """The sentences that tell an element beyond doubt."""
        return [one for one in self.sentences if one.label == label and one.confidence >= SURE]

    def _is_outcome(self, claim: KpiClaim) -> bool:
        """Whether a claim tells how a figure moved, apart from how things stood at first."""
        around = next((one for one in self.sentences if one.start <= claim.start < one.end), None)
        return (
            claim.direction != "none" and bool(claim.to or claim.change) and around is not None and around.label != "S"
        )

    def told(self, label: str) -> bool:
        """Whether an element is there: found as a whole, or, for scene and outcome, told in two sentences or a full one
        that are a small part of the answer. Steps need more than that.
        """
        if self.elements[label].present or label not in ("S", "R"):
            return self.elements[label].present
        if label == "R" and any(self._is_outcome(claim) for claim in self.kpis):
            return True
        full = any(len(self.text[one.start : one.end].split()) >= FULL for one in self.surely(label))
        likely = [one.confidence for one in self.sentences if one.label == label]
        return full or (len(likely) > 1 and sum(likely) >= TOGETHER)

    def point_says(self, kind: str) -> str:
        """The words for the point of the question's tip that a gap or strength `point:<id>` is about."""
        if self.question is None or not kind.startswith("point:"):
            return ""
        return next((point.says for point in self.question.points if point.id == kind[6:]), "")
