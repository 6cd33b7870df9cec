"""Whether a claim about a measure tells of a gain or of a loss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guide.model import Guide, Kpi
    from bot.scoring.claims import Claim
    from bot.scoring.motion import Move
    from bot.scoring.quantities import Quantity

Direction = Literal["improved", "worsened", "none"]

SCALED_EITHER_WAY = frozenset(["CES"])
"""Scores of which some versions count upward and some downward: the speaker's 'improved' decides."""


def direction_of(claim: Claim, kpi: Kpi) -> Direction:
    """Whether a claim says that its measure got better or worse; none for levels, targets and wishes."""
    if claim.wanted:
        return "none"
    move = claim.move
    if claim.move in ("better", "worse") and kpi.id in SCALED_EITHER_WAY:
        return "improved" if claim.move == "better" else "worsened"
    if claim.start and claim.goal:
        start, goal = same_scale(claim.start, claim.goal)
        if start != goal:
            move = "up" if goal > start else "down"
    if claim.change_words and not move:
        move = "up"
    if move in ("", "still"):
        return "none"
    if move in ("better", "worse"):
        return "improved" if move == "better" else "worsened"
    if kpi.better == "band":
        return _toward_band(claim, kpi)
    return "improved" if (move == "up") == (kpi.better == "higher") else "worsened"


def same_scale(start: Quantity, goal: Quantity) -> tuple[float, float]:
    """The values of two figures in one unit: 'from 9 to 6 minutes' names the unit only once."""
    one, two = start.value, goal.value
    if start.unit == "plain" and goal.unit == "seconds" and one < 100:
        one *= goal.factor
    elif goal.unit == "plain" and start.unit == "seconds" and two < 100:
        two *= start.factor
    return one, two


def _toward_band(claim: Claim, kpi: Kpi) -> Direction:
    """Where neither high nor low is good, a move is judged by where it ends; unknown ends count as a fall being
    better.
    """
    if claim.goal and kpi.low is not None and kpi.high is not None:
        if kpi.low <= claim.goal.value <= kpi.high:
            return "improved"
        return "worsened"
    return "none"


def compare_levels(claims: list[Claim], labels: Sequence[str], guide: Guide) -> list[Claim]:
    """A bare level in the outcome is read against the last level that the text gave for the same measure before."""
    seen: dict[str, Claim] = {}
    result = []
    for claim in claims:
        label = labels[claim.segment] if claim.segment < len(labels) else "O"
        before = seen.get(claim.kpi)
        if (
            label == "R" and before is not None and before.goal and claim.goal and not claim.start and not claim.move
            and before.goal.value != claim.goal.value and before.goal.unit == claim.goal.unit
        ):  # fmt: skip
            move: Move = "up" if claim.goal.value > before.goal.value else "down"
            claim = replace(claim, move=move)
            claim = replace(claim, direction=direction_of(claim, guide.kpi(claim.kpi)))
        if label in ("S", "A") and claim.goal and not claim.wanted:
            seen[claim.kpi] = claim
        result.append(claim)
    return result
