"""How many shuffled stories are found out, and how many honest ones are taken for shuffled: `python -m
benchmarks.disorder`, by the trained scorer and the writers from whom nothing is ever learned. It takes a minute.
With `--corpus`, on the writers who are learned from, each judged by a scorer that learned from others; it takes some
five minutes.

Only stories with full stops and enough sentences are counted; each is judged as it is, and with its sentences in
several orders left to chance. Wants a trained scorer, as `make up` leaves it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.quality import groups_of
from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.scoring.coherence.fitting import shuffles
from bot.scoring.coherence.model import MOST, Coherence, find_disorder, has_order
from bot.scoring.corpus import Answer, read_corpus
from bot.scoring.features import describe
from bot.scoring.gaming.contrasts import parse_contrasts
from bot.scoring.logistic import Logistic
from bot.scoring.meaning import mean_tensors, picture_meaning
from bot.scoring.pipeline import load_pipeline
from bot.scoring.scorer import Scorer
from bot.scoring.sentences import segment
from bot.scoring.star import SentenceModel, StarModel
from bot.scoring.training import fit, write_passport

SHARES = (0.005, 0.01, 0.02)
"""Shares of the honest stories that may be taken for shuffled, at which the others are counted, too."""


@dataclass(frozen=True)
class Told:
    """A story, as it was told or shuffled, with the chance that it is out of order and whether its score says so."""

    answer: Answer
    shuffled: bool
    chance: float
    taken: bool


class Judge:
    """A trained scorer in its folder, and the part of it that looks at the order alone."""

    def __init__(self, folder: Path) -> None:
        weights = json.loads((folder / "weights.json").read_text())
        self._scorer = Scorer.load(folder, load_guide())
        self._nlp = load_pipeline()
        self._clauses = weights["clauses"]
        self._star = SentenceModel(StarModel(folder / "star.crfsuite"), Logistic.from_json(weights["meaning"]))
        self._coherence = Coherence.from_json(weights["coherence"])

    def judge(self, answers: Sequence[Answer]) -> Iterator[Told]:
        """The stories whose order can be judged, each followed by its shuffles."""
        for answer in answers:
            doc = self._nlp(answer.text)
            spans = segment(doc, self._clauses)
            if answer.type == "story" and len(spans) <= MOST and has_order(doc, spans):
                yield self._tell(answer, False, answer.text)
                for order in shuffles(len(spans), answer.id):
                    yield self._tell(answer, True, " ".join(spans[i].text for i in order))

    def _tell(self, answer: Answer, shuffled: bool, text: str) -> Told:
        doc = self._nlp(text)
        spans = segment(doc, self._clauses)
        picture = picture_meaning(mean_tensors(doc, spans), [len(span) for span in spans])
        chance = find_disorder(doc, spans, self._star.probabilities(describe(spans), picture), self._coherence)
        gaps = self._scorer.score(text, question_text=answer.question).gaps
        return Told(answer, shuffled, chance, any(gap.kind == "order" for gap in gaps))


def as_scored(told: Sequence[Told]) -> Table:
    """What the score says of honest stories and of shuffled ones, by how the honest ones are told."""
    table = Table("stories", "count", "taken for shuffled", "shuffles", "found out", title="as scored")
    for shape in ("", *sorted({one.answer.shape for one in told} - {""})):
        some = [one for one in told if shape in ("", one.answer.shape)]
        honest, shuffled = ([one for one in some if one.shuffled == flag] for flag in (False, True))
        names = " ".join(one.answer.id for one in honest if one.taken) or "none"
        found = f"{np.mean([one.taken for one in shuffled]):.2f}"
        table.add_row(shape or "all", str(len(honest)), names, str(len(shuffled)), found)
    return table


def as_drawn(told: Sequence[Told]) -> Table:
    """How many shuffles would be found out if the line were drawn elsewhere."""
    honest, shuffled = (np.array([one.chance for one in told if one.shuffled == flag]) for flag in (False, True))
    table = Table("honest stories taken, at most", "shuffles found out", title="if the line were drawn elsewhere")
    for share in SHARES:
        line = np.quantile(honest, 1 - share, method="higher")
        table.add_row(f"{100 * share:.1f} %", f"{(shuffled > line).mean():.2f}")
    return table


def judge_corpus() -> Iterator[Told]:
    """The stories of the corpus, by scorers that did not learn from their writers."""
    answers, nlp = read_corpus(CORPUS), load_pipeline()
    docs = list(nlp.pipe([answer.text for answer in answers], batch_size=64))
    contrasts = parse_contrasts(CORPUS, nlp)
    for held in groups_of(answers):
        pairs = [(answer, doc) for answer, doc in zip(answers, docs, strict=True) if answer.writer not in held]
        with tempfile.TemporaryDirectory() as name:
            fit([a for a, _ in pairs], [d for _, d in pairs], contrasts, Path(name), lambda _: None)
            write_passport(Path(name), CORPUS, load_guide(), [a for a, _ in pairs], nlp)
            yield from Judge(Path(name)).judge([answer for answer in answers if answer.writer in held])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disorder", description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", action="store_true", help="judge the writers who are learned from")
    if parser.parse_args().corpus:
        told = list(judge_corpus())
    else:
        told = list(Judge(SCORER).judge(read_corpus(CORPUS / "held_out")))
    console = Console(width=100)
    console.print(as_scored(told))
    console.print(as_drawn(told))


if __name__ == "__main__":
    main()
