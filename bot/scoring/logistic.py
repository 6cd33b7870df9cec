"""Logistic regressions as plain numbers: fitted with scikit-learn, kept as JSON, applied without it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

DIGITS = 4
"""Decimals that a weight keeps in its file."""


@dataclass(frozen=True)
class Logistic:
    """Independent logistic regressions over one row of features: (outputs, features) weights and their scaling."""

    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    @classmethod
    def from_json(cls, numbers: Mapping[str, Any]) -> Logistic:
        """Rebuild from `to_json`."""
        return cls(*(np.array(numbers[key], dtype=float) for key in ("mean", "scale", "weights", "bias")))

    def to_json(self) -> dict[str, Any]:
        """Plain lists of rounded numbers."""
        return {key: np.round(getattr(self, key), DIGITS).tolist() for key in ("mean", "scale", "weights", "bias")}

    def scores(self, row: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of each output."""
        return np.asarray(self.weights @ ((row - self.mean) / self.scale) + self.bias)

    def probabilities(self, row: NDArray[np.float64]) -> NDArray[np.float64]:
        """One independent probability per output."""
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(self.scores(row), -30, 30))))

    def shares(self, row: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probabilities that sum to one, for outputs fitted together as classes."""
        scores = self.scores(row)
        powers = np.exp(scores - scores.max())
        return np.asarray(powers / powers.sum())


def fit_bounded(rows: NDArray[np.float64], flags: NDArray[np.int64], upward: int, penalty: float = 1.0) -> Logistic:
    """One regression of 0/1 flags, both cases weighed alike, whose first `upward` weights are not negative."""
    from scipy.optimize import minimize

    mean, scale = _scaling(rows)
    if flags.min() == flags.max():
        return Logistic(mean, scale, np.zeros((1, rows.shape[1])), np.array([6.0 if flags.max() else -6.0]))
    inputs = np.c_[(rows - mean) / scale, np.ones(len(rows))]
    share = flags.mean()
    weights = np.where(flags == 1, 0.5 / share, 0.5 / (1 - share))
    held = np.r_[np.full(rows.shape[1], penalty), 0.0]

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = inputs @ theta
        errors = weights * (1 / (1 + np.exp(-np.clip(scores, -30, 30))) - flags)
        value = (weights * np.logaddexp(0, np.where(flags == 1, -scores, scores))).sum() + 0.5 * (held * theta**2).sum()
        return float(value), inputs.T @ errors + held * theta

    bounds = [(0.0, None)] * upward + [(None, None)] * (inputs.shape[1] - upward)
    theta = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Logistic(mean, scale, theta[None, :-1], theta[-1:])


def fit_classes(
    rows: NDArray[np.float64],
    classes: Sequence[int],
    count: int,
    strength: float = 0.1,
    balanced: bool = True,
    rounds: int = 3000,
) -> Logistic:
    """One multinomial regression over `count` classes; a class that no row has gets no chance. `rounds` bounds the
    time.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    mean, scale = _scaling(rows)
    model = LogisticRegression(C=strength, class_weight="balanced" if balanced else None, max_iter=rounds)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit((rows - mean) / scale, classes)
    weights, bias = np.zeros((count, rows.shape[1])), np.full(count, -30.0)
    coefficients, intercepts = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        coefficients, intercepts = (
            np.vstack([-coefficients / 2, coefficients / 2]),
            np.concatenate([-intercepts / 2, intercepts / 2]),
        )
    for place, known in enumerate(model.classes_):
        weights[known], bias[known] = coefficients[place], intercepts[place]
    return Logistic(mean, scale, weights, bias)


def fit_names(
    rows: Sequence[Sequence[str]], flags: Sequence[bool], strength: float, least: float = 0.03
) -> dict[str, float]:
    """One regression over the presence of named features; weights below `least` are left out. The bias is named
    'bias'.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = CountVectorizer(analyzer=list, binary=True, dtype=np.float64)
    matrix = vectorizer.fit_transform(rows)
    with warnings.catch_warnings():
        # Stopping early is meant: more rounds cost seconds and change nothing that can be measured.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = LogisticRegression(C=strength, max_iter=60, tol=1e-3).fit(matrix, list(flags))
    weights = {
        name: round(float(w), DIGITS)
        for name, w in zip(vectorizer.get_feature_names_out().tolist(), model.coef_[0], strict=True)
        if abs(w) >= least
    }
    return {"bias": round(float(model.intercept_[0]), DIGITS), **weights}


def _scaling(rows: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale < 1e-6] = 1.0
    return mean, scale
