"""How many shuffled stories are found out, and how many honest ones are taken for shuffled: `python -m
benchmarks.disorder`, by the trained scorer, on stories from which nothing is ever learned. It takes some five minutes.

Only stories with enough sentences are counted; each is judged as it is, and with its sentences in
several orders left to chance. Wants a trained scorer, as `make up` leaves it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.scoring.coherence.fitting import shuffles
from bot.scoring.coherence.model import FEWEST, MOST, Coherence, find_disorder
from bot.scoring.corpus import Answer, read_corpus, without_labels
from bot.scoring.features import describe
from bot.scoring.logistic import Logistic
from bot.scoring.meaning import mean_tensors, picture_meaning
from bot.scoring.network.reader import Reader
from bot.scoring.pipeline import load_pipeline
from bot.scoring.scorer import Scorer
from bot.scoring.sentences import segment
from bot.scoring.star import SentenceModel, StarModel

HELD_OUT = CORPUS / "held_out"
HONEST = ("work", "own")
"""Kinds of texts, in files that hold several, that are honest stories about work."""
MOST_EARNED = 2.0
"""What sentences in no order may earn."""
SHARES = (0.005, 0.01, 0.02)
"""Shares of the honest stories that may be taken for shuffled, at which the others are counted, too."""


@dataclass(frozen=True)
class Told:
    """A story, as it was told or shuffled, with the chance of disorder, whether its score says so and is above 2."""

    answer: Answer
    shuffled: bool
    chance: float
    taken: bool
    passes: bool


class Judge:
    """A trained scorer in its folder, and the part of it that looks at the order alone."""

    def __init__(self, folder: Path) -> None:
        weights = json.loads((folder / "weights.json").read_text())
        self._scorer = Scorer.load(folder, load_guide())
        self._nlp = load_pipeline()
        self._clauses = weights["clauses"]
        self._star = SentenceModel(StarModel(folder / "star.crfsuite"), Logistic.from_json(weights["meaning"]))
        self._coherence, self._reader = Coherence.from_json(weights["coherence"]), Reader()

    def judge(self, answers: Sequence[Answer]) -> Iterator[Told]:
        """The stories whose order can be judged, each followed by its shuffles."""
        for answer in answers:
            doc = self._nlp(answer.text)
            spans = segment(doc, self._clauses)
            if answer.type == "story" and FEWEST <= len(spans) <= MOST:
                yield self._tell(answer, False, answer.text)
                for order in shuffles(len(spans), answer.id):
                    yield self._tell(answer, True, " ".join(spans[i].text for i in order))

    def _tell(self, answer: Answer, shuffled: bool, text: str) -> Told:
        doc = self._nlp(text)
        spans = segment(doc, self._clauses)
        picture = picture_meaning(mean_tensors(doc, spans), [len(span) for span in spans])
        labels = self._star.probabilities(describe(spans), picture)
        sentences = [span.text for span in spans[:MOST]]
        chance = find_disorder(spans, labels, self._coherence, lambda: self._reader.read(sentences))
        score = self._scorer.score(text, question_text=answer.question)
        return Told(
            answer, shuffled, chance, any(gap.kind == "order" for gap in score.gaps), score.rating > MOST_EARNED
        )


def as_scored(told: Sequence[Told], name: str) -> Table:
    """What the score says of honest stories and of shuffled ones, by how the honest ones are told."""
    columns = ("stories", "count", "taken for shuffled", "shuffles", "found out", "earn more than 2")
    table = Table(*columns, title=f"{name}, as scored")
    for shape in ("", *sorted({one.answer.shape for one in told} - {""})):
        some = [one for one in told if shape in ("", one.answer.shape)]
        honest, shuffled = ([one for one in some if one.shuffled == flag] for flag in (False, True))
        names = " ".join(one.answer.id for one in honest if one.taken) or "none"
        found = sum(one.taken for one in shuffled) / len(shuffled)
        passing = sum(one.passes for one in shuffled) / len(shuffled)
        table.add_row(shape or "all", str(len(honest)), names, str(len(shuffled)), f"{found:.2f}", f"{passing:.2f}")
    return table


def as_drawn(told: Sequence[Told]) -> Table:
    """How many shuffles would be found out if the line were drawn elsewhere."""
    honest, shuffled = (np.array([one.chance for one in told if one.shuffled == flag]) for flag in (False, True))
    table = Table("honest stories taken, at most", "shuffles found out", title="if the line were drawn elsewhere")
    for share in SHARES:
        line = np.quantile(honest, 1 - share, method="higher")
        table.add_row(f"{100 * share:.1f} %", f"{(shuffled > line).mean():.2f}")
    return table


def read_told(file: Path) -> list[Answer]:
    """Honest stories of every trade from which nothing is learned."""
    told = [json.loads(line) for line in file.read_text().splitlines()]
    return [
        replace(without_labels(one["id"], one["text"]), shape=one.get("shape", ""))
        for one in told
        if one.get("kind", "work") in HONEST
    ]


def main() -> None:
    """The command."""
    judge, console = Judge(SCORER), Console(width=100)
    sets = {"four writers": read_corpus(HELD_OUT)}
    sets |= {file.name: read_told(file) for file in sorted(HELD_OUT.glob("*.jsonl"))}
    for name, answers in sets.items():
        told = list(judge.judge(answers))
        console.print(as_scored(told, name))
        console.print(as_drawn(told))


if __name__ == "__main__":
    main()
