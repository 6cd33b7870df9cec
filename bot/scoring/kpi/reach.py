"""How far the talk of a measure reaches: later sentences that give the figures without naming it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.features import TIMES
from bot.scoring.kpi.idioms import idiom
from bot.scoring.kpi.moves import BETTER, CARRIERS, DOWN, UP, WORSE
from bot.scoring.kpi.periods import find_periods
from bot.scoring.kpi.quantities import Quantity, find_quantities
from bot.scoring.kpi.reading import is_period
from bot.scoring.kpi.roles import COUNTS_A_THING, FRACTION, RIGHT_CHANGE, fits
from bot.scoring.kpi.zones import SEPARATORS
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide, Kpi
    from bot.scoring.kpi.kpis import Mention

FOLLOWING = 3
"""Sentences after a mention that are read for its figures."""
_POINTS_BACK = re.compile(r"(?:(?:and|but|so)\s+)?(?:it|they|that)\b", re.IGNORECASE)
Tokens = tuple[int, int]


class Reach:
    """How far each segment's last measure is talked about."""

    def __init__(self, doc: Doc, segments: Sequence[Span], inside: Sequence[Sequence[Mention]], guide: Guide) -> None:
        """`inside` has the mentions of each segment."""
        self._doc, self._segments, self._inside, self._guide = doc, segments, inside, guide
        self._figures: dict[int, list[Quantity]] = {}
        self._periods: dict[int, set[int]] = {}

    def of(self, number: int) -> tuple[int, list[Tokens]]:
        """The token where the talk of a segment's last measure ends, after the sentences that go on about it, and the
        token ranges of the sentences in between that do not.
        """
        kpi = self._guide.kpi(self._inside[number][-1].kpi)
        end = self._segments[number].end
        beside: list[Tokens] = []
        passed: list[Tokens] = []
        for following in range(number + 1, min(number + 1 + FOLLOWING, len(self._segments))):
            segment = self._segments[following]
            if any(not mention.loose for mention in self._inside[following]):
                cut = self._before_others(following)
                if cut and self._goes_on(following, kpi, cut):
                    end = cut
                    beside.extend(passed)
                break
            again = any(mention.kpi == kpi.id for mention in self._inside[following])
            next_one = following == number + 1
            moved = next_one and moves_on(segment, self._inside[number][-1].span.end)
            if again or moved or self._goes_on(following, kpi):
                end = segment.end
                beside.extend(passed)
                passed = []
            else:
                passed.append((segment.start, segment.end))
        return end, beside

    def _is_level(self, q: Quantity, token: int, number: int, kpi: Kpi) -> bool:
        """Whether a bare number is a level: within reason, no count of things, and led to by a word that says so."""
        segment = self._segments[number]
        if COUNTS_A_THING.match(segment.text[q.end :]) or (kpi.unit in ("percent", "score") and abs(q.value) > 100):
            return False
        if token == segment.start:
            return True
        word = self._doc[token - 1]
        telling = word.pos_ == "VERB" and word.lemma_.lower() in _STANDING - _HAVING
        return telling or word.lower_ in _LEADING or token - 1 in self._periods[number]

    def _before_others(self, number: int) -> int:
        """The token where a segment turns to a measure of its own: the last comma or 'and' before the name."""
        segment = self._segments[number]
        name = next(m.span.start for m in self._inside[number] if not m.loose)
        return next((i for i in range(name - 1, segment.start, -1) if self._doc[i].lower_ in SEPARATORS), 0)

    def _goes_on(self, number: int, kpi: Kpi, until: int | None = None) -> bool:
        """Whether a segment, until some token of it, has a figure that can belong to a measure named before."""
        segment = self._segments[number]
        text, offset = segment.text, segment.start_char
        if number not in self._figures:
            periods = find_periods(text)
            covered = [self._doc.char_span(a + offset, b + offset, alignment_mode="expand") for a, b in periods]
            self._periods[number] = {i for span in covered if span is not None for i in range(span.start, span.end)}
            self._figures[number] = [q for q in find_quantities(text) if not is_period(q, periods)]
        for q in self._figures[number]:
            span = self._doc.char_span(q.start + offset, q.end + offset, alignment_mode="expand")
            if span is None or (until is not None and span.start >= until) or not fits(q, kpi, text[q.end :]):
                continue
            if q.unit == "share" and FRACTION.match(text, q.core, q.end) and not RIGHT_CHANGE.match(text[q.end :]):
                continue
            if q.unit == "plain" and not self._is_level(q, span.start, number, kpi):
                continue
            if carries_on(segment, span.start, kpi.unit == "count", self._periods[number]):
                return True
        return False


_CARRYING = frozenset(["it", "that", "this", "which", "they", "them", "those", "we", "ours", "there"])
_FIGURE_NOUNS = listed(
    "figure number score rate reading level mark result average percentage total guy team folk lad crew everyone people"
)
_HAVING = listed("make turn leave see show say pass lose do")
_LEADING = listed(
    """
    to at was is were be been by from it under over about around hit hits reached became become 's now then of
    below above than down up on until till nearly almost like only just roughly and plus minus still says said uh
    um had
    """
)
"""Words before a bare number that show that it is a level."""
_STANDING = listed(
    """
    do stand sit start begin end finish reach hit become run peak settle land close measure see read make turn stay
    leave hand hover average touch pass show say bounce manage lose
    """
)


def carries_on(sentence: Span, figure: int, counting: bool, silent: Collection[int] = ()) -> bool:
    """Whether a figure in a sentence without a name of its own can be about the measure of one before: 'It was at 61',
    'By September we stood at 74', 'Eight minutes when I walked in'.

    `figure` is the figure's first token. Between it and a word that points back, or the start of its clause, nothing
    may stand that is a thing of its own; the `silent` tokens, such as those of a period, say nothing.
    Only of a measure that is a count can 'there were ninety' be said.
    """
    bare = sentence.doc[figure].like_num
    for i in range(figure - 1, sentence.start - 1, -1):
        token = sentence.doc[i]
        if i in silent or (bare and token.lower_ == ","):
            continue
        if token.lower_ in _CARRYING and token.dep_ != "mark":
            return counting or token.lower_ != "there"
        if token.lower_ in (",", ";", ".", "but", "while", "because") or (token.lower_ == "and" and figure - i > 1):
            return True
        if token.dep_ == "pobj" and token.head.i - sentence.start <= 1:
            return True
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in _FIGURE_NOUNS | TIMES:
            return False
        if token.pos_ == "VERB" and token.lemma_.lower() not in _STANDING | UP | DOWN | BETTER | WORSE | CARRIERS:
            return False
    return True


def moves_on(sentence: Span, after: int) -> bool:
    """Whether a sentence begins by saying that what was told before moved: 'And it doubled'. `after` is
    the token where the measure's name ends, which a clause may cut in two.
    """
    if _POINTS_BACK.match(sentence.text) and idiom(sentence.text, 0, len(sentence.text), 0)[0]:
        return True
    told = False
    start = max(sentence.start, after)
    for token in sentence.doc[start : min(start + 8, sentence.end)]:
        lemma = token.lemma_.lower()
        if told and lemma in UP | DOWN | BETTER | WORSE and token.pos_ in ("VERB", "ADV", "ADP", "ADJ"):
            return True
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "VERB" and lemma not in CARRIERS):
            return False
        told = told or token.lower_ in ("it", "they", "that", "which")
    return False
