"""Whether a claim about a measure tells of a gain or of a loss."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guide.model import Guide, Kpi
    from bot.scoring.kpi.claim import Claim, Direction
    from bot.scoring.kpi.moves import Move
    from bot.scoring.kpi.quantities import Quantity


SCALED_EITHER_WAY = frozenset(["CES"])
"""Scores of which some versions count upward and some downward: the speaker's 'improved' decides."""
EXACT = frozenset(["FORECAST_ACCURACY", "ACCURACY"])
"""Measures of being right, of which people also tell how far they were off."""
_ERROR = re.compile(
    r"\b(?:the|our|an?|forecast) (?:\w+ )?(?:error|deviation|error rate) (?:was|is|stood|fell|went|of)\b", re.IGNORECASE
)
_LOW_IS_GOOD = re.compile(
    r"\b(?:low(?:er)?|less|small(?:er)?|one|1)(?: is|'s| was| means?| being) (?:the )?(?:good|better|best|easy|"
    r"easiest)\b"
    r"|\b(?:high(?:er)?|more|five|seven|ten|5|7|10)(?: is|'s| was| means?| being) (?:the )?(?:bad|worse|worst|hard|"
    r"hardest)\b",
    re.IGNORECASE,
)


_SHRANK = re.compile(
    r"\b(?:reduc\w+|lower\w*|less|fell|fall\w*|drop\w*|down|cut\w*|decreas\w+|shrank|halv\w+|eas(?:ed|ing|es))\b",
    re.IGNORECASE,
)


def direction_of(claim: Claim, kpi: Kpi) -> Direction:
    """Whether a claim says that its measure got better or worse; none for levels, targets and wishes."""
    if claim.wanted:
        return "none"
    move = claim.move
    if move in ("better", "worse") and kpi.id in SCALED_EITHER_WAY:
        return "improved" if move == "better" else "worsened"
    if claim.start and claim.goal:
        start, goal = same_scale(claim.start, claim.goal)
        if start == goal:
            return "none"
        move = "up" if goal > start else "down"
    if claim.change_words and not move:
        move = "up"
    if move in ("", "still"):
        return "none"
    if move in ("better", "worse"):
        return "improved" if move == "better" else "worsened"
    if kpi.better == "band":
        return _toward_band(claim, kpi, move)
    higher = kpi.better == "higher" and not claim.low_is_good
    return "improved" if (move == "up") == higher else "worsened"


def low_is_good(sentence: str, name: str, kpi: Kpi) -> bool:
    """Whether a score that usually counts upward counts downward here: the text says so, or it is effort that
    shrank. Some versions of the customer effort score count upward, some downward.
    """
    if _LOW_IS_GOOD.search(sentence) or (kpi.id in EXACT and _ERROR.search(sentence)):
        return True
    return kpi.id in SCALED_EITHER_WAY and name.lower().endswith("effort") and bool(_SHRANK.search(sentence))


def same_scale(start: Quantity, goal: Quantity) -> tuple[float, float]:
    """The values of two figures in one unit: 'from 9 to 6 minutes' names the unit only once."""
    one, two = start.value, goal.value
    if start.unit == "plain" and goal.unit == "seconds" and one < 100:
        one *= goal.factor
    elif goal.unit == "plain" and start.unit == "seconds" and two < 100:
        two *= start.factor
    elif {start.unit, goal.unit} == {"money", "plain"} and max(one, two) > 20 * min(one, two):
        # 'to four pounds ten from three eighty'
        one, two = (one / 100, two) if start.unit == "plain" else (one, two / 100)
    return one, two


def _toward_band(claim: Claim, kpi: Kpi, move: Move) -> Direction:
    """Where neither high nor low is good, a move is judged by whether it came nearer to the middle of the band; without
    figures, by whether it went up. Of what has no band, contacts, fewer are better, and that there are more may be
    growth.
    """
    if kpi.low is None or kpi.high is None:
        return "improved" if move == "down" else "none"
    middle = kpi.low + 0.8 * (kpi.high - kpi.low)
    if claim.start and claim.goal:
        return "improved" if abs(claim.goal.value - middle) < abs(claim.start.value - middle) else "worsened"
    if claim.goal:
        toward = claim.goal.value >= middle - 7 if move == "down" else claim.goal.value <= middle + 6
        return "improved" if toward else "worsened"
    return "improved" if move == "up" else "worsened"


def compare_levels(claims: list[Claim], labels: Sequence[str], guide: Guide) -> list[Claim]:
    """A bare level in the outcome is read against the last level that the text gave for the same measure before; so is
    one that is called an improvement: 'it was 82 … we improved it to 79'.
    """
    seen: dict[str, Claim] = {}
    result = []
    for claim in claims:
        label = labels[claim.segment] if claim.segment < len(labels) else "O"
        before = seen.get(claim.kpi)
        bare = not claim.move or (claim.move == "better" and before is not None and not before.owed and not claim.owed)
        if (
            label == "R" and before is not None and before.goal and claim.goal and not claim.start and bare
            and before.goal.value != claim.goal.value and before.goal.unit == claim.goal.unit
        ):  # fmt: skip
            move: Move = "up" if claim.goal.value > before.goal.value else "down"
            claim = replace(claim, move=move)
            claim = replace(claim, direction=direction_of(claim, guide.kpi(claim.kpi)))
        if label in ("S", "A") and claim.goal and not claim.wanted:
            seen[claim.kpi] = claim
        result.append(claim)
    return result
