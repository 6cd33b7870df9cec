"""Two tries at one question, held against each other: what changed, and whether that is more than noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bot.interview.past import Try
from bot.review.evidence import NAMES
from bot.review.noise import SURE_OF_AN_ELEMENT, Certainty, exact_rating, judge_change


@dataclass(frozen=True)
class ElementChange:
    """An element that one try has and the other has not."""

    element: str
    gained: bool
    sure: bool
    """Whether the scorer's calibrated probabilities make the change likelier than four in five."""

    @property
    def name(self) -> str:
        """Its name in a sentence."""
        return NAMES[self.element].lower()


@dataclass(frozen=True)
class Comparison:
    """What changed from one try to a later one."""

    before: Try
    after: Try
    change: float
    """Of the exact rating, before rounding."""
    certainty: Certainty
    elements: tuple[ElementChange, ...]
    figures_gained: tuple[dict[str, Any], ...]
    """KPI claims with a figure that only the later try makes."""
    figures_lost: tuple[dict[str, Any], ...]
    named: tuple[str, ...]
    """Ids of KPIs that the later try only names, and the earlier one does not mention at all."""
    no_longer_named: tuple[str, ...]
    words: int
    """By how many words the later try is longer."""

    @property
    def nothing_else(self) -> bool:
        """Whether only the rating and the length changed."""
        return not (self.elements or self.figures_gained or self.figures_lost or self.named or self.no_longer_named)


def compare(before: Try, after: Try) -> Comparison | None:
    """The changes between two tries; None if one of them has no score."""
    if before.document is None or after.document is None:
        return None
    change = exact_rating(after.document) - exact_rating(before.document)
    old, new = before.document["kpis"], after.document["kpis"]
    return Comparison(
        before,
        after,
        round(change, 1),
        judge_change(change),
        _elements(before.document["elements"], after.document["elements"]),
        _figures_only_in(new, old),
        _figures_only_in(old, new),
        _named_only_in(new, old),
        _named_only_in(old, new),
        after.document["delivery"]["words"] - before.document["delivery"]["words"],
    )


def compare_in_turn(tries: Sequence[Try]) -> list[Comparison]:
    """Each try against the one before it, and then the newest against the first if there are more than two."""
    steps = [compare(before, after) for before, after in pairwise(tries)]
    if len(tries) > 2:
        steps.append(compare(tries[0], tries[-1]))
    return [step for step in steps if step]


def _elements(before: dict[str, Any], after: dict[str, Any]) -> tuple[ElementChange, ...]:
    changes = []
    for key in NAMES:
        old, new = before[key], after[key]
        if old["present"] == new["present"]:
            continue
        gained = bool(new["present"])
        had, has = (old, new) if gained else (new, old)
        sure = has["confidence"] * (1 - had["confidence"]) >= SURE_OF_AN_ELEMENT
        changes.append(ElementChange(key, gained, sure))
    return tuple(changes)


def _figures_only_in(claims: Sequence[dict[str, Any]], other: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    known = {_figure(claim) for claim in other}
    only = {_figure(claim): claim for claim in claims if has_figure(claim) and _figure(claim) not in known}
    return tuple(only.values())


def _named_only_in(claims: Sequence[dict[str, Any]], other: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    told = {claim["kpi"] for claim in other} | {claim["kpi"] for claim in claims if has_figure(claim)}
    return tuple(dict.fromkeys(claim["kpi"] for claim in claims if claim["kpi"] not in told))


def _figure(claim: dict[str, Any]) -> tuple[Any, ...]:
    return claim["kpi"], claim["from"], claim["to"], claim["change"]


def has_figure(claim: dict[str, Any]) -> bool:
    """Whether a KPI is more than named."""
    return bool(claim["from"] or claim["to"] or claim["change"])


def claim_in_words(claim: dict[str, Any], name: str) -> str:
    """A KPI claim in few words: 'First contact resolution 61 % → 74 %', 'Customer satisfaction to 88'."""
    start, end, change = claim["from"], claim["to"], claim["change"]
    if start and end:
        return f"{name} {start} → {end}"
    if end and change and claim["direction"] != "none":
        return f"{name} by {change} to {end}"
    if end:
        return f"{name} {'to ' if claim['direction'] != 'none' else ''}{end}"
    if change and change.endswith("ed"):
        return f"{name} {change}"
    return f"{name} by {change}" if change else name
