"""The anti-gaming suite: texts that must not be rated above 2. `python -m benchmarks.gaming` prints the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.tricks import QUESTION, STORY, TRICKS
from bot.scoring.score import Score


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_earns_no_more_than_two(trick: str, score: Callable[..., Score]) -> None:
    assert score(TRICKS[trick], QUESTION).rating <= 2


@pytest.mark.parametrize("trick", ["gibberish", "KPI list", "STAR words", "jargon", "one sentence over and over"])
def test_a_trick_is_not_helped_by_length(trick: str, score: Callable[..., Score]) -> None:
    assert score(" ".join([TRICKS[trick]] * 5), QUESTION).rating <= 2


def test_an_honest_story_is_none_of_these(score: Callable[..., Score]) -> None:
    found = score(STORY, QUESTION)
    assert (found.story_type, found.rating >= 4) == ("story", True)


def test_a_story_is_not_lifted_by_kpi_names_tacked_on(score: Callable[..., Score]) -> None:
    stuffed = f"{STORY} AHT, FCR, NPS, QA, ESAT, occupancy, shrinkage, adherence."
    assert score(stuffed, QUESTION).rating <= score(STORY, QUESTION).rating


def test_no_strength_is_praised_in_a_trick(score: Callable[..., Score]) -> None:
    assert [
        trick
        for trick in TRICKS
        if score(TRICKS[trick], QUESTION).strengths and trick not in ("the weather", "somebody else's story")
    ] == []
