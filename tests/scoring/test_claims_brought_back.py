"""KPI claims of what got worse and was brought back, and of figures that are taken back as they are said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scoring.claimed import Claims

BROUGHT_BACK: dict[str, Claims] = {
    "CSAT was at 86, it sank to 79 when the depot flooded, and it took us until June to get it back to 85.": {
        "CSAT": ("79", "85", None, "improved"),
    },
    "FCR fell from 74 to 58 after the merger. I sat with both teams for a week. We had it back at 72 by Easter.": {
        "FCR": ("58", "72", None, "improved"),
    },
    "AHT had crept from 6 minutes to 8. I brought it back to 6:30 in a month.": {
        "AHT": ("8", "6:30", None, "improved"),
    },
}
LEFT_ALONE: dict[str, Claims] = {
    # Nobody is said to have brought it back, or it went past where it began.
    "Absenteeism rose from 4 to 9 percent in the cold snap and came back to 6 afterwards.": {
        "ABSENTEEISM": ("4", "9 percent", None, "worsened"),
    },
    "NPS dipped from 24 to 16 and then recovered to 28.": {"NPS": ("24", "28", None, "improved")},
}
TAKEN_BACK: dict[str, Claims] = {
    "QA was at 84, sorry, 83, when I came, and by Christmas we were on 91.": {"QA": ("83", "91", None, "improved")},
    "Abandonment was 12, no, 13 percent and it is 7 now.": {"ABANDONMENT": ("13 percent", "7", None, "improved")},
    # Ones that count nothing.
    "I went through the adherence report with them, one by one. Adherence moved from 86 to 93.": {
        "ADHERENCE": ("86", "93", None, "improved"),
    },
}
WEEKS: dict[str, Claims] = {
    "Time to proficiency went from 14 weeks to 9 weeks.": {
        "SPEED_TO_PROFICIENCY": ("14 weeks", "9 weeks", None, "improved"),
    },
    "Speed to competency went from five months to three.": {
        "SPEED_TO_PROFICIENCY": ("five months", "three", None, "improved"),
    },
    "New hires now reach full speed in seven weeks instead of eleven.": {
        "SPEED_TO_PROFICIENCY": ("eleven", "seven weeks", None, "improved"),
    },
    "Time to proficiency was 16 weeks. I split the training into two waves. We're at 10 weeks since February.": {
        "SPEED_TO_PROFICIENCY": ("16 weeks", "10 weeks", None, "improved"),
    },
    "New hires used to need fourteen weeks until they were fully productive, now it's nine weeks.": {
        "SPEED_TO_PROFICIENCY": ("fourteen weeks", "nine weeks", None, "improved"),
    },
    "Quality went from 78 to 86 in nine weeks.": {"QA": ("78", "86", None, "improved")},
}
OTHERS: dict[str, Claims] = {
    "Sick leave in our industry is around ten percent. Mine was at 8.5 when I took over and 6.1 when I left.": {
        "ABSENTEEISM": ("8.5", "6.1", None, "improved"),
    },
    "We answer 85 percent of calls within 20 seconds.": {"SERVICE_LEVEL": (None, "85 percent", None, "none")},
    "I always answer the phone myself, 100 percent.": {},
    "Handle time followed, about 40 seconds off.": {"AHT": (None, None, "40 seconds", "improved")},
    "Our handle time is 40 seconds shorter than the partner's.": {"AHT": (None, None, "40 seconds", "none")},
    "Hold time is gone as a topic. It was two minutes per call and is now at 35 seconds.": {
        "HOLD_TIME": ("two minutes", "35 seconds", None, "improved"),
    },
    "Occupancy hit 93, far too hot, and people burned out. Before that it was 85.": {
        "OCCUPANCY": ("85", "93", None, "worsened"),
    },
    "From 41 percent to 29 in a year, that was our attrition.": {"TURNOVER": ("41 percent", "29", None, "improved")},
    "We converted 22 calls in every hundred. Now it's 27.": {
        "CONVERSION": ("22 calls in every hundred", "27", None, "improved"),
    },
}


@pytest.mark.parametrize("text", BROUGHT_BACK)
def test_bringing_a_measure_back_is_the_speakers_change(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == BROUGHT_BACK[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_dip_alone_is_told_as_it_was(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == LEFT_ALONE[text]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_figure_that_is_taken_back_does_not_count(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == TAKEN_BACK[text]


@pytest.mark.parametrize("text", WEEKS)
def test_weeks_and_months_can_be_what_is_measured(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == WEEKS[text]


@pytest.mark.parametrize("text", OTHERS)
def test_figures_are_joined_to_what_they_are_said_of(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == OTHERS[text]
