from __future__ import annotations

import pytest

from bot.interview.commands import Command
from bot.nlu.pattern import Choice, PatternError, parse_pattern
from bot.nlu.phrasebook import load_phrasebook
from bot.nlu.reading import Reading, read_message

SETS = {"it": Choice([parse_pattern("(this|that) [one]", {})])}


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("skip <it>", "skip this one", True),
        ("skip <it>", "skip this", True),
        ("skip [<it>]", "skip", True),
        ("skip <it>", "skip", False),
        ("(move|go) on [please]", "go on please", True),
        ("what do you mean by <any>", "what do you mean by first call resolution", True),
        ("what do you mean by <any>", "what do you mean by", False),
        ("don't stop", "do not stop", True),
    ],
)
def test_matches_what_the_notation_says(pattern: str, text: str, matches: bool) -> None:
    words = text.split()
    assert (len(words) in parse_pattern(pattern, SETS).ends(words, 0)) is matches


@pytest.mark.parametrize("pattern", ["skip (this", "skip this]", "[skip (this]", "skip <nothing>"])
def test_quotes_a_pattern_that_cannot_be_read(pattern: str) -> None:
    with pytest.raises(PatternError, match="skip"):
        parse_pattern(pattern, SETS)


def test_tells_what_is_left_over_beside_a_command() -> None:
    reading = read_message(["skip", "level", "meetings"], load_phrasebook())
    assert reading == Reading(Command.SKIP, ("level", "meetings"), True)


def test_takes_the_later_of_two_commands() -> None:
    reading = read_message(["skip", "it", ",", "no", ",", "repeat", "it"], load_phrasebook())
    assert reading.is_whole
    assert reading.command is Command.REPEAT
