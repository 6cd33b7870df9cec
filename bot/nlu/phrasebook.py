"""The phrasebook: what candidates say to ask for something, read from `phrases/*.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.interview.commands import Command
from bot.nlu.pattern import Choice, Pattern, parse_pattern

PHRASES = Path(__file__).parent / "phrases"


@dataclass(frozen=True)
class Phrasebook:
    """Patterns for what stands around a command, and for the commands themselves."""

    around: Pattern
    clear: dict[Command, Pattern]
    faint: dict[Command, Pattern]


@lru_cache(maxsize=1)
def load_phrasebook() -> Phrasebook:
    """The phrasebook of this installation, parsed once.

    Raises:
        bot.nlu.pattern.PatternError: a pattern does not follow the notation told in `phrases/sets.yml`.
        ValueError: a command of the files is not one of `Command`, or one of `Command` has no phrases.

    """
    sets: dict[str, Pattern] = {}
    for name, lines in _read("sets").items():
        sets[name] = _choose(lines, sets)
    commands = {**_read("question"), **_read("answer"), **_read("sitting")}
    clear = {Command(name): _choose(kinds["clear"], sets) for name, kinds in commands.items()}
    faint = {Command(name): _choose(kinds["faint"], sets) for name, kinds in commands.items() if "faint" in kinds}
    silent = set(Command) - set(clear)
    if silent:
        raise ValueError(f"no phrases for {', '.join(sorted(command.value for command in silent))}")
    return Phrasebook(around=_choose("\n".join(_read("around").values()), sets), clear=clear, faint=faint)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((PHRASES / f"{name}.yml").read_text(encoding="utf-8"))
    return content


def _choose(lines: str, sets: dict[str, Pattern]) -> Choice:
    return Choice([parse_pattern(line, sets) for line in lines.splitlines() if line.strip()])
