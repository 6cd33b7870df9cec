"""The catalogue of measures asks back, and does not take one measure for another."""

from __future__ import annotations

import pytest

from bot.guide.loader import load_guide
from bot.guide.model import Kpi

GUIDE = load_guide()
each_kpi = pytest.mark.parametrize("kpi", GUIDE.kpis, ids=lambda kpi: kpi.id)


@each_kpi
def test_every_follow_up_is_a_question(kpi: Kpi) -> None:
    for text in (kpi.ask_if, kpi.clarify, kpi.counter_probe):
        assert text is None or text.endswith("?")


@each_kpi
def test_it_is_known_by_its_name_or_by_other_words_that_are_its_own(kpi: Kpi) -> None:
    others = {alias.lower() for other in GUIDE.kpis if other.id != kpi.id for alias in other.aliases}

    assert kpi.aliases
    assert not others & {alias.lower() for alias in kpi.aliases}


@pytest.mark.parametrize(
    ("kpi", "ordinary"),
    [
        ("AHT", 360),
        ("FCR", 72),
        ("CSAT", 84),
        ("NPS", 45),
        ("SERVICE_LEVEL", 80),
        ("TURNOVER", 120),
        ("OCCUPANCY", 82),
        ("ASA", 28),
        ("ABANDONMENT", 6),
        ("ADHERENCE", 92),
        ("SHRINKAGE", 30),
        ("QA", 88),
        ("COST_PER_CONTACT", 6.26),
        ("SPEED_TO_PROFICIENCY", 6 * 7 * 86_400),
    ],
)
def test_an_ordinary_figure_draws_no_question(kpi: str, ordinary: float) -> None:
    entry = GUIDE.kpi(kpi)

    assert entry.low is None or entry.low <= ordinary
    assert entry.high is None or ordinary <= entry.high


@pytest.mark.parametrize(
    ("kpi", "odd"),
    [
        ("AHT", 60),
        ("AHT", 25 * 60),
        ("FCR", 97),
        ("CSAT", 99),
        ("NPS", 120),
        ("OCCUPANCY", 94),
        ("ASA", 11 * 60),
        ("ABANDONMENT", 45),
        ("ADHERENCE", 100),
        ("SHRINKAGE", 8),
        ("SHRINKAGE", 55),
        ("QA", 100),
    ],
)
def test_a_figure_that_is_hard_to_believe_draws_a_question(kpi: str, odd: float) -> None:
    entry = GUIDE.kpi(kpi)

    assert (entry.low is not None and odd < entry.low) or (entry.high is not None and odd > entry.high)
    assert entry.ask_if


@pytest.mark.parametrize("kpi", ["CSAT", "CES", "SERVICE_LEVEL", "TURNOVER", "COST_PER_CONTACT"])
def test_a_figure_that_says_little_by_itself_has_a_question_how_it_was_counted(kpi: str) -> None:
    assert GUIDE.kpi(kpi).clarify


@pytest.mark.parametrize(
    ("kpi", "paid_by"),
    [
        ("AHT", {"FCR", "CSAT"}),
        ("OCCUPANCY", {"TURNOVER", "QA"}),
        ("SHRINKAGE", {"ABSENTEEISM"}),
        ("COST_PER_CONTACT", {"CSAT", "FCR"}),
        ("SERVICE_LEVEL", {"OCCUPANCY", "COST_PER_CONTACT"}),
        ("QA", {"CSAT"}),
    ],
)
def test_a_gain_leads_to_the_measures_that_may_have_paid_for_it(kpi: str, paid_by: set[str]) -> None:
    assert paid_by <= set(GUIDE.kpi(kpi).counters)


@pytest.mark.parametrize(
    ("kpi", "look_alike"),
    [
        ("TURNOVER", "revenue turnover"),
        ("OCCUPANCY", "hotel occupancy"),
        ("ADHERENCE", "policy adherence"),
        ("SHRINKAGE", "inventory shrinkage"),
        ("ABANDONMENT", "cart abandonment"),
    ],
)
def test_look_alikes_are_told_apart(kpi: str, look_alike: str) -> None:
    assert look_alike in GUIDE.kpi(kpi).not_when
