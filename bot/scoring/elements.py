"""Whether each STAR element is in an answer, with a calibrated confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ELEMENTS = ("S", "T", "A", "R")


def summarise(probabilities: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.float64]:
    """A fixed-length picture of an answer from its segments' label probabilities (segments, 5) and word counts (segments,).

    For each of the five labels: greatest, second greatest, sum, word-weighted share; then size and the likeliest first
    and last labels' probabilities. Shape (32,).
    """
    if not len(probabilities):
        return np.zeros(32)
    ordered = np.sort(probabilities, axis=0)[::-1]
    second = ordered[1] if len(ordered) > 1 else np.zeros(5)
    share = (probabilities * words[:, None]).sum(axis=0) / max(1.0, words.sum())
    size = np.array([np.log1p(len(words)), np.log1p(words.sum())])
    return np.concatenate(
        [ordered[0], second, np.log1p(probabilities.sum(axis=0)), share, size, probabilities[0], probabilities[-1]]
    )
