"""KPI claims in passages: a measure is named once, and its figures come sentences later, past other things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.scorer import Scorer
from tests.scoring.claimed import Claims

PASSAGES: dict[str, Claims] = {
    "Our abandonment was eleven percent. I opened a callback line with two volunteers. By August we had six.": {
        "ABANDONMENT": ("eleven percent", "six", None, "improved"),
    },
    "Morale stood at 2.8 out of 5. I brought back the Friday breakfast. It climbed to 3.9 within the year.": {
        "ESAT": ("2.8 out of 5", "3.9", None, "improved"),
    },
    "The backlog was 900 letters. Service level fell from 80 to 71 meanwhile. In June we had 300 letters left.": {
        "BACKLOG": ("900 letters", "300 letters", None, "improved"),
        "SERVICE_LEVEL": ("80", "71", None, "worsened"),
    },
    "Churn was 3.1 percent. Quality was not why, we had 92 there. At handover it was 2.4.": {
        "CHURN": ("3.1 percent", "2.4", None, "improved"),
        "QA": (None, "92", None, "none"),
    },
    "Adherence was my worry. CSAT stayed at 82, but the other figure went from 78 to 90.": {
        "ADHERENCE": ("78", "90", None, "improved"),
        "CSAT": (None, "82", None, "none"),
    },
    "Cost per contact was 5.60 euro. The board sent the chats to a vendor. A year on we paid 4.80.": {
        "COST_PER_CONTACT": ("5.60 euro", "4.80", None, "improved"),
    },
    "My manager said get AHT under six. I got it to 5:40.": {"AHT": (None, "5:40", None, "none")},
    "Seven in ten. That was our first time fix.": {"FCR": (None, "Seven in ten", None, "none")},
    "We got 200 escalations a month when I came. I trained three seniors. Half a year later we had 90.": {
        "ESCALATION": ("200", "90", None, "improved"),
    },
    "Our NPS was the lowest. It was minus eight, others were at plus ten. The next survey gave us plus six.": {
        "NPS": ("minus eight", "plus six", None, "improved"),
    },
    "Hold times? Worse. Eight minutes.": {"ASA": (None, "Eight minutes", None, "worsened")},
    "The plan was clear. Get the abandon rate from 12 to 6. Then the money was gone.": {
        "ABANDONMENT": ("12", "6", None, "none"),
    },
    "NPS was at minus 4. It turned into a plus nineteen.": {"NPS": ("minus 4", "plus nineteen", None, "improved")},
    "Productivity worried us. We looked at the rota. The figure went from 6.1 to 7.0.": {
        "PRODUCTIVITY": ("6.1", "7.0", None, "improved"),
    },
    "Shrinkage was mine to explain. Planned at 28, running at 36. We moved the meetings and were at 29 by June.": {
        "SHRINKAGE": ("36", "29", None, "improved"),
    },
    "Our NPS was 20. I wrote to each customer, and the second score, a year later, was 34.": {
        "NPS": ("20", "34", None, "improved"),
    },
    "We owned two measures, adherence and absenteeism. Adherence was 80 and absenteeism was 12. I spoke to everybody. "
    "After that adherence was 91 and absenteeism 7.": {
        "ADHERENCE": ("80", "91", None, "improved"),
        "ABSENTEEISM": ("12", "7", None, "improved"),
    },
    "The average handle time was 10 minutes and CSAT was 71. After the course the time was 8 minutes and the "
    "satisfaction 80.": {
        "AHT": ("10 minutes", "8 minutes", None, "improved"),
        "CSAT": ("71", "80", None, "improved"),
    },
    "My best result is staff retention. The site kept only 60% of people. With a mentor programme, we kept 77%.": {
        "RETENTION": ("60%", "77%", None, "improved"),
    },
}
SEPARATE: dict[str, Claims] = {
    "Occupancy was 92 %. I argued for eight more heads and got five.": {"OCCUPANCY": (None, "92 %", None, "none")},
    "CSAT was at 84. I had twelve people and two of them were new.": {"CSAT": (None, "84", None, "none")},
    "We spoke of the effort. Then the rota changed. In May I had forty.": {},
}
SAID: dict[str, Claims] = {
    "they gave me a floor with csat sixty nine handle time ten minutes and within a year it was csat eighty one "
    "handle time seven and a half": {
        "CSAT": ("sixty nine", "eighty one", None, "improved"),
        "AHT": ("ten minutes", "seven and a half", None, "improved"),
    },
    "Before/after the new rota: SL 70/82, ASA 65 sec/30 sec, turnover 30/34.": {
        "SERVICE_LEVEL": ("70", "82", None, "improved"),
        "ASA": ("65 sec", "30 sec", None, "improved"),
        "TURNOVER": ("30", "34", None, "worsened"),
    },
    "Self-service is at 30 percent and the board would like to see 45.": {
        "SELF_SERVICE": ("30 percent", "45", None, "none"),
    },
    "shrinkage was thirty two percent and half of that was meetings so I cancelled some and it came down five points": {
        "SHRINKAGE": ("thirty two percent", None, "five points", "improved"),
    },
    "Complaints went from 40 a quarter to 12.": {"COMPLAINTS": ("40 a quarter", "12", None, "improved")},
    "Our forecast accuracy was poor. The error was 20 percent in May. By autumn it was 8.": {
        "FORECAST_ACCURACY": ("20 percent", "8", None, "improved"),
    },
    "The save desk had a churn problem. Monthly churn stood at 3.1%. It went down to 2.2%.": {
        "CHURN": ("3.1%", "2.2%", None, "improved"),
    },
    "Utilisation was 70% and the boss believed 86% was realistic. We agreed on 79%, and that's where we landed.": {
        "UTILISATION": ("70%", "79%", None, "improved"),
    },
    "wait times they were six minutes and we got them to two": {"ASA": ("six minutes", "two", None, "improved")},
    "We were losing eleven percent to sick days and by Easter we had it down to six.": {
        "ABSENTEEISM": ("eleven percent", "six", None, "improved"),
    },
    "One in five calls was transferred. Now it is one in nine.": {
        "TRANSFER_RATE": ("One in five", "one in nine", None, "improved"),
    },
    "cost per contact went from three pounds ten to three eighty five": {
        "COST_PER_CONTACT": ("three pounds ten", "three eighty five", None, "worsened"),
    },
    "Conversion was eleven percent and we went down to eight before anybody noticed.": {
        "CONVERSION": ("eleven percent", "eight", None, "worsened"),
    },
    "ASA fell from two and a half minutes to thirty um four seconds": {
        "ASA": ("two and a half minutes", "thirty um four seconds", None, "improved"),
    },
    "adherence went eighty one eighty four eighty eight over the year": {
        "ADHERENCE": ("eighty one", "eighty eight", None, "improved"),
    },
    "In May the backlog stood at 1,800, in June at 950, in July at 300.": {
        "BACKLOG": ("1,800", "300", None, "improved"),
    },
    "AHT was 6:20 when I came and 6:20 when I left.": {"AHT": ("6:20", "6:20", None, "none")},
    "A swing in NPS, from minus 4 to plus 8, is what it bought us.": {
        "NPS": ("minus 4", "plus 8", None, "improved"),
    },
    "AHT minus 40 seconds.": {"AHT": (None, None, "minus 40 seconds", "improved")},
    "a team of twelve with a CSAT of 71": {"CSAT": (None, "71", None, "none")},
    "Churn did not increase when the price was increased.": {"CHURN": (None, None, None, "none")},
    "A third fewer people left us in twenty twenty two.": {"TURNOVER": (None, None, "A third", "improved")},
    "Nobody expected that the NPS would climb, but it did, by eleven points.": {
        "NPS": (None, None, "eleven points", "improved"),
    },
}
ELSEWHERE = [
    "My husband and I ran a guest house before this. Occupancy was forty percent in the winter.",
    "On the poultry farm the FCR improved from 1.9 to 1.7.",
    "The conversion of starch to syrup went from 60 to 72 percent.",
    "Adherence to the dress code went from 60 to 100 percent.",
]
PERIODS = {
    "AHT fell to 6:10 in q four.": "in q four",
    "AHT fell to 6:10 inside a fortnight.": "inside a fortnight",
    "AHT fell to 6:10 by Whitsun.": "by Whitsun",
    "AHT was 6:10 for most of 2019.": "for most of 2019",
    "CSAT is the highest since twenty seventeen.": "since twenty seventeen",
    "By month nine AHT had fallen to 6:10.": "By month nine",
    "AHT rose to 8:10 in the first week of the cyberattack.": "in the first week of the cyberattack",
    "AHT fell to 6:10 the year I left.": "the year I left",
    "AHT fell by three minutes a call.": None,
}


@pytest.mark.parametrize("text", [*PASSAGES, *SAID])
def test_a_topic_named_once_gets_its_later_figures(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == {**PASSAGES, **SAID}[text]


@pytest.mark.parametrize("text", SEPARATE)
def test_figures_of_other_things_stay_with_them(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == SEPARATE[text]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_trades_have_names_like_these(text: str, read: Callable[[str], Claims]) -> None:
    assert read(text) == {}


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_is_said_in_many_ways(text: str, scorer: Scorer) -> None:
    [claim] = scorer.score(text).kpis
    assert claim.period == PERIODS[text]
