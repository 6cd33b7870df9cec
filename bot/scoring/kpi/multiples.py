"""Words of a later sentence that multiply what was told of a measure: 'it had halved', 'we cut that in half'."""

from __future__ import annotations

import re

_IT = r"(?:it|this|that|they|them|those|which|(?:the|that|this) (?:number|figure|rate|score|total|count|share))"
_FILLED = (
    r"(?:\s+(?:has|had|have|was|were|is|would|been|got|down|roughly|about|nearly|almost|more|than|over|just|really|"
    r"actually|basically|practically|pretty|much|then|already|even)){0,4}\s+"
)
_TIMES = r"(?:halved|doubled|tripled|trebled|quadrupled|(?:cut |down )?(?:in|by) half)\b(?! (?:a|an|past)\b)"
_MULTIPLIED = re.compile(
    rf"\b{_IT}{_FILLED}{_TIMES}|\b(?:halv|doubl|tripl|trebl)(?:ed|es?|ing)\s+{_IT}\b", re.IGNORECASE
)


def multiplies(text: str) -> bool:
    """Whether a text says of something told before that it is now so many times what it was."""
    return bool(_MULTIPLIED.search(text))
