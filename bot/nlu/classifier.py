"""The small classifier that ranks intents for messages which the phrasebook does not settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.variants import vary_examples
from bot.nlu.words import PAUSE, read_words

WORD = r"\S+"

Matrix = npt.NDArray[Any]


@dataclass(frozen=True)
class Guess:
    """One entry of a ranking: an intent and its probability."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Reader:
    """One way of cutting a text into terms: the place of each term among the weights, and how rare it is."""

    places: dict[str, int]
    rarity: Matrix


class IntentClassifier:
    """Logistic regression over word and letter n-grams of a message, with its beginning and end marked.

    scikit-learn does the learning. A single message is scored by hand from what it learned: the same figures, in a
    quarter of the time that `predict_proba` takes for one row.
    """

    def __init__(self, intents: Sequence[str], readers: Sequence[Reader], weights: Matrix, bias: Matrix) -> None:
        """`weights` has a row for each term of each reader, in order, and a column for each intent."""
        self._intents, self._readers = list(intents), list(readers)
        self._weights, self._bias = weights, bias
        self._analyzers = [vectorizer.build_analyzer() for vectorizer in _vectorizers()]

    @classmethod
    def train(cls, texts: Sequence[str], intents: Sequence[str]) -> IntentClassifier:
        """A classifier that has learned from `texts`, each an example of the intent at its place in `intents`."""
        return cls.of(*learn(texts, intents))

    @classmethod
    def of(cls, vectorizers: Sequence[TfidfVectorizer], regression: LogisticRegression) -> IntentClassifier:
        """The classifier that says what these two learned, in half the memory."""
        readers = [Reader(each.vocabulary_, each.idf_.astype(np.float32)) for each in vectorizers]
        weights = np.ascontiguousarray(regression.coef_.T, dtype=np.float32)
        return cls([str(intent) for intent in regression.classes_], readers, weights, regression.intercept_)

    def rank(self, text: str) -> list[Guess]:
        """Every intent with its probability for `text`, best first."""
        marked = mark_ends(text)
        scores = self._bias.copy()
        offset = 0
        for analyze, reader in zip(self._analyzers, self._readers, strict=True):
            counts = Counter(reader.places[gram] for gram in analyze(marked) if gram in reader.places)
            if counts:
                places = np.fromiter(counts, dtype=np.intp)
                values = (1.0 + np.log(np.fromiter(counts.values(), dtype=float))) * reader.rarity[places]
                scores += values @ self._weights[places + offset] / np.linalg.norm(values)
            offset += len(reader.places)
        chances = 1.0 / (1.0 + np.exp(-scores))
        guesses = [Guess(*pair) for pair in zip(self._intents, (chances / chances.sum()).tolist(), strict=True)]
        return sorted(guesses, key=lambda guess: -guess.confidence)

    def save(self, path: Path) -> None:
        """Write the classifier to `path`: arrays and words, in a format that runs no code when it is read."""
        arrays = {"intents": np.array(self._intents), "weights": self._weights, "bias": self._bias}
        for number, reader in enumerate(self._readers):
            terms = sorted(reader.places, key=reader.places.__getitem__)
            arrays[f"terms{number}"] = np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)
            arrays[f"rarity{number}"] = reader.rarity
        with path.open("wb") as file:
            np.savez(file, **arrays)

    @classmethod
    def load(cls, path: Path) -> IntentClassifier:
        """The classifier that `save` wrote to `path`."""
        with np.load(path, allow_pickle=False) as arrays:
            readers = []
            for number in range(len(_vectorizers())):
                terms = arrays[f"terms{number}"].tobytes().decode().split("\n")
                places = {term: place for place, term in enumerate(terms)}
                readers.append(Reader(places, arrays[f"rarity{number}"]))
            return cls([str(intent) for intent in arrays["intents"]], readers, arrays["weights"], arrays["bias"])


def learn(texts: Sequence[str], intents: Sequence[str]) -> tuple[list[TfidfVectorizer], LogisticRegression]:
    """What scikit-learn learns from examples and their variants."""
    vectorizers = _vectorizers()
    regression = LogisticRegression(C=25.0, solver="liblinear", random_state=42)
    examples = list(vary_examples(texts, intents))
    marked = [mark_ends(text) for text, _ in examples]
    features = hstack([vectorizer.fit_transform(marked) for vectorizer in vectorizers]).tocsr()
    regression.fit(features, [intent for _, intent in examples])
    return vectorizers, regression


def _vectorizers() -> list[TfidfVectorizer]:
    return [
        TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 3), sublinear_tf=True, lowercase=False),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, lowercase=False),
    ]


def mark_ends(text: str) -> str:
    """The words of a text with a sign before the first and after the last, as the n-grams see them."""
    return " ".join(["^", *(word for word in read_words(text) if word != PAUSE), "$"])
