"""What a text claims of a KPI: from what, to what, by how much, in what time, and whether that is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.scoring.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide
    from bot.scoring.kpis import Mention

Direction = Literal["improved", "worsened", "none"]
Move = Literal["up", "down", "better", "worse", ""]

UP = frozenset(
    [
        "rise",
        "grow",
        "climb",
        "increase",
        "jump",
        "go",
        "raise",
        "gain",
        "up",
        "lift",
        "boost",
        "double",
        "triple",
        "push",
        "higher",
        "soar",
    ]
)
DOWN = frozenset(
    [
        "fall",
        "drop",
        "decrease",
        "decline",
        "reduce",
        "cut",
        "lower",
        "shave",
        "halve",
        "shrink",
        "slip",
        "down",
        "trim",
        "slash",
        "dip",
    ]
)
BETTER = frozenset(["improve", "recover", "better"])
WORSE = frozenset(["worsen", "deteriorate", "suffer", "worse"])
ENDS = frozenset(["to", "at", "reach", "reached", "hit", "now"])


@dataclass(frozen=True)
class Claim:
    """A KPI mention with its figures. Token ranges refer to the text's Doc."""

    mention: Mention
    start: Quantity | None = None
    goal: Quantity | None = None
    change: Quantity | None = None
    period: Span | None = None
    move: Move = ""
    direction: Direction = "none"
    target: bool = False


def read_claims(doc: Doc, segments: Sequence[Span], mentions: Sequence[Mention], guide: Guide) -> list[Claim]:
    """One claim per mention, with the figures of its own segment."""
    quantities = find_quantities(doc)
    claims = []
    for segment in segments:
        inside = [m for m in mentions if segment.start <= m.span.start < segment.end]
        figures = [q for q in quantities if segment.start <= q.start < segment.end]
        for number, mention in enumerate(inside):
            left = mention.span.start if number else segment.start
            right = inside[number + 1].span.start if number + 1 < len(inside) else segment.end
            mine = [q for q in figures if left <= q.start < right]
            claims.append(_read_claim(doc, mention, mine, doc[left:right], guide))
    return claims


def _read_claim(doc: Doc, mention: Mention, figures: list[Quantity], scope: Span, guide: Guide) -> Claim:
    start = goal = change = None
    for q in figures:
        before = doc[q.start - 1].lower_ if q.start else ""
        if before == "from":
            start = q
        elif before == "by" or q.unit == "points":
            change = change or q
        elif before in ENDS or goal is None:
            goal = q
    move: Move = ""
    for token in scope:
        lemma = token.lemma_.lower()
        move = (
            "up"
            if lemma in UP
            else "down"
            if lemma in DOWN
            else "better"
            if lemma in BETTER
            else "worse"
            if lemma in WORSE
            else move
        )
        if move and lemma != "go":
            break
    if start and goal and start.value != goal.value:
        move = "up" if goal.value > start.value else "down"
    return Claim(mention, start, goal, change, None, move, _direction(move, mention.kpi, guide))


def _direction(move: Move, kpi: str, guide: Guide) -> Direction:
    if move in ("better", "worse"):
        return "improved" if move == "better" else "worsened"
    better = guide.kpi(kpi).better
    if not move or better == "band":
        return "none"
    return "improved" if (move == "up") == (better == "higher") else "worsened"
