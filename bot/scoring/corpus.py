"""The labelled answers of `data/star`, as the scorer learns from them. The format is described in
`docs/labelling.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LABELS = ("S", "T", "A", "R", "O")
"""The labels of a segment, in the order that every array of this package uses."""


class CorpusError(ValueError):
    """A corpus file that does not follow the format; the message names file, line and what is wrong."""


@dataclass(frozen=True)
class GoldKpi:
    """A KPI mention as a labeller saw it. Empty strings where the text does not say."""

    kpi: str
    start: int
    end: int
    """The segment that holds the mention, as offsets into the answer's text."""
    from_: str
    to: str
    change: str
    period: str
    direction: str


@dataclass(frozen=True)
class GoldSegment:
    """A piece of an answer with its label; `start` and `end` are offsets into the answer's text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Answer:
    """One labelled answer."""

    id: str
    writer: str
    question: str
    trade: str
    style: str
    type: str
    rating: int
    text: str
    segments: tuple[GoldSegment, ...]
    kpis: tuple[GoldKpi, ...]
    shape: str = ""
    lacks: tuple[str, ...] = ()
    pair: str | None = None
    flags: tuple[str, ...] = field(default=())

    def without(self, label: str) -> Answer:
        """The same answer with every segment of this label cut out."""
        kept = [(s.label, self.text[s.start : s.end], self._break_before(s)) for s in self.segments if s.label != label]
        text, segments = assemble(kept)
        return Answer(
            id=f"{self.id}-{label}", writer=self.writer, question=self.question, trade=self.trade, style=self.style,
            type=self.type, rating=self.rating, text=text, segments=segments, kpis=(), shape=self.shape,
            lacks=(*self.lacks, label),
        )  # fmt: skip

    def _break_before(self, segment: GoldSegment) -> bool:
        return self.text[max(0, segment.start - 2) : segment.start] == "\n\n"

    def has(self, label: str) -> bool:
        """Whether any segment carries this label."""
        return any(s.label == label for s in self.segments)


def without_labels(name: str, text: str) -> Answer:
    """A story that nobody labelled."""
    return Answer(
        id=name, writer="", question="", trade="", style="", type="story", rating=0, text=text, segments=(), kpis=()
    )


def assemble(pieces: list[tuple[str, str, bool]]) -> tuple[str, tuple[GoldSegment, ...]]:
    """Join (label, words, paragraph break before) into a text and the segments' offsets in it."""
    text = ""
    segments = []
    for label, words, broken in pieces:
        if text:
            text += "\n\n" if broken else " "
        segments.append(GoldSegment(len(text), len(text) + len(words), label))
        text += words
    return text, tuple(segments)


def read_corpus(folder: Path) -> list[Answer]:
    """Every answer of a folder, file by file in the order of their names.

    Raises CorpusError if a file breaks the format.
    """
    return [answer for path in sorted(folder.glob("*.txt")) for answer in read_file(path)]


def read_file(path: Path) -> Iterator[Answer]:
    """The answers of one writer's file. Raises CorpusError if it breaks the format."""
    lines = path.read_text(encoding="utf-8").split("\n")
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield _read_block(path, block)
            block = []


def _read_block(path: Path, block: list[tuple[int, str]]) -> Answer:
    header: dict[str, str] = {}
    pieces: list[tuple[str, str, bool]] = []
    claims: list[tuple[int, str]] = []
    broken = in_body = False
    for number, line in block:
        if not in_body:
            if line.strip() == "--":
                in_body = True
                continue
            key, colon, value = line.partition(":")
            if not colon:
                raise CorpusError(f"{path.name}:{number}: a header line needs 'key: value', found {line!r}")
            header[key.strip()] = value.strip()
            continue
        match = re.match(r"([STAROKP])\|\s?(.*)$", line)
        if not match:
            raise CorpusError(f"{path.name}:{number}: expected 'S| ', 'K| ' and so on, found {line!r}")
        kind, words = match[1], match[2].strip()
        if kind == "P":
            broken = True
        elif kind == "K":
            if not pieces:
                raise CorpusError(f"{path.name}:{number}: a K line before the first segment")
            claims.append((len(pieces) - 1, words))
        else:
            pieces.append((kind, words, broken))
            broken = False
    try:
        text, segments = assemble(pieces)
        return Answer(
            id=header["id"], writer=path.stem, question=header["question"], trade=header["trade"],
            style=header["style"], type=header["type"], rating=int(header["rating"]), text=text, segments=segments,
            kpis=tuple(read_claim(words, segments[index]) for index, words in claims), shape=header.get("shape", ""),
            lacks=tuple(part.strip() for part in header.get("lacks", "").split(",") if part.strip()),
            pair=header.get("pair"),
        )  # fmt: skip
    except (KeyError, ValueError) as error:
        raise CorpusError(f"{path.name}:{block[0][0]}: {header.get('id', 'an answer')}: {error}") from error


def read_claim(words: str, segment: GoldSegment) -> GoldKpi:
    """A `K|` line without its mark, about a mention in a segment."""
    name, *rest = [part.strip() for part in words.split("|")]
    parts = dict(part.split("=", 1) for part in rest if "=" in part)
    return GoldKpi(
        kpi=name, start=segment.start, end=segment.end, from_=parts.get("from", ""), to=parts.get("to", ""),
        change=parts.get("change", ""), period=parts.get("period", ""), direction=parts.get("direction", "none"),
    )  # fmt: skip
