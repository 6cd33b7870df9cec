"""Whether something beside a loose name shows that it means its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.kpi.fitting import RATED

if TYPE_CHECKING:
    from bot.guide.model import Guide
    from bot.scoring.kpi.claim import Claim
    from bot.scoring.kpi.kpis import Mention

IN_PERCENT = frozenset(
    [
        "SERVICE_LEVEL",
        "ABANDONMENT",
        "TRANSFER_RATE",
        "CHURN",
        "ESCALATION",
        "SELF_SERVICE",
        "REPEAT_CONTACT",
        "FORECAST_ACCURACY",
        "ADOPTION",
    ]
)
"""Measures whose loose names say nothing beside a bare number."""


def supported(claim: Claim, guide: Guide, mention: Mention) -> bool:
    """Whether a loose name has a figure that only this measure would have, near by if it is a mere hint, or, if it is
    an everyday name, a movement.
    """
    kpi, everyday = guide.kpi(claim.kpi), mention.firmness == "everyday"
    if everyday and (claim.move not in ("", "still") or claim.change_words):
        return True
    if everyday and claim.move and len(mention.span) > 1:
        return True
    figures = [q for q in claim.figures if q is not None]
    if everyday and kpi.id in RATED and any(q.unit == "plain" and q.end + 1 == claim.mention[0] for q in figures):
        return True
    if kpi.unit == "duration":
        figures = [q for q in figures if q.unit == "seconds"]
    elif kpi.id in IN_PERCENT:
        figures = [q for q in figures if q.unit in ("percent", "share", "points")]
    elif kpi.unit == "money" and not everyday:
        figures = [q for q in figures if q.unit == "money"]
    if everyday:
        figures = [q for q in figures if q.unit != "plain"] or [
            q for q in figures if -60 < q.start - claim.mention[1] < 40
        ]
    else:
        figures = [q for q in figures if -60 < q.start - claim.mention[1] < 40]
    return bool(figures or (claim.start and claim.goal)) or (
        kpi.id in ("CSAT", "QA") and claim.change_words is not None
    )
