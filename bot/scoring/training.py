"""Training the scorer from the labelled corpus. The same inputs give the same bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.scoring.asking import Rubric, asks_for_episode
from bot.scoring.clauses import describe_gaps
from bot.scoring.corpus import LABELS, Answer, read_corpus
from bot.scoring.delivery import word_counts
from bot.scoring.elements import ELEMENTS, summary
from bot.scoring.features import arrange, describe_alone
from bot.scoring.gaming import fit_order
from bot.scoring.logistic import Logistic, fit_classes, fit_flags, fit_names
from bot.scoring.ownership import read_ownership
from bot.scoring.pipeline import load_pipeline, pipeline_version
from bot.scoring.points import lemmas_of_cues
from bot.scoring.rating import Evidence, fit_rating, measure
from bot.scoring.score import STORY_TYPES
from bot.scoring.sentences import is_run_on, lacks_full_stops, segment, stretches
from bot.scoring.star import StarModel, best_labels, train_star
from bot.scoring.storytype import picture_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide

LIBRARIES = ("spacy", "scikit-learn", "python-crfsuite", "numpy")
LEARNED_THROUGH = (
    "asking", "clauses", "corpus", "delivery", "elements", "features", "gaming", "logistic", "numerals", "ownership",
    "periods", "pipeline", "points",
    "quantities", "rating", "sentences", "star", "storytype", "training",
)  # fmt: skip
"""The modules whose code decides what is learned."""
FOLDS = 4


def fingerprint(corpus: Path) -> str:
    """A digest of everything that a trained scorer depends on: corpus, code that learns, versions of libraries and
    pipeline.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in [*sorted(corpus.glob("*.txt")), *(here / f"{name}.py" for name in LEARNED_THROUGH)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}\n".encode())
    digest.update(pipeline_version(load_pipeline()).encode())
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Example:
    """A parsed answer, ready to learn from."""

    answer: Answer
    doc: Doc
    spans: list[Span]
    alone: list[dict[str, float]]
    rows: list[dict[str, float]]
    labels: list[str]
    words: NDArray[np.float64]

    def part(self, keep: Sequence[int]) -> tuple[list[dict[str, float]], NDArray[np.float64], list[int]]:
        """Features, word counts and presence of S, T, A, R of the answer cut down to some of its segments."""
        rows = arrange([self.alone[i] for i in keep], [len(self.spans[i]) for i in keep])
        return rows, self.words[list(keep)], [int(any(self.labels[i] == label for i in keep)) for label in ELEMENTS]

    def versions(self) -> Iterator[Sequence[int]]:
        """The answer whole, with each element cut out, cut down to its bare bones, and each of those with an element
        cut out.

        Presence is learned from all of them: cuts show what is missing, bare bones that one sentence is enough.
        """
        whole = range(len(self.spans))
        bones = self._bones()
        for base in (whole, bones) if len(bones) < len(whole) else (whole,):
            yield list(base)
            for label in ELEMENTS:
                kept = [i for i in base if self.labels[i] != label]
                if kept and len(kept) < len(base):
                    yield kept

    def _bones(self) -> list[int]:
        """The first situation, task and two actions, and the last result."""
        kept: list[int] = []
        for label, count in (("S", 1), ("T", 1), ("A", 2)):
            kept += [i for i, own in enumerate(self.labels) if own == label][:count]
        kept += [i for i, own in enumerate(self.labels) if own == "R"][-1:]
        return sorted(kept)


def train(corpus: Path, guide: Guide, out: Path, report: Callable[[str], None]) -> None:
    """Train the scorer on a corpus folder and write it to `out`. `report` is told each step in a few words.

    Raises CorpusError if a file breaks the format, PipelineMissing without spaCy's model.
    """
    nlp = load_pipeline()
    answers = read_corpus(corpus)
    report(f"{len(answers)} answers read")
    docs = list(nlp.pipe([answer.text for answer in answers], batch_size=64))
    report("answers parsed")
    fit(answers, docs, out, report)
    write_passport(out, corpus, guide, answers, nlp)
    report("scorer trained")


def write_passport(out: Path, corpus: Path, guide: Guide, answers: Sequence[Answer], nlp: Language) -> None:
    """Write what a trained scorer carries besides its models: where it comes from, and the lemmas of the guide's
    cues.
    """
    (out / "cues.json").write_text(json.dumps(lemmas_of_cues(guide, nlp), indent=0) + "\n")
    passport = {
        "fingerprint": fingerprint(corpus), "answers": len(answers), "writers": sorted({a.writer for a in answers}),
        "pipeline": pipeline_version(nlp),
    }  # fmt: skip
    (out / "passport.json").write_text(json.dumps(passport, indent=1) + "\n")


def fit(answers: Sequence[Answer], docs: Sequence[Doc], out: Path, report: Callable[[str], None]) -> None:
    """Fit every learned part on parsed answers and write them to `out`.

    Presence and story type learn from labels that a field trained on other writers guessed, as they will meet guesses.
    """
    out.mkdir(parents=True, exist_ok=True)
    clause_weights = fit_clauses(answers, docs)
    report("clause cutter fitted")
    examples = [prepare(answer, doc, clause_weights) for answer, doc in zip(answers, docs, strict=True)]
    writers = sorted({answer.writer for answer in answers})
    presence = _Collected()
    kinds = _Collected()
    guessed: list[tuple[Example, NDArray[np.float64]]] = []
    folds = min(FOLDS, len(writers))
    for fold in range(folds):
        held = set(writers[fold::folds])
        path = out / "fold.crfsuite"
        inside = [e for e in examples if e.answer.writer not in held] or examples
        train_star([e.rows for e in inside], [e.labels for e in inside], path)
        model = StarModel(path)
        guessed.extend((e, _collect(e, model, presence, kinds)) for e in examples if e.answer.writer in held)
        path.unlink()
        report(f"fold {fold + 1} of {folds} fitted")
    train_star([e.rows for e in examples], [e.labels for e in examples], out / "star.crfsuite")
    elements = fit_flags(np.array(presence.rows), np.array(presence.gold))
    types = fit_classes(np.array(kinds.rows), kinds.gold, len(STORY_TYPES))
    signs = [judge_signs(example.doc, example.spans, guesses, elements, types) for example, guesses in guessed]
    rubrics: list[Rubric] = ["episode" if asks_for_episode(e.answer.question) else "approach" for e, _ in guessed]
    weights = {
        "clauses": clause_weights,
        "elements": elements.to_json(),
        "types": types.to_json(),
        "rating": fit_rating(np.array(signs), [e.answer.rating for e, _ in guessed], rubrics),
        "order": fit_order(docs),
    }
    (out / "weights.json").write_text(json.dumps(weights, sort_keys=True) + "\n")


@dataclass
class _Collected:
    """Rows of features with what they should give."""

    def __init__(self) -> None:
        self.rows: list[NDArray[np.float64]] = []
        self.gold: list[Any] = []

    def add(self, row: NDArray[np.float64], gold: Any) -> None:
        self.rows.append(row)
        self.gold.append(gold)


def _collect(example: Example, model: StarModel, presence: _Collected, kinds: _Collected) -> NDArray[np.float64]:
    answer = example.answer
    probabilities = model.probabilities(example.rows)
    kinds.add(picture_story(example.doc, example.spans, probabilities), STORY_TYPES.index(answer.type))
    if answer.type not in ("story", "pseudo-story", "hypothetical"):
        return probabilities
    for keep in example.versions():
        rows, words, has = example.part(keep)
        presence.add(summary(model.probabilities(rows), words), has)
    return probabilities


def judge_signs(
    doc: Doc, spans: Sequence[Span], probabilities: NDArray[np.float64], elements: Logistic, types: Logistic
) -> NDArray[np.float64]:
    """The rating's signs of an answer, from what the other models make of it."""
    labels = best_labels(probabilities)
    actions = [span for span, label in zip(spans, labels, strict=True) if label == "A"]
    outcome = " ".join(span.text for span, label in zip(spans, labels, strict=True) if label == "R")
    evidence = Evidence(
        types.shares(picture_story(doc, spans, probabilities)), elements.probabilities(summary(probabilities,
        word_counts(spans))),
        read_ownership(actions), len(actions), outcome,
    )  # fmt: skip
    return measure(doc, evidence)


def fit_clauses(answers: Sequence[Answer], docs: Sequence[Doc]) -> dict[str, float]:
    """The clause cutter's weights, from the places where labellers cut texts that lack full stops."""
    rows: list[list[str]] = []
    cuts: list[bool] = []
    for answer, doc in zip(answers, docs, strict=True):
        starts = {segment.start for segment in answer.segments}
        spoken = lacks_full_stops(doc)
        for start, end in stretches(doc):
            if is_run_on(doc, start, end, spoken):
                rows.extend(describe_gaps(doc, start, end))
                cuts.extend(doc[i].idx in starts for i in range(start + 1, end))
    return fit_names(rows, cuts, strength=0.1) if any(cuts) else {}


def prepare(answer: Answer, doc: Doc, clause_weights: dict[str, float]) -> Example:
    """Cut an answer as the scorer would and give each piece the label that it shares most characters with."""
    spans = segment(doc, clause_weights)
    alone = [describe_alone(span) for span in spans]
    rows = arrange(alone, [len(span) for span in spans])
    return Example(answer, doc, spans, alone, rows, gold_labels(answer, spans), word_counts(spans))


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
