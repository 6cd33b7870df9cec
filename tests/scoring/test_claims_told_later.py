"""KPI claims of which a later sentence says how they went on, in words that name no measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scoring.claimed import Claims

MULTIPLIED: dict[str, Claims] = {
    "The error rate was 8 %. I rewrote the checklist with the two newest people. By autumn it had halved.": {
        "ERROR_RATE": ("8 %", None, "halved", "improved"),
    },
    "so absence stood at ten percent and the doctor was no help and I rang everybody myself and we cut that in half": {
        "ABSENTEEISM": ("ten percent", None, "in half", "improved"),
    },
}
SEEN: dict[str, Claims] = {
    "attendance was a joke on Saturdays like seventy two percent turned up so I um I did a swap list and now we see "
    "ninety": {"ATTENDANCE": ("seventy two percent", "ninety", None, "improved")},
    "so shrinkage we had a target of thirty and we were hovering around thirty eight and I moved the coaching off "
    "the peak and bang thirty one": {"SHRINKAGE": ("around thirty eight", "thirty one", None, "improved")},
}
WANTED: dict[str, Claims] = {
    "so right now occupancy is at ninety two and we want it at eighty five by Easter but nothing has been signed": {
        "OCCUPANCY": ("ninety two", "eighty five", None, "none"),
    },
    "Handle time sits at 8:10 and the aim is to be at 7:00 by the end of Q3.": {"AHT": ("8:10", "7:00", None, "none")},
}
NEXT_MEASURE: dict[str, Claims] = {
    "okay three things then um absenteeism that was eleven and we got it to six quality went up like five points": {
        "ABSENTEEISM": ("eleven", "six", None, "improved"),
        "QA": (None, None, "five points", "improved"),
    },
    "Occupancy worried me. People were on calls 94 % of the time. I got four more heads and it settled at 86, and "
    "turnover fell by a quarter.": {
        "OCCUPANCY": ("94 %", "86", None, "improved"),
        "TURNOVER": (None, None, "a quarter", "improved"),
    },
}
OTHER_WORDS: dict[str, Claims] = {
    "Handle time lost about fifteen seconds.": {"AHT": (None, None, "fifteen seconds", "improved")},
    "Service level picked up three points.": {"SERVICE_LEVEL": (None, None, "three points", "improved")},
    "Complaints went mad in the heatwave.": {"COMPLAINTS": (None, None, None, "worsened")},
    "After the new menu contact volume fell by 20 percent.": {
        "CONTACT_VOLUME": (None, None, "20 percent", "improved"),
    },
    "Savings were my task. We gave up one lease. It brought in 90,000 euros.": {
        "SAVINGS": (None, None, "90,000 euros", "improved"),
    },
    "My first response time is 20 hours, before me it was 3 days.": {
        "FIRST_RESPONSE": ("3 days", "20 hours", None, "improved"),
    },
    "The quality score was at 93 in March and we bottomed out at 85 before I stopped the hiring.": {
        "QA": ("93", "85", None, "worsened"),
    },
}


@pytest.mark.parametrize("text", MULTIPLIED)
def test_what_was_told_may_be_halved_sentences_later(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == MULTIPLIED[text]


@pytest.mark.parametrize("text", SEEN)
def test_an_end_is_seen_or_exclaimed(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == SEEN[text]


@pytest.mark.parametrize("text", WANTED)
def test_an_end_that_is_still_wanted_is_no_gain(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == WANTED[text]


@pytest.mark.parametrize("text", NEXT_MEASURE)
def test_what_goes_to_the_last_measure_is_not_the_next_ones(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == NEXT_MEASURE[text]


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_directions_in_other_words(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == OTHER_WORDS[text]
