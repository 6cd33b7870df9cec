"""Whoever edits the guide and slips is told the file, the line, the field and what is wrong."""

from __future__ import annotations

import pytest

from bot.guide.loader import load_guide
from tests.guide.conftest import GuideFolder, complaint

QUESTIONS = "questions/coaching.yml"


def test_the_small_guide_is_whole_before_it_is_broken(folder: GuideFolder) -> None:
    guide = load_guide(folder.path)

    assert [question.id for question in guide.questions] == ["coaching/better"]
    assert guide.kpi("AHT").high == 1200
    assert guide.rung("manager").pay.median == 80000


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param(
            QUESTIONS,
            "  why: To see how you coach.\n",
            "",
            f"{QUESTIONS}, line 2, field 'why': is missing",
            id="missing field",
        ),
        pytest.param(
            "kpis.yml",
            "better: lower",
            "better: less",
            "kpis.yml, line 5, field 'better': must be one of lower, higher, band",
            id="word that is not allowed",
        ),
        pytest.param(
            QUESTIONS,
            "kind: behavioural",
            "kind: story",
            f"{QUESTIONS}, line 4, field 'kind': must be one of "
            "behavioural, approach, personal, values, negotiation, hypothetical",
            id="kind that does not exist",
        ),
        pytest.param(
            "kpis.yml",
            "high: 1200",
            "high: long",
            "kpis.yml, line 8, field 'high': must be a number",
            id="not a number",
        ),
        pytest.param(
            "rungs.yml",
            "median: 80000",
            "median: eighty",
            "rungs.yml, line 7, field 'median': must be a whole number",
            id="not a whole number",
        ),
        pytest.param(
            "kpis.yml",
            "aliases: [handle time]",
            "aliases: handle time",
            "kpis.yml, line 3, field 'aliases': must be a list",
            id="not a list",
        ),
        pytest.param(
            "tools.yml",
            "  tools:\n    Zendesk: [Zen desk]",
            "  tools: [Zendesk]",
            "tools.yml, line 4, field 'tools': must be a set of 'name: value' lines",
            id="list where names with values belong",
        ),
        pytest.param(
            QUESTIONS,
            "role-play, shadow]",
            "role-play, 360]",
            f"{QUESTIONS}, line 12, field 'cues': must be text; put it in quotes",
            id="number among words",
        ),
        pytest.param(
            "kpis.yml",
            "name: Average handle time",
            "name: ''",
            "kpis.yml, line 2, field 'name': must not be blank",
            id="blank text",
        ),
        pytest.param(
            "kpis.yml", "name: Average handle time", "name:", "kpis.yml, line 2, field 'name': is empty", id="no value"
        ),
        pytest.param(
            "groups.yml",
            "competency: true",
            "competency: sort of",
            "groups.yml, line 3, field 'competency': must be true or false",
            id="neither true nor false",
        ),
        pytest.param(
            "kpis.yml", "meaning:", "meening:", "kpis.yml, line 1, field 'meaning': is missing", id="misspelt field"
        ),
        pytest.param(
            QUESTIONS,
            "cues: [one-on-one, role-play, shadow]",
            "cues: [one-on-one]",
            f"{QUESTIONS}, line 12, field 'cues': needs 3 or more",
            id="too few cues",
        ),
        pytest.param(
            "kpis.yml",
            "- id: AHT",
            "- id: aht",
            "kpis.yml, line 1, field 'id': must be capital letters and underscores only",
            id="id in the wrong form",
        ),
        pytest.param(
            QUESTIONS,
            "asks_for: S,",
            "asks_for: X,",
            f"{QUESTIONS}, line 20, field 'asks_for': must be S, T, A, R, kpi, example or point:<id of a point>",
            id="probe for nothing known",
        ),
    ],
)
def test_a_field_that_breaks_a_rule_is_named_with_its_line(
    folder: GuideFolder, name: str, old: str, new: str, says: str
) -> None:
    folder.replace(name, old, new)

    assert says in complaint(folder).splitlines()


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param(
            QUESTIONS,
            "group: coaching",
            "group: coachin",
            f"{QUESTIONS}, line 5, field 'group': there is no group 'coachin'; did you mean 'coaching'?",
            id="group",
        ),
        pytest.param(
            QUESTIONS,
            "id: coaching/better",
            "id: training/better",
            f"{QUESTIONS}, line 2, field 'id': must start with 'coaching/', the question's group",
            id="question id outside its group",
        ),
        pytest.param(
            QUESTIONS,
            "  why:",
            "  follows: coaching/best\n  why:",
            f"{QUESTIONS}, line 7, field 'follows': there is no other question 'coaching/best'",
            id="follows",
        ),
        pytest.param(
            QUESTIONS,
            "kpis: [AHT]",
            "kpis: [FCR, CSAT]",
            f"{QUESTIONS}, line 17, field 'kpis': there is no KPI 'CSAT'",
            id="KPI of a question",
        ),
        pytest.param(
            QUESTIONS,
            "tools: [crm]",
            "tools: [crn]",
            f"{QUESTIONS}, line 18, field 'tools': there is no tool group 'crn'; did you mean 'crm'?",
            id="tool group",
        ),
        pytest.param(
            QUESTIONS,
            '"point:method"',
            '"point:methods"',
            f"{QUESTIONS}, line 21, field 'asks_for': there is no point 'methods'; did you mean 'method'?",
            id="point of a probe",
        ),
        pytest.param(
            "kpis.yml",
            "counters: [FCR]",
            "counters: [AHT]",
            "kpis.yml, line 10, field 'counters': there is no KPI 'AHT'",
            id="KPI that counters itself",
        ),
        pytest.param(
            "tools.yml",
            "    Zendesk: [Zen]",
            "    Zendeck: [Zen]",
            "tools.yml, line 7, field 'Zendeck': there is no product 'Zendeck'; did you mean 'Zendesk'?",
            id="product",
        ),
    ],
)
def test_a_reference_to_something_unknown_is_named_with_its_line(
    folder: GuideFolder, name: str, old: str, new: str, says: str
) -> None:
    folder.replace(name, old, new)

    assert complaint(folder) == says


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param(
            "kpis.yml",
            "- id: FCR",
            "- id: AHT",
            "kpis.yml, line 12, field 'id': 'AHT' is already taken",
            id="two KPIs with one id",
        ),
        pytest.param(
            QUESTIONS,
            "- id: outcome",
            "- id: method",
            f"{QUESTIONS}, line 13, field 'id': 'method' is already taken",
            id="two points with one id",
        ),
        pytest.param(
            "topics/faq.yml",
            "guide_ref: faq/1",
            "guide_ref: duties/1",
            "topics/faq.yml, line 4, field 'guide_ref': 'duties/1' is already taken",
            id="two topics for one row of the source",
        ),
        pytest.param(
            "kpis.yml",
            "aliases: [first time fix]",
            "aliases: [first time fix, Handle-Time]",
            "kpis.yml, line 14, field 'aliases': 'Handle-Time' already stands for AHT",
            id="one alias for two KPIs",
        ),
        pytest.param(
            "kpis.yml",
            "not_when: [fixture]",
            "not_when: [Handle time]",
            "kpis.yml, line 18, field 'not_when': 'Handle time' stands for AHT",
            id="look-alike that is another KPI",
        ),
        pytest.param(
            "kpis.yml",
            "low: 90",
            "low: 9000",
            "kpis.yml, line 8, field 'high': must be above 'low'",
            id="limits crossed",
        ),
        pytest.param(
            "kpis.yml",
            "  ask_if: How come?\n",
            "",
            "kpis.yml, line 1, field 'ask_if': is missing, though 'low' or 'high' is given",
            id="limits without a question",
        ),
        pytest.param(
            "kpis.yml",
            "  counter_probe: And resolution?\n",
            "",
            "kpis.yml, line 1, field 'counter_probe': is missing, though 'counters' is given",
            id="counter-metrics without a question",
        ),
    ],
)
def test_entries_that_contradict_each_other_are_named(
    folder: GuideFolder, name: str, old: str, new: str, says: str
) -> None:
    folder.replace(name, old, new)

    # Taking an id from an entry may also leave a reference to it dangling; that is said on a line of its own.
    assert says in complaint(folder).splitlines()


def test_all_problems_are_told_at_once(folder: GuideFolder) -> None:
    folder.replace("kpis.yml", "better: lower", "better: less")
    folder.replace("kpis.yml", "unit: percent", "unit: per cent")
    folder.replace(QUESTIONS, "  hint: One case.\n", "")

    assert complaint(folder).splitlines() == [
        f"{QUESTIONS}, line 2, field 'hint': is missing",
        "kpis.yml, line 5, field 'better': must be one of lower, higher, band",
        "kpis.yml, line 17, field 'unit': must be one of percent, duration, score, money, count, ratio",
    ]
