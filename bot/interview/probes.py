"""Choosing the follow-up question: what was left out decides."""

from __future__ import annotations

from dataclasses import dataclass

from bot.guide.model import Question
from bot.interview.record import Turn
from bot.interview.wording import word
from bot.scoring.score import Score

MOST_PROBES = 2
"""Probes add information and cost comparability, so they are planned and bounded (Levashina et al. 2014)."""

STRONG = 3.5
"""Rating from which an answer is a strong one."""
_GENERIC = ("S", "T", "A", "R", "kpi", "example", "ownership", "particular", "loss", "lesson", "order", "relevance")


@dataclass(frozen=True)
class Chosen:
    """A probe to ask, and what it asks for."""

    text: str
    asks_for: str


def choose_probe(question: Question, phrasing: str, turn: Turn, score: Score, variant: int) -> Chosen | None:
    """The most valuable follow-up, or None if the answer needs none.

    Goes down the score's gaps, most valuable first; then asks what a KPI claim leaves open. Asks for nothing twice
    within a try, and at most `MOST_PROBES` times. A strong answer is probed once at most.
    """
    attempt = turn.attempt
    asked = set(attempt.probed_for) if attempt else set()
    most = 1 if score.rating >= STRONG else MOST_PROBES
    if len(asked) >= most:
        return None
    if score.story_type == "non-answer":
        if "non-answer" in asked:
            return None
        return Chosen(word("probe.non-answer", variant, question=phrasing), "non-answer")
    for gap in score.gaps:
        chosen = _probe_for(question, phrasing, gap.kind, variant)
        if gap.kind not in asked and chosen:
            return chosen
    for claim in score.kpis:
        for check in claim.checks:
            name = f"check:{check.kind}:{claim.kpi}"
            if check.says.endswith("?") and name not in asked:
                return Chosen(check.says, name)
    return None


def _probe_for(question: Question, phrasing: str, kind: str, variant: int) -> Chosen | None:
    own = [probe.text for probe in question.probes if probe.asks_for == kind]
    if own:
        return Chosen(own[variant % len(own)], kind)
    if kind in _GENERIC:
        return Chosen(word(f"probe.{kind}", variant, question=phrasing), kind)
    return None


def reword_probe(question: Question, turn: Turn, phrasing: str, variant: int) -> str:
    """The waiting probe in other words; the same words if there are no others."""
    kind = turn.probe_asks_for or "other"
    own = [probe.text for probe in question.probes if probe.asks_for == kind and probe.text != turn.probe]
    if own:
        return own[variant % len(own)]
    if kind in (*_GENERIC, "non-answer"):
        return word(f"probe.{kind}", variant, question=phrasing)
    return turn.probe or word("probe.other", variant)
