"""Which words of a segment speak of which mention of a measure."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span

    from bot.scoring.kpi.kpis import Mention

SEPARATORS = listed(
    """
    ; , and but while with — – - plus then as so because when what though although : .
    """
)


@dataclass(frozen=True)
class Zone:
    """A stretch of tokens, `start` to `end`, that speaks of one mention."""

    mention: Mention
    start: int
    end: int
    beside: tuple[tuple[int, int], ...] = ()
    """Token ranges inside it that speak of something else."""

    def until(self, end: int, beside: Iterable[tuple[int, int]] = ()) -> Zone:
        """The same zone with another end."""
        return replace(self, end=end, beside=tuple(beside))

    def holds(self, token: int) -> bool:
        """Whether a token is in the zone and speaks of the measure."""
        return self.start <= token < self.end and not any(a <= token < b for a, b in self.beside)


def cut_zones(doc: Doc, segment: Span, mentions: Sequence[Mention]) -> list[Zone]:
    """Cut a segment between its mentions, at the last joining word or comma before each of them."""
    cuts = [segment.start]
    told = find_quantities(segment.text) if len(mentions) > 1 else []
    figures = [(q.start + segment.start_char, q.end + segment.start_char) for q in told]
    for before, after in itertools.pairwise(mentions):
        cut = after.span.start
        for i in range(after.span.start - 1, before.span.end - 1, -1):
            if doc[i].lower_ in SEPARATORS and not any(a < doc[i].idx < b for a, b in figures):
                cut = i
                break
        cuts.append(cut)
    return [Zone(m, a, b) for m, a, b in zip(mentions, cuts, [*cuts[1:], segment.end], strict=True)]


def join_twins(zones: Sequence[Zone]) -> list[list[Zone]]:
    """The zones in runs of one measure: 'from 71% FCR to 80% FCR' has two zones in one run."""
    return [list(run) for _, run in itertools.groupby(zones, key=lambda zone: zone.mention.kpi)]
