"""How right the scorer is, on writers it never learned from: `python -m benchmarks.quality`, with `--held-out`,
`--seen` or `--models`.

The corpus is split by writer into four groups. Each group is scored by parts fitted on the other three alone, and
presence, story type and rating in turn learn only from guesses about writers that their sentence model had not seen.
Segments are found by the scorer itself; a gold segment gets the label that covers most of it. The sentence figures are
about stories and the four labels. `--held-out` instead has the trained scorer, as it is, judge the answers of
`data/star/held_out`, which nothing learns from. `--seen` asks whether a writer was learned rather than the labels: it
also splits by answer, so that each writer is scored by parts that learned from the writer's other answers, and shows
what that gains. `--models` fits the simpler and the heavier sentence models that `docs/scoring.md` compares, with
`--encoder FOLDER` those with a sentence encoder too.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score
from spacy.tokens import Doc

from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.scoring.corpus import LABELS, Answer, read_corpus
from bot.scoring.elements import ELEMENTS
from bot.scoring.gaming.contrasts import parse_contrasts
from bot.scoring.pipeline import load_pipeline
from bot.scoring.score import Score
from bot.scoring.scorer import Item, Scorer
from bot.scoring.training import fit, write_passport

GROUPS = 4
HELD_OUT = CORPUS / "held_out"
"""Answers by writers from whom nothing is ever learned."""
Keep = Callable[[Answer], bool]


@dataclass(frozen=True)
class Judged:
    """An answer and what the scorer that had not seen its writer made of it."""

    answer: Answer
    labels: list[str]
    """One per gold segment."""
    score: Score
    presence: dict[str, tuple[float, float | None]]
    """Element to the confidence for the whole answer and for the answer without that element, where it has it."""


def groups_of(answers: Sequence[Answer]) -> list[set[str]]:
    """The writers in four groups."""
    writers = sorted({answer.writer for answer in answers})
    return [set(writers[number::GROUPS]) for number in range(min(GROUPS, len(writers)))]


def by_writer(answers: Sequence[Answer]) -> list[set[str]]:
    """The ids of the answers in four groups, no writer in two of them."""
    return [{answer.id for answer in answers if answer.writer in group} for group in groups_of(answers)]


def by_answer(answers: Sequence[Answer]) -> list[set[str]]:
    """The ids of the answers in four groups that hold a quarter of each writer's."""
    return [{answer.id for place, answer in enumerate(answers) if place % GROUPS == group} for group in range(GROUPS)]


def judge(
    answers: Sequence[Answer], docs: Sequence[Doc], groups: Sequence[set[str]], say: Callable[[str], None]
) -> list[Judged]:
    """Every answer as judged by a scorer fitted on the answers of the other groups."""
    guide, nlp = load_guide(), load_pipeline()
    contrasts = parse_contrasts(CORPUS, nlp)
    judged: dict[str, Judged] = {}
    for number, held in enumerate(groups, 1):
        pairs = [(answer, doc) for answer, doc in zip(answers, docs, strict=True) if answer.id not in held]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            fit([a for a, _ in pairs], [d for _, d in pairs], contrasts, folder, lambda _: None)
            write_passport(folder, CORPUS, guide, [a for a, _ in pairs], nlp)
            scorer = Scorer(folder, guide, nlp)
            for answer in answers:
                if answer.id in held:
                    judged[answer.id] = _judge_one(scorer, answer)
        say(f"group {number} of {len(groups)}: {len(held)} answers judged by a scorer that learned from the others")
    return [judged[answer.id] for answer in answers]


def _judge_one(scorer: Scorer, answer: Answer) -> Judged:
    versions = [answer, *(answer.without(label) for label in ELEMENTS if answer.has(label) and answer.type == "story")]
    scores = list(scorer.score_many(Item(v.text, question_text=v.question) for v in versions))
    whole = scores[0]
    presence: dict[str, tuple[float, float | None]] = {}
    cuts = iter(scores[1:])
    for label in ELEMENTS:
        without = _confidence(next(cuts), label) if answer.has(label) and answer.type == "story" else None
        presence[label] = (_confidence(whole, label), without)
    return Judged(
        answer, covering_labels(answer, [(s.start, s.end, s.label) for s in whole.sentences]), whole, presence
    )


def _confidence(score: Score, label: str) -> float:
    return {str(name): finding.confidence for name, finding in score.elements.items()}[label]


def covering_labels(answer: Answer, pieces: Sequence[tuple[int, int, str]]) -> list[str]:
    """For each gold segment the label that covers most of its characters, 'O' if none does."""
    labels = []
    for gold in answer.segments:
        covered = dict.fromkeys(LABELS, 0)
        for start, end, label in pieces:
            covered[label] += max(0, min(gold.end, end) - max(gold.start, start))
        best = max(LABELS, key=lambda label: covered[label])
        labels.append(best if covered[best] else "O")
    return labels


def sentence_scores(pairs: Sequence[tuple[Answer, Sequence[str]]]) -> tuple[float, float, list[float], int]:
    """Macro F1 of S, T, A, R; the same with S and T as one; F1 of each; gold segments. Stories only."""
    gold: list[str] = []
    got: list[str] = []
    for answer, labels in pairs:
        if answer.type == "story":
            for segment, label in zip(answer.segments, labels, strict=True):
                if segment.label != "O":
                    gold.append(segment.label)
                    got.append(label)
    if not gold:
        return 0.0, 0.0, [0.0] * 4, 0
    merged = [["S" if label == "T" else label for label in row] for row in (gold, got)]
    return (
        float(f1_score(gold, got, labels=list(ELEMENTS), average="macro", zero_division=0)),
        float(f1_score(*merged, labels=["S", "A", "R"], average="macro", zero_division=0)),
        [float(x) for x in f1_score(gold, got, labels=list(ELEMENTS), average=None, zero_division=0)],
        len(gold),
    )


def tables(judged: Sequence[Judged]) -> Iterator[Table]:
    """The figures as tables."""
    table = Table("answers", "segments", "F1 of 4", "S+T as one", *ELEMENTS, title="sentences")
    for name, keep in _slices(judged):
        four, three, each, count = sentence_scores([(j.answer, j.labels) for j in judged if keep(j.answer)])
        if count:
            table.add_row(name, str(count), f"{four:.2f}", f"{three:.2f}", *(f"{value:.2f}" for value in each))
    yield table
    yield _confusion_table(judged)
    yield _presence_table(judged)
    yield _whole_table(judged)


def _confusion_table(judged: Sequence[Judged]) -> Table:
    """What segments of stories are taken for: gold labels down, the scorer's across, in percent of the gold."""
    table = Table("gold", *LABELS, "segments", title="taken for, percent")
    for gold in ELEMENTS:
        got = [
            label
            for j in judged
            if j.answer.type == "story"
            for segment, label in zip(j.answer.segments, j.labels, strict=True)
            if segment.label == gold
        ]
        table.add_row(gold, *(f"{100 * got.count(label) / max(1, len(got)):.0f}" for label in LABELS), str(len(got)))
    return table


def _slices(judged: Sequence[Judged]) -> Iterator[tuple[str, Keep]]:
    yield "all", lambda answer: True
    yield "contact centre", lambda answer: "contact" in answer.trade or "call" in answer.trade
    yield "other trades", lambda answer: not ("contact" in answer.trade or "call" in answer.trade)
    for field in ("style", "shape", "writer"):
        for value in sorted({getattr(j.answer, field) for j in judged} - {""}):
            yield f"{field} {value}", lambda answer, field=field, value=value: getattr(answer, field) == value  # type: ignore[misc]


def _presence_table(judged: Sequence[Judged]) -> Table:
    table = Table("element", "AUC", "balanced accuracy", title="presence, one element cut out")
    sums = []
    for label in ELEMENTS:
        rows = [j.presence[label] for j in judged if j.answer.type == "story" and j.presence[label][1] is not None]
        confidence = np.array([row[0] for row in rows] + [row[1] for row in rows], dtype=float)
        gold = np.array([1] * len(rows) + [0] * len(rows))
        sums.append((roc_auc_score(gold, confidence), balanced_accuracy_score(gold, confidence >= 0.5)))
        table.add_row(label, *(f"{value:.2f}" for value in sums[-1]))
    table.add_row("mean", *(f"{value:.2f}" for value in np.mean(sums, axis=0)))
    return table


def _whole_table(judged: Sequence[Judged]) -> Table:
    table = Table(
        "answers", "count", "story type", "rating r", "pairs in order", "worthless above 2", title="whole answers"
    )
    by_id = {j.answer.id: j for j in judged}
    for name, keep in _slices(judged):
        some = [j for j in judged if keep(j.answer)]
        pairs = [(j, by_id[j.answer.pair]) for j in some if j.answer.pair in by_id and j.answer.pair]
        right = np.mean([j.answer.type == j.score.story_type for j in some])
        ratings = np.array([[j.answer.rating, j.score.rating] for j in some], dtype=float).T
        worthless = [j for j in some if j.answer.type == "non-answer"]
        table.add_row(
            name, str(len(some)), f"{right:.2f}", f"{np.corrcoef(ratings)[0, 1]:.2f}",
            f"{np.mean([a.score.rating > b.score.rating for a, b in pairs]):.2f} of {len(pairs)}" if pairs else "",
            f"{sum(j.score.rating > 2 for j in worthless)} of {len(worthless)}",
        )  # fmt: skip
    return table


def learned_writers(unseen: Sequence[Judged], seen: Sequence[Judged]) -> Table:
    """What knowing a writer gains: F1 of four labels, by scorers that never saw the writer and by such that did."""
    table = Table("writer", "never seen", "other answers seen", "gain", title="is a writer learned?")
    for writer in sorted({j.answer.writer for j in unseen}):
        one, other = (
            sentence_scores([(j.answer, j.labels) for j in some if j.answer.writer == writer])
            for some in (unseen, seen)
        )
        if one[3]:
            table.add_row(writer, f"{one[0]:.2f}", f"{other[0]:.2f}", f"{other[0] - one[0]:+.2f}")
    return table


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__.splitlines()[0])
    parser.add_argument("--held-out", action="store_true", help="judge the answers that nothing learns from")
    parser.add_argument("--seen", action="store_true", help="also tell what knowing a writer gains")
    parser.add_argument("--models", action="store_true", help="compare sentence models as well")
    parser.add_argument("--encoder", type=Path, help="folder of a MiniLM model, to compare with too; see `encoder`")
    parser.add_argument("--json", type=Path, help="also write the sentence figures here")
    given = parser.parse_args()
    console = Console(width=110)
    if given.held_out:
        scorer = Scorer.load(SCORER, load_guide())
        for table in tables([_judge_one(scorer, answer) for answer in read_corpus(HELD_OUT)]):
            console.print(table)
        return
    answers = read_corpus(CORPUS)
    docs = list(load_pipeline().pipe([answer.text for answer in answers], batch_size=64))
    if given.models:
        from benchmarks.sentence_models import compare

        console.print(compare(answers, docs, groups_of(answers), given.encoder))
        return

    def say(words: str) -> None:
        console.print(f"[dim]{words}[/]", highlight=False)

    judged = judge(answers, docs, by_writer(answers), say)
    for table in tables(judged):
        console.print(table)
    if given.seen:
        console.print(learned_writers(judged, judge(answers, docs, by_answer(answers), say)))
    if given.json:
        four, three, each, count = sentence_scores([(j.answer, j.labels) for j in judged])
        given.json.write_text(json.dumps({"f1": four, "merged": three, "each": each, "segments": count}))


if __name__ == "__main__":
    main()
