"""What a text claims of a KPI: from what, to what, by how much, in what time, and whether that is better."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.scoring.directions import Direction, compare_levels, direction_of, low_is_good
from bot.scoring.hesitation import blank, blank_hesitation
from bot.scoring.idioms import idiom
from bot.scoring.motion import moved_past, movement, only_wanted
from bot.scoring.moves import CHANGING, Move
from bot.scoring.periods import RATE, find_periods
from bot.scoring.quantities import Quantity, find_quantities
from bot.scoring.roles import Figures, fits, sort_figures, with_noun
from bot.scoring.wishes import only_wished
from bot.scoring.zones import Zone, carries_on, cut_zones, join_twins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from bot.guide.model import Guide, Kpi
    from bot.scoring.kpis import Mention

Offsets = tuple[int, int]

CLAUSE_MARKS = frozenset([",", ";", ":", "but", "while", "though", "although"])
FOLLOWING = 3
"""Sentences after a mention that are read for its figures."""


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
    low_is_good: bool = False
    direction: Direction = "none"
    segment: int = 0

    @property
    def has_figure(self) -> bool:
        """Whether any figure goes with the mention."""
        return bool(self.start or self.goal or self.change or self.change_words)


def read_claims(
    doc: Doc, segments: Sequence[Span], labels: Sequence[str], mentions: Sequence[Mention], guide: Guide
) -> list[Claim]:
    """The claims of a text in order: one per mention, and per measure only once in a segment unless each has its
    own figures.
    """
    claims: list[Claim] = []
    inside = [[m for m in mentions if s.start <= m.span.start < s.end] for s in segments]
    for number, segment in enumerate(segments):
        if inside[number]:
            end, beside = _reach(doc, segments, inside, number, guide)
            found = _segment_claims(doc, segment, inside[number], end, beside, guide)
            claims.extend(replace(claim, segment=number) for claim in found)
    return compare_levels(claims, labels, guide)


def _reach(
    doc: Doc, segments: Sequence[Span], inside: Sequence[Sequence[Mention]], number: int, guide: Guide
) -> tuple[int, list[tuple[int, int]]]:
    """The token where the talk of a segment's last measure ends, after the sentences that go on about it, and the
    token ranges of sentences in between that do not.
    """
    kpi = guide.kpi(inside[number][-1].kpi)
    end = segments[number].end
    beside: list[tuple[int, int]] = []
    passed: list[tuple[int, int]] = []
    for following in range(number + 1, min(number + 1 + FOLLOWING, len(segments))):
        segment = segments[following]
        if any(not mention.loose for mention in inside[following]):
            break
        if _goes_on(doc, segment, kpi):
            end = segment.end
            beside.extend(passed)
            passed = []
        else:
            passed.append((segment.start, segment.end))
    return end, beside


def _goes_on(doc: Doc, segment: Span, kpi: Kpi) -> bool:
    """Whether a segment has a figure that can belong to a measure named before."""
    offset, text = segment.start_char, segment.text
    periods = find_periods(text)
    for q in find_quantities(text):
        if not fits(q, kpi, text[q.end :]) or _overlaps((q.core, q.end), periods, q):
            continue
        token = doc.char_span(q.start + offset, q.end + offset, alignment_mode="expand")
        if token is not None and carries_on(segment, token.start, kpi.unit == "count"):
            return True
    return False


def _segment_claims(
    doc: Doc,
    segment: Span,
    mentions: Sequence[Mention],
    end: int,
    beside: Sequence[tuple[int, int]],
    guide: Guide,
) -> list[Claim]:
    reader = _Reader(doc, segment.start, end)
    pairs: list[tuple[Zone, Claim]] = []
    for run in join_twins(cut_zones(doc, segment, mentions)):
        kpi = guide.kpi(run[0].mention.kpi)
        pairs.extend(_read_run(reader, run, kpi))
    if end > segment.end:
        zone, claim = pairs[-1]
        further = reader.read(zone.until(end, beside), guide.kpi(claim.kpi))
        if _adds(further, claim):
            pairs[-1] = (zone, further)
    claims = [_shared(pairs, i, guide) for i in range(len(pairs))]
    kept: list[Claim] = []
    for (zone, _), claim in zip(pairs, claims, strict=True):
        if zone.mention.loose and not _supported(claim, guide.kpi(claim.kpi), zone.mention.firmness == "everyday"):
            continue
        twin = next((i for i, other in enumerate(kept) if other.kpi == claim.kpi), None)
        if twin is not None and not (claim.has_figure and kept[twin].has_figure):
            kept[twin] = claim if claim.has_figure and not kept[twin].has_figure else kept[twin]
            continue
        kept.append(claim)
    return kept


def _read_run(reader: _Reader, run: Sequence[Zone], kpi: Kpi) -> list[tuple[Zone, Claim]]:
    """The claims of zones in a row about one measure: one claim if they make a start and an end together."""
    apart = [(zone, reader.read(zone, kpi)) for zone in run]
    telling = [claim for _, claim in apart if claim.has_figure]
    if len(run) == 1 or (len(telling) > 1 and any(claim.start and claim.goal for claim in telling)):
        return apart
    whole = reader.read(run[0].until(run[-1].end), kpi)
    firm = next((zone for zone in run if not zone.mention.loose), run[0])
    if whole.start and whole.goal:
        span = firm.mention.span
        return [(firm, replace(whole, mention=(span.start_char, span.end_char)))]
    return apart


def _adds(further: Claim, claim: Claim) -> bool:
    """Whether reading on gave a claim figures that it lacked, and kept those that it had."""
    if claim.start and claim.goal:
        return False
    had = [q for q in (claim.start, claim.goal, claim.change) if q]
    found = [q for q in (further.start, further.goal, further.change) if q]
    return len(found) > len(had) and all(q in found for q in had)


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
    return (
        bool(close) or bool(claim.start and claim.goal) or (kpi.id in ("CSAT", "QA") and claim.change_words is not None)
    )


class _Reader:
    """The figures and periods in a range of tokens, and what they say of a mention."""

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self._doc, self._text = doc, blank_hesitation(doc.text)
        offset = doc[start].idx
        words = doc[start:end].text
        self._periods = [(a + offset, b + offset) for a, b in find_periods(words)]
        self._quantities = [
            replace(q, start=q.start + offset, end=q.end + offset, core=q.core + offset) for q in find_quantities(words)
        ]

    def read(self, zone: Zone, kpi: Kpi) -> Claim:
        """What a zone claims of its measure."""
        doc = self._doc
        left, right = doc[zone.start].idx, doc[zone.end - 1].idx + len(doc[zone.end - 1])
        span = zone.mention.span
        mention = (span.start_char, span.end_char)
        periods = [p for p in self._periods if left <= p[0] < right]
        beside = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in zone.beside]
        mine = [
            q
            for q in self._quantities
            if left <= q.core < right
            and not _overlaps((q.core, q.end), periods, q)
            and not any(a <= q.core < b for a, b in beside)
        ]
        named = [q for q in mine if mention[0] <= q.core < mention[1]]
        mine = [q for q in mine if q not in named] or [q for q in named if q.unit == "share"]
        mine = [with_noun(q, self._text, kpi) for q in mine]
        periods = [p for p in periods if not any(q.start < p[1] and p[0] < q.end for q in mine)]
        text = self._text
        for a, b in beside:
            text = blank(text, a, b)
        figures = sort_figures(text, mine, kpi, (left, right), mention)
        tokens = [t for t in doc[zone.start : zone.end] if not mention[0] <= t.idx < mention[1] and zone.holds(t.i)]
        move, token = self._movement(tokens, span, figures)
        phrase, place = idiom(text, left, right, mention[0])
        if phrase and (not move or move == "still" or (token is not None and place < token.idx)):
            move, token = phrase, None
        else:
            place = token.idx if token is not None else -1
        if place < 0 and figures.start is not None:
            token = span.sent.root
            place = figures.start.start
        claim = Claim(
            kpi.id, mention, figures.start, figures.goal, figures.change,
            _changing_word(tokens) if figures.change is None else None, _period_of(figures, periods, self._text), move,
            (token is not None and only_wanted(token)) or (place >= 0 and only_wished(text, left, place, right)),
            low_is_good(text[left:right], span.text, kpi),
        )  # fmt: skip
        return replace(claim, direction=direction_of(claim, kpi))

    def _movement(self, tokens: Sequence[Token], span: Span, figures: Figures) -> tuple[Move, Token | None]:
        """The word of movement that goes with a mention, its own clause first."""
        own = _own_clause(tokens, span)
        move, token = movement(own, span.end)
        if not move:
            move, token = movement(tokens, span.end)
        if not move and figures.goal is not None and figures.start is None:
            move, token = moved_past(own, self._text[figures.goal.start : figures.goal.end])
        return move, token


def _own_clause(tokens: Sequence[Token], mention: Span) -> Sequence[Token]:
    """The tokens of a zone from the last comma or 'but' before the mention on."""
    begin = max((t.i + 1 for t in tokens if t.i < mention.start and t.lower_ in CLAUSE_MARKS), default=0)
    return [t for t in tokens if t.i >= begin]


def _period_of(figures: Figures, periods: Sequence[Offsets], text: str) -> Offsets | None:
    """The period that goes with a claim: the one nearest to the end that was reached, rates like 'a month' last."""
    if not periods:
        return None
    end = figures.goal or figures.change
    firm = [p for p in periods if not RATE.fullmatch(text[p[0] : p[1]])] or periods
    if figures.start is None or end is None:
        return firm[0]
    return min(firm, key=lambda p: max(p[0] - end.end, end.start - p[1]))


def _overlaps(span: Offsets, periods: Sequence[Offsets], q: Quantity) -> bool:
    return any(a < span[1] and span[0] < b for a, b in periods) and q.unit in ("plain", "seconds", "share")


def _changing_word(tokens: Sequence[Token]) -> Offsets | None:
    for token in tokens:
        followed = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        if (token.lemma_.lower() in CHANGING or token.lower_ in CHANGING) and followed not in ("figures", "digits"):
            return token.idx, token.idx + len(token)
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
    _, claim = pairs[index]
    if claim.move or claim.has_figure:
        return claim
    for step in (1, -1):
        here = index
        while 0 <= here + step < len(pairs) and _joined(
            pairs[here][0].mention.span, pairs[here + step][0].mention.span
        ):
            here += step
            lender = pairs[here][1]
            if lender.move:
                claim = replace(claim, move=lender.move, wanted=lender.wanted)
                return replace(claim, direction=direction_of(claim, guide.kpi(claim.kpi)))
            if lender.has_figure:
                break
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
