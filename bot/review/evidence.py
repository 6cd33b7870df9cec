"""An answer cut into runs by what each does in the story, so that a page can underline and name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

NAMES = {"S": "Situation", "T": "Task", "A": "Action", "R": "Result"}


@dataclass(frozen=True)
class Piece:
    """Some words; `figure` if a KPI is named in them."""

    text: str
    figure: bool = False


@dataclass(frozen=True)
class Run:
    """Neighbouring sentences that do the same. `label` is S, T, A, R, or '' for what is none of them."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """The element's name, or nothing."""
        return NAMES.get(self.label, "")


def mark_evidence(text: str, document: dict[str, Any] | None) -> list[Run]:
    """The whole text, in order, as runs. Without a score it is one run without a label."""
    if document is None:
        return [Run("", (Piece(text),))]
    figures = sorted((claim["start"], claim["end"]) for claim in document["kpis"])
    runs, here = [], 0
    for start, end, label in _joined(text, document["sentences"]):
        runs.append(Run("", _pieces(text, here, start, figures)))
        runs.append(Run("" if label == "O" else label, _pieces(text, start, end, figures)))
        here = end
    runs.append(Run("", _pieces(text, here, len(text), figures)))
    return [run for run in runs if run.pieces]


def _joined(text: str, sentences: Sequence[dict[str, Any]]) -> list[tuple[int, int, str]]:
    """Sentences of one paragraph that do the same, one after the other, as one: one name is enough for them."""
    joined: list[tuple[int, int, str]] = []
    for sentence in sentences:
        start, end, label = sentence["start"], sentence["end"], sentence["label"]
        if joined and joined[-1][2] == label and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end, label)
        else:
            joined.append((start, end, label))
    return joined


def _pieces(text: str, start: int, end: int, figures: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, here = [], start
    for begins, ends in figures:
        if begins < here or ends > end:
            continue
        pieces += [Piece(text[here:begins]), Piece(text[begins:ends], figure=True)]
        here = ends
    return tuple(piece for piece in [*pieces, Piece(text[here:end])] if piece.text)
