"""The chance that the sentences of an answer stand in an order left to chance.

Learned from stories and the same stories shuffled. First the course of the labels alone is looked at, which costs
next to nothing and clears most stories; then what ties sentence to sentence; and where doubt is left, a small network
reads the whole text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.special import expit, logit

from bot.scoring.coherence.course import picture_course
from bot.scoring.coherence.mentions import read_mentions
from bot.scoring.coherence.ties import Ties
from bot.scoring.delivery import word_counts
from bot.scoring.logistic import Logistic
from bot.scoring.sentences import ends_closed, lacks_full_stops

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span

    from bot.scoring.network.reader import Read

FEWEST, MOST = 6, 40
"""Sentences: fewer show no order, and more than these are not looked at."""
CLOSED = 0.8
"""Share of the sentences that must end in a full stop for the course of a story to be learned from: what is cut out of
transcripts and notes may be cut in the wrong place."""
FIRST_DOUBT, DOUBT = 0.1, 0.2
"""Chance by the course of the labels alone from which the ties are looked at, too; and by both, from which the text is
read."""
BASE, TOLD, READ, AGREED = 0.86, 0.46, 0.38, -3.23
"""What counts where the text is read: to begin with, the log odds by course and ties, the reader's, and how far it
would put the sentences in this very order. Near what a logistic regression gives on the five sets of stories that the
network never learned from and that were there then, where a story and its shuffle are equally likely. As many sentences
as are judged always leave enough to read."""


@dataclass(frozen=True)
class Coherence:
    """The fitted model."""

    course: Logistic
    """From `picture_course`."""
    ties: Mapping[str, float]
    """See `Ties.weigh`."""
    both: Logistic
    """From the weight of the ties, followed by `picture_course`."""

    @classmethod
    def from_json(cls, numbers: Mapping[str, Any]) -> Coherence:
        """Rebuild from `to_json`."""
        return cls(Logistic.from_json(numbers["course"]), numbers["ties"], Logistic.from_json(numbers["both"]))

    def to_json(self) -> dict[str, Any]:
        """Plain numbers."""
        return {"course": self.course.to_json(), "ties": dict(self.ties), "both": self.both.to_json()}


def has_order(doc: Doc, segments: Sequence[Span]) -> bool:
    """Whether an answer has enough sentences, with full stops, for what is learned of their order."""
    if len(segments) < FEWEST or lacks_full_stops(doc):
        return False
    return sum(ends_closed(span) for span in segments) >= CLOSED * len(segments)


def find_disorder(segments: Sequence[Span], probabilities: NDArray[np.float64], model: Coherence, read: Read) -> float:
    """The chance that the sentences of an answer are out of order, from its segments and their label probabilities
    (segments, 5); 0 where that cannot be judged. `read` is asked where doubt is left. A story and its shuffle are taken
    to be equally likely beforehand.
    """
    if len(segments) < FEWEST:
        return 0.0
    seen = list(segments[:MOST])
    course = picture_course(probabilities[:MOST], word_counts(seen))
    chance = float(model.course.shares(course)[1])
    if chance < FIRST_DOUBT:
        return chance
    ties = Ties([read_mentions(span) for span in seen]).weigh(range(len(seen)), model.ties)
    chance = float(model.both.shares(np.concatenate([[ties], course]))[1])
    if chance < DOUBT:
        return chance
    reading = read()
    return float(expit(BASE + TOLD * logit(chance) + READ * reading.disorder + AGREED * reading.agreement))
