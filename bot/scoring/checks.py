"""What a careful interviewer would ask about a KPI claim, each finding with a sentence for the candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.score import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guide.model import Guide
    from bot.scoring.claims import Claim


def check_claim(claim: Claim, others: Sequence[Claim], guide: Guide) -> list[Check]:
    """The findings about one claim, given the other claims of the same answer."""
    kpi = guide.kpi(claim.kpi)
    checks = []
    if claim.start and claim.goal and claim.change and claim.change.unit == "percent" and claim.start.value:
        real = abs(claim.goal.value - claim.start.value) / abs(claim.start.value) * 100
        if abs(real - claim.change.value) > 2:
            checks.append(
                Check(kind="arithmetic", says=f"The figures you gave make {real:.0f} %, not {claim.change.value:g} %.")
            )
    level = claim.goal
    if (
        level
        and kpi.ask_if
        and ((kpi.high is not None and level.value > kpi.high) or (kpi.low is not None and level.value < kpi.low))
    ):
        checks.append(Check(kind="plausibility", says=kpi.ask_if))
    named = {other.kpi for other in others}
    if claim.direction == "improved" and kpi.counters and kpi.counter_probe and not named & set(kpi.counters):
        checks.append(Check(kind="counter-metric", says=kpi.counter_probe))
    return checks
