"""The sentence models that were compared before one was chosen: position, keywords, a CRF, tensors, spaCy's text
categoriser, an encoder.

All see the same segments, those that the scorer cuts, and the same four splits by writer.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from thinc.api import fix_random_seed

from benchmarks.quality import covering_labels, sentence_scores
from bot.scoring.corpus import LABELS, Answer
from bot.scoring.examples import Example, prepare
from bot.scoring.star import StarModel, best_labels, train_star
from bot.scoring.training import fit_clauses

Groups = Sequence[set[str]]
Guesses = list[NDArray[np.float64]]
"""Label probabilities of each answer's segments."""
PLACE = ("bias", "share", "share²", "late", "tenth", "fifth", "from-start", "from-end", "many")
KEYWORDS = {
    "S": ("when", "while", "was", "were", "had", "there", "our", "at the time", "situation", "problem", "background"),
    "T": (
        "had to",
        "needed",
        "task",
        "goal",
        "target",
        "responsible",
        "asked me",
        "wanted",
        "deadline",
        "my job",
        "mandate",
    ),
    "A": ("i ", "decided", "started", "created", "spoke", "set up", "met with", "so i", "first", "then", "implemented"),
    "R": (
        "result",
        "after",
        "increased",
        "improved",
        "reduced",
        "by the end",
        "finally",
        "%",
        "percent",
        "since then",
        "learned",
    ),
}


def compare(answers: Sequence[Answer], docs: Sequence[Doc], groups: Groups) -> Table:
    """Fit every model on every split and tell its macro F1s."""
    folds = []
    for held in groups:
        inside = [(a, d) for a, d in zip(answers, docs, strict=True) if a.writer not in held]
        weights = fit_clauses([a for a, _ in inside], [d for _, d in inside])
        folds.append((held, [prepare(a, d, weights) for a, d in zip(answers, docs, strict=True)]))
    table = Table(
        "model", "F1 of 4", "S+T as one", "S", "T", "A", "R", title="sentence models, writers not seen in training"
    )
    for name, guess in MODELS.items():
        pairs = []
        for held, examples in folds:
            tests = [e for e in examples if e.answer.writer in held]
            for example, labels in zip(tests, guess(examples, held, groups), strict=True):
                pieces = [(s.start_char, s.end_char, label) for s, label in zip(example.spans, labels, strict=True)]
                pairs.append((example.answer, covering_labels(example.answer, pieces)))
        four, three, each, _ = sentence_scores(pairs)
        table.add_row(name, f"{four:.3f}", f"{three:.3f}", *(f"{value:.2f}" for value in each))
    return table


def _crf(
    rows: Callable[[Example], list[dict[str, float]]],
) -> Callable[[Sequence[Example], set[str], Groups], list[list[str]]]:
    def guess(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
        return [best_labels(p) for p in _field(rows, examples, held)]

    return guess


def _field(rows: Callable[[Example], list[dict[str, float]]], examples: Sequence[Example], held: set[str]) -> Guesses:
    inside = [e for e in examples if e.answer.writer not in held]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "model"
        train_star([rows(e) for e in inside], [e.labels for e in inside], path)
        model = StarModel(path)
        return [model.probabilities(rows(e)) for e in examples if e.answer.writer in held]


def _place_only(example: Example) -> list[dict[str, float]]:
    return [{key: value for key, value in row.items() if key.split("=")[0] in PLACE} for row in example.whole().rows]


def _words_only(example: Example) -> list[dict[str, float]]:
    return [{"bias": 1.0, **row} for row in example.alone]


def _keywords(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
    found = []
    for example in examples:
        if example.answer.writer in held:
            texts = [f" {span.text.lower()} " for span in example.spans]
            hits = [{label: sum(word in text for word in words) for label, words in KEYWORDS.items()} for text in texts]
            found.append([max("ASRT", key=lambda label, h=hit: h[label]) for hit in hits])  # type: ignore[misc]
    return found


def _tensors(example: Example) -> NDArray[np.float64]:
    """The mean tok2vec tensor of each segment, with those of its neighbours and its place."""
    if not example.spans:
        return np.zeros((0, 291))
    own = np.array([example.doc.tensor[span.start : span.end].mean(axis=0) for span in example.spans])
    edge = np.zeros((1, own.shape[1]))
    share = np.array([[row["share"], row["share²"], row["late"]] for row in example.whole().rows])
    return np.hstack([own, np.vstack([edge, own[:-1]]), np.vstack([own[1:], edge]), 3 * share])


def _regression(examples: Sequence[Example], left_out: set[str], wanted: set[str]) -> Guesses:
    inside = [e for e in examples if e.answer.writer not in left_out]
    rows = np.vstack([_tensors(e) for e in inside])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=0.003, max_iter=200).fit(
        (rows - mean) / scale, [label for e in inside for label in e.labels]
    )
    order = [list(model.classes_).index(label) for label in LABELS]
    return [
        model.predict_proba((_tensors(e) - mean) / scale)[:, order] if e.spans else np.zeros((0, 5))
        for e in examples
        if e.answer.writer in wanted
    ]


def _tensor_regression(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
    return [best_labels(p) for p in _regression(examples, held, held)]


def _crf_with_tensors(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
    guesses: dict[str, NDArray[np.float64]] = {}
    for group in groups:
        members = [e for e in examples if e.answer.writer in group]
        left_out = set(held) | set(group)
        guesses.update(zip((e.answer.id for e in members), _regression(examples, left_out, set(group)), strict=True))

    def rows(example: Example) -> list[dict[str, float]]:
        own = guesses[example.answer.id]
        return [
            {**row, **{f"tensor {label}": 3 * float(own[i][c]) for c, label in enumerate(LABELS)}}
            for i, row in enumerate(example.whole().rows)
        ]

    return [best_labels(p) for p in _field(rows, examples, held)]


def _text_categoriser(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
    """Train spaCy's bag-of-words categoriser on the segments' words, eight rounds."""
    nlp = spacy.blank("en")
    categoriser = nlp.add_pipe(
        "textcat",
        config={
            "model": {
                "@architectures": "spacy.TextCatBOW.v3",
                "exclusive_classes": True,
                "ngram_size": 2,
                "no_output_layer": False,
            }
        },
    )
    for label in LABELS:
        categoriser.add_label(label)  # type: ignore[attr-defined]
    training = [
        SpacyExample.from_dict(nlp.make_doc(span.text), {"cats": {name: float(name == label) for name in LABELS}})
        for e in examples
        if e.answer.writer not in held
        for span, label in zip(e.spans, e.labels, strict=True)
    ]
    fix_random_seed(0)
    optimiser = nlp.initialize(lambda: training)
    shuffler = random.Random(0)
    for _ in range(8):
        shuffler.shuffle(training)
        for start in range(0, len(training), 128):
            nlp.update(training[start : start + 128], sgd=optimiser)
    return [
        [max(LABELS, key=lambda label, d=doc: d.cats[label]) for doc in nlp.pipe([span.text for span in e.spans])]  # type: ignore[misc]
        for e in examples
        if e.answer.writer in held
    ]


MODELS: dict[str, Callable[[Sequence[Example], set[str], Groups], list[list[str]]]] = {
    "keywords": _keywords,
    "spaCy textcat, segments alone": _text_categoriser,
    "position only (CRF)": _crf(_place_only),
    "logistic regression over tok2vec tensors and position": _tensor_regression,
    "CRF over spaCy features, no position": _crf(_words_only),
    "CRF over spaCy features, position and neighbours (chosen)": _crf(lambda example: example.whole().rows),
    "the same with the tensor regression's guesses": _crf_with_tensors,
}
"""Name to what labels the segments of the answers by the writers that are held out."""
