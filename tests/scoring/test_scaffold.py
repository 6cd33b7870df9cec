"""The STAR scaffold: own sentences in order, and the places left to fill."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.tricks import STORY
from bot.scoring.score import Score
from tests.scoring.test_judgement import EPISODE, TYPES
from tests.scoring.test_setbacks import HARSH, SLIP, TRADED


def words_at(found: Score, text: str) -> dict[str, list[str]]:
    """The words under each heading."""
    return {place.label: [text[start:end] for start, end in place.spans] for place in found.scaffold}


def test_a_whole_story_fills_all_four_places(score: Callable[..., Score]) -> None:
    found = score(STORY, EPISODE)
    assert [place.label for place in found.scaffold] == ["S", "T", "A", "R"]
    assert [place.fill for place in found.scaffold] == [None] * 4
    assert words_at(found, STORY)["R"] == ["By Easter CSAT stood at 83 and repeat calls were down by a fifth."]


def test_what_comes_first_in_the_answer_still_stands_last_in_the_scaffold(score: Callable[..., Score]) -> None:
    sentences = [STORY[s.start : s.end] for s in score(STORY).sentences]
    ending = "In the end we raised CSAT from 71 to 83, and repeat calls fell by a fifth as a result."
    turned = " ".join([ending, *sentences[:-1]])
    assert words_at(score(turned, EPISODE), turned)["R"] == [ending]


def test_a_missing_result_leaves_a_place_to_fill(score: Callable[..., Score]) -> None:
    sentences = [STORY[s.start : s.end] for s in score(STORY).sentences]
    found = score(" ".join(sentences[:-1]), EPISODE)
    (place,) = [place for place in found.scaffold if place.label == "R"]
    assert place.fill is not None
    assert place.fill.endswith("?")


@pytest.mark.parametrize("text", [SLIP, HARSH, TRADED, STORY])
def test_an_element_that_was_found_is_not_asked_about(text: str, score: Callable[..., Score]) -> None:
    found = score(text, EPISODE)
    for place in found.scaffold:
        assert place.fill is None or not found.elements[place.label].present
        assert place.fill or place.spans


def test_every_word_is_the_candidates(score: Callable[..., Score]) -> None:
    for text in TYPES.values():
        found = score(text, EPISODE)
        sentences = [text[s.start : s.end] for s in found.sentences]
        assert all(words in sentences for own in words_at(found, text).values() for words in own)


def test_a_question_that_wants_no_episode_gets_none(score: Callable[..., Score]) -> None:
    assert score(TYPES["self-description"], "What are your strengths?").scaffold == []
    assert score(TYPES["hypothetical"], "How would you reduce shrinkage?").scaffold == []
    assert score("No.", EPISODE).scaffold == []
