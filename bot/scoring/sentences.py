"""Cutting a text into sentences, and into clauses where a transcript has no punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.clauses import cut_clauses
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span

TERMINAL = re.compile(r"^(?:[.!?…。！？]+|[.!?…]+[\"')\]”’]+)$")
CLOSING = frozenset("\"')]”’*")
LONGEST_SENTENCE = 45
"""Words. A stretch without a full stop that is longer than this is cut into clauses."""
SHORTEST_TRANSCRIPT = 12
"""Words. A shorter stretch is left whole, even in a text without full stops."""
SHORTENED = listed(
    """
    min mins sec secs approx hrs hr dept mgr no vs etc wk wks avg
    """
)
"""Words that may carry a full stop inside a sentence."""
MARK = re.compile(r"^(?:[-*•–—·>#]+|\d{1,2}[.)]|\W+)$")


def segment(doc: Doc, weights: Mapping[str, float]) -> list[Span]:
    """The sentences and clauses of a parsed text, in order, without the white space and list marks around them.

    `weights` are those of the clause model, see `clauses`.
    """
    spoken = lacks_full_stops(doc)
    spans = []
    for start, end in stretches(doc):
        if is_run_on(doc, start, end, spoken):
            spans.extend(cut_clauses(doc, start, end, weights))
        else:
            spans.append((start, end))
    return [span for start, end in spans if (span := _trim(doc, start, end)) is not None]


def is_run_on(doc: Doc, start: int, end: int, spoken: bool) -> bool:
    """Whether a stretch has to be cut into clauses: too long for a sentence, or part of a text that has no full
    stops.
    """
    words = sum(1 for token in doc[start:end] if token.is_alpha or token.like_num)
    return words > LONGEST_SENTENCE or (spoken and words > SHORTEST_TRANSCRIPT)


def lacks_full_stops(doc: Doc) -> bool:
    """Whether a text reads like a raw transcript: fewer than one full stop in forty words."""
    return sum(1 for token in doc if TERMINAL.match(token.text)) < len(doc) / 40


def ends_closed(span: Span) -> bool:
    """Whether a segment ends in a full stop or the like, a closing quote or bracket after it allowed."""
    tokens = [token for token in span if not token.is_space]
    while len(tokens) > 1 and tokens[-1].text in CLOSING:
        tokens.pop()
    return bool(tokens) and tokens[-1].text[-1] in ".?!…。！？"


def stretches(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between full stops and line ends; closing quotes and brackets stay with their sentence."""
    found = []
    start = 0
    texts = [token.text for token in doc]
    blanks = [bool(token.whitespace_) for token in doc]
    size = len(texts)
    dashes = _listing_dashes(texts, blanks)
    for i, text in enumerate(texts):
        following = i + 1
        if i in dashes and i > start:
            found.append((start, i))
            start = i
            continue
        if following < size and texts[following] in CLOSING and not blanks[i]:
            continue
        if "\n" in text or (
            (blanks[i] or "\n" in texts[min(following, size - 1)]) and _ends_sentence(texts, blanks, i)
        ):
            found.append((start, following))
            start = following
    found.append((start, size))
    return [pair for pair in found if pair[0] < pair[1]]


def _listing_dashes(texts: Sequence[str], blanks: Sequence[bool]) -> frozenset[int]:
    """Dashes between blanks that make a list on one line, 'took the team on - 14 people - attrition at 60': two or
    more, and as many as there are full stops.
    """
    dashes = [
        i for i, text in enumerate(texts) if text in ("-", "–", "•", "*") and blanks[i] and (i == 0 or blanks[i - 1])
    ]
    if len(dashes) < 2:
        return frozenset()
    stops = sum(1 for text in texts if TERMINAL.match(text))
    return frozenset(dashes) if len(dashes) >= stops else frozenset()


def _ends_sentence(texts: Sequence[str], blanks: Sequence[bool], i: int) -> bool:
    while i > 0 and texts[i] in CLOSING and not blanks[i - 1]:
        i -= 1
    following = texts[i + 1] if i + 1 < len(texts) else ""
    if TERMINAL.match(texts[i]):
        shortened = texts[i] == "." and i > 0 and texts[i - 1].lower() in SHORTENED
        return not (shortened and following[:1].islower())
    # "3 a.m. I went": the abbreviation swallows the full stop
    return texts[i].lower() in ("a.m.", "p.m.") and following.istitle()


def _trim(doc: Doc, start: int, end: int) -> Span | None:
    if start + 1 < end and doc[start].text.isdigit() and len(doc[start]) <= 2 and doc[start + 1].text in (")", "."):
        start += 2
    while start < end and (
        doc[start].is_space or (MARK.match(doc[start].text) and doc[start].text not in "\"“£$€+(['‘")
    ):
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return doc[start:end] if start < end else None
