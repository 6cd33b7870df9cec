"""Where a text is cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from bot.scoring.sentences import segment


@pytest.fixture(scope="session")
def weights(trained: Path) -> dict[str, float]:
    """The trained clause cutter."""
    found: dict[str, float] = json.loads((trained / "scorer" / "weights.json").read_text())["clauses"]
    return found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("We were at 71. I listened. It rose!", ["We were at 71.", "I listened.", "It rose!"]),
        ('She said "Not me." I asked again.', ['She said "Not me."', "I asked again."]),
        ("Up to 4.5 min. in Q3, e.g. Mondays. Then it fell.", ["Up to 4.5 min. in Q3, e.g. Mondays.", "Then it fell."]),
        ("First part.\n\nSecond part", ["First part.", "Second part"]),
        ("- took the team on\n- sat with them\n- 62 to 81", ["took the team on", "sat with them", "62 to 81"]),
        ("1) listened to calls\n2) wrote it down", ["listened to calls", "wrote it down"]),
        ("they rang at 3 a.m. I got up.", ["they rang at 3 a.m.", "I got up."]),
    ],
)
def test_sentences(text: str, pieces: list[str], nlp: Language, weights: dict[str, float]) -> None:
    assert [span.text for span in segment(nlp(text), weights)] == pieces


def test_a_transcript_without_full_stops_is_cut_into_clauses(nlp: Language, weights: dict[str, float]) -> None:
    text = (
        "so this was in cardiff about forty agents and calls were dragging on at eight minutes ten so i sat "
        "next to six people "
        "and i wrote down what they were clicking on and then we built a shortcut page and by christmas it "
        "was six forty"
    )
    spans = segment(nlp(text), weights)
    assert 4 <= len(spans) <= 9
    assert all(3 <= len(span) <= 35 for span in spans)
    assert " ".join(span.text for span in spans) == text


def test_a_list_on_one_line_is_cut_at_its_dashes(nlp: Language, weights: dict[str, float]) -> None:
    text = (
        "- took over support in april - 33 on the board, 11 agents - asked for a credit for old customers - ended at 38"
    )
    assert len(segment(nlp(text), weights)) == 4
