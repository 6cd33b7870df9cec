"""How far a coach and the scorer agree on the same answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from sklearn.metrics import cohen_kappa_score

LEAST_FOR_KAPPA = 5
"""Answers below which a coefficient would say more about chance than about the two."""
RATINGS = [1, 2, 3, 4, 5]


@dataclass(frozen=True)
class Agreement:
    """Two raters on the same answers."""

    answers: int
    same: int
    within_one: int
    lean: float
    """Mean of the coach's rating less the scorer's."""
    kappa: float | None
    """Cohen's kappa with quadratic weights: 1 is perfect, 0 is chance. None with too few answers, or where both gave
    everything the same rating."""


def agree(pairs: Sequence[tuple[int, float]]) -> Agreement | None:
    """Agreement over pairs of coach's and scorer's rating, the scorer's rounded as a coach's is; None without any."""
    if not pairs:
        return None
    coach = [one for one, _ in pairs]
    scorer = [math.floor(other + 0.5) for _, other in pairs]
    gaps = [abs(one - other) for one, other in zip(coach, scorer, strict=True)]
    kappa = None
    if len(pairs) >= LEAST_FOR_KAPPA and len({*coach, *scorer}) > 1:
        kappa = round(float(cohen_kappa_score(coach, scorer, labels=RATINGS, weights="quadratic")), 2)
    return Agreement(
        len(pairs),
        sum(gap == 0 for gap in gaps),
        sum(gap <= 1 for gap in gaps),
        round(mean(coach) - mean(other for _, other in pairs), 1),
        kappa,
    )
