"""KPI claims of movements that somebody kept from happening, or turned round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.scorer import Scorer
from tests.scoring.claimed import Claims

PREVENTED: dict[str, Claims] = {
    "I moved the breaks, which prevented CSAT from dropping.": {"CSAT": (None, None, None, "none")},
    "I stopped the rise in attrition.": {"TURNOVER": (None, None, None, "none")},
    "We kept AHT from going up.": {"AHT": (None, None, None, "none")},
}
TURNED: dict[str, Claims] = {
    "We reversed the decline in CSAT.": {"CSAT": (None, None, None, "improved")},
    "CSAT dipped from 84 to 76 that spring and then recovered to 88 by autumn.": {
        "CSAT": ("84", "88", None, "improved"),
    },
}
REAL: dict[str, Claims] = {
    "I could not stop CSAT from dropping to 70.": {"CSAT": (None, "70", None, "worsened")},
    "CSAT recovered from 5 to 7, and I wanted 9.": {"CSAT": ("5", "7", None, "improved")},
}


@pytest.mark.parametrize("text", PREVENTED)
def test_what_was_kept_from_happening_moved_nothing(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == PREVENTED[text]


@pytest.mark.parametrize("text", TURNED)
def test_what_was_turned_round_ends_where_it_came_out(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == TURNED[text]


@pytest.mark.parametrize("text", REAL)
def test_what_could_not_be_stopped_or_went_on_stays_as_it_was(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == REAL[text]


def test_how_long_something_had_risen_is_no_period_of_its_fall(scorer: Scorer) -> None:
    (claim,) = scorer.score("Attrition was at 30 percent and had climbed for two years. We brought it down to 21.").kpis

    assert claim.to == "21"
    assert claim.period is None
