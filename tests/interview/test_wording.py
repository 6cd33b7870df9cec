"""The interviewer's lines can all be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.interview.commands import TOLD
from bot.interview.wording import LINES, word
from bot.settings import ROOT

TEXTS = YAML(typ="safe").load(LINES)


@pytest.mark.parametrize("key", list(TEXTS))
def test_every_wording_of_a_line_fills_the_same_places(key: str) -> None:
    places = [set(re.findall(r"{(\w+)}", text)) for text in TEXTS[key]]
    assert len({frozenset(found) for found in places}) == 1
    for variant in range(len(TEXTS[key])):
        said = word(key, variant, **dict.fromkeys(places[0], "x"))
        assert said.strip()
        assert "{" not in said


def test_every_line_is_said_somewhere() -> None:
    sources = "".join(path.read_text() for folder in ("bot", "actions") for path in Path(ROOT / folder).rglob("*.py"))
    families = ("structure.", "probe.", "ask.", "not.understood.", "again.", "next.", "told.")
    unused = [key for key in TEXTS if f'"{key}"' not in sources and not key.startswith(families)]
    assert unused == []


def test_every_command_that_is_told_has_its_words_and_no_other() -> None:
    assert {key for key in TEXTS if key.startswith("told.")} == {f"told.{command.value}" for command in TOLD}


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("hint")
