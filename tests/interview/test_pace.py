"""How fast an answer was spoken."""

from __future__ import annotations

import pytest

from bot.interview.pace import Pace, pace_of
from bot.interview.record import Answer, Attempt


def spoken(words: int, seconds: float | None) -> Answer:
    return Answer("word " * words, "Tell me.", spoken_seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "pace", "verdict"),
    [
        (40, 225, "quick"),
        (50, 180, "easy to follow"),
        (60, 150, "easy to follow"),
        (75, 120, "easy"),
        (90, 100, "unhurried"),
    ],
)
def test_words_a_minute(seconds: int, pace: int, verdict: str) -> None:
    found = pace_of(Attempt(1, [spoken(150, seconds)]))
    assert found == Pace(seconds, pace)
    assert f"{pace} words a minute" in found.says
    assert verdict in found.says


def test_what_was_typed_does_not_count() -> None:
    assert pace_of(Attempt(1, [spoken(150, None)])) is None
    assert pace_of(Attempt(1, [])) is None
    assert pace_of(Attempt(1, [spoken(150, 20)])) is None, "nobody speaks as fast as that"
    assert pace_of(Attempt(1, [spoken(150, 60), spoken(90, None), spoken(50, 20)])) == Pace(80, 150)


@pytest.mark.parametrize(("seconds", "says"), [(45.4, "45 s"), (59.6, "1 min,"), (95, "1 min 35 s"), (120, "2 min,")])
def test_the_time_in_words(seconds: float, says: str) -> None:
    found = pace_of(Attempt(1, [spoken(100, seconds)]))
    assert found
    assert f"You spoke for {says}" in found.says
