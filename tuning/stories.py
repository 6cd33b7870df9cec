"""Writes the stories that the reader is tuned on: `python -m tuning.stories FILE`, a JSON object a line with the
`sentences`, whether they are `off` the subject and of `others`' deeds: 1, 0, or null where nobody said; and questions
that a story `fits` and `misses`, where there are some.

Wants a trained scorer, as `make up` leaves it, since transcripts without full stops are cut as scoring cuts them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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
Asked = dict[str, tuple[list[str], list[str]]]
"""Questions by the name of a story: those that it fits, and those that it misses."""
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
QUESTIONS = CORPUS / "questions" / "questions.jsonl"
"""Questions that were written for stories, by the story's name."""
FEWEST_JUDGED = 3
"""Sentences from which what a text is about is learned; its order from more."""


@dataclass(frozen=True)
class Told:
    """A text, its kind and the questions that go with it."""

    text: str
    kind: Kind
    fits: list[str]
    misses: list[str]


def read_texts_of(path: Path, asked: Asked, kind: Kind | None = None) -> Iterator[Told]:
    """The texts of a file with their kinds: one for all, or else what each is marked with."""
    for line in path.read_text().splitlines():
        told = json.loads(line)
        own = kind or (KINDS[told["kind"]] if "kind" in told else HONEST)
        # Texts that came with a question share names with others that did not.
        fits, misses = ([told["question"]], []) if "question" in told else asked.get(told.get("id", ""), ([], []))
        yield Told(told["text"], own, *((fits, misses) if own == HONEST else ([], [])))


def read_questions() -> Asked:
    """The questions that were written for stories: those that it fits, and those that it misses."""
    asked = [json.loads(line) for line in QUESTIONS.read_text().splitlines()]
    return {one["id"]: ([one["fits"]], [one["misses"]]) for one in asked}


def read_corpus_stories() -> Iterator[Told]:
    """The corpus's stories. Those of the lowest rating were meant to be worthless, each in a way of its own."""
    for answer in read_corpus(CORPUS):
        if answer.type == "story":
            worth = answer.rating > WORTHLESS
            yield Told(answer.text, HONEST if worth else UNKNOWN, [answer.question] if worth else [], [])


def read_stories() -> Iterator[dict[str, Any]]:
    """The sentences of each story that may be learned from, its kind and its questions."""
    nlp = load_pipeline()
    weights = json.loads((SCORER / "weights.json").read_text())["clauses"]
    asked, told = read_questions(), list(read_corpus_stories())
    for path in contrast_files(CORPUS):
        if path.stem in KINDS:
            told += read_texts_of(path, asked, KINDS[path.stem])
    for path in sorted(FOR_THIS.glob("*.jsonl")):
        told += read_texts_of(path, asked)
    for doc, one in nlp.pipe([(one.text, one) for one in told], as_tuples=True):
        sentences = [span.text for span in segment(doc, weights)]
        if FEWEST_JUDGED <= len(sentences) <= MOST:
            off, others = one.kind
            yield {"sentences": sentences, "off": off, "others": others, "fits": one.fits, "misses": one.misses}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("".join(json.dumps(story) + "\n" for story in read_stories()))
