"""The sentence models that were compared before one was chosen: position, keywords, a CRF, tensors, spaCy's text
categoriser, an encoder.

All see the same segments, those that the scorer cuts, and the same four splits by writer.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from rich.table import Table
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from thinc.api import fix_random_seed

from benchmarks.encoder import Encoder
from benchmarks.quality import covering_labels, sentence_scores
from benchmarks.spans_by_spacy import categorise_spans
from bot.scoring.corpus import LABELS, Answer
from bot.scoring.examples import Example, prepare
from bot.scoring.meaning import fit_meaning, guess, picture_meaning, with_guesses
from bot.scoring.star import StarModel, best_labels, train_star
from bot.scoring.training import fit_clauses

Groups = Sequence[set[str]]
Guess = Callable[[Sequence[Example], set[str], Groups], list[list[str]]]
"""Examples, held-out writers, all groups of writers: the labels for the segments of the held-out writers' answers."""
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


def compare(answers: Sequence[Answer], docs: Sequence[Doc], groups: Groups, encoder: Path | None) -> Table:
    """Fit every model on every split and tell its macro F1s; with an encoder's folder, the heavier ones too."""
    folds = []
    for held in groups:
        inside = [(a, d) for a, d in zip(answers, docs, strict=True) if a.writer not in held]
        weights = fit_clauses([a for a, _ in inside], [d for _, d in inside])
        folds.append((held, [prepare(a, d, weights) for a, d in zip(answers, docs, strict=True)]))
    table = Table(
        "model", "F1 of 4", "S+T as one", "S", "T", "A", "R", title="sentence models, writers not seen in training"
    )
    models = dict(MODELS)
    if encoder is not None:
        pictures = _encoder_pictures(encoder, [example for _, examples in folds for example in examples])
        models["regression over MiniLM vectors and position"] = _alone(pictures)
        models["CRF and the MiniLM regression's guess"] = _crf_with(pictures)
        models["CRF and both guesses"] = _crf_with(_tensors, pictures)
        static = _static_pictures(encoder, [example for _, examples in folds for example in examples])
        models["CRF and the guess of word vectors distilled from MiniLM"] = _crf_with(static)
        models["CRF and the guesses of tensors and distilled vectors"] = _crf_with(_tensors, static)
    for name, find in models.items():
        pairs = []
        for held, examples in folds:
            tests = [e for e in examples if e.answer.writer in held]
            for example, labels in zip(tests, find(examples, held, groups), strict=True):
                pieces = [(s.start_char, s.end_char, label) for s, label in zip(example.spans, labels, strict=True)]
                pairs.append((example.answer, covering_labels(example.answer, pieces)))
        four, three, each, _ = sentence_scores(pairs)
        table.add_row(name, f"{four:.3f}", f"{three:.3f}", *(f"{value:.2f}" for value in each))
    return table


def _crf(
    rows: Callable[[Example], list[dict[str, float]]],
) -> Guess:
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


Pictures = Callable[[Example], NDArray[np.float64]]
"""Numbers for each segment of an answer: shape (segments, features)."""


def _tensors(example: Example) -> NDArray[np.float64]:
    return example.whole().meaning


def _regression(pictures: Pictures, examples: Sequence[Example], left_out: set[str], wanted: set[str]) -> Guesses:
    inside = [e for e in examples if e.answer.writer not in left_out]
    model = fit_meaning([pictures(e) for e in inside], [e.labels for e in inside])
    return [guess(pictures(e), model) for e in examples if e.answer.writer in wanted]


def _alone(pictures: Pictures) -> Guess:
    def find(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
        return [best_labels(p) for p in _regression(pictures, examples, held, held)]

    return find


def _crf_with(*all_pictures: Pictures) -> Guess:
    """The field with the guesses of regressions among its features, each about writers that it had not seen."""

    def find(examples: Sequence[Example], held: set[str], groups: Groups) -> list[list[str]]:
        known: list[dict[str, NDArray[np.float64]]] = []
        for pictures in all_pictures:
            guesses: dict[str, NDArray[np.float64]] = {}
            for group in groups:
                members = [e.answer.id for e in examples if e.answer.writer in group]
                guesses.update(
                    zip(members, _regression(pictures, examples, set(held) | group, set(group)), strict=True)
                )
            known.append(guesses)

        def rows(example: Example) -> list[dict[str, float]]:
            found = example.whole().rows
            for number, guesses in enumerate(known):
                named = with_guesses([{} for _ in found], guesses[example.answer.id])
                found = [
                    {**row, **{f"{number}{key}": value for key, value in extra.items()}}
                    for row, extra in zip(found, named, strict=True)
                ]
            return found

        return [best_labels(p) for p in _field(rows, examples, held)]

    return find


def _encoder_pictures(folder: Path, examples: Sequence[Example]) -> Pictures:
    """Vectors of an encoder for the segments, their neighbours and their place. Each sentence is encoded once."""
    encoder = Encoder(folder)
    texts = sorted({span.text for e in examples for span in e.spans})
    vectors = dict(zip(texts, encoder.encode(texts).astype(float), strict=True))

    def pictures(example: Example) -> NDArray[np.float64]:
        means = np.array([vectors[span.text] for span in example.spans]).reshape(len(example.spans), 384)
        return picture_meaning(means, [len(span) for span in example.spans])

    return pictures


def _static_pictures(folder: Path, examples: Sequence[Example]) -> Pictures:
    """A vector for each word of the corpus by itself, as the encoder sees it, cut to the 64 directions that vary most;
    a segment is the mean of its words, rare ones weighing more. The word list is that of the corpus, which favours it.
    """
    counts = Counter(token.lower_ for e in {e.answer.id: e for e in examples}.values() for token in e.doc)
    words = sorted(word for word in counts if any(c.isalpha() for c in word))
    vectors = Encoder(folder).encode(words)
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    small = centred @ directions[:64].T
    total = sum(counts.values())
    table = {word: (1e-3 / (1e-3 + counts[word] / total), small[i]) for i, word in enumerate(words)}

    def pictures(example: Example) -> NDArray[np.float64]:
        means = np.zeros((len(example.spans), 64))
        for row, span in enumerate(example.spans):
            known = [table[token.lower_] for token in span if token.lower_ in table]
            if known:
                means[row] = sum(weight * vector for weight, vector in known) / sum(weight for weight, _ in known)
        return picture_meaning(means, [len(span) for span in example.spans])

    return pictures


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


MODELS: dict[str, Guess] = {
    "keywords": _keywords,
    "spaCy textcat, segments alone": _text_categoriser,
    "spaCy spancat, whole answers": categorise_spans,
    "position only (CRF)": _crf(_place_only),
    "regression over tok2vec tensors and position": _alone(_tensors),
    "CRF over spaCy features, no position": _crf(_words_only),
    "CRF over spaCy features, position, neighbours": _crf(lambda example: example.whole().rows),
    "the same, and the tensor regression's guess (chosen)": _crf_with(_tensors),
}
"""Name to what labels the segments of the answers by the writers that are held out."""
