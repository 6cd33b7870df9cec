"""How far two labellers who did not see each other's labels agree: `python -m benchmarks.agreement`.

The first labels are those of `data/star/*.txt` and of the answers held out, the second those of
`data/star/second/labels.tsv`. Agreement is Krippendorff's alpha (1 is perfect, 0 is chance): nominal for segments and
answer types, interval for ratings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import krippendorff
import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.quality import HELD_OUT
from bot.assistant.preparation import CORPUS
from bot.scoring.corpus import Answer, read_corpus

SECOND = CORPUS / "second" / "labels.tsv"


def read_second() -> dict[str, tuple[str, str, int]]:
    """Answer id to labels (one letter a segment), answer type and rating, as the second labeller gave them."""
    lines = [line for line in SECOND.read_text().splitlines() if line and not line.startswith("#")]
    rows = (line.split("\t") for line in lines)
    return {row[0]: (row[1], row[2], int(row[3])) for row in rows}


def alpha(first: Sequence[object], second: Sequence[object], level: str) -> float:
    """Krippendorff's alpha of two labellers; `level` is 'nominal' or 'interval'."""
    names = {value: place for place, value in enumerate(sorted({*first, *second}, key=str))}
    values = [[names[value] if level == "nominal" else value for value in row] for row in (first, second)]
    return float(krippendorff.alpha(np.array(values, dtype=float), level_of_measurement=level))


def compare(title: str, answers: Sequence[Answer], console: Console) -> None:
    """Prints how the two labels of those answers agree that were labelled twice."""
    second = read_second()
    firsts = {answer.id: answer for answer in answers if answer.id in second}
    labels = [
        (segment.label, other)
        for key, answer in firsts.items()
        for segment, other in zip(answer.segments, second[key][0], strict=True)
    ]
    merged = [tuple("S" if label == "T" else label for label in pair) for pair in labels]
    types = [(answer.type, second[key][1]) for key, answer in firsts.items()]
    ratings = [(answer.rating, second[key][2]) for key, answer in firsts.items()]
    table = Table("what", "units", "same", "alpha", title=f"{title}: {len(firsts)} answers labelled twice")
    for name, pairs, level in (
        ("segment label, S T A R O", labels, "nominal"),
        ("the same, S and T as one", merged, "nominal"),
        ("answer type", types, "nominal"),
        ("rating 1-5", ratings, "interval"),
    ):
        same = np.mean([one == other for one, other in pairs])
        one, other = zip(*pairs, strict=True)
        table.add_row(name, str(len(pairs)), f"{same:.3f}", f"{alpha(one, other, level):.3f}")
    console.print(table)
    console.print("Pearson r of the ratings:", round(float(np.corrcoef(np.array(ratings).T)[0, 1]), 3))
    console.print("most frequent differences:", Counter(pair for pair in labels if pair[0] != pair[1]).most_common(6))


def main() -> None:
    """Prints the tables."""
    console = Console()
    compare("learned from", read_corpus(CORPUS), console)
    compare("held out", read_corpus(HELD_OUT), console)


if __name__ == "__main__":
    main()
