"""Prints the bytes of memory that this interpreter holds: `python -m benchmarks.memory idle` or `… scorer`.

Nothing is imported at the top: an interpreter that has done nothing is the baseline.
"""

import sys

TURNS = 20


def use_the_scorer() -> None:
    """Loads the scorer and scores some answers with it."""
    from benchmarks.texts import answer
    from bot.assistant.preparation import SCORER
    from bot.guide.loader import load_guide
    from bot.scoring.scorer import Scorer

    scorer = Scorer.load(SCORER, load_guide())
    for number in range(TURNS):
        scorer.score(answer(200, number))


def resident() -> int:
    """The bytes that this process holds in memory."""
    import psutil

    held: int = psutil.Process().memory_info().rss
    return held


if __name__ == "__main__":
    if sys.argv[1] == "scorer":
        use_the_scorer()
    print(resident())
