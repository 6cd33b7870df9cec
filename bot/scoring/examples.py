"""Labelled answers made ready to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.scoring.corpus import LABELS, Answer
from bot.scoring.delivery import word_counts
from bot.scoring.elements import ELEMENTS
from bot.scoring.features import Features, arrange, describe_alone
from bot.scoring.meaning import mean_tensors, picture_meaning
from bot.scoring.sentences import segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span


@dataclass(frozen=True)
class Part:
    """An answer, or what is left of it when some segments are cut out, as the models see it."""

    rows: list[Features]
    """The named features of each segment."""
    meaning: NDArray[np.float64]
    """See `meaning.picture_meaning`."""
    words: NDArray[np.float64]
    has: list[int]
    """1 or 0 for each of S, T, A, R."""


@dataclass(frozen=True)
class Example:
    """A parsed answer, cut as the scorer would cut it."""

    answer: Answer
    doc: Doc
    spans: list[Span]
    labels: list[str]
    alone: list[Features]
    means: NDArray[np.float64]
    words: NDArray[np.float64]

    def part(self, keep: Sequence[int]) -> Part:
        """The answer cut down to some of its segments."""
        chosen = list(keep)
        lengths = [len(self.spans[i]) for i in chosen]
        return Part(
            arrange([self.alone[i] for i in chosen], lengths), picture_meaning(self.means[chosen], lengths),
            self.words[chosen],
            [int(any(self.labels[i] == label for i in chosen)) for label in ELEMENTS],
        )  # fmt: skip

    def whole(self) -> Part:
        """All of it."""
        return self.part(range(len(self.spans)))

    def versions(self) -> Iterator[Sequence[int]]:
        """The answer whole, with each element cut out, cut down to its bare bones, and those with each element cut out.

        Presence is learned from all of them: cuts show what is missing, bare bones that one sentence is enough.
        """
        whole = list(range(len(self.spans)))
        bones = self.bones()
        for base in (whole, bones) if len(bones) < len(whole) else (whole,):
            yield base
            for label in ELEMENTS:
                kept = [i for i in base if self.labels[i] != label]
                if kept and len(kept) < len(base):
                    yield kept

    def bones(self) -> list[int]:
        """The first situation, task and two actions, and the last result."""
        kept: list[int] = []
        for label, count in (("S", 1), ("T", 1), ("A", 2)):
            kept += [i for i, own in enumerate(self.labels) if own == label][:count]
        kept += [i for i, own in enumerate(self.labels) if own == "R"][-1:]
        return sorted(kept)


def prepare(answer: Answer, doc: Doc, clause_weights: dict[str, float]) -> Example:
    """Cut an answer as the scorer would and give each piece the label that it shares most characters with."""
    spans = segment(doc, clause_weights)
    alone = [describe_alone(span) for span in spans]
    return Example(answer, doc, spans, gold_labels(answer, spans), alone, mean_tensors(doc, spans), word_counts(spans))


def gold_labels(answer: Answer, spans: Sequence[Span]) -> list[str]:
    """The label of each span of an answer: that of the gold segments that it shares most characters with, else O."""
    labels = []
    for span in spans:
        overlap = dict.fromkeys(LABELS, 0)
        for gold in answer.segments:
            overlap[gold.label] += max(0, min(gold.end, span.end_char) - max(gold.start, span.start_char))
        best = max(LABELS, key=lambda label: overlap[label])
        labels.append(best if overlap[best] else "O")
    return labels
