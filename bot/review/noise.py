"""Whether a change between two tries is more than the scorer's own noise.

Where the figure comes from: every answer of the corpus is rated by a scorer that never learned from its writer, and
held against the rating that a reader gave. For two answers of one person, the error of the difference has the spread
below. `python -m benchmarks.noise` measures it again, prints how often the reader agrees with a change of so much, and
fails when the figure here no longer holds.
"""

from __future__ import annotations

from enum import Enum
from math import sqrt
from typing import Any

ERROR_OF_A_DIFFERENCE = 0.88
"""Standard deviation, in rating points."""
LIKELY = round(1.28 * ERROR_OF_A_DIFFERENCE, 1)
"""Noise alone makes a larger change once in five times."""
CLEAR = round(1.96 * ERROR_OF_A_DIFFERENCE, 1)
"""Noise alone makes a larger change once in twenty times."""
SURE_OF_AN_ELEMENT = 0.8
"""Calibrated probability from which an element counts as clearly gained or lost."""


class Certainty(str, Enum):
    """How a change stands against the noise."""

    CLEAR = "clear"
    LIKELY = "likely"
    NOISE = "noise"


def exact_rating(document: dict[str, Any]) -> float:
    """The rating before it was rounded: the sum of its named parts, kept within 1 to 5."""
    return min(5.0, max(1.0, float(sum(part["value"] for part in document["rating_parts"]))))


def noise_of_means(before: int, after: int) -> float:
    """How far the means of so many answers each may be apart by noise alone, nineteen times in twenty.

    Takes the errors of answers to be independent; what other questions do to a mean is not in it.
    """
    return 1.96 * ERROR_OF_A_DIFFERENCE * sqrt((1 / before + 1 / after) / 2)


def judge_change(change: float) -> Certainty:
    """How a change of an exact rating stands against the noise."""
    if abs(change) >= CLEAR:
        return Certainty.CLEAR
    return Certainty.LIKELY if abs(change) >= LIKELY else Certainty.NOISE
