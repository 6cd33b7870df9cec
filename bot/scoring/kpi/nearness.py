"""Whether a figure of a later sentence can be a level of a measure, given what was told of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.scoring.kpi.directions import same_scale

if TYPE_CHECKING:
    from bot.guide.model import Kpi
    from bot.scoring.kpi.claim import Claim
    from bot.scoring.kpi.quantities import Quantity

FAR = 2.5
"""How many times a level the next one may be before it is rather that of another measure told of."""
WILD = 20
"""How many times it may be at all."""


def most_apart(kpi: Kpi) -> float:
    """How many times one level of a measure may be another: a high share never falls to a fraction of itself."""
    if kpi.unit == "count":
        return math.inf
    return FAR if kpi.unit == "percent" and kpi.better != "lower" and (kpi.low or 0) >= 20 else WILD


def within(q: Quantity, claim: Claim, kpi: Kpi) -> bool:
    """Whether a level is not above what a share of this kind ever is, shrinkage at 70 percent, unless they are counted:
    '200 escalations'.
    """
    if kpi.unit != "percent" or kpi.high is None or kpi.better == "higher" or q.unit not in ("percent", "plain"):
        return True
    told = claim.goal or claim.start
    return q.value <= kpi.high or (told is not None and told.unit == "plain" and told.value > kpi.high)


def apart(claim: Claim, q: Quantity) -> float:
    """How many times the level told of a measure a figure is, or the level the figure; 1 if they cannot be set against
    each other.
    """
    level = claim.goal or claim.start
    if level is None or q.unit in ("points", "times") or min(level.value, q.value) <= 0:
        return 1.0
    before, after = same_scale(level, q)
    scales = (1, 60, 1 / 60) if {level.unit, q.unit} == {"plain", "seconds"} else (1,)
    return min(max(before * scale / after, after / before / scale) for scale in scales)
