"""Training the scorer from the labelled corpus. The same inputs give the same bytes."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.scoring.corpus import Answer, read_corpus
from bot.scoring.delivery import count_words
from bot.scoring.elements import ELEMENTS, summarise
from bot.scoring.features import describe
from bot.scoring.pipeline import load_pipeline, pipeline_version
from bot.scoring.score import STORY_TYPES
from bot.scoring.sentences import segment
from bot.scoring.star import StarModel, train_star
from bot.scoring.storytype import picture_story

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide

LIBRARIES = ("spacy", "scikit-learn", "python-crfsuite", "numpy")
FOLDS = 4


def fingerprint(corpus: Path) -> str:
    """A digest of everything that a trained scorer depends on: the corpus, this package's code, the libraries' and the pipeline's versions."""
    digest = hashlib.sha256()
    for path in [*sorted(corpus.glob("*.txt")), *sorted(Path(__file__).parent.glob("*.py"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}\n".encode())
    digest.update(pipeline_version(load_pipeline()).encode())
    return digest.hexdigest()[:16]


def gold_labels(answer: Answer, spans: Sequence[Span]) -> list[str]:
    """The label of each span of an answer: that of the gold segment that it shares most characters with."""
    labels = []
    for span in spans:
        overlap = {}
        for gold in answer.segments:
            shared = min(gold.end, span.end_char) - max(gold.start, span.start_char)
            if shared > 0:
                overlap[gold.label] = overlap.get(gold.label, 0) + shared
        labels.append(max(sorted(overlap), key=lambda label: overlap[label]) if overlap else "O")
    return labels


def train(corpus: Path, guide: Guide, out: Path, report: Callable[[str], None]) -> None:
    """Train the scorer on a corpus folder and write it to `out`. `report` is told each step in a few words."""
    nlp = load_pipeline()
    out.mkdir(parents=True, exist_ok=True)
    answers = read_corpus(corpus)
    report(f"{len(answers)} answers read")
    docs = list(nlp.pipe([answer.text for answer in answers]))
    cut = [
        (answer.without(label), i)
        for i, answer in enumerate(answers)
        if answer.type == "story"
        for label in ELEMENTS
        if answer.has(label)
    ]
    cut = [(answer, i) for answer, i in cut if answer.text]
    cut_docs = list(nlp.pipe([answer.text for answer, _ in cut]))
    report(f"{len(docs) + len(cut_docs)} texts parsed")
    prepared = [_prepare(answer, doc) for answer, doc in zip(answers, docs, strict=True)]
    prepared_cut = [_prepare(answer, doc) for (answer, _), doc in zip(cut, cut_docs, strict=True)]
    writers = sorted({answer.writer for answer in answers})
    presence_rows, presence_gold, type_rows, type_gold = [], [], [], []
    for fold in range(min(FOLDS, len(writers))):
        held = set(writers[fold::FOLDS])
        path = out / "fold.crfsuite"
        inside = [p for a, p in zip(answers, prepared, strict=True) if a.writer not in held]
        train_star([p[1] for p in inside], [p[2] for p in inside], path)
        model = StarModel(path)
        for answer, doc, (spans, rows, _) in zip(answers, docs, prepared, strict=True):
            if answer.writer in held:
                probabilities = model.probabilities(rows)
                type_rows.append(picture_story(doc, spans, probabilities))
                type_gold.append(STORY_TYPES.index(answer.type))
                presence_rows.append(_summary(spans, probabilities))
                presence_gold.append([answer.has(label) for label in ELEMENTS])
        for (answer, _), (spans, rows, _) in zip(cut, prepared_cut, strict=True):
            if answer.writer in held:
                presence_rows.append(_summary(spans, model.probabilities(rows)))
                presence_gold.append([answer.has(label) for label in ELEMENTS])
        path.unlink()
        report(f"fold {fold + 1} of {min(FOLDS, len(writers))} done")
    train_star([p[1] for p in prepared], [p[2] for p in prepared], out / "star.crfsuite")
    gold = np.array(presence_gold, dtype=int)
    weights = {
        "elements": _fit(np.array(presence_rows), [gold[:, i] for i in range(len(ELEMENTS))]),
        "types": _fit(
            np.array(type_rows),
            [np.array([kind == i for kind in type_gold], dtype=int) for i in range(len(STORY_TYPES))],
        ),
        "thresholds": dict.fromkeys(ELEMENTS, 0.5),
    }
    (out / "weights.json").write_text(json.dumps(weights))
    passport = {
        "fingerprint": fingerprint(corpus),
        "answers": len(answers),
        "writers": writers,
        "pipeline": pipeline_version(nlp),
    }
    (out / "passport.json").write_text(json.dumps(passport, indent=1))
    report("scorer trained")


def _prepare(answer: Answer, doc: Doc) -> tuple[list[Span], list[dict[str, float]], list[str]]:
    spans = segment(doc)
    return spans, describe(spans), gold_labels(answer, spans)


def _summary(spans: Sequence[Span], probabilities: Any) -> Any:
    return summarise(probabilities, np.array([count_words(span) for span in spans], dtype=float))


def _fit(rows: np.ndarray, targets: list[np.ndarray]) -> dict[str, Any]:
    """One balanced logistic regression per target over scaled rows, as lists of numbers."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale < 1e-6] = 1.0
    scaled = (rows - mean) / scale
    weights, bias = [], []
    for target in targets:
        if target.min() == target.max():
            weights.append([0.0] * rows.shape[1])
            bias.append(-5.0 if target.max() == 0 else 5.0)
            continue
        model = LogisticRegression(C=0.1, class_weight="balanced", max_iter=2000).fit(scaled, target)
        weights.append(model.coef_[0].tolist())
        bias.append(float(model.intercept_[0]))
    return {"mean": mean.tolist(), "scale": scale.tolist(), "weights": weights, "bias": bias}
