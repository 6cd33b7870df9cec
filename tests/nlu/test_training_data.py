from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from bot.interview.commands import Command
from tests.nlu.conftest import ROOT, read_examples, read_messages


def test_no_text_teaches_two_intents() -> None:
    intents: dict[str, set[str]] = {}
    for text, intent in read_examples():
        intents.setdefault(text.lower(), set()).add(intent)
    assert not {text: names for text, names in intents.items() if len(names) > 1}


def test_every_command_is_taught_by_forty_examples_or_more() -> None:
    counts = Counter(intent for _, intent in read_examples())
    assert {command.value: counts[command.value] for command in Command if counts[command.value] < 40} == {}


def test_the_domain_lists_exactly_the_intents_that_are_taught() -> None:
    domain = yaml.safe_load(Path(ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["intents"]) == {intent for _, intent in read_examples()}


def test_the_blind_messages_are_not_trained_on() -> None:
    taught = {text.lower() for text, _ in read_examples()}
    blind = [message for name in ("messages", "unseen", "fresh") for message in read_messages(f"{name}.tsv")]
    long_enough = [text.lower() for _, text in blind if len(text.split()) > 4]
    assert sum(text in taught for text in long_enough) / len(long_enough) < 0.05
