"""KPI claims as people say them: levels told first or last, halved later, counted in days, in another tongue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.scorer import Scorer
from tests.scoring.claimed import Claims

WAYS: dict[str, Claims] = {
    # The same measure named again where it was reached.
    "Adherence was 81 and NPS was 12. I sat with everyone for a day. Adherence went to 90, NPS stayed where it was.": {
        "ADHERENCE": ("81", "90", None, "improved"),
        "NPS": (None, "12", None, "none"),
    },
    # Somebody's last figure, or the figure first.
    "Sick leave was at 9 %. I rang everybody at home. The last number our office got was 6 %.": {
        "ABSENTEEISM": ("9 %", "6 %", None, "improved"),
    },
    "CSAT was seventy and I changed the script and eighty one was what came out of the survey.": {
        "CSAT": ("seventy", "eighty one", None, "improved"),
    },
    "We moved from 61 to 78. That was FCR.": {"FCR": ("61", "78", None, "improved")},
    # Steps on a way, and a level that another measure cannot have.
    "Quality was 70. Three weeks in it was 75. By autumn, 82.": {"QA": ("70", "82", None, "improved")},
    "Service level was fifty, the shrinkage was thirty eight percent. By Friday we were at eighty.": {
        "SERVICE_LEVEL": ("fifty", "eighty", None, "improved"),
        "SHRINKAGE": (None, "thirty eight percent", None, "none"),
    },
    # Doubled or halved, after a level or from one that had been.
    "The backlog was 600 and then it doubled.": {"BACKLOG": ("600", None, "doubled", "worsened")},
    "Attrition doubled. It had been 14 % before.": {"TURNOVER": ("14 %", None, "doubled", "worsened")},
    "The escalation rate more than halved, to 4 percent.": {"ESCALATION": (None, "4 percent", "halved", "improved")},
    "Complaints rose for months until I called each of them; then they fell by 30 percent.": {
        "COMPLAINTS": (None, None, "30 percent", "improved"),
    },
    # Units and numbers.
    "We took the backlog from nine days to two.": {"BACKLOG": ("nine days", "two", None, "improved")},
    "Handle time fell from nine oh five to eight ten.": {"AHT": ("nine oh five", "eight ten", None, "improved")},
    "A fifth of them were repeat calls. After the letters it was down to an eighth.": {
        "REPEAT_CONTACT": ("A fifth", "an eighth", None, "improved"),
    },
    # Another tongue.
    "The productivity of the agents increased in a 15 percent.": {
        "PRODUCTIVITY": (None, None, "15 percent", "improved"),
    },
    "The transfers, they have gone down with 12 %.": {"TRANSFER_RATE": (None, None, "12 %", "improved")},
    # Notes.
    "Reduced average handle time by 30 seconds.": {"AHT": (None, None, "30 seconds", "improved")},
    "NPS: -4 on arrival, +11 at handover.": {"NPS": ("-4", "+11", None, "improved")},
    "QA up four, shrinkage down three.": {
        "QA": (None, None, "four", "improved"),
        "SHRINKAGE": (None, None, "three", "improved"),
    },
}
DIRECTIONS = {
    "FCR is better than we ever had it.": "improved",
    "FCR is higher than we had hoped.": "none",
    "The wait stretched to four minutes.": "worsened",
    "Our first response time slipped by an hour.": "worsened",
    "NPS, well, that was a nine point swing in the right direction.": "improved",
    "Abandonment moved just the way we wanted.": "improved",
    "Service level, that was a nine point swing in the wrong direction.": "worsened",
    "The NPS did not move when we raised the fees.": "none",
    "We did not let CSAT slip.": "none",
    "Self-service went from nothing to thirty percent.": "improved",
    "CSAT could have gone from 70 to 80.": "none",
    "By May CSAT was up at 80.": "improved",
    "I'll give you the numbers: FCR went from 64 to 75.": "improved",
    "Our effort score went from 2.1 to 3.4, and lower's better with us.": "worsened",
}
PEOPLE_AND_OTHER_TRADES = [
    "QA signed the release off in two days.",
    "I called back thirty customers myself.",
    "We cut our turnovers from fifteen a game to nine.",
]
DATED = {
    "AHT fell to 6:10 in the spring survey.": "in the spring survey",
    "AHT fell to 6:10 after go live.": "after go live",
    "AHT rose to 8:10 in the week of the elections.": "in the week of the elections",
    "AHT fell to 6:10 in the half-year that followed.": "in the half-year that followed",
    "AHT fell to 6:10 (Q2 2021).": "Q2 2021",
    "AHT fell to 6:10 during the year 2022.": "during the year 2022",
    "We listened to calls for half an hour and AHT fell to 6:10.": None,
}


@pytest.mark.parametrize("text", WAYS)
def test_levels_make_a_way_as_they_are_told(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == WAYS[text]


@pytest.mark.parametrize("text", DIRECTIONS)
def test_a_direction_follows_from_the_words_of_movement(text: str, scorer: Scorer) -> None:
    assert {claim.direction for claim in scorer.score(text).kpis} == {DIRECTIONS[text]}


@pytest.mark.parametrize("text", PEOPLE_AND_OTHER_TRADES)
def test_people_and_other_trades_are_no_measures(text: str, scorer: Scorer) -> None:
    assert scorer.score(text).kpis == []


@pytest.mark.parametrize("text", DATED)
def test_a_survey_or_a_year_dates_a_figure(text: str, scorer: Scorer) -> None:
    [claim] = scorer.score(text).kpis
    assert claim.period == DATED[text]
