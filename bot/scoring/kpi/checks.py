"""What a careful interviewer would ask about a KPI claim, each finding with a sentence for the candidate.

Bands and counter-questions are the guide's; arithmetic is ours. A finding draws a question and lowers no rating, since
there is no agreed standard for these measures; only a loss that is told as a win does (`rating.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.kpi.directions import same_scale
from bot.scoring.kpi.periods import RATE, find_periods
from bot.scoring.score import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.guide.model import Guide, Kpi
    from bot.scoring.kpi.claim import Claim

_PROUD = re.compile(
    r"\b(?:win|won|great|proud|success\w*|improv\w*|achiev\w*|happy|best|fantastic|excellent|brilliant|pleased|"
    r"amazing|delight\w*)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?]\s|\b(?:but|while|though|although|whereas)\b", re.IGNORECASE)
OWNED = re.compile(
    r"\b(?:(?:won't|don't|didn't|not) hide|to be (?:fair|honest)|admit\w*|i must say|the price|cost us|worth it|"
    r"on purpose|knew it would|as (?:we )?expected|accepted|had warned|at first)\b",
    re.IGNORECASE,
)
"""Words that own a loss."""
PERIOD_MATTERS = frozenset(["TURNOVER", "RETENTION", "ABSENTEEISM", "CHURN"])
"""Rates that mean nothing without the time that they cover."""
ROUNDING = 2.0
"""Percent by which a stated percentage may miss the exact one; people round."""


def check_claim(
    claim: Claim, others: Sequence[Claim], guide: Guide, text: str, sentence: str, label: str, before: str
) -> list[Check]:
    """The findings about one claim, given the other claims of the answer, its text, the claim's own sentence and its
    label, and what stands just before it. Nobody boasts of how things stood at first.
    """
    kpi = guide.kpi(claim.kpi)
    return [
        *_arithmetic(claim, kpi, text),
        *_plausibility(claim, kpi),
        *_completeness(claim, kpi, _dates(f"{before} {sentence}")),
        *_counter_metric(claim, others, kpi),
        *_worse_as_win(claim, kpi, _boast(claim, others, text, sentence) if label != "S" else ""),
    ]


def _dates(text: str) -> bool:
    """Whether a text says by when or within what time; 'for two hours' and 'on Tuesday' date no change."""
    words = [text[start:end].lower() for start, end in find_periods(text)]
    return any(not one.startswith(("for ", "on ", "at ")) and not RATE.fullmatch(one) for one in words)


def _boast(claim: Claim, others: Sequence[Claim], text: str, sentence: str) -> str:
    """The words in which a claim could be told as a win: its own clause if something else in the sentence improved."""
    if not any(other.direction == "improved" and other.segment == claim.segment for other in others):
        return sentence
    start, end = claim.mention
    left = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    right = _CLAUSE.search(text, end)
    return text[left : right.start() if right else len(text)]


def _arithmetic(claim: Claim, kpi: Kpi, text: str) -> Iterator[Check]:
    if claim.start is None or claim.goal is None or claim.change is None:
        return
    start, goal = same_scale(claim.start, claim.goal)
    if not start:
        return
    said = text[claim.start.start : claim.start.end], text[claim.goal.start : claim.goal.end]
    points, share = abs(goal - start), abs(goal - start) / abs(start) * 100
    change = abs(claim.change.value)
    if claim.change.unit in ("percent", "share"):
        if abs(share - change) <= ROUNDING:
            return
        if kpi.unit in ("percent", "score") and abs(points - change) <= 0.6:
            yield Check(
                kind="points-or-percent",
                says=f"{said[0]} to {said[1]} is {points:g} points, which is {share:.0f} %. Better say points.",
            )
        else:
            yield Check(kind="arithmetic", says=f"{said[0]} to {said[1]} is {share:.0f} %, not {change:g} %.")
    elif claim.change.unit == "points" and abs(points - change) > 0.6:
        yield Check(kind="arithmetic", says=f"{said[0]} to {said[1]} is {points:g} points, not {change:g}.")
    elif claim.change.unit == "seconds" and abs(points - change) > max(1.0, 0.05 * change):
        yield Check(kind="arithmetic", says=f"{said[0]} to {said[1]} is {points:.0f} seconds, not {change:.0f}.")


def _plausibility(claim: Claim, kpi: Kpi) -> Iterator[Check]:
    if claim.goal is None or not kpi.ask_if or claim.goal.unit in ("points", "times", "scale"):
        return
    if kpi.unit == "percent" and claim.goal.unit == "seconds":
        return  # days off, not a share of them
    level = claim.goal.value
    if kpi.unit == "duration" and claim.goal.unit == "plain" and level < 30:
        level *= 60
    if (
        kpi.unit == "percent"
        and claim.goal.unit == "plain"
        and level <= 10
        and (level != int(level) or level <= 5)
        and kpi.better == "higher"
    ):
        return  # a score out of five or ten rather than a percentage
    if (kpi.high is not None and level > kpi.high) or (kpi.low is not None and level < kpi.low):
        yield Check(kind="plausibility", says=kpi.ask_if)


def _completeness(claim: Claim, kpi: Kpi, dated: bool) -> Iterator[Check]:
    """What is left open. A time told for one figure of a list, or just before, is `dated` for all of them."""
    if claim.direction == "none" or claim.wanted:
        return
    if kpi.id in PERIOD_MATTERS and claim.has_figure and claim.period is None:
        yield Check(kind="period", says=kpi.clarify or f"Over which period was that {kpi.name.lower()}?")
    elif claim.has_figure and claim.period is None and not dated:
        yield Check(kind="period", says=f"By when, or over how long, did {_named(kpi)} change?")
    # A change and an end tell the start.
    if claim.start is None and claim.goal is None and (claim.change is not None or claim.change_words is not None):
        yield Check(kind="baseline", says=f"Where did {_named(kpi)} start?")


def _counter_metric(claim: Claim, others: Sequence[Claim], kpi: Kpi) -> Iterator[Check]:
    named = {other.kpi for other in others}
    if claim.direction == "improved" and kpi.counter_probe and not named & set(kpi.counters):
        yield Check(kind="counter-metric", says=kpi.counter_probe)


def _worse_as_win(claim: Claim, kpi: Kpi, sentence: str) -> Iterator[Check]:
    if claim.direction == "worsened" and _PROUD.search(sentence) and not OWNED.search(sentence):
        way = {"higher": "A fall", "lower": "A rise", "band": "A move out of the usual band"}[kpi.better]
        yield Check(
            kind="worse-as-win", says=f"{way} in {_named(kpi)} is usually a loss. If it was one worth having, say why."
        )


def _named(kpi: Kpi) -> str:
    return kpi.name if kpi.name.isupper() else kpi.name[0].lower() + kpi.name[1:]
