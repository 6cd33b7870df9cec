"""The course that a story takes through situation, task, action and result, as a few numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bot.scoring.corpus import LABELS

UNSURE = 0.7
"""A sentence whose likeliest label is less likely than this is hard to place."""
_PAIRS = np.triu_indices(len(LABELS), 1)
_TOLD = 4
"""The first labels, S, T, A and R, which have an order in a story; O has none."""


def picture_course(probabilities: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.float64]:
    """The course of a text of two segments or more, from their label probabilities (segments, 5) and their words
    (segments,). Shape (36,).

    How unsure the labels are (shuffled sentences are hard to place); where the mean of each of S, T, A and R lies and
    how far it is spread; how often labels go backwards, or stand alone between two of another; how long text and
    sentences are; which label comes before which; what the first and the last segment are more than the others.
    """
    size = len(probabilities)
    best, surest = probabilities.argmax(axis=1), probabilities.max(axis=1)
    unsure = -(probabilities * np.log(probabilities + 1e-6)).sum(axis=1).mean()
    place = (np.arange(size) + 0.5) / size
    shares = probabilities.sum(axis=0) + 0.1
    centre = place @ probabilities / shares
    spread = ((place[:, None] - centre) ** 2 * probabilities).sum(axis=0) / shares
    told = best[best < _TOLD]
    pairs = max(1, len(told) * (len(told) - 1) / 2)
    inverted = np.triu(told[:, None] > told[None, :], 1).sum() / pairs
    backwards = (told[:-1] > told[1:]).sum() / max(1, len(told) - 1)
    islands = ((best[1:-1] != best[:-2]) & (best[:-2] == best[2:])).sum() / size
    before = (np.cumsum(probabilities, axis=0) - probabilities).T @ probabilities
    mean = probabilities.mean(axis=0)
    return np.concatenate([
        [unsure, surest.mean(), (surest < UNSURE).mean()], centre[:_TOLD], spread[:_TOLD],
        [inverted, backwards, islands, np.log(size), np.log(np.minimum(40, words).mean() + 1)],
        (before - before.T)[_PAIRS] / (size / 2), probabilities[0] - mean, probabilities[-1] - mean,
    ])  # fmt: skip
