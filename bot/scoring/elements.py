"""Whether each STAR element is in an answer, with a calibrated confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.scoring.delivery import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Span

ELEMENTS = ("S", "T", "A", "R")
PRESENT = 0.5
"""Confidence from which an element counts as present."""


def summary(spans: Sequence[Span], probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the presence model sees of an answer: its segments and their label probabilities (segments, 5)."""
    return summarise(probabilities, np.array([count_words(span) for span in spans], dtype=float))


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
