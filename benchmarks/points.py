"""How rightly it is told which points of a question's tip an answer covers: `python -m benchmarks.points`.

Two people wrote two answers to each of the guide's 50 questions, not knowing the cues by which points are known,
and marked the words that touch each point (`data/star/points`). Nothing is learned from these answers; errors in the
first set were looked at, those in the second never. A point found in other words than those marked is counted as found;
the last column tells how often it is by the words marked. Wants a trained scorer, as `make up` leaves it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.guide.model import Guide
from bot.scoring.scorer import Scorer

ANSWERS = CORPUS / "points"


def judge(file: Path, scorer: Scorer, guide: Guide) -> Iterator[tuple[str, str]]:
    """For each point of each answer the question's kind and what became of it: 'hit', 'elsewhere' for a hit in other
    words than those marked, 'missed', 'extra' or 'rightly none'.
    """
    questions = {question.id: question for question in guide.questions}
    for line in file.read_text().splitlines():
        told = json.loads(line)
        question = questions[told["question"]]
        for point in scorer.score(told["text"], question).points:
            quote = told["points"][point.id]
            if quote is None:
                yield question.kind.value, "extra" if point.covered else "rightly none"
            elif not point.covered:
                yield question.kind.value, "missed"
            else:
                start = told["text"].index(quote)
                overlaps = any(begin < start + len(quote) and start < end for begin, end in point.spans)
                yield question.kind.value, "hit" if overlaps else "elsewhere"


def row(name: str, counts: Counter[str]) -> list[str]:
    """The figures of some points as a table's row."""
    hits = counts["hit"] + counts["elsewhere"]
    precision, recall = hits / max(1, hits + counts["extra"]), hits / max(1, hits + counts["missed"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    shares = [precision, recall, f1, counts["hit"] / max(1, hits)]
    return [name, str(sum(counts.values())), str(hits + counts["missed"]), *(f"{share:.2f}" for share in shares)]


def main() -> None:
    """The command."""
    guide, console = load_guide(), Console(width=110)
    scorer = Scorer.load(SCORER, guide)
    for file in sorted(ANSWERS.glob("*.jsonl")):
        found = list(judge(file, scorer, guide))
        table = Table("points", "count", "covered", "precision", "recall", "F1", "words marked", title=file.name)
        for kind in ("all", *sorted({kind for kind, _ in found})):
            table.add_row(*row(kind, Counter(what for own, what in found if kind in ("all", own))))
        console.print(table)


if __name__ == "__main__":
    main()
