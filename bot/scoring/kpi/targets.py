"""Figures that were asked for or set as a mark, and by how much a mark was missed, as against what was reached."""

from __future__ import annotations

import re

SOFT = (
    r"(?:\s+(?:about|around|roughly|between|anywhere|perhaps|some|like|a|an|the|just|only|another|a further|maybe|"
    r"nearly|almost|over|under|by|as much as|say|let's say|well))*\s*$"
)
_OF_OTHERS_RIGHT = re.compile(
    r"^\s*(?:%|percent|per cent)?\s*(?:on average )?(?:in|across|for) "
    r"(?:our|the|this) (?:\w+ )?(?:trade|industry|sector|market)\b",
    re.IGNORECASE,
)
_MARGIN_LEFT = re.compile(
    r"\b(?:beat|beating|missed|missing|exceeded|ahead|behind)\b[^.,;]{0,50}\bby" + SOFT, re.IGNORECASE
)
_MARGIN_RIGHT = re.compile(
    r"^\s*(?:\w+ )?(?:above|below|under|over|short of|beyond|ahead of|behind) (?:the |our |its )?(?:\w+ )?"
    r"(?:contract|target|plan|goal|budget|average|benchmark|forecast)\b",
    re.IGNORECASE,
)
"""Words before the margin by which a target was reached or missed."""
_TARGET_LEFT = re.compile(
    r"\b(?:targets?|goals?|aim(?:ed)?|plan(?:ned)?|promised?|hop(?:es?|ed|ing) for|want(?:ed|s)?|asked|"
    r"(?<!used to )need(?:ed)?|expected|supposed|"
    r"benchmark|expect|bar|pass mark|threshold|requirement|(?:not|n't|never) (?:hit|reach|make|meet|get to)|missed|"
    r"best[- ]in[- ]class|requir\w*|assum\w*|contract|should|norm|task|job|mission|brief|mandate|"
    r"objective|must|"
    r"(?:had|has|have) to)\b(?:(?!\b(?:and|but|we|i)\b)[^.;,?!]){0,45}$",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:[.:,;]|\b(?:said|says)(?: to)?|\btold (?:me|us|them) to)\s*(?:get|bring|take|push|keep|cut)\s+(?:\w+\s+){1,3}"
    r"(?:(?:to|under|below|over|above|down to|up to)" + SOFT + r")?$",
    re.IGNORECASE,
)
"""Before what somebody ordered: 'CEO: get it to 80'."""
_TARGET_RIGHT = re.compile(
    r"^\s*(?:%|percent|per cent|seconds|minutes)?\s*(?:(?:\w+\s+){0,2}(?:target|goal)\b|"
    r"(?:was|is|were|would be) (?:\w+ )?(?:realistic|unrealistic|possible|achievable|doable|feasible|reasonable)\b)",
    re.IGNORECASE,
)


def is_margin(left: str, right: str) -> bool:
    """Whether a figure, between these words, is that by which a target was reached or missed."""
    return bool(_MARGIN_LEFT.search(left) or _MARGIN_RIGHT.match(right))


def is_target(left: str, right: str) -> bool:
    """Whether a figure, between these words, was only asked for or is what others have."""
    return bool(
        _IMPERATIVE.search(left)
        or _TARGET_RIGHT.match(right)
        or _OF_OTHERS_RIGHT.match(right)
        or _TARGET_LEFT.search(left)
    )
