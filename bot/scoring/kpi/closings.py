"""A time said of all that was told: 'All of it in 2023', '…, all within five months'."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.periods import find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from bot.scoring.kpi.claim import Claim

_ALL = re.compile(
    r"(?:^|[,;–—-] ?|\band )(?:all|both)(?: of (?:it|this|that|them|these))?(?: (?:this|that|was|were|happened|came|"
    r"done|achieved))* (?=(?:in|within|over|inside|by|during|since|between|through)\b)",
    re.IGNORECASE,
)

_END = re.compile(r"[\s.!]*")


def close(claims: Sequence[Claim], segments: Sequence[Span]) -> list[Claim]:
    """The claims with the time that a closing word gives to all of them; a claim that has one keeps it."""
    closed = list(claims)
    for number, segment in enumerate(segments):
        match = _ALL.search(segment.text)
        period = match and next((p for p in find_periods(segment.text) if p[0] == match.end()), None)
        if match is None or period is None:
            continue
        offsets = (segment.start_char + period[0], segment.start_char + period[1])
        if match.start():
            begins = segment.start_char + match.start()
            meant = [c for c in closed if c.segment == number and c.mention[0] < begins]
        elif _END.fullmatch(segment.text, period[1]):
            meant = [c for c in closed if c.segment < number]
        else:
            continue
        closed = [replace(c, period=offsets) if c in meant and not c.period and c.has_figure else c for c in closed]
    return closed
