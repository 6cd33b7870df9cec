"""The phrasebook: what candidates say to ask for something, read from `phrases/*.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.interview.commands import Command
from bot.nlu.pattern import Choice, Pattern, parse_pattern

PHRASES = Path(__file__).parent / "phrases"

COMMANDS = ("question", "answer", "aim", "sitting", "records", "passing")
"""The files that have commands in them."""


@dataclass(frozen=True)
class Phrase:
    """One line of the phrasebook: a way to put a command, clearly or faintly, or what may stand around one (None)."""

    pattern: Pattern
    command: Command | None
    is_clear: bool


class Phrasebook:
    """All phrases, found by the word that they begin with."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_opener: dict[str, list[Phrase]] = {}
        self._rest: list[Phrase] = []
        for phrase in phrases:
            openers = phrase.pattern.openers()
            if openers is None:
                self._rest.append(phrase)
            for opener in openers or ():
                self._by_opener.setdefault(opener, []).append(phrase)

    def phrases_from(self, word: str) -> Sequence[Phrase]:
        """Phrases that may begin with `word`."""
        return self._by_opener.get(word, []) + self._rest


@lru_cache(maxsize=1)
def load_phrasebook() -> Phrasebook:
    """The phrasebook of this installation, parsed once.

    Raises:
        bot.nlu.pattern.PatternError: a pattern does not follow the notation told in `phrases/sets.yml`.
        ValueError: a command of the files is not one of `Command`, or one of `Command` has no phrases.

    """
    sets: dict[str, Pattern] = {}
    for name, lines in _read("sets").items():
        sets[name] = Choice(list(_parse(lines, sets)))
    phrases = [Phrase(pattern, None, False) for lines in _read("around").values() for pattern in _parse(lines, sets)]
    commands = {name: kinds for file in COMMANDS for name, kinds in _read(file).items()}
    for name, kinds in commands.items():
        for kind, lines in kinds.items():
            phrases += [Phrase(pattern, Command(name), kind == "clear") for pattern in _parse(lines, sets)]
    silent = {command.value for command in Command} - set(commands)
    if silent:
        raise ValueError(f"no phrases for {', '.join(sorted(silent))}")
    return Phrasebook(phrases)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((PHRASES / f"{name}.yml").read_text(encoding="utf-8"))
    return content


def _parse(lines: str, sets: dict[str, Pattern]) -> Iterator[Pattern]:
    return (parse_pattern(line, sets) for line in lines.splitlines() if line.strip())
