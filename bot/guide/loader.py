"""Reads the guide from its YAML files and checks it. Whoever edits a file wrongly is told where."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bot.guide.checks import Draft, Placed, check
from bot.guide.model import Entry, Group, Guide, Kpi, Question, Rung, ToolGroup, Topic
from bot.guide.problems import GuideError, Locator, Problem, entry_problems, yaml_sentence

__all__ = ["GuideError", "load_guide"]

E = TypeVar("E", bound=Entry)
HERE = Path(__file__).parent
TOPICS = ("traits", "salary-tactics", "first-90-days", "duties", "technical-skills", "soft-skills", "faq")
"""The files that every guide has in `topics`; it may have more."""


def load_guide(folder: Path | None = None) -> Guide:
    """Read and check the guide in `folder`, or the one that comes with Starline, which is read once per process.

    Questions come in the order of `groups.yml`, then of their files' names, then as written.
    Raises GuideError, with one sentence per problem, if a file is missing, unreadable, or breaks a rule.
    """
    return _own_guide() if folder is None else _read(folder)


@lru_cache(maxsize=1)
def _own_guide() -> Guide:
    return _read(HERE)


def _read(folder: Path) -> Guide:
    reader = _Reader(folder)
    draft = Draft(
        groups=reader.file("groups.yml", Group),
        questions=reader.files("questions", Question),
        kpis=reader.file("kpis.yml", Kpi),
        tools=reader.file("tools.yml", ToolGroup),
        rungs=reader.file("rungs.yml", Rung),
        topics=reader.files("topics", Topic),
    )
    reader.expect("topics", TOPICS)
    reader.stop_if_broken()
    reader.problems.extend(check(draft))
    reader.stop_if_broken()
    order = {placed.entry.id: number for number, placed in enumerate(draft.groups)}
    topics: dict[str, list[Topic]] = {}
    for placed in draft.topics:
        topics.setdefault(Path(placed.file).stem, []).append(placed.entry)
    return Guide(
        groups=[placed.entry for placed in draft.groups],
        questions=sorted((placed.entry for placed in draft.questions), key=lambda entry: order[entry.group]),
        kpis=[placed.entry for placed in draft.kpis],
        tools=[placed.entry for placed in draft.tools],
        rungs=[placed.entry for placed in draft.rungs],
        topics=topics,
    )


class _Reader:
    """Reads files of entries and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.sentences: list[str] = []

    def stop_if_broken(self) -> None:
        """Raise GuideError if anything was found so far."""
        locator = Locator(self.folder)
        sentences = [*self.sentences, *(locator.sentence(problem) for problem in self.problems)]
        if sentences:
            raise GuideError("\n".join(sentences))

    def files(self, folder: str, model: type[E]) -> list[Placed[E]]:
        """The entries of all YAML files of a folder, in the order of the files' names."""
        names = sorted(path.name for path in (self.folder / folder).glob("*.yml"))
        if not names:
            self.sentences.append(f"{folder}: has no files that end in .yml")
        return [placed for name in names for placed in self.file(f"{folder}/{name}", model)]

    def expect(self, folder: str, names: Iterable[str]) -> None:
        """Note which of these YAML files a folder lacks."""
        files = [f"{folder}/{name}.yml" for name in names]
        self.sentences += [f"{file}: is missing" for file in files if not (self.folder / file).is_file()]

    def file(self, name: str, model: type[E]) -> list[Placed[E]]:
        """The entries of one file; those that break a rule are left out and noted."""
        entries = ((index, self._entry(name, index, row, model)) for index, row in enumerate(self._rows(name)))
        return [Placed(entry, name, index) for index, entry in entries if entry is not None]

    def _entry(self, name: str, index: int, row: object, model: type[E]) -> E | None:
        if not isinstance(row, dict):
            self.problems.append(Problem(name, (index,), "must be an entry of 'name: value' lines"))
            return None
        try:
            return model.parse_obj(row)
        except ValidationError as error:
            self.problems.extend(entry_problems(name, index, error))
            return None

    def _rows(self, name: str) -> list[object]:
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            self.sentences.append(f"{name}: is missing")
            return []
        except UnicodeDecodeError:
            self.sentences.append(f"{name}: must be saved as UTF-8 text")
            return []
        tabs = [number for number, line in enumerate(text.splitlines(), 1) if "\t" in line]
        if tabs:
            self.sentences += [f"{name}, line {number}: has a tab character; use spaces" for number in tabs]
            return []
        try:
            # The fast reader; only the Locator needs the slow one that remembers lines.
            rows = YAML(typ="safe").load(text)
        except MarkedYAMLError as error:
            self.sentences.append(yaml_sentence(name, error))
            return []
        if not isinstance(rows, list):
            self.sentences.append(f"{name}: must be a list of entries, each starting with '- '")
            return []
        return rows
