"""What a text claims of its measures: from what, to what, by how much, in what time, and whether that is better."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.closings import close
from bot.scoring.kpi.directions import compare_levels, direction_of
from bot.scoring.kpi.lists import deal
from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.kpi.reach import Reach
from bot.scoring.kpi.reading import Reader
from bot.scoring.kpi.support import supported
from bot.scoring.kpi.zones import Zone, cut_zones, join_twins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide, Kpi
    from bot.scoring.kpi.claim import Claim
    from bot.scoring.kpi.kpis import Mention
    from bot.scoring.kpi.topics import Topic

_ANOTHER = re.compile(r"\b(?:the|our) other (?:site|team|shift|centre|center|floor|queue)s?\b", re.IGNORECASE)
"""Somebody else, of whom the next sentence tells."""
_THAT_WAS = re.compile(r"(?:that|this|it|which)(?: is| was|'s)\b", re.IGNORECASE)
BARE = 6
"""Tokens of a sentence that is only a figure."""
NAMED_AT_ONCE = 4
"""Tokens of a sentence before the name that it gives to figures just told: 'That was our FCR.'"""
MERGED = 2
"""Sentences within which a bare name and what is told of it are one claim."""
TOLD_AGAIN = 4
"""Sentences within which a level that a later claim starts from is part of that claim."""


def read_claims(
    doc: Doc, segments: Sequence[Span], labels: Sequence[str], mentions: Sequence[Mention], guide: Guide
) -> list[Claim]:
    """The claims of a text in order: one per mention, and per measure only once in a segment unless each has its
    own figures.
    """
    claims: list[Claim] = []
    inside = [
        _telling(doc, segment, [m for m in mentions if segment.start <= m.span.start < segment.end], guide)
        for segment in segments
    ]
    readings = [
        _read_segment(doc, _with_figure(doc, segments, inside, number), mentions, guide) if mentions else []
        for number, mentions in enumerate(inside)
    ]
    reach = Reach(doc, segments, readings, guide)
    for number, segment in enumerate(segments):
        found = _segment_claims(doc, segment, reach.topics[number], guide) if readings[number] else []
        claims.extend(replace(claim, segment=max(number, claim.segment)) for claim in found)
    return [_saved(claim) for claim in compare_levels(close(_merge(claims), segments), labels, guide)]


def _saved(claim: Claim) -> Claim:
    """Money saved is a gain, whatever was cut for it, and its sum is a change."""
    one = sum(q is not None for q in claim.figures) == 1
    if claim.kpi != "SAVINGS" or not one or claim.wanted or claim.owed:
        return claim
    if claim.goal and claim.goal.unit == "money":
        claim = replace(claim, goal=None, change=claim.goal)
    return replace(claim, direction="improved")


def _repeats(claim: Claim, last: Claim) -> bool:
    """Whether all figures of a claim are told by the one before."""
    told = [q.start for q in last.figures if q]
    own = [q.start for q in claim.figures if q]
    return bool(own) and all(start in told for start in own)


def _telling(doc: Doc, segment: Span, mentions: Sequence[Mention], guide: Guide) -> list[Mention]:
    """The mentions of a segment without hints at measures that it also calls by name, and, beside others, without
    hints that nothing supports.
    """
    named = {mention.kpi for mention in mentions if mention.firmness != "hint"}
    kept = [mention for mention in mentions if mention.firmness != "hint" or mention.kpi not in named]
    if len(kept) < 2 or all(mention.firmness != "hint" for mention in kept):
        return kept
    reader = Reader(doc, segment.start, segment.end)
    return [
        zone.mention
        for zone in deal(doc, segment, cut_zones(doc, segment, kept))
        if zone.mention.firmness != "hint"
        or zone.beside
        or supported(reader.read(zone, guide.kpi(zone.mention.kpi)), guide, zone.mention)
    ]


def _merge(claims: Sequence[Claim]) -> list[Claim]:
    """A measure that is only named, and told of in the next sentences under its own name, is one claim."""
    kept: list[Claim] = []
    for claim in claims:
        last = kept[-1] if kept else None
        named = next(
            (
                place
                for place, one in enumerate(kept)
                if _only_names(one, claim) and (one is last or not _is_list(claims, one.segment))
            ),
            None,
        )
        if named is not None:
            kept[named] = claim
        elif any(_stays(claim, one) for one in kept):
            continue
        elif (
            last is not None
            and last.kpi == claim.kpi
            and claim.segment - last.segment <= TOLD_AGAIN
            and _repeats(last, claim)
        ):
            kept[-1] = claim
        elif last is None or last.kpi != claim.kpi or not _repeats(claim, last):
            kept.append(claim)
    return kept


def _read_segment(doc: Doc, segment: Span, mentions: Sequence[Mention], guide: Guide) -> list[tuple[Zone, Claim]]:
    """What each zone of a segment claims by itself."""
    reader = Reader(doc, segment.start, segment.end)
    pairs: list[tuple[Zone, Claim]] = []
    for run in join_twins(deal(doc, segment, cut_zones(doc, segment, mentions))):
        pairs.extend(_read_run(reader, run, guide.kpi(run[0].mention.kpi)))
    return [(zone, claim) for zone, claim in pairs if not _counted(zone, pairs)]


def _with_figure(doc: Doc, segments: Sequence[Span], inside: Sequence[Sequence[Mention]], number: int) -> Span:
    """A segment, with the one before it if that only gives the figure: 'Seven in ten. That was our first time fix.'"""
    segment = segments[number]
    if not number or inside[number - 1] or not _THAT_WAS.match(segment.text):
        return segment
    before, first = segments[number - 1], inside[number][0].span.start if inside[number] else segment.end
    firm = bool(inside[number]) and not inside[number][0].loose
    told = len(before) <= BARE or (firm and first - segment.start <= NAMED_AT_ONCE)
    return doc[before.start : segment.end] if told and find_quantities(before.text) else segment


def _counted(zone: Zone, pairs: Sequence[tuple[Zone, Claim]]) -> bool:
    """Whether a name only says what the figure of another measure counts: 'a backlog of 140 complaints'."""
    place, others = zone.mention.span.start_char, [pair for pair in pairs if pair[1].kpi != zone.mention.kpi]
    return any(q is not None and q.start < place < q.end for _, claim in others for q in claim.figures)


def _only_names(one: Claim, claim: Claim) -> bool:
    """Whether a claim only gives the name of what the next one tells of."""
    told = claim.segment if claim.since is None else claim.since
    near = one.kpi == claim.kpi and 0 < told - one.segment <= MERGED
    return near and not one.has_figure and one.move in ("", "still")


def _stays(claim: Claim, one: Claim) -> bool:
    """Whether a measure of which the level was told is only named once more, and has not moved."""
    near = one.kpi == claim.kpi and 0 < claim.segment - one.segment <= MERGED
    return near and one.has_figure and not claim.has_figure and claim.move == "still"


def _is_list(claims: Sequence[Claim], segment: int) -> bool:
    """Whether a segment names so many measures that none of them is a topic."""
    return sum(claim.segment == segment for claim in claims) > 2


def _segment_claims(doc: Doc, segment: Span, topics: Sequence[Topic], guide: Guide) -> list[Claim]:
    pairs = [(topic.zone, topic.claim) for topic in topics]
    claims = [_shared(pairs, i, guide) for i in range(len(pairs))]
    for place, topic in enumerate(topics):
        zone, kpi = topic.extended(), guide.kpi(topic.claim.kpi)
        if zone is None or _ANOTHER.search(doc[segment.end : zone.end].text):
            continue
        further = Reader(doc, segment.start, zone.end, segment.end).read(zone, kpi)
        if topic.arrival is not None and not (further.start and further.goal):
            further = replace(further, start=further.goal, goal=topic.arrival.claim.goal, move="")
            further = replace(further, direction=direction_of(further, kpi))
        if topic.claim.wanted and further.start == topic.claim.goal and further.goal:
            further = replace(further, start=None)
            further = replace(further, direction=direction_of(further, kpi))
        own = further.goal is not None and further.goal == topic.claim.goal
        if _adds(further, topic.claim) and (own or _likely(further, kpi)):
            claims[place] = further
            if topic.arrival is not None:
                span = topic.arrival.zone.mention.span
                named = (span.start_char, span.end_char)
                claims[place] = replace(further, mention=named, segment=topic.arrival.segment, since=topic.segment)
    kept: list[Claim] = []
    for (zone, _), claim, topic in zip(pairs, claims, topics, strict=True):
        if topic.joined:
            continue
        if zone.mention.loose and not zone.beside and not supported(claim, guide, zone.mention):
            continue
        twin = next((i for i, other in enumerate(kept) if other.kpi == claim.kpi), None)
        if twin is not None and not (claim.has_figure and kept[twin].has_figure):
            kept[twin] = claim if claim.has_figure and not kept[twin].has_figure else kept[twin]
            continue
        kept.append(claim)
    return kept


def _read_run(reader: Reader, run: Sequence[Zone], kpi: Kpi) -> list[tuple[Zone, Claim]]:
    """The claims of zones in a row about one measure: one claim if they make a start and an end together."""
    apart = [(zone, reader.read(zone, kpi)) for zone in run]
    telling = [claim for _, claim in apart if claim.has_figure]
    if len(telling) > 1:
        apart = [(zone, claim) for zone, claim in apart if not _is_name(claim)] or apart
    if len(run) == 1 or (len(telling) > 1 and any(claim.start and claim.goal for claim in telling)):
        return apart
    whole = reader.read(run[0].until(run[-1].end), kpi)
    firm = next((zone for zone in run if not zone.mention.loose), run[0])
    if whole.start and whole.goal:
        span = firm.mention.span
        return [(firm, replace(whole, mention=(span.start_char, span.end_char)))]
    return apart


def _is_name(claim: Claim) -> bool:
    """Whether the only figure of a claim is its name: 'they wanted eighty twenty on service level'."""
    figures = [q for q in claim.figures if q]
    return len(figures) == 1 and claim.mention[0] <= figures[0].core < claim.mention[1]


def _adds(further: Claim, claim: Claim) -> bool:
    """Whether reading on gave a claim figures or a movement that it lacked, and kept the figures that it had."""
    if claim.start and claim.goal:
        if claim.direction == "worsened" and further.start == claim.goal and further.goal:
            return True
        return claim.wanted and further.start == claim.start and further.goal != claim.goal and not further.wanted
    if claim.owed and further.has_figure and not further.owed:
        return True
    had = [q for q in claim.figures if q]
    found = [q for q in further.figures if q]
    more = len(found) > len(had) or (not claim.move and bool(further.move)) or (further.has_figure > claim.has_figure)
    return more and all(q in found for q in had)


def _likely(claim: Claim, kpi: Kpi) -> bool:
    """Whether a later sentence's figure can be this measure's: 'abandonment hit 19 %. By Friday we were back at 76 %'
    tells of another one.
    """
    if claim.goal is None or kpi.unit not in ("percent", "score") or kpi.high is None:
        return True
    if claim.goal.unit not in ("percent", "plain"):
        return True
    if claim.start is not None and claim.start.unit == "plain" and claim.start.value > kpi.high:
        return True  # they are counted: '200 escalations'
    return claim.goal.value <= kpi.high


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
