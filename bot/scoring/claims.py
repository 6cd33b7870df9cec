"""What a text claims of a KPI: from what, to what, by how much, in what time, and whether that is better."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.scoring.kpis import ORDINARY
from bot.scoring.motion import CHANGING, Move, movement, only_wanted
from bot.scoring.periods import find_periods
from bot.scoring.quantities import Quantity, find_quantities
from bot.scoring.roles import sort_figures
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from bot.guide.model import Guide, Kpi
    from bot.scoring.kpis import Mention

Direction = Literal["improved", "worsened", "none"]
Offsets = tuple[int, int]

SEPARATORS = listed(
    """
    ; , and but while with — – - plus then as so because when though although : .
    """
)
_HALF = re.compile(r"\bin half\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A KPI mention with its figures. Offsets are characters of the text; `words` cut from them are the words of
    the text.
    """

    kpi: str
    mention: Offsets
    start: Quantity | None = None
    goal: Quantity | None = None
    change: Quantity | None = None
    change_words: Offsets | None = None
    period: Offsets | None = None
    move: Move = ""
    wanted: bool = False
    direction: Direction = "none"
    segment: int = 0

    @property
    def has_figure(self) -> bool:
        """Whether any figure goes with the mention."""
        return bool(self.start or self.goal or self.change or self.change_words)


@dataclass(frozen=True)
class Zone:
    """The part of a segment that speaks of one mention."""

    mention: Mention
    start: int
    end: int
    """Token range."""


def read_claims(
    doc: Doc, segments: Sequence[Span], labels: Sequence[str], mentions: Sequence[Mention], guide: Guide
) -> list[Claim]:
    """The claims of a text in order: one per mention, and per measure only once in a segment unless each has its
    own figures.
    """
    claims: list[Claim] = []
    text = doc.text
    for number, segment in enumerate(segments):
        inside = [m for m in mentions if segment.start <= m.span.start < segment.end]
        found = _segment_claims(doc, text, segment, inside, guide)
        claims.extend(replace(claim, segment=number) for claim in found)
    return _compare(claims, labels, guide)


def _segment_claims(doc: Doc, text: str, segment: Span, mentions: Sequence[Mention], guide: Guide) -> list[Claim]:
    if not mentions:
        return []
    offset = segment.start_char
    words = text[offset : segment.end_char]
    periods = [(a + offset, b + offset) for a, b in find_periods(words)]
    quantities = [_shift(q, offset) for q in find_quantities(words)]
    pairs = []
    for zone in _zones(doc, segment, mentions):
        claim = _read_zone(doc, text, zone, quantities, periods, guide.kpi(zone.mention.kpi))
        pairs.append((zone, claim))
    claims = [_shared(pairs, i, guide) for i in range(len(pairs))]
    kept: list[Claim] = []
    for (zone, _), claim in zip(pairs, claims, strict=True):
        if zone.mention.loose and not _supported(
            claim, guide.kpi(claim.kpi), zone.mention.span.text.lower() in ORDINARY
        ):
            continue
        twin = next((i for i, other in enumerate(kept) if other.kpi == claim.kpi), None)
        if twin is not None and not (claim.has_figure and kept[twin].has_figure):
            kept[twin] = claim if claim.has_figure and not kept[twin].has_figure else kept[twin]
            continue
        kept.append(claim)
    return kept


def _supported(claim: Claim, kpi: Kpi, named: bool) -> bool:
    """Whether a loose name has a figure close by that only this measure would have, or, if the guide names it, a
    movement.
    """
    if named and claim.move not in ("", "still"):
        return True
    figures = [q for q in (claim.start, claim.goal, claim.change) if q is not None]
    if kpi.unit == "duration":
        figures = [q for q in figures if q.unit == "seconds"]
    elif kpi.id in ("SERVICE_LEVEL", "ABANDONMENT"):
        figures = [q for q in figures if q.unit in ("percent", "share", "points")]
    close = [q for q in figures if -60 < q.start - claim.mention[1] < 40]
    return bool(close) or (kpi.id in ("CSAT", "QA") and claim.change_words is not None)


def _shift(q: Quantity, offset: int) -> Quantity:
    return replace(q, start=q.start + offset, end=q.end + offset, core=q.core + offset)


def _zones(doc: Doc, segment: Span, mentions: Sequence[Mention]) -> list[Zone]:
    """Cut a segment between its mentions, at the last joining word or comma before each of them."""
    cuts = [segment.start]
    for before, after in itertools.pairwise(mentions):
        cut = after.span.start
        for i in range(after.span.start - 1, before.span.end - 1, -1):
            if doc[i].lower_ in SEPARATORS:
                cut = i
                break
        cuts.append(cut)
    return [Zone(m, a, b) for m, a, b in zip(mentions, cuts, [*cuts[1:], segment.end], strict=True)]


def _read_zone(
    doc: Doc, text: str, zone: Zone, quantities: Sequence[Quantity], periods: Sequence[Offsets], kpi: Kpi
) -> Claim:
    left, right = doc[zone.start].idx, doc[zone.end - 1].idx + len(doc[zone.end - 1])
    span = zone.mention.span
    mention = (span.start_char, span.end_char)
    own_periods = [p for p in periods if left <= p[0] < right]
    mine = [q for q in quantities if left <= q.core < right and not _overlaps((q.core, q.end), own_periods, q)]
    named = [q for q in mine if mention[0] <= q.core < mention[1]]
    mine = [q for q in mine if q not in named] or [q for q in named if q.unit == "share"]
    figures = sort_figures(text, mine, kpi, (left, right), mention)
    tokens = [t for t in doc[zone.start : zone.end] if not mention[0] <= t.idx < mention[1]]
    move, token = movement(tokens)
    change_words = None
    if figures.change is None:
        change_words = _changing_word(tokens)
    wanted = token is not None and only_wanted(token)
    claim = Claim(
        kpi.id, mention, figures.start, figures.goal, figures.change, change_words,
        own_periods[0] if own_periods else None, move, wanted,
    )  # fmt: skip
    return replace(claim, direction=_direction(claim, kpi))


def _overlaps(span: Offsets, periods: Sequence[Offsets], q: Quantity) -> bool:
    return any(a < span[1] and span[0] < b for a, b in periods) and q.unit in ("plain", "seconds", "share")


def _changing_word(tokens: Sequence[Token]) -> Offsets | None:
    for token in tokens:
        if token.lemma_.lower() in CHANGING or token.lower_ in CHANGING:
            return token.idx, token.idx + len(token)
        followed = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        if (
            token.lower_ == "half"
            and followed not in ("a", "an", "past", "year")
            and token.i
            and token.nbor(-1).lower_ in ("in", "by")
        ):
            start = token.nbor(-1) if token.nbor(-1).lower_ == "in" else token
            if start is not token and start.i and start.nbor(-1).lower_ in ("cut", "down"):
                start = start.nbor(-1)
            return start.idx, token.idx + len(token)
    return None


def _shared(pairs: Sequence[tuple[Zone, Claim]], index: int, guide: Guide) -> Claim:
    """A mention without a predicate of its own takes that of the mention it is joined to: 'CSAT and NPS rose',
    'raised CSAT and NPS'.
    """
    zone, claim = pairs[index]
    if claim.move or claim.has_figure:
        return claim
    for other in (index + 1, index - 1):
        if 0 <= other < len(pairs) and _joined(zone.mention.span, pairs[other][0].mention.span):
            lender = pairs[other][1]
            if lender.move:
                claim = replace(claim, move=lender.move, wanted=lender.wanted)
                return replace(claim, direction=_direction(claim, guide.kpi(claim.kpi)))
    return claim


def _joined(one: Span, two: Span) -> bool:
    first, second = (one, two) if one.start < two.start else (two, one)
    gap = second.start - first.end
    return second.root.dep_ in ("conj", "appos") or (
        gap <= 3
        and all(
            t.lower_ in (",", "and", "or", "/", "&", "our", "the", "both") for t in first.doc[first.end : second.start]
        )
    )


def _direction(claim: Claim, kpi: Kpi) -> Direction:
    if claim.wanted:
        return "none"
    move = claim.move
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


def _compare(claims: list[Claim], labels: Sequence[str], guide: Guide) -> list[Claim]:
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
            claim = replace(claim, direction=_direction(claim, guide.kpi(claim.kpi)))
        if label in ("S", "A") and claim.goal and not claim.wanted:
            seen[claim.kpi] = claim
        result.append(claim)
    return result
