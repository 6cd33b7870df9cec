"""The ways in which a text only looks like an answer. Each is a reason that can be told; none is a verdict on the
person.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.scoring.coherence.model import MOST, find_disorder
from bot.scoring.gaming.copies import WORD, hands_question_back, repeats
from bot.scoring.gaming.english import is_gibberish
from bot.scoring.gaming.hollow import is_hollow
from bot.scoring.gaming.keywords import is_list_of_figures, is_list_of_keywords
from bot.scoring.gaming.others import tells_of_others
from bot.scoring.gaming.pleas import speaks_to_grader
from bot.scoring.gaming.sense import makes_no_sense
from bot.scoring.gaming.subject import is_off_subject
from bot.scoring.gaming.templates import is_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span

    from bot.scoring.asking import Rubric
    from bot.scoring.coherence.model import Coherence
    from bot.scoring.gaming.english import English
    from bot.scoring.gaming.others import Parts
    from bot.scoring.gaming.sense import Sense
    from bot.scoring.gaming.shells import Shells
    from bot.scoring.gaming.subject import Subject
    from bot.scoring.network.reader import Reader, Reading

Trick = Literal[
    "pasted-question", "instructions", "template", "repetition", "keywords", "gibberish", "off-subject", "others",
    "hollow", "nonsense", "out-of-order",
]  # fmt: skip
NO_ANSWER = frozenset(["pasted-question", "instructions", "template", "keywords", "gibberish"])
"""Tricks that leave no answer at all."""
OUT_OF_ORDER = 0.85
"""Chance of disorder from which sentences are said not to follow one another, set so that hardly an honest story told
in order reaches it; `python -m benchmarks.disorder` prints how many do."""
_ASKS_FOR_WAYS = re.compile(r"\bhow (?:do|would|will|should|did|have|can) (?:you|we)\b", re.IGNORECASE)
"""How somebody goes about their work, rather than what they think of something."""
LEAST_STORY = 0.3
"""Chance of being a story from which a text is judged as one."""
LEAST_WORDS = 30
"""Words from which it can be told whether a story is on the subject, whose it is, and whether it holds anything."""


@dataclass(frozen=True)
class Telling:
    """An answer and how it was read."""

    doc: Doc
    question: str
    asked: Rubric
    segments: Sequence[Span]
    probabilities: NDArray[np.float64]
    """Of their labels: shape (segments, 5)."""
    labels: Sequence[str]
    mentions: Sequence[Span]
    """Mentions of measures."""
    story: float
    """How likely it is a story."""


@dataclass(frozen=True)
class Known:
    """What was learned of honest answers."""

    english: English
    subject: Subject
    sense: Sense
    shells: Shells
    parts: Parts
    coherence: Coherence
    reader: Reader


def find_tricks(told: Telling, known: Known) -> list[Trick]:
    """The tricks in a text, most telling first."""
    text = told.doc.text
    words = WORD.findall(text.lower())
    if not words:
        return []
    episode = told.asked == "episode"
    tricks: list[Trick] = []
    if hands_question_back(text, told.question):
        tricks.append("pasted-question")
    if speaks_to_grader(text):
        tricks.append("instructions")
    if is_template(text):
        tricks.append("template")
    if repeats(text):
        tricks.append("repetition")
    if is_list_of_keywords(told.doc, words, len(told.mentions)) or (episode and is_list_of_figures(told.doc, words)):
        tricks.append("keywords")
    if is_gibberish(told.doc, words, known.english, episode):
        tricks.append("gibberish")
    if not tricks and told.story >= LEAST_STORY:
        tricks.extend(_find_in_story(told, len(words), known))
    return tricks


def _find_in_story(told: Telling, words: int, known: Known) -> list[Trick]:
    """What keeps a story from counting, most telling first. Of oneself one may tell anything, and a question for views
    may well be answered with somebody else's story.
    """
    if told.asked == "personal" or (told.asked == "approach" and not _ASKS_FOR_WAYS.search(told.question)):
        return []

    @functools.cache
    def read() -> Reading:
        return known.reader.read([span.text for span in told.segments[:MOST]])

    tricks: list[Trick] = []
    if words >= LEAST_WORDS:
        if told.asked == "episode" and tells_of_others(told.doc, told.segments, known.parts, read):
            tricks.append("others")
        if is_hollow(told.doc, told.question, told.mentions, told.segments, told.labels, words, known.shells):
            tricks.append("hollow")
        if not tricks and is_off_subject(told.doc, known.subject, read):
            tricks.append("off-subject")
        if not tricks and makes_no_sense(told.doc, told.segments, known.sense):
            tricks.append("nonsense")
    if find_disorder(told.segments, told.probabilities, known.coherence, read) >= OUT_OF_ORDER:
        tricks.append("out-of-order")
    return tricks
