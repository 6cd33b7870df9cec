"""How large a change of rating must be before it is more than the scorer's own noise: `python -m benchmarks.noise`.

Every answer of the corpus is rated by a scorer that never learned from its writer (see `benchmarks.quality`), and the
error is that rating, before rounding, less the rating of the reader. Two tries of one person at a question are told
apart by a difference of ratings, so what counts is the error of a difference: it is taken over all pairs of answers
by one writer, where a liking or dislike that the scorer has for somebody's manner cancels out as it does between two
tries. `bot/review/noise.py` holds the figure; this command reprints it and says whether it still holds.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.quality import Judged, by_writer, judge
from bot.assistant.preparation import CORPUS
from bot.review.noise import CLEAR, ERROR_OF_A_DIFFERENCE, LIKELY, exact_rating
from bot.scoring.corpus import read_corpus
from bot.scoring.pipeline import load_pipeline

TOLERANCE = 0.05
"""By how much the figure may be off before it should be written anew."""


def pairs_by_writer(judged: Sequence[Judged]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """A row for each two answers of one writer: the scorer's difference and the reader's."""
    writers: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in judged:
        writers[one.answer.writer].append((exact_rating(one.score.document()), float(one.answer.rating)))
    rows = [(a[0] - b[0], a[1] - b[1]) for theirs in writers.values() for a, b in combinations(theirs, 2)]
    return np.array(rows)


def main() -> None:
    """Prints the spread of the errors, and how often the reader agrees with a change of so much."""
    console = Console(width=110)
    answers = read_corpus(CORPUS)
    docs = list(load_pipeline().pipe([answer.text for answer in answers], batch_size=64))
    judged = judge(answers, docs, by_writer(answers), lambda words: console.print(f"[dim]{words}[/]", highlight=False))
    errors = np.array([exact_rating(one.score.document()) - one.answer.rating for one in judged])
    rows = pairs_by_writer(judged)
    spread = float(np.std(rows[:, 0] - rows[:, 1]))
    console.print(
        f"{len(judged)} answers: mean error {errors.mean():+.2f}, spread (standard deviation) {errors.std():.2f}"
    )
    console.print(f"{len(rows):,} pairs of answers by one writer: spread of the error of a difference {spread:.2f}")
    change, truth = np.abs(rows[:, 0]), np.sign(rows[:, 0]) * rows[:, 1]
    table = Table(
        "change by the scorer", "pairs", "reader sees it the same way", "no difference", "the other way round"
    )
    edges = [0.0, LIKELY / 2, LIKELY, CLEAR, 5.0]
    for low, high in pairwise(edges):
        some = truth[(change >= low) & (change < high)]
        shares = [np.mean(some > 0), np.mean(some == 0), np.mean(some < 0)] if len(some) else [float("nan")] * 3
        table.add_row(f"{low:.2f} to {high:.2f}", f"{len(some):,}", *(f"{share:.2f}" for share in shares))
    console.print(table)
    if abs(spread - ERROR_OF_A_DIFFERENCE) > TOLERANCE:
        sys.exit(
            f"bot/review/noise.py says {ERROR_OF_A_DIFFERENCE}; measured {spread:.2f}. Write the new figure there."
        )


if __name__ == "__main__":
    main()
