"""What tricks earn: `python -m benchmarks.gaming`. Wants a trained scorer, as `make up` leaves it."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from benchmarks.tricks import QUESTION, STORY, TRICKS
from bot.assistant.preparation import SCORER
from bot.guide.loader import load_guide
from bot.scoring.scorer import Scorer

MOST = 2
"""The rating that no trick may exceed."""


def main() -> None:
    """The command. Leaves with 1 if a trick earns more than it may."""
    scorer = Scorer.load(SCORER, load_guide())
    table = Table("text", "words", "story type", "rating", "passes", title=f"Asked: {QUESTION}")
    failed = 0
    for name, text in {"an honest story": STORY, **TRICKS}.items():
        score = scorer.score(text, question_text=QUESTION)
        passes = score.rating > MOST if text == STORY else score.rating <= MOST
        failed += not passes
        table.add_row(name, str(score.delivery.words), score.story_type, str(score.rating), "yes" if passes else "NO")
    Console(width=100).print(table)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
