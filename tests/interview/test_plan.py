"""Which questions are asked, and in which order."""

from __future__ import annotations

import pytest

from bot.guide.model import Guide, QuestionKind
from bot.interview.plan import make_plan, questions_in


def test_a_mixed_plan_goes_round_the_groups(guide: Guide) -> None:
    plan = make_plan(guide, "mixed", 6, [], seed=0)
    parents = [guide.question(name).group for name in plan if not guide.question(name).follows]
    assert len(parents) == len(set(parents))


def test_another_seed_starts_elsewhere(guide: Guide) -> None:
    assert make_plan(guide, "mixed", 1, [], seed=0) != make_plan(guide, "mixed", 1, [], seed=1)


def test_what_was_never_asked_comes_first_and_the_whole_guide_is_covered(guide: Guide) -> None:
    asked: list[str] = []
    for sitting in range(10):
        plan = make_plan(guide, "mixed", 5, asked, seed=sitting)
        assert len(plan) == 5
        assert not set(plan) & set(asked)
        asked = [*reversed(plan), *asked]
    assert len(set(asked)) == len(guide.questions) == 50


def test_a_follow_up_left_over_from_an_earlier_interview_is_not_forgotten(guide: Guide) -> None:
    parent = next(question for question in guide.questions if question.id == "coaching/better-coaching")
    follower = next(question.id for question in guide.questions if question.follows == parent.id)
    assert make_plan(guide, "coaching", 1, [parent.id], seed=0) == [follower]


@pytest.mark.parametrize("length", [1, 2, 3, 5, 7, 11])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_asked_twice_before_everything_was_asked_once(guide: Guide, length: int, seed: int) -> None:
    asked: list[str] = []
    while len(asked) + length <= len(guide.questions):
        plan = make_plan(guide, "mixed", length, asked, seed)
        assert not set(plan) & set(asked)
        asked = [*reversed(plan), *asked]


def test_when_all_was_asked_the_oldest_come_back(guide: Guide) -> None:
    everything = [question.id for question in guide.questions]
    plan = make_plan(guide, "mixed", 5, everything, seed=0)
    assert set(plan) & set(everything[-8:])
    assert not set(plan) & set(everything[:20])


def test_a_follow_up_stands_behind_its_parent(guide: Guide) -> None:
    plan = make_plan(guide, "mixed", 0, [], seed=3)
    for question in guide.questions:
        if question.follows:
            assert plan.index(question.id) == plan.index(question.follows) + 1


def test_pay_is_talked_about_last(guide: Guide) -> None:
    plan = make_plan(guide, "mixed", 0, [], seed=5)
    assert guide.question(plan[-1]).kind is QuestionKind.NEGOTIATION


def test_an_area_stays_in_its_area(guide: Guide) -> None:
    for group in guide.groups:
        plan = make_plan(guide, group.id, 0, [], seed=1)
        assert {guide.question(name).group for name in plan} == {group.id}
        assert len(plan) == len(questions_in(guide, group.id)) > 0
