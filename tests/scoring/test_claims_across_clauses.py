"""KPI claims whose figures come later than the name, in speech and in further sentences, or that came to nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scoring.claimed import Claims

LATER: dict[str, Claims] = {
    "attrition was why they hired me and I sat with every leaver and we got it from fifty percent to thirty": {
        "TURNOVER": ("fifty percent", "thirty", None, "improved"),
    },
    "so um we got handle time down to six ten from uh seven forty": {
        "AHT": ("seven forty", "six ten", None, "improved")
    },
    "adherence just tanked ninety two down to eighty": {"ADHERENCE": ("ninety two", "eighty", None, "worsened")},
    "Service level was the number that my boss read first. I moved the breaks. It went from 70 % to 84 %.": {
        "SERVICE_LEVEL": ("70 %", "84 %", None, "improved"),
    },
    "The email backlog was 500 when I logged in. It was 30 when I logged off.": {
        "BACKLOG": ("500", "30", None, "improved"),
    },
    "Abandonment hit 19 % on Friday. By Monday we were back at 76 %.": {"ABANDONMENT": (None, "19 %", None, "none")},
    "My AHT is 5 minutes, before it was 7 minutes.": {"AHT": ("7 minutes", "5 minutes", None, "improved")},
    "Repeat contact was 20 % before that and 13 % in the quarter after.": {
        "REPEAT_CONTACT": ("20 %", "13 %", None, "improved"),
    },
    "Shrinkage at 40 % was too much. It is a third lower today.": {
        "SHRINKAGE": ("40 %", None, "a third", "improved"),
    },
    "We had a CSAT target of 85. We did not reach it, we ended on 81.": {"CSAT": (None, "81", None, "none")},
}
NAMES: dict[str, Claims] = {
    "Callers hanging up was one in eight when I started, now it is one in thirty.": {
        "ABANDONMENT": ("one in eight", "one in thirty", None, "improved"),
    },
    "Escalations went from sixty a week to twenty.": {"ESCALATION": ("sixty a week", "twenty", None, "improved")},
    "In the space of a year we went from 50 leavers to 30.": {"TURNOVER": ("50 leavers", "30", None, "improved")},
    "cost per contact came in at three pounds twelve and it had been four pounds five": {
        "COST_PER_CONTACT": ("four pounds five", "three pounds twelve", None, "improved"),
    },
    "ESAT rose to four point two out of five from three point eight.": {
        "ESAT": ("three point eight", "four point two out of five", None, "improved"),
    },
}
PHRASES = {
    "The freeze ate into our service level.": ("SERVICE_LEVEL", "worsened"),
    "CSAT was the lowest anyone could remember.": ("CSAT", "worsened"),
    "The new script cost us four points of CSAT.": ("CSAT", "worsened"),
    "FCR has lost two points since Easter.": ("FCR", "worsened"),
    "First contact resolution saw a swing of nine points in our favour.": ("FCR", "improved"),
    "We clawed churn down by one point.": ("CHURN", "improved"),
    "The greeting added twenty seconds to handle time.": ("AHT", "worsened"),
    "Productivity went backwards.": ("PRODUCTIVITY", "worsened"),
    "CSAT was six points higher with us than at the vendor.": ("CSAT", "none"),
    "Porto had a CSAT of 90 while ours was 82.": ("CSAT", "none"),
    "I'd love to say that attrition fell, but it did not.": ("TURNOVER", "none"),
    "Shrinkage was meant to come down to 30 percent and it just never did.": ("SHRINKAGE", "none"),
    "My manager wants me to get the QA score up from 78 to 90.": ("QA", "none"),
    "The business case assumed a drop of 15 % in cost per contact.": ("COST_PER_CONTACT", "none"),
    "Wait times went up, then down again, and we were right back where we started.": ("ASA", "none"),
}
ELSEWHERE = [
    "I kept the books for a bakery. The turnover of the bakery went from 300,000 to 410,000.",
    "Cotton shrinkage came down from 7 % to 3 %.",
    "The barn conversion went from nine months to sixteen.",
    "On the dairy farm one churn held 40 litres.",
    "I tested games, software QA, for 18 months on 11 euros an hour.",
    "Fewer abandoned dogs: from 30 to 12 a month.",
]


@pytest.mark.parametrize("text", [*LATER, *NAMES])
def test_figures_are_found_where_people_tell_them(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == {**LATER, **NAMES}[text]


@pytest.mark.parametrize("text", PHRASES)
def test_a_phrase_tells_the_direction_or_that_there_is_none(text: str, read: Callable[[str], Claims]) -> None:
    kpi, direction = PHRASES[text]
    assert read(text)[kpi][3] == direction


@pytest.mark.parametrize("text", ELSEWHERE)
def test_words_around_a_name_show_that_it_means_something_else(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == {}
