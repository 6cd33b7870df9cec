"""Reading labelled answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality import HELD_OUT
from bot.scoring.corpus import Answer, CorpusError, read_corpus
from bot.scoring.training import fingerprint

ANSWER = """id: zoe-001
question: Tell me about a time.
trade: bakery
style: typed
type: story
rating: 4
lacks: T
--
S| The oven broke.
P|
A| I called Tim.
R| We sold 90 % of it.
K| CSAT | from= | to=90 % | change= | period= | direction=improved
"""


@pytest.fixture
def answer(tmp_path: Path) -> Answer:
    """One answer, read from a file."""
    (tmp_path / "zoe.txt").write_text(ANSWER)
    (found,) = read_corpus(tmp_path)
    return found


def test_an_answer_is_its_segments_with_paragraphs_kept(answer: Answer) -> None:
    assert answer.text == "The oven broke.\n\nI called Tim. We sold 90 % of it."
    assert [(s.label, answer.text[s.start : s.end]) for s in answer.segments][1] == ("A", "I called Tim.")
    assert (answer.writer, answer.rating, answer.lacks) == ("zoe", 4, ("T",))


def test_a_kpi_belongs_to_the_segment_above_it(answer: Answer) -> None:
    (claim,) = answer.kpis
    assert (claim.kpi, claim.to, answer.text[claim.start : claim.end]) == ("CSAT", "90 %", "We sold 90 % of it.")


def test_an_element_can_be_cut_out(answer: Answer) -> None:
    assert answer.without("S").text == "I called Tim. We sold 90 % of it."
    assert not answer.without("S").has("S")


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (ANSWER.replace("A| I", "X| I"), "zoe.txt:11: expected 'S| '"),
        (ANSWER.replace("rating: 4", "rating: four"), "zoe-001"),
        (ANSWER.replace("type: story\n", ""), "'type'"),
        (ANSWER.replace("trade: bakery", "bakery"), "zoe.txt:3: a header line needs 'key: value'"),
    ],
)
def test_a_broken_file_is_told_with_its_place(broken: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "zoe.txt").write_text(broken)
    with pytest.raises(CorpusError, match=says.replace("|", r"\|")):
        read_corpus(tmp_path)


def test_the_fingerprint_changes_with_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "zoe.txt").write_text(ANSWER)
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "zoe.txt").write_text(ANSWER.replace("Tim", "Tom"))
    assert fingerprint(tmp_path) != before


def test_writers_who_are_held_out_are_never_learned_from(trained: Path) -> None:
    held_out = {answer.writer for answer in read_corpus(HELD_OUT)}
    learned = set(json.loads((trained / "scorer" / "passport.json").read_text())["writers"])
    assert len(held_out) == 4
    assert not held_out & learned
