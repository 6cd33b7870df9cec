"""Cutting a text into sentences, and into clauses where a transcript has no punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

TERMINAL = re.compile(r"^[.!?…。！？]+[\"')\]”’]*$")
LONGEST_SENTENCE = 45
"""Words. A stretch without a full stop that is longer than this is cut into clauses."""
SHORTEST_CLAUSE = 4
"""Words. A clause is not cut shorter than this."""
JOINERS = frozenset(["and", "but", "so", "because", "cause", "cuz", "then", "or", "which"])
OPENERS = frozenset(["um", "uh", "er", "well", "okay", "ok", "anyway", "basically", "yeah", "right", "now", "look"])
SUBJECTS = frozenset(
    ["i", "we", "they", "he", "she", "it", "you", "there", "that", "this", "nobody", "everybody", "everyone"]
)
UNITS_OF_LISTS = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s*$")


def segment(doc: Doc) -> list[Span]:
    """The sentences and clauses of a parsed text, in order, without the white space around them."""
    spans = []
    for start, end in _stretches(doc):
        words = sum(1 for token in doc[start:end] if token.is_alpha or token.like_num)
        if words > LONGEST_SENTENCE or (words > 2 * SHORTEST_CLAUSE + 4 and _unpunctuated(doc)):
            spans.extend(_clauses(doc, start, end))
        else:
            spans.append((start, end))
    return [span for start, end in spans if (span := _trim(doc, start, end)) is not None]


def _unpunctuated(doc: Doc) -> bool:
    words = max(1, len(doc))
    return sum(1 for token in doc if TERMINAL.match(token.text)) / words < 1 / 40


def _stretches(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between full stops and line ends."""
    stretches = []
    start = 0
    for token in doc:
        ends = "\n" in token.text or (TERMINAL.match(token.text) and bool(token.whitespace_))
        if ends and token.i + 1 < len(doc):
            stretches.append((start, token.i + 1))
            start = token.i + 1
    stretches.append((start, len(doc)))
    return [pair for pair in stretches if pair[0] < pair[1]]


def _clauses(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start]
    for i in range(start + 1, end):
        if i - cuts[-1] >= SHORTEST_CLAUSE and end - i >= SHORTEST_CLAUSE and _opens_clause(doc, i, end):
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _opens_clause(doc: Doc, i: int, end: int) -> bool:
    word = doc[i].lower_
    if doc[i - 1].lower_ in JOINERS | OPENERS:
        return False
    following = [token.lower_ for token in doc[i + 1 : min(end, i + 4)]]
    if word in JOINERS:
        return any(w in SUBJECTS for w in following) or any(
            t.tag_ in ("VBD", "VBP", "VBZ") for t in doc[i + 1 : min(end, i + 3)]
        )
    if word in OPENERS:
        return doc[i].pos_ in ("INTJ", "ADV") or word in ("um", "uh", "er")
    return (
        word in SUBJECTS
        and doc[i].dep_.startswith("nsubj")
        and bool(doc[i].is_sent_start or doc[i].head.dep_ in ("ROOT", "conj"))
    )


def _trim(doc: Doc, start: int, end: int) -> Span | None:
    while start < end and (doc[start].is_space or UNITS_OF_LISTS.match(doc[start].text)):
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return doc[start:end] if start < end else None
