"""Choosing and cutting the words of an answer that feedback quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.scoring.score import KpiClaim, Sentence

Offsets = tuple[int, int]

QUOTED_WORDS = 14
"""Words that are quoted at most: about a line on a phone's screen, twice."""
APART = 90
"""Characters that are quoted at most before and after a place in a text without full stops."""
FURTHEST = 300
"""Characters after a measure's name in which the figure that is quoted for it stands."""
FEWEST_WORDS = 5
"""Words below which a sentence says too little to be quoted."""
_LEAD = re.compile(
    r"(?:(?:um+|uh+|er+m?|hm+|oh|and|yeah|yes|okay|ok|anyway|you know|i mean|i guess|then|"
    r"(?:so|but|well|right|like)(?! (?:far|many|much|few|for|now|over|after|as|before|long)\b))\b(?!['-])[\s,.…]*)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–—-]\s+|\b(?:and|but|so|while)\s+")
_DETAIL = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:once|twice|three times) an? \w+\b|"
    r"(?<=[a-z,] )[A-Z][a-z]{2,}",
)


def quote(text: str, span: Offsets) -> str:
    """Words of the text between quotation marks, at most `QUOTED_WORDS`, without the fillers that they open with."""
    start = _told_from(text, span)
    if _count(text, start, span[1]) < FEWEST_WORDS:
        start = span[0]
    words = text[start : span[1]].split()
    short = " ".join(words[:QUOTED_WORDS]).rstrip(" .,;:!?")
    return f"“{short}{' …' if len(words) > QUOTED_WORDS else ''}”"


def _told_from(text: str, span: Offsets) -> int:
    """Where a span begins without the fillers and connecting words that it opens with."""
    lead = _LEAD.match(text, *span)
    return lead.end() if lead else span[0]


def _count(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def most_telling(text: str, sentences: Sequence[Sentence], label: str) -> Offsets | None:
    """The sentence to quote for an element: with a figure for a result or a task, with an 'I' for an action, else the
    first that says enough.
    """
    spans = [(one.start, one.end) for one in sentences]
    full = [span for span in spans if _count(text, _told_from(text, span), span[1]) >= FEWEST_WORDS]
    for start, end in full:
        words = f" {text[start:end]} "
        if label in ("R", "T") and any(c.isdigit() for c in words):
            return start, end
        if label == "A" and re.search(r"\b[Ii]\b", words):
            return start, end
    return full[0] if full else None


def around_figure(text: str, claim: KpiClaim, sentences: Sequence[Sentence]) -> Offsets:
    """The words around what a claim says of its measure: from the name or the figure, whichever comes first, and no
    more before them than lets the quote still show both.
    """
    start, end = claim.start, claim.end
    told = claim.to or claim.change
    own = next((one.start for one in sentences if one.start <= claim.start < one.end), start)
    places = re.finditer(rf"(?<!\w){re.escape(told)}(?!\w)", text[own : end + FURTHEST]) if told else ()
    nearest = min((own + match.start() for match in places), key=lambda place: abs(place - start), default=start)
    if nearest >= end + APART:
        start, end = nearest, nearest + len(told or "")
    else:
        start, end = min(start, nearest), max(end, nearest + len(told or ""))
    left, right = around(text, start, end)
    if _count(text, _told_from(text, (left, right)), end) > QUOTED_WORDS:
        clauses = [match.end() for match in _CLAUSE.finditer(text, left, start + 1)]
        left = next((place for place in clauses if _count(text, place, end) <= QUOTED_WORDS), start)
    return left, right


def around(text: str, start: int, end: int) -> Offsets:
    """The sentence around a place, cut to what stands near by where a transcript has no full stops."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    right = min((place for mark in (". ", "! ", "? ", "\n") if (place := text.find(mark, end)) >= 0), default=len(text))
    left = left + 2 if left >= 0 and text[left] != "\n" else left + 1
    if left < start - APART:
        left = text.find(" ", start - APART, start) + 1 or start
    if right > end + APART:
        right = max(end, text.rfind(" ", end, end + APART))
    return left, right


def first_detail(text: str) -> Offsets | None:
    """The first sentence that holds something of the speaker's own: a number, a day, a name."""
    match = _DETAIL.search(text)
    return around(text, *match.span()) if match else None


def has_detail(text: str) -> bool:
    """Whether there is one."""
    return bool(_DETAIL.search(text))


def overlap(one: Offsets, others: Iterable[Offsets]) -> bool:
    """Whether a span shares characters with any of the others."""
    return any(one[0] < other[1] and other[0] < one[1] for other in others)
