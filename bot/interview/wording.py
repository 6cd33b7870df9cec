"""The interviewer's lines, in several wordings each, so that nobody hears the same one twice in a row."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.interview.record import Interview

LINES = Path(__file__).parent / "lines.yml"


@cache
def _lines() -> dict[str, list[str]]:
    return {key: list(texts) for key, texts in YAML(typ="safe").load(LINES).items()}


def word(key: str, turn_of_phrase: int = 0, /, **values: object) -> str:
    """A line of `lines.yml`, its places filled. `turn_of_phrase` counts round its wordings.

    Raises KeyError for a line that is not in the file, or a place that got no value.
    """
    texts = _lines()[key]
    return texts[turn_of_phrase % len(texts)].format(**values)


def turn_of_phrase(interview: Interview) -> int:
    """A number that moves on with every question and answer and starts elsewhere in every interview."""
    return sum(map(ord, interview.id)) + interview.heard + len(interview.turns)
