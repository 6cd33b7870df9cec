"""Phrase patterns: the small notation of `phrases/*.yml`, parsed once and matched against words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.nlu.words import PAUSE, spell_out

MARKS = re.compile(r"[\[\]()|]|<[a-z]+>|[^\s\[\]()|<>]+")

ANY_LENGTH = 4
"""Words that `<any>` may stand for."""


class PatternError(ValueError):
    """A pattern that does not follow the notation; the message quotes it."""


class Pattern:
    """One pattern or a part of one. `ends` tells where it can stop when it begins at a place."""

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """Every place after a match that begins at `start`; empty if there is none."""
        raise NotImplementedError

    def openers(self) -> set[str] | None:
        """Words that a match can begin with; None if it can begin with any word or be empty."""
        raise NotImplementedError


@dataclass(frozen=True)
class Word(Pattern):
    """A single word."""

    text: str

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """See `Pattern.ends`."""
        return {start + 1} if start < len(words) and words[start] == self.text else set()

    def openers(self) -> set[str] | None:
        """See `Pattern.openers`."""
        return {self.text}


@dataclass(frozen=True)
class AnyWords(Pattern):
    """One to `ANY_LENGTH` words, none of them a pause."""

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """See `Pattern.ends`."""
        found = set()
        for end in range(start + 1, min(len(words), start + ANY_LENGTH) + 1):
            if words[end - 1] == PAUSE:
                break
            found.add(end)
        return found

    def openers(self) -> set[str] | None:
        """See `Pattern.openers`."""
        return None


class Run(Pattern):
    """Patterns one after another."""

    def __init__(self, parts: Sequence[Pattern]) -> None:
        self.parts = parts
        self._openers = _join_openers(parts)

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """See `Pattern.ends`."""
        places = {start}
        for part in self.parts:
            if len(places) == 1:
                places = part.ends(words, *places)
            else:
                places = {end for place in places for end in part.ends(words, place)}
            if not places:
                break
        return places

    def openers(self) -> set[str] | None:
        """See `Pattern.openers`."""
        return self._openers


def _join_openers(parts: Sequence[Pattern]) -> set[str] | None:
    found: set[str] = set()
    for part in parts:
        skippable = isinstance(part, Choice) and part.optional
        openers = part.option_openers() if isinstance(part, Choice) else part.openers()
        if openers is None:
            return None
        found |= openers
        if not skippable:
            return found
    return None


class Choice(Pattern):
    """One of several patterns, found by their first word; with `optional` none of them is needed."""

    def __init__(self, options: Sequence[Pattern], optional: bool = False) -> None:
        self.optional = optional
        self._by_opener: dict[str, list[Pattern]] = {}
        self._rest: list[Pattern] = []
        for option in options:
            openers = option.openers()
            if openers is None:
                self._rest.append(option)
            for opener in openers or ():
                self._by_opener.setdefault(opener, []).append(option)

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """See `Pattern.ends`."""
        found = {start} if self.optional else set()
        if start < len(words):
            for option in self._by_opener.get(words[start], ()):
                found |= option.ends(words, start)
            for option in self._rest:
                found |= option.ends(words, start)
        return found

    def openers(self) -> set[str] | None:
        """See `Pattern.openers`."""
        return None if self.optional or self._rest else set(self._by_opener)

    def option_openers(self) -> set[str] | None:
        """Words that its options begin with, leaving aside that none may be needed."""
        return None if self._rest else set(self._by_opener)


def parse_pattern(text: str, sets: Mapping[str, Pattern]) -> Pattern:
    """The pattern that `text` writes down.

    Raises:
        PatternError: a bracket without its partner, or a set that `sets` does not have.

    """
    marks = MARKS.findall(text)
    pattern, rest = _parse_choice(marks, 0, sets, text)
    if rest != len(marks):
        raise PatternError(f"a bracket closes that was never opened: {text!r}")
    return pattern


def _parse_choice(marks: list[str], place: int, sets: Mapping[str, Pattern], text: str) -> tuple[Pattern, int]:
    options: list[Pattern] = []
    parts: list[Pattern] = []
    while place < len(marks) and marks[place] not in ")]":
        mark = marks[place]
        place += 1
        if mark == "|":
            options.append(Run(parts))
            parts = []
        elif mark in "([":
            inner, place = _parse_choice(marks, place, sets, text)
            if place >= len(marks) or marks[place] != {"(": ")", "[": "]"}[mark]:
                raise PatternError(f"a bracket is opened and not closed: {text!r}")
            place += 1
            parts.append(Choice([inner], optional=True) if mark == "[" else inner)
        elif mark == "<any>":
            parts.append(AnyWords())
        elif mark.startswith("<"):
            if mark[1:-1] not in sets:
                raise PatternError(f"there is no set {mark}: {text!r}")
            parts.append(sets[mark[1:-1]])
        else:
            parts.extend(Word(word) for word in spell_out(mark).split())
    options.append(Run(parts))
    return (Choice(options) if len(options) > 1 else options[0]), place
