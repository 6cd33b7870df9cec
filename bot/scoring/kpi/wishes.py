"""Movements that did not happen: asked for, hoped for, denied afterwards, or only said by others."""

from __future__ import annotations

import re

_WISH = re.compile(
    r"\b(?:meant|supposed|asked|told|want(?:s|ed|ing)?|need(?:s|ed|ing)?|hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|"
    r"aim(?:s|ed|ing)?|expect(?:s|ed|ing)?|promis(?:es?|ed|ing)|try|tries|tried|trying|would like|'d like|would love|"
    r"'d love|has got|had|has|have|hired|challenged|is|are|was|were|due|yet|failed)"
    r"(?:\s+(?:me|us|them|him|her|it|you|everyone|everybody|the \w+|my \w+|our \w+))?\s+to\s+"
    r"(?:(?!(?:and|but|so|because|which)\b)[\w'%-]+\s+){0,6}$"
    r"|\b(?:would|will|'ll|should|might|(?<!by )(?<!in )(?<!since )(?<!until )(?<!last )may|could(?= have\b)|could've)"
    r"\s+(?:\w+\s+){0,3}$"
    r"|\b(?:task|job|goal|brief|target|mission|mandate|objective)\b[^.;]{0,30}:[^.;]{0,30}$",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\b(?:want(?:ed|s)?|asked for|needed|demanded|promised|expected|target\w*|max|maximum|goal)\b"
    r"(?:(?!\b(?:and|but|so|when|because|we|i)\b)[^.;,]){0,45}$",
    re.IGNORECASE,
)
"""Before figures that somebody asked for: 'the group wanted cost per contact from 6.2 to 5.5'."""
_SAID = re.compile(
    r"\b(?:(?:i'd|i would|we'd|would) (?:love|like) to (?:say|tell|claim)|(?:i'd|i would) have liked to (?:say|"
    r"tell)|i wish i could (?:say|tell)|"
    r"(?:can't|cannot|couldn't|could not|won't|wouldn't|not going to) (?:claim|say|pretend|tell)|"
    r"people say|they say|"
    r"(?:someone|somebody|people|they|he|she|you) (?:will|would|might|may|could|'ll|'d) (?:tell|say|think|swear|"
    r"expect)|"
    r"(?:everyone|everybody|they|people) (?:said|expected|thought|swore|feared|predicted|assumed)|(?:case|plan|"
    r"budget|forecast|model) (?:assumed|expected|promised|foresaw|wanted))\b(?:(?!\bbut\b)[^.;]){0,80}$",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:maybe|perhaps|hopefully|possibly|(?:it is|it's|is it) (?:\w+ )?(?:possible|likely|thinkable)|"
    r"whenever|if (?:i|we|you|they) (?:could|had|were|did|get|got|let|give|gave|do)|"
    r"(?:you|i|we|they|it|he|she)'d (?:see|get|expect))\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"^[^.;]{0,60}?[\s,.;]+(?:(?:and|but|it|that|this|they|which|nope|no|just|simply|"
    r"of course)[\s,]+){0,4}(?:never did|"
    r"did not|hadn'?t|did n't|didn'?t(?: budge| move)?|has not|hasn'?t|never happened|"
    r"never came)\b\s*(?:[.,;!?]|$|and\b|because\b)",
    re.IGNORECASE,
)
_BACK_AGAIN = re.compile(
    r"\b(?:back (?:to )?where (?:we|it|they|i) (?:started|began|was|were)|back to square one|full circle)\b",
    re.IGNORECASE,
)
_BUT_IT_DID = re.compile(
    r"[^.;]{0,40}\b(?:but|and) (?:it|they|we|that) (?:actually |really )?did\b(?!n| not)", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:and|so|which) (?:in the end |then )?(?:i|we|they|it) (?:did\b(?!n| not)|got there|made it|"
    r"managed (?:it|that|to)|"
    r"hit (?:it|that)|beat (?:it|that))",
    re.IGNORECASE,
)


_STILL_WISHED = re.compile(
    r"\b(?:wants?|would like|'d like|would love|'d love|hopes?|am hoping|is hoping|are hoping|"
    r"aims?|(?:am|is|are) aiming|(?:aim|goal|plan|idea|hope|target|ambition) is (?:to|for))"
    r"\b(?:(?!\b(?:but|then|now)\b)[^.;!?]){0,50}$",
    re.IGNORECASE,
)


def still_wished(before: str) -> bool:
    """Whether the words before a figure say that somebody wants it yet: 'and we want it at sixty'."""
    return bool(_STILL_WISHED.search(before))


def came_about(after: str) -> bool:
    """Whether what follows a movement says that it happened after all: 'nobody expected it to rise, but it did'."""
    return bool(_BUT_IT_DID.match(after))


def only_wished(text: str, start: int, place: int, end: int) -> bool:
    """Whether the movement told at `place`, in a range of a text that speaks of one measure, did not come about."""
    before, after = text[start:place], text[place:end]
    if _BACK_AGAIN.search(after) or _UNDONE.search(after) or _SAID.search(before) or _MAYBE.search(before):
        return True
    return bool(_WISH.search(before) or _ASKED_FOR.search(before)) and not _DONE.search(after)
