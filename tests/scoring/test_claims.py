"""KPI claims: what is read from sentences as people say them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scoring.claimed import Claimed

Read = Callable[[str], list[Claimed]]

CLAIMS: dict[str, list[tuple[str, str, str, str, str]]] = {
    "We cut AHT by 90 seconds.": [("AHT", "", "", "90 seconds", "improved")],
    "CSAT rose six points to 84.": [("CSAT", "", "84", "six points", "improved")],
    "On CSAT we were at 61, now 74.": [("CSAT", "61", "74", "", "improved")],
    "Average handle time went from 8:00 to 6:00 in one quarter.": [("AHT", "8:00", "6:00", "", "improved")],
    "handle time went from eight minutes ten down to six forty": [
        ("AHT", "eight minutes ten", "six forty", "", "improved"),
    ],
    "Our main competitor had an NPS of 52 and we were on 18.": [("NPS", "", "18", "", "none")],
    "Service level was 80, dropped to 64 in the strike, and climbed to 86 by Christmas.": [
        ("SERVICE_LEVEL", "80", "86", "", "improved"),
    ],
    "Against stiff competition, CSAT was 61 % before we started, and we had 78 % at the end.": [
        ("CSAT", "61 %", "78 %", "", "improved"),
    ],
    "AHT 6:10 in Leeds, was 5:30 in York.": [("AHT", "", "6:10", "", "none")],
    "Customers who called back every time fell from 22 % to 9 %.": [("REPEAT_CONTACT", "22 %", "9 %", "", "improved")],
    "AHT 8:10 after 6 wks.": [("AHT", "", "8:10", "", "none")],
    "AHT 7:50 in 3 mths, was 9:20": [("AHT", "9:20", "7:50", "", "improved")],
    "They rang back every customer who had scored them 6 or lower.": [],
    "I would expect attrition to fall, and it to take two quarters.": [("TURNOVER", "", "", "", "none")],
    "Repeat calls fell by three quarters.": [("REPEAT_CONTACT", "", "", "three quarters", "improved")],
    "Attrition doubled in my first year.": [("TURNOVER", "", "", "doubled", "worsened")],
    "We halved abandonment by Christmas.": [("ABANDONMENT", "", "", "halved", "improved")],
    "Turnover fell from 41% to 27%.": [("TURNOVER", "41%", "27%", "", "improved")],
    "Our FCR was 68 percent when I started and 79 percent when I left.": [
        ("FCR", "68 percent", "79 percent", "", "improved"),
    ],
    "NPS climbed from 12 to 31 within nine months.": [("NPS", "12", "31", "", "improved")],
    "AHT rose from 6 to 9 minutes.": [("AHT", "6", "9 minutes", "", "worsened")],
    "We got handle time from 9 to 6 minutes.": [("AHT", "9", "6 minutes", "", "improved")],
    "We pushed occupancy to 94 %.": [("OCCUPANCY", "", "94 %", "", "worsened")],
    "Service level is 80/20 and we hit it most days.": [("SERVICE_LEVEL", "", "80/20", "", "none")],
    "The target for CSAT was 85 percent.": [("CSAT", "", "85 percent", "", "none")],
    "First call resolution improved by 12 percentage points.": [("FCR", "", "", "12 percentage points", "improved")],
    "We got a 15% reduction in average handle time.": [("AHT", "", "", "15%", "improved")],
    "The abandonment rate dropped to 4% from 11%.": [("ABANDONMENT", "11%", "4%", "", "improved")],
    "Our quality scores slipped from 91 to 86 after the move.": [("QA", "91", "86", "", "worsened")],
    "Cost per contact went down from $6.20 to $4.90.": [("COST_PER_CONTACT", "$6.20", "$4.90", "", "improved")],
    "shrinkage was thirty eight percent and we got it to thirty one": [
        ("SHRINKAGE", "thirty eight percent", "thirty one", "", "improved"),
    ],
    "CSAT from 72 to 81, AHT down 40 seconds.": [
        ("CSAT", "72", "81", "", "improved"),
        ("AHT", "", "", "40 seconds", "improved"),
    ],
    "I reduced AHT from 480 to 390 seconds while CSAT went up 4 points.": [
        ("AHT", "480", "390 seconds", "", "improved"),
        ("CSAT", "", "", "4 points", "improved"),
    ],
    "Schedule adherence went up from 84 to 93 percent.": [("ADHERENCE", "84", "93 percent", "", "improved")],
    "Absenteeism is at 9%.": [("ABSENTEEISM", "", "9%", "", "none")],
    "We needed to get AHT under seven minutes.": [("AHT", "", "under seven minutes", "", "none")],
    "ASA went from 2 minutes to 25 seconds.": [("ASA", "2 minutes", "25 seconds", "", "improved")],
    "we brought average speed of answer down to twenty seconds": [("ASA", "", "twenty seconds", "", "improved")],
    "employee satisfaction jumped 11 points": [("ESAT", "", "", "11 points", "improved")],
    "Agent turnover, which had been 45 percent, came down to 30.": [("TURNOVER", "45 percent", "30", "", "improved")],
    "We improved first contact resolution from 64% up to 78% over six months.": [("FCR", "64%", "78%", "", "improved")],
    "CSAT stayed at 88.": [("CSAT", "", "88", "", "none")],
    "Our CSAT dropped 5 points before it recovered.": [("CSAT", "", "", "5 points", "worsened")],
    "We took AHT down two minutes.": [("AHT", "", "", "two minutes", "improved")],
    "Transfers fell by a third.": [("TRANSFER_RATE", "", "", "a third", "improved")],
    "Escalations went down by 30%.": [("ESCALATION", "", "", "30%", "improved")],
    "Our attrition rate was 50%, and a year later it was 28%.": [("TURNOVER", "50%", "28%", "", "improved")],
    "The backlog went from 4,000 tickets to 300.": [("BACKLOG", "4,000 tickets", "300", "", "improved")],
    "NPS was -5.": [("NPS", "", "-5", "", "none")],
    "I lifted conversion from 3.1% to 4.4%.": [("CONVERSION", "3.1%", "4.4%", "", "improved")],
    "Customer satisfaction is something I care about.": [("CSAT", "", "", "", "none")],
    "Wait times tripled during the outage.": [("ASA", "", "", "tripled", "worsened")],
    "We saw attrition go from 38 to 22 percent and eNPS move from minus 4 to plus 21.": [
        ("TURNOVER", "38", "22 percent", "", "improved"),
        ("ESAT", "minus 4", "plus 21", "", "improved"),
    ],
    "Productivity increased 18% year over year.": [("PRODUCTIVITY", "", "", "18%", "improved")],
    "By June FCR stood at 81%, up from 70%.": [("FCR", "70%", "81%", "", "improved")],
    "AHT was up 30 seconds but FCR was up 6 points.": [
        ("AHT", "", "", "30 seconds", "worsened"),
        ("FCR", "", "", "6 points", "improved"),
    ],
    "repeat calls went down about a quarter": [("REPEAT_CONTACT", "", "", "a quarter", "improved")],
    "quality went from eighty two to ninety one percent": [("QA", "eighty two", "ninety one percent", "", "improved")],
    "calls abandoned went from 12 to 5 percent": [("ABANDONMENT", "12", "5 percent", "", "improved")],
    "we used to have CSAT of 70 and today it is 85": [("CSAT", "70", "85", "", "improved")],
    "CSAT: 74% -> 86%": [("CSAT", "74%", "86%", "", "improved")],
    "I want to bring turnover down to 20%.": [("TURNOVER", "", "20%", "", "none")],
    "average handle time is 7 minutes, and I want it at 6": [("AHT", "7 minutes", "6", "", "none")],
    "reduced our AHT by 25 % from 8:00 to 6:00": [("AHT", "8:00", "6:00", "25 %", "improved")],
    "CSAT did not move.": [("CSAT", "", "", "", "none")],
    "customer effort score fell from 4.1 to 3.2": [("CES", "4.1", "3.2", "", "worsened")],
    "My team's schedule adherence never dropped below 95%.": [("ADHERENCE", "", "below 95%", "", "none")],
    "absence came down two points, from 9 to 7": [("ABSENTEEISM", "9", "7", "two points", "improved")],
    "self-service containment grew from 22% to 35%": [("SELF_SERVICE", "22%", "35%", "", "improved")],
    "Then I looked at our FCR. It was at 61 percent.": [("FCR", "", "61 percent", "", "none")],
    "I took over customer satisfaction. We began at 66 % and by September we stood at 74 %.": [
        ("CSAT", "66 %", "74 %", "", "improved"),
    ],
    "The QA score of the new starters is now 88, it was 72 when I began.": [("QA", "72", "88", "", "improved")],
    "Our team's QA average went 78, 83, 89.": [("QA", "78", "89", "", "improved")],
    "Cork had 70% CSAT and Porto 85%.": [("CSAT", "", "70%", "", "none")],
    "Self-service rate was 12%, target 30%, actual at year end 33%.": [("SELF_SERVICE", "12%", "33%", "", "improved")],
    "We promised the client an 80/20 service level and delivered 86.": [("SERVICE_LEVEL", "", "86", "", "none")],
    "NPS jumped from minus 12 to plus 9.": [("NPS", "minus 12", "plus 9", "", "improved")],
    "We could not bring the abandonment rate down.": [("ABANDONMENT", "", "", "", "none")],
    "I lowered cost per call by between 10 and 15 percent.": [
        ("COST_PER_CONTACT", "", "", "between 10 and 15 percent", "improved"),
    ],
    "csat up aht down": [("CSAT", "", "", "", "improved"), ("AHT", "", "", "", "improved")],
    "With 40 fewer agents we kept CSAT where it was.": [("CSAT", "", "", "", "none")],
    "Response time to emails is two hours now instead of two days.": [
        ("FIRST_RESPONSE", "two days", "two hours", "", "improved"),
    ],
    "By year end first-call resolution had risen eleven points.": [("FCR", "", "", "eleven points", "improved")],
    "We ended the year at 83 percent service level, 3 points above contract.": [
        ("SERVICE_LEVEL", "", "83 percent", "", "none"),
    ],
    "Sales grew, but CSAT took a hit: it fell three points.": [("CSAT", "", "", "three points", "worsened")],
    "I brought abandonment under 4 percent.": [("ABANDONMENT", "", "under 4 percent", "", "improved")],
    "Shrinkage went down by 3 percentage points to 27 percent.": [
        ("SHRINKAGE", "", "27 percent", "3 percentage points", "improved"),
    ],
    "Cost per call is 3.10 euros, against 3.90 two years ago.": [
        ("COST_PER_CONTACT", "3.90", "3.10 euros", "", "improved"),
    ],
}
"""Sentence to (KPI, from, to, change, direction) of each claim in it."""

LOOKALIKES = [
    "Company turnover was 3 million pounds last year.",
    "The hotel had 90% occupancy in the summer.",
    "I made sure of strict adherence to the data protection policy.",
    "Turnover at the coffee shop's tables was quick.",
    "The real estate agency had an annual turnover of two million.",
    "The QA team sits upstairs.",
    "We sell tyres to hotels with high occupancy.",
    "Stock turnover was twelve times a year.",
    "Occupancy of our serviced apartments went above 80 percent.",
    "The shop's turnover rose to four million.",
    "She waited thirty minutes and was still kind.",
]


@pytest.mark.parametrize("sentence", CLAIMS)
def test_a_claim_is_read_with_its_figures_and_direction(sentence: str, claimed: Read) -> None:
    assert claimed(sentence) == [Claimed(*claim) for claim in CLAIMS[sentence]]


@pytest.mark.parametrize("sentence", LOOKALIKES)
def test_what_only_looks_like_a_kpi_is_left_alone(sentence: str, claimed: Read) -> None:
    assert claimed(sentence) == []
