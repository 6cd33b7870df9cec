"""Whether a sentence that names no measure goes on about one named before: 'It was at 61', 'And it doubled'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.features import TIMES
from bot.scoring.kpi.fitting import CAME_BACK, COUNTS_A_THING
from bot.scoring.kpi.idioms import idiom
from bot.scoring.kpi.moves import BETTER, CARRIERS, DOWN, STILL, UP, WORSE
from bot.scoring.kpi.numerals import WORD
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Span, Token

    from bot.guide.model import Kpi
    from bot.scoring.kpi.quantities import Quantity

_POINTS_BACK = re.compile(r"(?:(?:and|but|so)\s+)?(?:it|they|that)\b", re.IGNORECASE)
_UNTIL = re.compile(rf"(?: \w+)? to (?:an? [a-z]+ )?(?:\d|{WORD})", re.IGNORECASE)
"""After a start that the end follows: 'from 58 names to 31'."""
_CARRYING = frozenset(["it", "that", "this", "which", "they", "them", "those", "we", "ours", "mine", "there", "itself"])
_FIGURE_NOUNS = listed(
    "figure number score rate reading level count tally way mark result average percentage total guy team folk "
    "lad crew everyone "
    "people switch dashboard system report survey board wallboard screen sheet spreadsheet tool floor handover one "
    "today end beginning start moment"
)
_SUMS = listed("total figure number score rate reading level percentage average result")
"""Nouns that, said of as known, stand for the measure talked about: 'the total fell'."""
_TOLD_FIRST = re.compile(
    rf"\s*(?:%|percent|per cent|seconds|minutes|points)?"
    rf"(?:\s*,? (?:and )?(?:that|this|which)(?:'s| is| was) (?:exactly |just |also )?where (?:we|it|they|i)\b|"
    rf"\s*(?:was|is|were) (?:what {CAME_BACK}|where (?:we|it|"
    rf"they|i)\b|"
    r"(?:the|our|my) (?:last|final|next|new|latest|first|answer|result|figure|score|number|count)\b))",
    re.IGNORECASE,
)
"""After a level that is told first: 'seventy four was what came back', '38 was where we landed'."""
_FIGURE_OF = re.compile(
    r"(?:^|[,;.]\s|\b(?:and|but|so|then)\s)\s*(?:(?:the|our|my) (?:\w+ ){0,2}(?:figure|number|count|score|rate|reading|"
    r"level|mark|result|total|tally|report|survey|chart|board)\b[^,;.]*(?:, [^,;.]{3,30}, )?|"
    r"what (?:i|we|he|she|they|[a-z]+) [^,;.]*)"
    r"\b(?:was|is|were|came|said|showed|read|gave|stood|had)(?: \w+){0,2}\s$",
    re.IGNORECASE,
)
"""Before the level of 'the last figure that HR sent me', of 'what finance signed off'."""
SHORT = 4
"""Tokens of a sentence that only says a word of movement: 'Worse.'"""
_TAKING = listed("get take pay give leave lose")
"""Verbs that tell a level only if somebody is said to do so: 'we got 71', but not 'asked for eight and got five'."""
_HAVING = listed("make turn leave see show pass lose do give")
_BANG = listed("boom bang bingo voila whoosh")
"""What is exclaimed before the figure that something led to."""
_SEEN = re.compile(r"\b(?:we|i|it|you|they|the \w+) (?:see|have|get|make|do|show|give|is|are)s?\s$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|these days|nowadays|currently|at the moment)\b", re.IGNORECASE)
_LEADING = _BANG | listed(
    """
    to into at was is were be been by from it under over about around hit hits reached became become 's now then of
    below above than down up on until till nearly almost like only just roughly and plus minus still says said uh
    um had have has 've got paid
    """
)
"""Words before a bare number that show that it is a level."""
_STANDING = listed(
    """
    do use arrive
    budget plan forecast
    stand sit start begin end finish reach hit become run peak settle land close measure see read make turn stay
    leave hand hover average touch pass show say bounce manage lose get pay score clock record post take give
    """
)


def is_level(q: Quantity, token: int, sentence: Span, kpi: Kpi, silent: Collection[int] = ()) -> bool:
    """Whether a bare number is a level: within reason, no count of things, and led to by a word that says so.

    `q` has offsets of the sentence, and `token` is its first one in the text. The `silent` tokens are those of periods.
    """
    following = sentence.text[q.end :]
    if (
        token - 2 > sentence.start
        and sentence.doc[token - 1].pos_ == "ADJ"
        and sentence.doc[token - 2].lower_ in ("a", "an")
    ):
        token -= 2  # 'from a lousy 55'
    if sentence.doc[token - 1].lower_ == "from" and _UNTIL.match(following):
        return True
    if (
        COUNTS_A_THING.match(following)
        or following.startswith("-")
        or (kpi.unit in ("percent", "score") and abs(q.value) > 100)
    ):
        return False
    if token == sentence.start:
        return True
    marked = token - 1 > sentence.start and sentence.doc[token - 1].lower_ in ("a", "an")
    word = sentence.doc[token - 2 if marked else token - 1]
    if word.lower_ in ("us", "me") and word.i > sentence.start and word.nbor(-1).lemma_.lower() == "give":
        return True
    if word.lower_ in ("with", "on", "in") and word.i > sentence.start and word.nbor(-1).lemma_.lower() in _STANDING:
        return True
    if _TOLD_FIRST.match(following) or _FIGURE_OF.search(sentence.text[: q.start]):
        return True
    if _SEEN.search(sentence.text[: q.start]) and _NOW.search(sentence.text):
        return True
    telling = word.pos_ == "VERB" and word.lemma_.lower() in _STANDING - _HAVING
    before = token - 2 if sentence.doc[token - 1].lower_ == "," else token - 1
    return telling or word.lower_ in _LEADING or before in silent


def carries_on(sentence: Span, figure: int, counting: bool, silent: Collection[int] = ()) -> bool:
    """Whether a figure in a sentence without a name of its own can be about the measure of one before: 'It was at 61',
    'By September we stood at 74', 'Eight minutes when I walked in'.

    `figure` is the figure's first token. Between it and a word that points back, or the start of its clause, nothing
    may stand that is a thing of its own; the `silent` tokens, such as those of a period, say nothing.
    Only of a measure that is a count can 'there were ninety' be said.
    """
    bare = sentence.doc[figure].like_num
    place = sentence.doc[figure].idx - sentence.start_char
    if _FIGURE_OF.search(sentence.text[:place]) or (bare and _leads(sentence, figure)):
        return True
    for i in range(figure - 1, sentence.start - 1, -1):
        token = sentence.doc[i]
        if i in silent or token.lower_ in _BANG or (bare and token.lower_ == ","):
            continue
        if token.lower_ in ("us", "me") and token.i > sentence.start and token.nbor(-1).lemma_.lower() == "give":
            return True
        if token.lower_ in _CARRYING and token.dep_ != "mark":
            return counting or token.lower_ != "there"
        if token.lemma_.lower() in _SUMS and token.dep_ in ("nsubj", "nsubjpass") and _definite(token):
            return True
        if token.lower_ in (",", ";", ".", "but", "while", "because") or (token.lower_ == "and" and figure - i > 1):
            return sentence.doc[i + 1].lemma_.lower() not in _TAKING
        if token.pos_ in ("NOUN", "PROPN") and _opens(sentence, i):
            return True
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in _FIGURE_NOUNS | TIMES | STILL:
            return False
        if token.pos_ == "VERB" and sentence.doc[i + 1].lower_ in ("down", "up", "back"):
            continue
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() not in _STANDING | UP | DOWN | BETTER | WORSE | CARRIERS | STILL
        ):
            return False
    return True


def _definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "our", "my", "that", "this") for child in noun.children)


def _leads(sentence: Span, figure: int) -> bool:
    """Whether a figure is told first: 'seventy four was what came back'."""
    last = next((i for i in range(figure, sentence.end) if not sentence.doc[i].like_num), sentence.end) - 1
    return bool(
        _TOLD_FIRST.match(sentence.text, sentence.doc[last].idx + len(sentence.doc[last]) - sentence.start_char)
    )


def _opens(sentence: Span, noun: int) -> bool:
    """Whether a noun ends a phrase such as 'With the new shifts' that opens a sentence."""
    start = sentence.start
    if sentence.doc[start].lower_ in ("and", "but", "so", "then"):
        start += 1
    before = sentence.doc[start + 1 : noun]
    return sentence.doc[start].pos_ == "ADP" and all(
        t.pos_ in ("DET", "ADJ", "NOUN", "PRON", "NUM", "PROPN", "ADP", "CCONJ") or t.tag_ == "VBG" for t in before
    )


def moves_on(sentence: Span, after: int) -> bool:
    """Whether a sentence begins by saying that what was told before moved: 'And it doubled'. `after` is
    the token where the measure's name ends, which a clause may cut in two.
    """
    if _POINTS_BACK.match(sentence.text) and idiom(sentence.text, 0, len(sentence.text), 0)[0]:
        return True
    first = sentence.doc[sentence.start]
    if len(sentence) <= SHORT and first.lower_ in BETTER | WORSE:
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
