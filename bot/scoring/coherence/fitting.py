"""Learning how stories hang together, from stories and their own shuffles."""

from __future__ import annotations

import functools
import hashlib
import itertools
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from bot.scoring.coherence.course import picture_course
from bot.scoring.coherence.mentions import read_mentions
from bot.scoring.coherence.model import FEWEST, MOST, Coherence, has_order
from bot.scoring.coherence.ties import Ties
from bot.scoring.logistic import DIGITS, Logistic, fit_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.scoring.examples import Example
    from bot.scoring.star import SentenceModel

SHUFFLES = 2
"""Shuffles of each story."""
IN_PLACE = 0.25
"""Share of the sentences that a shuffle may leave in their places."""
LEAST_TEXTS = 120
"""Texts, shuffles included, that must have a tie for it to be learned."""
LEAST_WEIGHT = 0.02
STRENGTH = 0.1
"""Inverse of the penalty on weights, of ties and in the verdict."""


def shuffles(size: int, seed: str) -> list[list[int]]:
    """SHUFFLES orders of so many sentences, the same for the same seed: sentences sorted by digests, so that neither
    chance nor a library's generator has a part in what is learned.
    """

    def place(draw: int, sentence: int) -> bytes:
        return hashlib.sha256(f"{seed} {draw} {sentence}".encode()).digest()

    drawn = (sorted(range(size), key=functools.partial(place, draw)) for draw in itertools.count())
    moved = (order for order in drawn if sum(i == at for at, i in enumerate(order)) <= IN_PLACE * size)
    return list(itertools.islice(moved, SHUFFLES))


@dataclass
class Shuffled:
    """What is collected of stories and their shuffles: a row each, the story first, then its shuffles."""

    flags: list[int] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    judged: list[bool] = field(default_factory=list)
    """See `has_order`. Ties are learned from transcripts, too, the verdict only from what has full stops."""
    courses: list[NDArray[np.float64]] = field(default_factory=list)
    ties: list[dict[str, float]] = field(default_factory=list)
    expected: list[dict[str, float]] = field(default_factory=list)
    """One for each story: all its orders share it."""

    def add(self, example: Example, model: SentenceModel, fold: int) -> None:
        """Add a story, with the labels of a model that has not learned from its writer. Whatever has no order to judge,
        or is no story, is passed over.
        """
        if example.answer.type != "story" or not FEWEST <= len(example.spans) <= MOST:
            return
        judged = has_order(example.doc, example.spans)
        ties = Ties([read_mentions(span) for span in example.spans])
        orders = [list(range(len(example.spans))), *shuffles(len(example.spans), example.answer.id)]
        self.expected.append(ties.expect())
        self.ties.extend(ties.count(order) for order in orders)
        self.flags.extend(int(number > 0) for number in range(len(orders)))
        self.folds.extend([fold] * len(orders))
        self.judged.extend([judged] * len(orders))
        for order in orders if judged else ():
            part = example.part(order)
            self.courses.append(picture_course(model.probabilities(part.rows, part.meaning), part.words))

    def extend(self, other: Shuffled) -> None:
        """Add all that another one holds."""
        for own, more in zip(vars(self).values(), vars(other).values(), strict=True):
            own.extend(more)


def fit_coherence(parts: Sequence[Shuffled]) -> Coherence:
    """Fit the model. What ties weigh is judged by weights of the other folds, as the verdict will meet new writers;
    only stories without labels are dealt out to the folds in turn.
    """
    seen = Shuffled()
    for part in parts:
        seen.extend(part)
    flags, folds, judged = np.array(seen.flags), np.array(seen.folds), np.array(seen.judged)
    if not judged.any():
        return Coherence(_never(), {}, _never())
    courses, verdicts = np.array(seen.courses), flags[judged].tolist()
    names, matrix = _matrix(seen)
    weights = _fit_ties(matrix, flags)
    weighed = np.zeros(len(flags))
    for fold in sorted(set(seen.folds)):
        rest = folds != fold
        inside = weights if not rest.any() else _fit_ties(matrix[rest], flags[rest])
        weighed[~rest] = matrix[~rest] @ inside
    return Coherence(
        _fit_verdict(courses, verdicts),
        {name: round(float(w), DIGITS) for name, w in zip(names, weights, strict=True) if abs(w) >= LEAST_WEIGHT},
        _fit_verdict(np.c_[weighed[judged], courses], verdicts),
    )


def _matrix(seen: Shuffled) -> tuple[list[str], csr_matrix]:
    """The names of the ties that are common enough, and how much of each a text has beyond what its sentences in any
    order would have: (texts, names).
    """
    columns: dict[str, int] = {}
    found = _sparse(seen.ties, columns)
    expected = _sparse(seen.expected, columns)
    found.resize(found.shape[0], len(columns))
    each = 1 + SHUFFLES
    beyond = found - expected[np.repeat(np.arange(len(seen.expected)), each)]
    common = np.asarray((beyond != 0).sum(axis=0)).ravel() >= min(LEAST_TEXTS, len(seen.ties) // 4)
    names = [name for name, kept in zip(columns, common, strict=True) if kept]
    return names, beyond[:, common].tocsr()


def _sparse(rows: Sequence[dict[str, float]], columns: dict[str, int]) -> csr_matrix:
    places = [columns.setdefault(name, len(columns)) for row in rows for name in row]
    values = [value for row in rows for value in row.values()]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    return csr_matrix((values, places, ends), shape=(len(rows), len(columns)))


def _fit_ties(matrix: csr_matrix, flags: NDArray[np.int64]) -> NDArray[np.float64]:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=60, tol=1e-3)
    with warnings.catch_warnings():
        # Stopping early is meant: more rounds cost seconds and change nothing that can be measured.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return np.asarray(model.fit(matrix, flags).coef_[0])


def _never() -> Logistic:
    """A verdict that finds all in order, where a corpus has no story to learn from."""
    return Logistic(np.zeros(1), np.ones(1), np.zeros((2, 1)), np.array([30.0, -30.0]))


def _fit_verdict(rows: NDArray[np.float64], flags: Sequence[int]) -> Logistic:
    return fit_classes(rows, flags, 2, STRENGTH)
