"""Measures told of in a row with their figures in a row: 'CSAT, FCR and absence: we began at 78, 66 and 9 percent'."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.periods import RATE, find_periods
from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.kpi.reading import is_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from bot.scoring.kpi.zones import Zone

_NAMES = re.compile(r"\s*(?:,|/|&|and|, and)\s*(?:(?:the|our|my) )?", re.IGNORECASE)
_FIGURES = re.compile(r"\s*(?:, and|,|&|and)\s+(?:(?:at|to|about|around|only|just)\s+)*", re.IGNORECASE)

_RISES = re.compile(r"\b(?:rose|up|grew|climbed|increased|gained)\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:fell|down|dropped|declined|decreased|sank)\b", re.IGNORECASE)
"""Which of the measures went which way cannot be told from a row: 'CSAT and absence rose and fell by 5 and 3'."""


def deal(doc: Doc, segment: Span, zones: Sequence[Zone]) -> Sequence[Zone]:
    """The zones of a segment, each with its own figure of every row, if its measures are told of in a row."""
    spans = [zone.mention.span for zone in zones]
    pairs = itertools.pairwise(spans)
    if len(spans) < 2 or not all(_NAMES.fullmatch(doc.text[a.end_char : b.start_char]) for a, b in pairs):
        return zones
    rows = _rows(doc, doc[spans[-1].end : segment.end])
    if not rows or any(len(row) != len(zones) for row in rows):
        return zones
    between = doc[spans[-1].end : rows[0][0].start].text
    if _RISES.search(between) and _FALLS.search(between):
        return zones
    dealt = []
    for place, zone in enumerate(zones):
        beside = [(spans[0].start, spans[place].start), (spans[place].end, spans[-1].end)]
        for row in rows:
            beside += [(row[0].start, row[place].start), (row[place].end, row[-1].end)]
        kept = tuple((a, b) for a, b in beside if a < b)
        dealt.append(replace(zone, start=zones[0].start, end=segment.end, beside=kept))
    return dealt


def _rows(doc: Doc, stretch: Span) -> list[list[Span]]:
    """The figures of a stretch in rows: those between which nothing but a comma or an 'and' stands."""
    text, offset = stretch.text, stretch.start_char
    periods = find_periods(text)
    figures = [q for q in find_quantities(text) if not is_period(q, periods)]
    spans = [doc.char_span(q.start + offset, q.end + offset, alignment_mode="expand") for q in figures]
    rows: list[list[Span]] = []
    for span in spans:
        if span is None:
            return []
        if rows and _FIGURES.fullmatch(doc.text[rows[-1][-1].end_char : span.start_char]):
            rows[-1].append(span)
        else:
            rows.append([span])
    for row in rows:
        rate = RATE.match(doc.text, row[-1].end_char + 1)
        whole = rate and doc.char_span(row[-1].start_char, rate.end())
        row[-1] = whole or row[-1]
    return rows
