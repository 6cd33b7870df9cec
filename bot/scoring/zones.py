"""Which words of a segment speak of which mention of a measure."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from bot.scoring.kpis import Mention

SEPARATORS = listed(
    """
    ; , and but while with — – - plus then as so because when though although : .
    """
)


@dataclass(frozen=True)
class Zone:
    """A stretch of tokens, `start` to `end`, that speaks of one mention."""

    mention: Mention
    start: int
    end: int

    def until(self, end: int) -> Zone:
        """The same zone with another end."""
        return replace(self, end=end)


def cut_zones(doc: Doc, segment: Span, mentions: Sequence[Mention]) -> list[Zone]:
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


def join_twins(zones: Sequence[Zone]) -> list[list[Zone]]:
    """The zones in runs of one measure: 'from 71% FCR to 80% FCR' has two zones in one run."""
    return [list(run) for _, run in itertools.groupby(zones, key=lambda zone: zone.mention.kpi)]


_CARRYING = frozenset(["it", "that", "this", "which", "we", "they", "and"])
_STANDING = listed(
    """
    be stand sit start begin end finish reach hit go come get fall rise drop climb become run peak improve settle land
    close bring take push measure see read
    """
)


def carries_on(sentence: Span, counting: bool) -> bool:
    """Whether a sentence without a name of its own can go on about the measure of the one before: 'It was at 61',
    'By September we stood at 74', 'Eight minutes when I walked in'.

    Only of a measure that is a count can it say 'there were ninety'.
    """
    root = sentence.root
    if root.pos_ not in ("VERB", "AUX"):
        return len(sentence) <= 12
    if root.lemma_.lower() not in _STANDING:
        return False
    subject = next((child for child in root.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None:
        return len(sentence) <= 12
    if subject.lower_ == "there":
        return counting
    return subject.lower_ in _CARRYING or subject.lemma_.lower() in ("figure", "number", "score", "rate", "reading")
