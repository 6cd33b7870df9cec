"""Fixtures of the language tests: the classifier, trained once, and the messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.nlu.classifier import IntentClassifier

ROOT = Path(__file__).parents[2]


def read_examples() -> list[tuple[str, str]]:
    """Every training example of `data/nlu` with its intent."""
    pairs = []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for block in content["nlu"]:
            pairs += [(line[2:], block["intent"]) for line in block["examples"].splitlines()]
    return pairs


def read_messages(name: str) -> list[tuple[str, str]]:
    """Messages of a TSV file beside this one, each as (wanted intent, text)."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return [(label.removeprefix("command:"), text) for label, text in pairs]


@pytest.fixture(scope="session")
def classifier() -> IntentClassifier:
    """The classifier as it is trained for the assistant."""
    examples = read_examples()
    return IntentClassifier.train([text for text, _ in examples], [intent for _, intent in examples])
