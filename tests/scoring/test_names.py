"""Measures by the names that people give them, and the words that only look like a name."""

from __future__ import annotations

import pytest

from bot.guide.loader import load_guide
from bot.scoring.kpi.names import expand, forms
from bot.scoring.scorer import Scorer

NAMED = {
    "Our wrap-up fell by 20 seconds.": ["AFTER_CALL_WORK"],
    "Hold time went from 1:50 to 1:05.": ["HOLD_TIME"],
    "Hold time went from five minutes to two.": ["ASA"],
    "Hold time was 90 seconds while they waited in the queue.": ["ASA"],
    "The first response went from three days to six hours.": ["FIRST_RESPONSE"],
    "Compliance with the script rose from 90 to 97 percent.": ["COMPLIANCE"],
    "We saved $40,000 a year.": ["SAVINGS"],
    "We saved 20 minutes a day.": [],
    "On cost per call we saved 30 cents.": ["COST_PER_CONTACT"],
    "We take 25,000 calls a month.": ["CONTACT_VOLUME"],
    "Each of the agents closed 31 cases a day.": ["PRODUCTIVITY"],
    "Conversion on inbound calls rose from 6 to 9 percent.": ["CONVERSION"],
    "NPS rose to 30, attrition fell from 40 percent to 25, and cost per call stayed at $5.": [
        "NPS", "TURNOVER", "COST_PER_CONTACT",
    ],
    "The satisfaction of our advisors went from 60 to 71 percent.": ["ESAT"],
    "Internal hires went from 20 to 45 percent of team lead posts.": ["INTERNAL_PROMOTION"],
    "The escalation clause in the lease was 3 percent.": [],
    "Plank hold time went from 40 seconds to 90.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_a_measure_is_found_by_what_people_call_it(scorer: Scorer, text: str) -> None:
    assert [claim.kpi for claim in scorer.score(text).kpis] == NAMED[text]


def test_money_saved_is_a_gain_whatever_was_cut_for_it(scorer: Scorer) -> None:
    (claim,) = scorer.score("We saved about $90,000 by dropping a vendor.").kpis
    assert claim.direction == "improved"


def test_a_sort_stands_for_each_of_its_words() -> None:
    assert {"retention of staff", "retention of our staff"} <= set(expand("retention of <the> <agents>"))


def test_no_way_to_say_a_name_stands_for_two_measures() -> None:
    owners: dict[str, str] = {}
    for kpi in load_guide().kpis:
        for form in forms([kpi.name, *kpi.aliases, *kpi.everyday, *kpi.hints]):
            assert owners.setdefault(form, kpi.id) == kpi.id, form
