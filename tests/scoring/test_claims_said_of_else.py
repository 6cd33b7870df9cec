"""KPI claims beside words that look like their movement and are said of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.scorer import Scorer
from tests.scoring.claimed import Claims

OF_ELSE: dict[str, Claims] = {
    "We lost three hours a week to a slow tool, and still quality rose to 91.": {
        "QA": (None, "91", None, "improved"),
    },
    "Every one of us picked up 15 percent more chats and abandonment fell to 6.": {
        "ABANDONMENT": (None, "6", None, "improved"),
    },
    "Complaints stood at 60 a month and NPS at 20. I rewrote the letters and it halved.": {
        "COMPLAINTS": (None, "60 a month", None, "none"),
        "NPS": (None, "20", None, "none"),
    },
    "Call volume grew from 900 to 1,600 a day when we took on the bank, and I am glad that we coped.": {
        "CONTACT_VOLUME": ("900", "1,600 a day", None, "none"),
    },
    "Conversion went crazy after the new script.": {"CONVERSION": (None, None, None, "improved")},
    "The target for savings was 40,000 euros.": {"SAVINGS": (None, "40,000 euros", None, "none")},
}
BEFORE_ME: dict[str, Claims] = {
    "Handle time was 500 seconds before me, it was 410 when I left.": {
        "AHT": ("500 seconds", "410", None, "improved"),
    },
    "CSAT was 84 before us, it was 77 when we left.": {"CSAT": ("84", "77", None, "worsened")},
}


@pytest.mark.parametrize("text", OF_ELSE)
def test_what_is_said_of_something_else_moves_no_measure(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == OF_ELSE[text]


@pytest.mark.parametrize("text", BEFORE_ME)
def test_what_was_before_me_came_first(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == BEFORE_ME[text]


def test_a_year_that_begins_a_sentence_about_something_else_is_no_period(scorer: Scorer) -> None:
    (claim,) = scorer.score("Handle time fell from 420 to 360. All through 2023 we were short of people.").kpis

    assert claim.period is None


def test_of_a_list_of_figures_without_end_the_first_count(scorer: Scorer) -> None:
    (claim,) = scorer.score("CSAT rose to 81, " + "1, " * 3000).kpis

    assert claim.to == "81"
