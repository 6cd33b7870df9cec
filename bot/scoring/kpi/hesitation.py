"""Words of hesitation in speech: 'from uh six fifty to, you know, five twenty'."""

from __future__ import annotations

import re
from functools import lru_cache

SOUNDS = frozenset(["um", "uh", "er", "erm", "hmm", "uhm"])
SPACES = 20
_LONG_SPACE = re.compile(rf"\s{{{SPACES + 1},}}")
_HESITATION = re.compile(
    rf"\b(?:{'|'.join(sorted(SOUNDS))}|you know|i mean|let me think|i want to say|i think|i believe|i guess|i'd say|"
    r"i would say|let's say|kind of|sort of|basically|actually|literally|honestly|yeah|(?<!the )right|okay|ok|well|"
    r"(?<!would )(?<!'d )like|i'm not kidding|i'll (?:never forget|admit|be honest(?: with you)?)|give or take|"
    r"no kidding|believe me|trust me|if you can believe it|believe it or not)\b",
    re.IGNORECASE,
)

_CORRECTION = re.compile(
    r"(?:%| percent| per cent| points?)?[\s,.;…–—-]+(?:no,? |oh,? |well,? |wait,? )?(?:sorry|or rather|make that|"
    r"scratch that|correction|no|i tell a lie)[\s,.;…–—-]+(?:it was |i mean |that's )?",
    re.IGNORECASE,
)


@lru_cache(maxsize=2)  # one text is read sentence by sentence
def blank_hesitation(text: str) -> str:
    """The text with its words of hesitation as spaces, so that offsets stay what they were.

    Of long white space only the beginning stays: patterns that look for spaces on both sides of something take time
    that grows with its square.
    """
    short = _LONG_SPACE.sub(lambda match: match[0][:SPACES] + "\0" * (len(match[0]) - SPACES), text)
    return _HESITATION.sub(lambda match: " " * len(match[0]), short)


def taken_back(text: str, start: int, end: int) -> bool:
    """Whether the words between two figures take the first back: 'it was at 84, sorry, 83'."""
    return bool(_CORRECTION.fullmatch(text, start, end))


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch of it left out, offsets as they were."""
    return text[:start] + "\0" * (end - start) + text[end:]
