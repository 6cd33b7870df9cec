"""What real tools said in trouble, and what a person then reads. `said/` holds their words, as recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bootstrap import trouble

from tests.setup.folder import ROOT

SAID = Path(__file__).parent / "said"
EXPECTED = {
    "disk-full": trouble.DISK_FULL,
    "no-compiler": trouble.NO_COMPILER,
    "no-name": trouble.NO_NETWORK,
    "no-network": trouble.NO_NETWORK,
    "not-allowed": trouble.NOT_ALLOWED,
    "offline": trouble.NO_NETWORK,
    "tampered": trouble.TAMPERED,
    "untrusted": trouble.UNTRUSTED,
}
SENTENCES = [value for name, value in vars(trouble).items() if name.isupper() and isinstance(value, str)]


@pytest.mark.parametrize("recording", sorted(SAID.iterdir()), ids=lambda path: path.stem)
def test_recording(recording: Path) -> None:
    expected = next(sentence for name, sentence in EXPECTED.items() if recording.stem.startswith(name))
    assert trouble.sentence_for(recording.read_text()) == expected


@pytest.mark.parametrize("said", ["", "error: something new", "SyntaxError: invalid syntax", "Resolved 1 package"])
def test_what_is_not_known_is_not_guessed(said: str) -> None:
    assert trouble.sentence_for(said) is None


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_says_what_to_do(sentence: str) -> None:
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 320
    assert "make" in sentence


def test_docs_explain_each_sentence() -> None:
    text = (ROOT / "docs" / "setup.md").read_text()
    missing = [sentence for sentence in SENTENCES if re.split("[:;,]", sentence)[0] not in text]
    assert not missing
