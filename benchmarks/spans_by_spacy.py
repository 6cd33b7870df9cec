"""spaCy's span categoriser on the segments of an answer, trained on the corpus, for comparison only."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import fix_random_seed
from thinc.types import Ragged

from bot.scoring.corpus import LABELS
from bot.scoring.examples import Example

ROUNDS = 8
CONFIG: dict[str, Any] = {
    "suggester": {"@misc": "starline.segments.v1"},
    "spans_key": "labels",
    "model": {
        "@architectures": "spacy.SpanCategorizer.v1",
        "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 96},
        "scorer": {"@layers": "Softmax.v2"},
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": 64,
            "depth": 4,
            "embed_size": 2000,
            "window_size": 1,
            "maxout_pieces": 3,
            "subword_features": True,
        },
    },
}


@registry.misc("starline.segments.v1")  # type: ignore[untyped-decorator]
def segments_suggester() -> Callable[..., Ragged]:
    """Suggests the segments that were cut before, and nothing else."""

    def suggest(docs: Sequence[Doc], *, ops: Any = None) -> Ragged:
        spans = [[span.start, span.end] for doc in docs for span in doc.spans["segments"]]
        lengths = [len(doc.spans["segments"]) for doc in docs]
        data = np.array(spans, dtype="i").reshape(-1, 2)
        return Ragged(data, np.array(lengths, dtype="i"))  # type: ignore[arg-type]

    return suggest


def categorise_spans(examples: Sequence[Example], held: set[str], _groups: object) -> list[list[str]]:
    """Train on the answers of the writers that are not held out; the labels of those that are."""
    nlp = spacy.blank("en")
    categoriser = nlp.add_pipe("spancat_singlelabel", config={**CONFIG, "negative_weight": 1.0})
    for label in LABELS:
        categoriser.add_label(label)  # type: ignore[attr-defined]
    training = []
    for example in examples:
        if example.answer.writer not in held and example.spans:
            gold = [
                (span.start_char, span.end_char, label)
                for span, label in zip(example.spans, example.labels, strict=True)
            ]
            training.append(SpacyExample.from_dict(_bare(nlp.vocab, example), {"spans": {"labels": gold}}))
    fix_random_seed(0)
    optimiser = nlp.initialize(lambda: training)
    shuffler = random.Random(0)
    for _ in range(ROUNDS):
        shuffler.shuffle(training)
        for start in range(0, len(training), 16):
            nlp.update(training[start : start + 16], sgd=optimiser)
    found = []
    for example in examples:
        if example.answer.writer in held:
            doc = categoriser(_bare(nlp.vocab, example))
            labels = {(span.start, span.end): span.label_ for span in doc.spans["labels"]}
            found.append([labels.get((span.start, span.end), "O") for span in example.spans])
    return found


def _bare(vocab: Vocab, example: Example) -> Doc:
    """The words of an answer, without what the parse knows of them, and its segments."""
    words, spaces = [t.text for t in example.doc], [bool(t.whitespace_) for t in example.doc]
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.spans["segments"] = [doc[span.start : span.end] for span in example.spans]
    return doc
