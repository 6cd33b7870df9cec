"""Words of hesitation in speech: 'from uh six fifty to, you know, five twenty'."""

from __future__ import annotations

import re

SOUNDS = frozenset(["um", "uh", "er", "erm", "hmm", "uhm"])
_HESITATION = re.compile(
    rf"\b(?:{'|'.join(sorted(SOUNDS))}|you know|i mean|let me think|i want to say|i think|i believe|i guess|i'd say|"
    r"i would say|let's say|kind of|sort of|basically|actually|literally|honestly|yeah|right|okay|ok|well|"
    r"(?<!would )(?<!'d )like|i'm not kidding|"
    r"no kidding|believe me|trust me|if you can believe it|believe it or not)\b",
    re.IGNORECASE,
)


def blank_hesitation(text: str) -> str:
    """The text with its words of hesitation as spaces, so that offsets stay what they were."""
    return _HESITATION.sub(lambda match: " " * len(match[0]), text)


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch of it as spaces."""
    return text[:start] + " " * (end - start) + text[end:]
