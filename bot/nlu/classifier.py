"""The small classifier that ranks intents for messages which the phrasebook does not settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import skops.io  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from bot.nlu.variants import vary_examples
from bot.nlu.words import PAUSE, read_words

WORD = r"\S+"

TRUSTED = ["scipy.sparse._csr.csr_matrix"]
"""What a saved classifier holds besides the types that skops trusts anyway."""


@dataclass(frozen=True)
class Guess:
    """One entry of a ranking: an intent and its probability."""

    intent: str
    confidence: float


class IntentClassifier:
    """Logistic regression over word and letter n-grams of a message, with its beginning and end marked."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @classmethod
    def train(cls, texts: Sequence[str], intents: Sequence[str]) -> IntentClassifier:
        """A classifier that has learned from `texts`, each an example of the intent at its place in `intents`."""
        by_word = TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 3), sublinear_tf=True, lowercase=False)
        by_letter = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, lowercase=False)
        regression = LogisticRegression(C=25.0, solver="liblinear", random_state=42)
        pipeline = make_pipeline(make_union(by_word, by_letter), regression)
        examples = list(vary_examples(texts, intents))
        pipeline.fit([_mark(text) for text, _ in examples], [intent for _, intent in examples])
        return cls(pipeline)

    def rank(self, text: str) -> list[Guess]:
        """Every intent with its probability for `text`, best first."""
        probabilities = self._pipeline.predict_proba([_mark(text)])[0]
        guesses = [
            Guess(str(intent), float(p)) for intent, p in zip(self._pipeline.classes_, probabilities, strict=True)
        ]
        return sorted(guesses, key=lambda guess: -guess.confidence)

    def save(self, path: Path) -> None:
        """Write the classifier to `path`, in a format that runs no code when it is read."""
        skops.io.dump(self._pipeline, path)

    @classmethod
    def load(cls, path: Path) -> IntentClassifier:
        """The classifier that `save` wrote to `path`."""
        return cls(skops.io.load(path, trusted=TRUSTED))


def _mark(text: str) -> str:
    return " ".join(["^", *(word for word in read_words(text) if word != PAUSE), "$"])
