"""What an answer can earn at most, whatever else is in it, each limit with the reason that is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.scoring.elements import PRESENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.scoring.asking import Rubric
    from bot.scoring.gaming.tricks import Trick

MOST = 5.0
TRICKS: dict[Trick, tuple[float, str]] = {
    "instructions": (1.4, "words addressed to whoever scores are not part of an answer"),
    "keywords": (1.4, "terms without an account of what happened"),
    "gibberish": (1.4, "I could not follow the words"),
    "pasted-question": (1.4, "most of this is the question itself"),
    "template": (1.4, "it is a form still to be filled with what happened to you"),
    "repetition": (2.0, "the same words again and again"),
    "off-subject": (2.0, "nothing in it says what it has to do with your work"),
    "others": (2.0, "others act in it, and your own part stays open"),
    "nonsense": (2.0, "I could not picture what happened from these words"),
    "out-of-order": (2.0, "the sentences do not follow one another, so that no account comes of them"),
    "hollow": (2.0, "its words would fit any story, and no step in it can be pictured"),
}
NO_ANSWER = 1.4
NO_OCCASION = 2.0
"""The most for what is no story where an episode is asked for. The anchors leave a three to a good, specific account of
habits; of fifty such answers seven had one, and nothing told them apart from the others."""
LEAST_STORY = 0.05
"""Chance of being a story, after all, from which that is not held against an answer."""
SHORT = 2.0
TOO_SHORT: dict[Rubric, int] = {"episode": 25, "approach": 25, "personal": 12}
"""Words below which nothing above a 2 can be earned. A good answer about a hobby or about pay may be two sentences."""
BESIDE = 3.0
"""The most for an answer to a question about the person that touches none of the points of the question's tip: what is
told may be good, and says nothing of values or plans."""
IDLE = 3.0
"""The most for an answer to a question for an episode in which no step can be found; it rises to 4 where one can nearly
be. A listener cannot tell yet what the speaker did."""


@dataclass(frozen=True)
class Limited:
    """What of an answer may limit its rating."""

    rubric: Rubric
    kind: str
    """The story type."""
    words: int
    tricks: Sequence[Trick]
    story: float
    """Chance of being a story."""
    action: float
    """Chance that steps are told."""
    beside: bool = False
    """Whether it touches none of the points of the question's tip."""


def lowest_cap(answer: Limited) -> tuple[float, str]:
    """The lowest limit of an answer and its reason; of two that are as low, the first."""
    return min(_caps(answer), key=lambda cap: cap[0])


def _caps(answer: Limited) -> Iterator[tuple[float, str]]:
    yield from (TRICKS[trick] for trick in answer.tricks)
    if answer.kind == "non-answer":
        yield NO_ANSWER, "not enough of an answer to judge by"
    if answer.words < TOO_SHORT[answer.rubric]:
        yield SHORT, "too short to hold more"
    if answer.rubric == "personal" and answer.beside:
        yield BESIDE, "nothing yet of what this question looks for"
    if answer.rubric == "episode":
        if answer.kind != "story" and answer.story < LEAST_STORY:
            yield NO_OCCASION, "it tells no occasion, and the question asks for one"
        if answer.action < PRESENT:
            yield IDLE + 2 * answer.action, "hardly a step is told yet"
    yield MOST, "five is the most that there is"
