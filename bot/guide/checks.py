"""Checks across the guide's entries: ids are unique, and whatever an entry refers to exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Generic, TypeVar

from bot.guide.model import Entry, Group, Kpi, Question, Rung, ToolGroup, Topic
from bot.guide.problems import Problem, Where

E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True)
class Placed(Generic[E_co]):
    """An entry and where it stands: its file, relative to the guide's folder, and its position in it from 0."""

    entry: E_co
    file: str
    index: int

    def problem(self, says: str, *where: str | int) -> Problem:
        """A problem with the part of this entry that `where` leads to."""
        path: Where = (self.index, *where)
        return Problem(self.file, path, says)


@dataclass
class Draft:
    """All entries that could be read, before the checks across them."""

    groups: list[Placed[Group]] = field(default_factory=list)
    questions: list[Placed[Question]] = field(default_factory=list)
    kpis: list[Placed[Kpi]] = field(default_factory=list)
    tools: list[Placed[ToolGroup]] = field(default_factory=list)
    rungs: list[Placed[Rung]] = field(default_factory=list)
    topics: list[Placed[Topic]] = field(default_factory=list)


def check(draft: Draft) -> Iterator[Problem]:
    """Yield every problem that shows only when entries are seen together."""
    yield from _ids(draft)
    yield from _other_words(draft)
    groups = {placed.entry.id for placed in draft.groups}
    questions = {placed.entry.id for placed in draft.questions}
    kpis = {placed.entry.id for placed in draft.kpis}
    tools = {placed.entry.id for placed in draft.tools}
    for question in draft.questions:
        entry = question.entry
        if entry.group not in groups:
            yield question.problem(_unknown("group", entry.group, groups), "group")
        elif entry.id.split("/")[0] != entry.group:
            yield question.problem(f"must start with '{entry.group}/', the question's group", "id")
        if entry.follows and entry.follows not in questions - {entry.id}:
            yield question.problem(_unknown("other question", entry.follows, questions - {entry.id}), "follows")
        yield from _references(question, "kpis", "KPI", entry.kpis, kpis)
        yield from _references(question, "tools", "tool group", entry.tools, tools)
        yield from _points(question)
    for group in draft.tools:
        for name in group.entry.exact.keys() - group.entry.tools.keys():
            yield group.problem(_unknown("product", name, set(group.entry.tools)), "exact", name)
    names = {
        _plain(word): kpi.entry.id
        for kpi in draft.kpis
        for word in (kpi.entry.name, *kpi.entry.aliases, *kpi.entry.everyday)
    }
    for kpi in draft.kpis:
        for number, phrase in enumerate(kpi.entry.not_when):
            if _plain(phrase) in names:
                # Look-alikes are left out for every KPI, so this would hide the other one.
                yield kpi.problem(f"'{phrase}' stands for {names[_plain(phrase)]}", "not_when", number)
        yield from _references(kpi, "counters", "KPI", kpi.entry.counters, kpis - {kpi.entry.id})
        yield from _limits(kpi)


def _ids(draft: Draft) -> Iterator[Problem]:
    """Ids are unique among entries of a kind, and so are references to the source guides."""
    kinds: list[Iterable[Placed[Entry]]] = [
        draft.groups,
        draft.questions,
        draft.kpis,
        draft.tools,
        draft.rungs,
        draft.topics,
    ]
    for kind in kinds:
        for name in ("id", "guide_ref"):
            seen: set[str] = set()
            for placed in kind:
                value = getattr(placed.entry, name, None)
                if value in seen:
                    yield placed.problem(f"'{value}' is already taken", name)
                seen.add(str(value))


def _other_words(draft: Draft) -> Iterator[Problem]:
    """No name or alias stands for two KPIs, two groups or two rungs, in whatever case and punctuation."""
    for kind in (draft.kpis, draft.groups, draft.rungs):
        owners: dict[str, str] = {}
        for placed in kind:
            entry = placed.entry
            words: list[tuple[tuple[str | int, ...], str]] = [(("name",), entry.name)]
            for kept in ("aliases", "everyday", "hints"):
                words += [((kept, number), word) for number, word in enumerate(getattr(entry, kept, []))]
            for where, word in words:
                owner = owners.setdefault(_plain(word), entry.id)
                if owner != entry.id:
                    yield placed.problem(f"'{word}' already stands for {owner}", *where)


def _references(placed: Placed[Entry], name: str, kind: str, wanted: list[str], known: set[str]) -> Iterator[Problem]:
    for number, value in enumerate(wanted):
        if value not in known:
            yield placed.problem(_unknown(kind, value, known), name, number)


def _points(question: Placed[Question]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, point in enumerate(question.entry.points):
        if point.id in seen:
            yield question.problem(f"'{point.id}' is already taken", "points", number, "id")
        seen.add(point.id)
    for number, probe in enumerate(question.entry.probes):
        if probe.asks_for.startswith("point:") and probe.asks_for[len("point:") :] not in seen:
            says = _unknown("point", probe.asks_for[len("point:") :], seen)
            yield question.problem(says, "probes", number, "asks_for")


def _limits(kpi: Placed[Kpi]) -> Iterator[Problem]:
    entry = kpi.entry
    if entry.low is not None and entry.high is not None and entry.low >= entry.high:
        yield kpi.problem("must be above 'low'", "high")
    if (entry.low is not None or entry.high is not None) and not entry.ask_if:
        yield kpi.problem("is missing, though 'low' or 'high' is given", "ask_if")
    if entry.counters and not entry.counter_probe:
        yield kpi.problem("is missing, though 'counters' is given", "counter_probe")


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", " ", word.lower()).strip()


def _unknown(kind: str, value: str, known: set[str]) -> str:
    close = get_close_matches(value, sorted(known), n=1)
    return f"there is no {kind} '{value}'" + (f"; did you mean '{close[0]}'?" if close else "")
