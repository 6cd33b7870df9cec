"""Everything that the two source guides hold is in the guide: a missing item fails by its name."""

from __future__ import annotations

import pytest

from bot.guide.loader import load_guide
from bot.guide.model import QuestionKind

GUIDE = load_guide()
BEHAVIOURAL, APPROACH, PERSONAL = QuestionKind.BEHAVIOURAL, QuestionKind.APPROACH, QuestionKind.PERSONAL
VALUES, NEGOTIATION, HYPOTHETICAL = QuestionKind.VALUES, QuestionKind.NEGOTIATION, QuestionKind.HYPOTHETICAL

QUESTIONS = {
    "working-style/1": BEHAVIOURAL,
    "working-style/2": APPROACH,
    "working-style/3": APPROACH,
    "working-style/4": APPROACH,
    "working-style/5": APPROACH,
    "working-style/6": BEHAVIOURAL,
    "working-style/7": BEHAVIOURAL,
    "working-style/8": BEHAVIOURAL,
    "working-style/9": APPROACH,
    "working-style/10": BEHAVIOURAL,
    "culture-fit/1": PERSONAL,
    "culture-fit/2": PERSONAL,
    "culture-fit/3": PERSONAL,
    "culture-fit/4": VALUES,
    "values-vision/1": VALUES,
    "values-vision/2": BEHAVIOURAL,
    "values-vision/3": VALUES,
    "values-vision/4": BEHAVIOURAL,
    "values-vision/5": VALUES,
    "values-vision/6": APPROACH,
    "competency/coaching/1": BEHAVIOURAL,
    "competency/coaching/2": BEHAVIOURAL,
    "competency/underperformance/1": BEHAVIOURAL,
    "competency/retention/1": BEHAVIOURAL,
    "competency/operations-metrics/1": BEHAVIOURAL,
    "competency/conflict/1": BEHAVIOURAL,
    "competency/conflict/2": BEHAVIOURAL,
    "competency/technology/1": BEHAVIOURAL,
    "competency/technology/2": BEHAVIOURAL,
    "competency/training/1": BEHAVIOURAL,
    "competency/training/2": BEHAVIOURAL,
    "competency/scenario/1": BEHAVIOURAL,
    "competency/scenario/2": BEHAVIOURAL,
    "competency/scenario/3": HYPOTHETICAL,
    "competency/philosophy/1": APPROACH,
    "salary/expectation": NEGOTIATION,
    "tools/performance-analytics": BEHAVIOURAL,
    "tools/crm": BEHAVIOURAL,
    "tools/chatbots": HYPOTHETICAL,
    "tools/workforce-management": BEHAVIOURAL,
    "tools/routing": HYPOTHETICAL,
    "tools/quality": BEHAVIOURAL,
    "tools/omnichannel": HYPOTHETICAL,
    "tools/engagement-training": HYPOTHETICAL,
    "first-90-days/immediate/1": HYPOTHETICAL,
    "first-90-days/immediate/2": HYPOTHETICAL,
    "first-90-days/immediate/3": HYPOTHETICAL,
    "first-90-days/long-term/1": HYPOTHETICAL,
    "first-90-days/long-term/2": HYPOTHETICAL,
    "first-90-days/long-term/3": HYPOTHETICAL,
}

TOPICS = {
    "traits": [f"traits/{n}" for n in range(1, 6)],
    "salary-tactics": [f"salary/tactics/{n}" for n in range(1, 8)],
    "salary-question": [f"salary/question/{n}" for n in range(1, 3)],
    "first-90-days": [f"first-90-days/{when}/{n}" for when in ("immediate", "long-term") for n in range(1, 4)],
    "first-year-habits": [f"first-90-days/{name}" for name in ("measures", "improvement", "feedback")],
    "duties": [
        f"duties/{part}/{n}" for part, count in (("day", 5), ("core", 7), ("director", 7)) for n in range(1, count + 1)
    ],
    "technical-skills": [f"skills/technical/{n}" for n in range(1, 13)],
    "soft-skills": [f"skills/soft/{n}" for n in range(1, 9)],
    "faq": [f"faq/{n}" for n in range(1, 9)],
    "preparation": [f"preparation/culture-fit/{n}" for n in range(1, 5)]
    + [f"preparation/values-vision/{n}" for n in range(1, 4)],
    "career": [
        "career/role",
        "career/facts",
        "career/pay/factors",
        "career/pay/north-america",
        "career/pay/europe",
        "career/pay/asia-pacific",
        "career/pay/latin-america",
        "career/market",
        "career/trends",
        "career/challenges",
        "career/opportunities",
        "career/education",
        "career/certifications",
        "career/environment",
        "career/software",
        "career/remote",
        "career/visas",
        "career/inclusion/employers",
        "career/inclusion/networks",
        "career/pros",
        "career/cons",
        "career/ways-in",
        *(f"career/steps/{n}" for n in range(1, 8)),
    ],
}

PRODUCTS = {
    "performance-analytics": ["AmplifAI", "Observe", "Tableau", "Power BI", "Excel"],
    "crm": ["Salesforce", "Zendesk", "HubSpot", "Salesforce Service Cloud", "Microsoft Dynamics"],
    "chatbots": ["IBM Watson Assistant", "Google Dialogflow", "LivePerson"],
    "workforce-management": ["NICE inContact", "Aspect", "Calabrio", "Verint", "NICE WFM"],
    "routing": ["Five9", "Genesys", "Avaya"],
    "quality": ["AmplifAI", "CallMiner"],
    "omnichannel": ["Twilio", "RingCentral", "Freshcaller"],
    "engagement-training": ["AmplifAI", "Seismic", "Docebo", "GamEffective"],
}

LADDER = {
    "supervisor": ("2-4 years", 60_000, 65_000),
    "manager": ("5-8 years", 80_000, 85_000),
    "director": ("8-12 years", 120_000, 125_000),
    "senior-director": ("12-18 years", 155_000, 160_000),
    "vp": ("18-25 years", 190_000, 200_000),
    "chief": ("25 years or more", 230_000, 250_000),
}

BETTER = {
    "AHT": "lower",
    "FCR": "higher",
    "CSAT": "higher",
    "NPS": "higher",
    "SERVICE_LEVEL": "higher",
    "TURNOVER": "lower",
    "OCCUPANCY": "band",
    "ESAT": "higher",
    "ABANDONMENT": "lower",
    "ASA": "lower",
    "QA": "higher",
    "ADHERENCE": "higher",
    "SHRINKAGE": "lower",
    "CES": "higher",
    "COST_PER_CONTACT": "lower",
    "PRODUCTIVITY": "higher",
    "ESCALATION": "lower",
    "REPEAT_CONTACT": "lower",
    "BACKLOG": "lower",
    "FIRST_RESPONSE": "lower",
    "ABSENTEEISM": "lower",
    "CONVERSION": "higher",
    "CHURN": "lower",
    "TRANSFER_RATE": "lower",
    "SELF_SERVICE": "higher",
    "FORECAST_ACCURACY": "higher",
    "UTILISATION": "band",
    "OPERATING_COST": "lower",
    "RETENTION": "higher",
    "LIFETIME_VALUE": "higher",
}


@pytest.mark.parametrize("ref", QUESTIONS)
def test_each_question_of_the_guides_is_asked_once_and_in_its_kind(ref: str) -> None:
    assert [question.kind for question in GUIDE.questions if question.guide_ref == ref] == [QUESTIONS[ref]]


def test_no_question_points_to_a_row_that_the_guides_do_not_have() -> None:
    assert {question.guide_ref for question in GUIDE.questions} == set(QUESTIONS)


@pytest.mark.parametrize(("name", "refs"), TOPICS.items(), ids=TOPICS)
def test_each_thing_that_the_guides_teach_is_there_in_order(name: str, refs: list[str]) -> None:
    found = [topic.guide_ref for topic in GUIDE.topics[name]]

    assert sorted(found) == sorted(refs)


def test_nine_groups_are_competencies_and_each_has_its_questions() -> None:
    competencies = [group.id for group in GUIDE.groups if group.competency]
    counts = {group: sum(question.group == group for question in GUIDE.questions) for group in competencies}

    assert counts == {
        "coaching": 2,
        "underperformance": 1,
        "retention": 1,
        "operations-metrics": 1,
        "conflict": 2,
        "technology": 2,
        "training": 2,
        "scenario": 3,
        "philosophy": 1,
    }


@pytest.mark.parametrize("group", ["coaching", "conflict", "technology", "training"])
def test_where_a_competency_has_two_questions_the_second_follows_the_first(group: str) -> None:
    first, second = [question for question in GUIDE.questions if question.group == group]

    assert (first.follows, second.follows) == (None, first.id)


@pytest.mark.parametrize("group", PRODUCTS)
def test_the_products_that_the_guides_name_are_known(group: str) -> None:
    (entry,) = [entry for entry in GUIDE.tools if entry.id == group]
    written = {*entry.tools, *(word for words in (*entry.tools.values(), *entry.exact.values()) for word in words)}

    assert set(PRODUCTS[group]) <= written


def test_there_are_eight_families_of_tools() -> None:
    assert [group.id for group in GUIDE.tools] == list(PRODUCTS)


def test_the_ladder_has_six_rungs_with_the_years_and_pay_of_the_career_guide() -> None:
    found = {rung.id: (rung.years.removesuffix(" in all"), rung.pay.median, rung.pay.average) for rung in GUIDE.rungs}

    assert found == LADDER
    assert list(found) == list(LADDER)


@pytest.mark.parametrize("kpi", BETTER)
def test_each_measure_knows_which_way_is_better(kpi: str) -> None:
    assert GUIDE.kpi(kpi).better == BETTER[kpi]


def test_the_salary_question_has_a_point_for_each_of_the_seven_tactics() -> None:
    points = [point.id for point in GUIDE.question("salary/expectation").points]

    assert points == [topic.id for topic in GUIDE.topics["salary-tactics"]]


@pytest.mark.parametrize(
    ("ref", "figures"),
    [
        ("career/facts", ["115,160", "60,000", "180,000", "6 %", "23,000"]),
        ("career/pay/north-america", ["90,000", "150,000", "80,000", "130,000", "60,000", "100,000"]),
        ("career/pay/europe", ["60,000", "90,000", "70,000", "100,000", "40,000", "115,000", "110,000", "65,000"]),
        ("career/pay/asia-pacific", ["100,000", "150,000", "90,000", "140,000", "2 to 4 million", "24,000 to 48,000"]),
        ("career/pay/latin-america", ["800,000", "1.5 million", "40,000", "75,000"]),
        ("career/education", ["40,000", "100,000", "30,000", "120,000", "5,000", "four years", "one to two years"]),
        ("faq/1", ["7 to 10 years"]),
        ("faq/2", ["Two to four years", "five years or more"]),
        ("faq/3", ["80,000", "150,000"]),
    ],
)
def test_the_figures_of_the_career_guide_are_kept(ref: str, figures: list[str]) -> None:
    (topic,) = [topic for topics in GUIDE.topics.values() for topic in topics if topic.guide_ref == ref]

    assert [figure for figure in figures if figure not in topic.says] == []
