"""A first guess at each segment's label from what its words mean: spaCy's own word tensors, which the parse leaves
behind for free.

A regularised multinomial regression over the mean tensor of a segment and of its neighbours, and its place in the
answer. The sentence model takes the guess as one feature among the named ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.scoring.corpus import LABELS
from bot.scoring.logistic import Logistic, fit_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span

    from bot.scoring.features import Features

STRENGTH = 0.003
"""Inverse of the penalty on weights; small, so that no trade is learned."""
WEIGHT = 3.0
"""What a guess is multiplied with as a feature, so that the field's penalty does not hold it down."""


def mean_tensors(doc: Doc, spans: Sequence[Span]) -> NDArray[np.float64]:
    """The mean word tensor of each span: shape (spans, width). Width is 0 where the pipeline leaves no tensors."""
    tensor = np.asarray(doc.tensor)
    if tensor.ndim != 2 or len(tensor) != len(doc):
        return np.zeros((len(spans), 0))
    means = [tensor[span.start : span.end].mean(axis=0) for span in spans]
    return np.array(means, dtype=float).reshape(len(spans), tensor.shape[1])


def picture_meaning(means: NDArray[np.float64], lengths: Sequence[int]) -> NDArray[np.float64]:
    """Each segment's mean tensor, its neighbours' and its place: shape (segments, 3 x width + 3)."""
    if not len(means):
        return np.zeros((0, 3 * means.shape[1] + 3))
    edge = np.zeros((1, means.shape[1]))
    ends = np.cumsum(lengths)
    share = (ends - np.array(lengths) / 2) / max(1, ends[-1])
    place = np.stack([share, share**2, np.maximum(0, share - 0.5)], axis=1)
    return np.hstack([means, np.vstack([edge, means[:-1]]), np.vstack([means[1:], edge]), place])


def fit_meaning(pictures: Sequence[NDArray[np.float64]], labels: Sequence[Sequence[str]]) -> Logistic:
    """Fit the regression on the pictures of whole answers and their segments' labels."""
    gold = [LABELS.index(label) for row in labels for label in row]
    return fit_classes(np.vstack(pictures), gold, len(LABELS), STRENGTH, balanced=False, rounds=80)


def guess(picture: NDArray[np.float64], model: Logistic) -> NDArray[np.float64]:
    """Label probabilities (segments, 5); all alike where the pipeline's tensors are not those that were learned
    from.
    """
    if picture.shape[1] != len(model.mean):
        return np.full((len(picture), len(LABELS)), 1 / len(LABELS))
    return np.array([model.shares(row) for row in picture]).reshape(len(picture), len(LABELS))


def with_guesses(rows: Sequence[Features], guesses: NDArray[np.float64]) -> list[Features]:
    """Features of segments with the guesses added, rounded so that batches of texts cannot differ in the last bit."""
    return [
        {**row, **{f"meaning:{label}": WEIGHT * round(float(own[column]), 4) for column, label in enumerate(LABELS)}}
        for row, own in zip(rows, guesses, strict=True)
    ]
