"""KPI claims told in a row: names, then their figures; and the times that are said of all claims or of none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.scorer import Scorer
from tests.scoring.claimed import Claims

ROWS: dict[str, Claims] = {
    "CSAT and FCR were 72 and 65 respectively when I took over, and 81 and 74 when I handed over.": {
        "CSAT": ("72", "81", None, "improved"),
        "FCR": ("65", "74", None, "improved"),
    },
    "Adherence, occupancy and absenteeism were my numbers: I began at 80, 91 and 9 percent.": {
        "ADHERENCE": (None, "80", None, "none"),
        "OCCUPANCY": (None, "91", None, "none"),
        "ABSENTEEISM": (None, "9 percent", None, "none"),
    },
    "CSAT and NPS rose by 3 and 12 points.": {
        "CSAT": (None, None, "3", "improved"),
        "NPS": (None, None, "12 points", "improved"),
    },
    "CSAT and NPS rose.": {
        "CSAT": (None, None, None, "improved"),
        "NPS": (None, None, None, "improved"),
    },
}
CLOSED = {
    "FCR from 69 to 76, abandonment down 3 points. All of it in 2021.": ["in 2021", "in 2021"],
    "FCR went from 69 to 76 and transfers from 20 to 12, all within half a year.": ["within half a year"] * 2,
    "FCR went from 69 to 76 in May. All in all a good year.": ["in May"],
}
NOT_OF_THE_CHANGE = [
    "Service level had been sliding for a year. I moved the lunch breaks. It went from 70 to 79.",
    "Churn was 4 percent in January, then we rang everybody who had complained and got it to 3.",
]


@pytest.mark.parametrize("text", ROWS)
def test_a_row_of_figures_is_dealt_out_to_a_row_of_names(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == ROWS[text]


@pytest.mark.parametrize("text", CLOSED)
def test_a_closing_time_is_that_of_all_claims(text: str, scorer: Scorer) -> None:
    assert [claim.period for claim in scorer.score(text).kpis] == CLOSED[text]


@pytest.mark.parametrize("text", NOT_OF_THE_CHANGE)
def test_the_time_of_a_start_is_not_that_of_the_change(text: str, scorer: Scorer) -> None:
    [claim] = scorer.score(text).kpis
    assert (claim.from_ is None, claim.to is None, claim.period) == (False, False, None)
