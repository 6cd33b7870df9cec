"""Whether each STAR element is in an answer, with a calibrated confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ELEMENTS = ("S", "T", "A", "R")
PRESENT = 0.5
"""Confidence from which an element counts as present."""


def summary(probabilities: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.float64]:
    """A fixed-length picture of an answer from its segments' label probabilities (segments, 5) and word counts
    (segments,).

    For each of the five labels: greatest and its log odds, second greatest, sum, share of the words, first, last, and
    the chance that at least one segment has it; then the size, and how little is O. Shape (43,).
    """
    if not len(probabilities):
        return np.zeros(43)
    ordered = np.sort(probabilities, axis=0)[::-1]
    best = np.clip(ordered[0], 1e-3, 1 - 1e-3)
    second = ordered[1] if len(ordered) > 1 else np.zeros(5)
    share = (probabilities * words[:, None]).sum(axis=0) / max(1.0, words.sum())
    any_one = 1 - np.prod(1 - 0.95 * probabilities, axis=0)
    size = np.array([np.log1p(len(words)), np.log1p(words.sum()), probabilities[:, :4].sum(axis=1).mean()])
    return np.concatenate([
        ordered[0], np.log(best / (1 - best)), second, np.log1p(probabilities.sum(axis=0)), share, any_one,
        probabilities[0],
        probabilities[-1], size,
    ])  # fmt: skip
