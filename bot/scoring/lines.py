"""Scoring JSON lines: a file of answers in, a file of scores out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from bot.guide.model import Guide
from bot.scoring.scorer import Item, Scorer


class LineError(ValueError):
    """A line that cannot be scored. The message names the line and what is wrong with it."""


def read_items(lines: Iterable[str], guide: Guide) -> Iterator[Item]:
    """Reads `{"id", "text", "question_id"?, "question"?}` a line. Blank lines are passed over. Raises LineError."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise LineError(f"Line {number} is not JSON: {error}.") from None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise LineError(f"Line {number} has no 'text' that is a string.")
        question_id = row.get("question_id")
        try:
            question = guide.question(question_id) if question_id else None
        except KeyError:
            raise LineError(f"Line {number} names a question that the guide does not have: {question_id}.") from None
        identity = row.get("id")
        yield Item(row["text"], question, row.get("question"), None if identity is None else str(identity))


def score_lines(lines: Iterable[str], scorer: Scorer, guide: Guide) -> Iterator[str]:
    """A line of score JSON for each line of input, in order. The same text gives the same bytes."""
    for score in scorer.score_many(read_items(lines, guide)):
        yield json.dumps(score.document(), ensure_ascii=False, separators=(",", ":")) + "\n"
