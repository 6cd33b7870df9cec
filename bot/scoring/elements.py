"""Whether each STAR element is in an answer, with a calibrated confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from bot.scoring.logistic import Logistic, fit_bounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ELEMENTS: tuple[Literal["S", "T", "A", "R"], ...] = ("S", "T", "A", "R")
PRESENT = 0.5
"""Confidence from which an element counts as present."""


SHORT = 6
"""Segments up to which an answer is judged as a short one, where a single sentence is all that can be asked for."""
SIGNS_FOR = 6
"""The first features of `picture_element`, which may count for an element and never against it."""


def picture_element(probabilities: NDArray[np.float64], words: NDArray[np.float64], column: int) -> NDArray[np.float64]:
    """What speaks for one element in an answer, from its segments' label probabilities (segments, 5) and their words.

    The log odds of the likeliest segment and of the second (the second in long answers only), how many there are, their
    share of the words, the log odds of both again in short answers; then the size, whether it is short, and how little
    of it is O. Shape (9,).
    """
    if not len(probabilities):
        return np.array([-7.0, -7.0, 0.0, 0.0, -7.0, -7.0, 0.0, 1.0, 0.0])
    own = probabilities[:, column]
    ordered = np.sort(own)[::-1]
    best, second = _log_odds(ordered[0]), _log_odds(ordered[1] if len(own) > 1 else 0.0)
    short = float(len(own) <= SHORT)
    share = float((own * words).sum() / max(1.0, words.sum()))
    told = float(probabilities[:, :4].sum(axis=1).mean())
    return np.array([
        best, second * (1 - short), np.log1p(own.sum()), share, best * short, second * short, np.log(len(own)), short,
        told,
    ])  # fmt: skip


def find_presence(
    probabilities: NDArray[np.float64], words: NDArray[np.float64], models: Sequence[Logistic]
) -> NDArray[np.float64]:
    """The probability that S, T, A, R are in an answer, given one model each: shape (4,)."""
    pictures = [picture_element(probabilities, words, column) for column in range(len(ELEMENTS))]
    return np.array([float(model.probabilities(picture)[0]) for model, picture in zip(models, pictures, strict=True)])


def fit_element(pictures: NDArray[np.float64], present: NDArray[np.int64]) -> Logistic:
    """The model of one element: a logistic regression, both cases weighed alike, whose first weights may not be
    negative.

    So a sentence that looks more like the element can never make its presence less likely.
    """
    return fit_bounded(pictures, present, SIGNS_FOR)


def _log_odds(chance: float) -> float:
    safe = min(max(float(chance), 1e-3), 1 - 1e-3)
    return float(np.log(safe / (1 - safe)))
