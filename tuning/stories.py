"""Writes the stories that the reader is tuned on: `python -m tuning.stories FILE`, a JSON object a line with the
`sentences`, whether they are `off` the subject and of `others`' deeds: 1, 0, or null where nobody said.

Wants a trained scorer, as `make up` leaves it, since transcripts without full stops are cut as scoring cuts them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.assistant.preparation import CORPUS, SCORER
from bot.scoring.coherence.model import MOST
from bot.scoring.corpus import read_corpus
from bot.scoring.gaming.contrasts import contrast_files
from bot.scoring.pipeline import load_pipeline
from bot.scoring.sentences import segment

Kind = tuple[int | None, int | None]
"""Off the subject, of others' deeds."""
Told = tuple[str, Kind]
"""A text and its kind."""
HONEST: Kind = (0, 0)
UNKNOWN: Kind = (None, None)
WORTHLESS = 1
"""The rating of stories that their writers meant to be off the subject, or not their own."""
KINDS: dict[str, Kind] = {
    "stories": HONEST, "work": HONEST, "young": HONEST, "thin": HONEST, "own": HONEST,
    "others": (0, 1), "off": (1, None),
}  # fmt: skip
"""The texts beside the corpus that run in an order, and the kinds of those that only the reader learns from."""
FOR_THIS = CORPUS / "ordered"
FEWEST_JUDGED = 3
"""Sentences from which what a text is about is learned; its order from more."""


def read_texts_of(path: Path, kind: Kind | None = None) -> Iterator[Told]:
    """The texts of a file with their kinds: one for all, or else what each is marked with."""
    for line in path.read_text().splitlines():
        told = json.loads(line)
        yield told["text"], kind or (KINDS[told["kind"]] if "kind" in told else HONEST)


def read_corpus_stories() -> Iterator[Told]:
    """The corpus's stories. Those of the lowest rating were meant to be worthless, each in a way of its own."""
    for answer in read_corpus(CORPUS):
        if answer.type == "story":
            yield answer.text, HONEST if answer.rating > WORTHLESS else UNKNOWN


def read_stories() -> Iterator[dict[str, Any]]:
    """The sentences of each story that may be learned from, and its kind."""
    nlp = load_pipeline()
    weights = json.loads((SCORER / "weights.json").read_text())["clauses"]
    told = list(read_corpus_stories())
    for path in contrast_files(CORPUS):
        if path.stem in KINDS:
            told += read_texts_of(path, KINDS[path.stem])
    for path in sorted(FOR_THIS.glob("*.jsonl")):
        told += read_texts_of(path)
    for doc, (off, others) in nlp.pipe(told, as_tuples=True):
        sentences = [span.text for span in segment(doc, weights)]
        if FEWEST_JUDGED <= len(sentences) <= MOST:
            yield {"sentences": sentences, "off": off, "others": others}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("".join(json.dumps(story) + "\n" for story in read_stories()))
