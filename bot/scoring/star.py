"""Labelling the segments of an answer with S, T, A, R or O: a linear-chain conditional random field over their
features.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pycrfsuite

from bot.scoring.corpus import LABELS
from bot.scoring.meaning import guess, with_guesses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from bot.scoring.features import Features
    from bot.scoring.logistic import Logistic

Rows = list["Features"]


def train_star(
    sequences: Sequence[Rows],
    labels: Sequence[list[str]],
    out: Path,
    l1: float = 0.05,
    l2: float = 8.0,
    rounds: int = 50,
    fewest: int = 2,
) -> None:
    """Fit the field on labelled sequences and write it to a file. The penalties are high so that what only one writer
    does is not learned, and features that occur fewer than `fewest` times are left out. L-BFGS from zero weights: the
    same input gives the same bytes.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": l1, "c2": l2, "max_iterations": rounds, "feature.minfreq": fewest, "feature.possible_transitions": True}
    )
    for rows, names in zip(sequences, labels, strict=True):
        trainer.append(pycrfsuite.ItemSequence(rows), names)
    trainer.train(str(out))


class StarModel:
    """A trained field, read from a file."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._labels = self._tagger.labels()

    def probabilities(self, rows: Rows) -> NDArray[np.float64]:
        """The marginal probability of each label for each segment: shape (segments, 5), columns in the order of
        LABELS.
        """
        if not rows:
            return np.zeros((0, len(LABELS)))
        self._tagger.set(pycrfsuite.ItemSequence(rows))
        known = set(self._labels)
        return np.array(
            [[self._tagger.marginal(label, i) if label in known else 0.0 for label in LABELS] for i in range(len(rows))]
        )


class SentenceModel:
    """The whole model of segments: the field, fed with named features and with a guess from the words' meaning."""

    def __init__(self, field: StarModel, meaning: Logistic) -> None:
        self._field = field
        self._meaning = meaning

    def probabilities(self, rows: Sequence[Features], picture: NDArray[np.float64]) -> NDArray[np.float64]:
        """Label probabilities (segments, 5) from named features and `meaning.picture_meaning`."""
        return self._field.probabilities(with_guesses(rows, guess(picture, self._meaning)))


LEANING = np.array([1.0, 1.6, 1.0, 1.0, 0.7])
"""What the probabilities of S, T, A, R, O are multiplied with before the greatest is taken. Tasks are rarer in our
corpus (8 % of the segments of stories) than in answers from elsewhere, and O inside a story is mostly a story told
loosely. On our own test writers the macro F1 is the same from 1 to 2.5 for T."""


def best_labels(probabilities: NDArray[np.float64]) -> list[str]:
    """The label of each segment, from probabilities of shape (segments, 5)."""
    return [LABELS[i] for i in (probabilities * LEANING).argmax(axis=1)]
