"""The rating, 1 to 5, as a sum of named parts that a person can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.scoring.score import RatingPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.scoring.claims import Claim
    from bot.scoring.score import Delivery, ElementFinding, Ownership, PointFinding

RUBRIC_VERSION = "1"
CAPS = {
    "non-answer": 1.4,
    "opinion": 2.4,
    "self-description": 2.4,
    "pseudo-story": 3.2,
    "hypothetical": 3.4,
    "story": 5.0,
}
"""The most that each kind of answer can reach when an episode was asked for."""


@dataclass(frozen=True)
class Evidence:
    """Everything that the rating looks at."""

    story_type: str
    elements: dict[str, ElementFinding]
    claims: Sequence[Claim]
    ownership: Ownership
    delivery: Delivery
    points: Sequence[PointFinding]
    figures: int
    relevance: float


def rate(evidence: Evidence) -> tuple[int, list[RatingPart]]:
    """The rating and its parts."""
    e = evidence.elements
    outcome = e["R"].confidence
    checkable = min(1.0, evidence.figures / 2) if e["R"].present else 0.0
    parts = [
        RatingPart(name="setting", value=round(0.5 * e["S"].confidence, 2), out_of=0.5, says="how things stood"),
        RatingPart(name="task", value=round(0.6 * e["T"].confidence, 2), out_of=0.6, says="what you had to achieve"),
        RatingPart(
            name="steps",
            value=round(1.3 * min(1.0, evidence.ownership.own / 3 + evidence.ownership.shared / 6), 2),
            out_of=1.3,
            says="what you did",
        ),
        RatingPart(name="outcome", value=round(0.8 * outcome, 2), out_of=0.8, says="what came of it"),
        RatingPart(name="checkable", value=round(0.8 * checkable, 2), out_of=0.8, says="figures that could be checked"),
    ]
    total = 1.0 + sum(part.value for part in parts)
    total = min(total, CAPS[evidence.story_type])
    if evidence.delivery.words < 25:
        total = min(total, 2.0)
    return max(1, min(5, round(total))), parts
