"""The figures of each segment that can belong to a measure named before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.kpi.fitting import RIGHT_CHANGE, fits, with_noun
from bot.scoring.kpi.follow_ups import carries_on, is_level
from bot.scoring.kpi.periods import find_periods
from bot.scoring.kpi.quantities import Quantity, find_quantities
from bot.scoring.kpi.reading import is_period
from bot.scoring.kpi.roles import FRACTION, led_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from bot.guide.model import Kpi

_KINDS = {"duration": ("seconds",), "money": ("money",), "percent": ("percent", "share")}
"""Units of a figure that hardly belong to anything but a measure of that kind."""
_SO_LONG = re.compile(r"at [\w.]+ (?:days|weeks|months)$", re.IGNORECASE)
"""How long something takes, rather than when it was: 'we are at ten weeks now'."""


class Candidates:
    """The figures of the segments of a text, looked for where they are asked for."""

    def __init__(self, doc: Doc, segments: Sequence[Span]) -> None:
        """Of a text and the segments that it is cut into."""
        self._doc, self._segments = doc, segments
        self._figures: dict[int, list[Quantity]] = {}
        self._periods: dict[int, set[int]] = {}

    def carried(self, number: int, kpi: Kpi, until: int) -> Quantity | None:
        """The figure of a segment, before some token of it, that can belong to a measure named before."""
        segment = self._doc[self._segments[number].start : until]
        text, offset = segment.text, segment.start_char
        figures, silent = self._found(number), self._periods[number]
        for figure in figures:
            q = with_noun(figure, text, kpi)
            span = self._doc.char_span(q.start + offset, q.end + offset, alignment_mode="expand")
            if span is None or span.end > until or not fits(q, kpi, text[q.end :]):
                continue
            vague = q.unit == "share" and FRACTION.match(text, q.core, q.end)
            if vague and not (RIGHT_CHANGE.match(text[q.end :]) or led_to(text, q)):
                continue
            if q.unit == "plain" and not is_level(q, span.start, segment, kpi, silent):
                continue
            if carries_on(segment, span.start, kpi.unit == "count", silent):
                return q
        return None

    def explains(self, number: int, kpi: Kpi) -> bool:
        """Whether a segment has just one figure, and one that is hardly anything else's: 'People were on calls 93 % of
        the time.'
        """
        figures = [q for q in self._found(number) if q.unit in ("percent", "share", "money", "seconds")]
        if len(figures) != 1:
            return False
        [q] = figures
        right = self._segments[number].text[q.end :]
        return q.unit in _KINDS.get(kpi.unit, ()) and fits(q, kpi, right, change=False)

    def _found(self, number: int) -> list[Quantity]:
        """The figures of a segment that are no periods."""
        if number not in self._figures:
            segment = self._segments[number]
            text, offset = segment.text, segment.start_char
            periods = [(a, b) for a, b in find_periods(text) if not _SO_LONG.match(text, a, b)]
            covered = [self._doc.char_span(a + offset, b + offset, alignment_mode="expand") for a, b in periods]
            self._periods[number] = {i for span in covered if span is not None for i in range(span.start, span.end)}
            self._figures[number] = [q for q in find_quantities(text) if not is_period(q, periods)]
        return self._figures[number]
