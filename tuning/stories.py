"""Writes the stories that the reader is tuned on: `python -m tuning.stories FILE`, a JSON list of sentences a line.

Wants a trained scorer, as `make up` leaves it, since transcripts without full stops are cut as scoring cuts them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.assistant.preparation import CORPUS, SCORER
from bot.scoring.coherence.model import FEWEST, MOST
from bot.scoring.corpus import read_corpus
from bot.scoring.gaming.contrasts import contrast_files, read_texts
from bot.scoring.pipeline import load_pipeline
from bot.scoring.sentences import segment

TOLD_IN_ORDER = ("stories", "work", "young", "thin", "own", "others", "off")
"""The files beside the corpus whose texts run in an order, whatever they are about."""
FOR_THIS = CORPUS / "ordered" / "voices.jsonl"
"""Stories that only the reader learns from."""


def read_stories() -> Iterator[list[str]]:
    """The sentences of each story that may be learned from."""
    nlp = load_pipeline()
    weights = json.loads((SCORER / "weights.json").read_text())["clauses"]
    texts = [answer.text for answer in read_corpus(CORPUS) if answer.type == "story"]
    files = [path for path in contrast_files(CORPUS) if path.stem in TOLD_IN_ORDER]
    texts += [text for path in [*files, FOR_THIS] for text in read_texts(path)]
    for doc in nlp.pipe(texts):
        sentences = [span.text for span in segment(doc, weights)]
        if FEWEST <= len(sentences) <= MOST:
            yield sentences


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("".join(json.dumps(story) + "\n" for story in read_stories()))
