"""Mistakes, losses and hard endings: owned they are good stories, passed over they are the first thing to mend."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.advice.setbacks import asks_for_setback, tells_lesson
from bot.scoring.score import Score

MISTAKE = "Tell me about a mistake you made at work."
SLIP = (
    "In March last year I signed off the holiday list for my whole team without looking at the forecast. Five of "
    "twelve agents were away in the week of the price change, and waiting times went past forty minutes. I told my "
    "manager the same morning that it was my error. Then I rang the agents who had offered extra hours, and moved two "
    "people over from chat. By Thursday the queue was down to nine minutes."
)
LESSON = " Since then I check every request against the forecast before I say yes."

CONFLICT = "Describe a time you handled conflict in your team."
HARSH = (
    "There was an agent on my team in Leeds who moaned all day and upset the others. I told her in front of everyone "
    "that she should keep quiet or look for another job. I moved her desk next to mine and listened to all her calls. "
    "She went off sick in the second week and her calls were shared out among the rest of the team."
)

HANDLE_TIME = "Tell me about a time you brought handle time down."
TRADED = (
    "Handle time in my team was 540 seconds and the business wanted it under 420. I set every agent a daily target and "
    "put the numbers on a screen. I sat with the slowest three myself. In eight weeks we were at 405 seconds. Repeat "
    "calls went from 12 % to 21 %, but that was mostly other departments."
)


def kinds(found: Score) -> list[str]:
    return [gap.kind for gap in found.gaps]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (MISTAKE, True),
        ("Describe a time when you failed to meet a target.", True),
        ("Tell me about a time something went wrong.", True),
        ("Tell me about a hiring decision you regret.", True),
        ("Tell me about a time a project you led did not go as planned.", True),
        ("Tell me about a time you turned around a failing team.", False),
        ("Tell me about a time you coached an agent who made mistakes.", False),
        ("Tell me about a time you dealt with a disappointed customer.", False),
        (CONFLICT, False),
        ("What is your proudest achievement?", False),
        (None, False),
    ],
)
def test_questions_that_ask_for_a_setback(question: str | None, asks: bool) -> None:
    assert asks_for_setback(question) is asks


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("I learned to ask first.", True),
        ("Next time I would ask first.", True),
        ("Since then I ask first.", True),
        ("That one was my fault.", True),
        ("I was to blame.", True),
        ("I shouldn't have waited.", True),
        ("They should have told us.", False),
        ("We built an e-learning module.", False),
        ("The next time he called, he hung up on me.", False),
        ("It went up to nine minutes.", False),
        ("We moved on to the next project.", False),
    ],
)
def test_a_lesson_is_heard_in_what_is_done_differently(words: str, told: bool) -> None:
    assert tells_lesson(words) is told


def test_after_a_mistake_the_lesson_is_asked_for_and_never_a_goal(score: Callable[..., Score]) -> None:
    assert "lesson" in kinds(score(SLIP.replace(" that it was my error", ""), MISTAKE))
    told = score(SLIP + LESSON, MISTAKE)
    assert not {"lesson", "T"} & set(kinds(told))


def test_a_hard_ending_is_not_praised_and_no_figure_is_wanted_for_it(score: Callable[..., Score]) -> None:
    found = score(HARSH, CONFLICT)
    assert "went off sick" in next(gap.says for gap in found.gaps if gap.kind == "loss")
    assert not [strength for strength in found.strengths if strength.kind in ("A", "R")]
    assert "kpi" not in kinds(found)


def test_a_hard_ending_with_its_lesson_is_left_alone(score: Callable[..., Score]) -> None:
    found = score(HARSH + " I would not do that again: today I would talk to her alone first.", CONFLICT)
    assert "loss" not in kinds(found)


@pytest.mark.parametrize(
    "ending",
    [
        "Only two agents resigned instead of eleven.",
        "After that nobody on the team quit.",
        "She nearly resigned but stayed.",
    ],
)
def test_an_ending_that_was_avoided_is_no_hard_one(ending: str, score: Callable[..., Score]) -> None:
    story = HARSH.partition("She went off sick")[0] + ending
    assert "loss" not in kinds(score(story, CONFLICT))


def test_how_others_are_spoken_of_is_told(score: Callable[..., Score]) -> None:
    quarrel = (
        "There was another team leader in Leeds who was impossible to work with. He kept rubbing my agents' names off "
        "the break sheet. I told him that he was out of order and then I went to the manager. After that he kept out "
        "of my way."
    )
    found = score(quarrel, CONFLICT)
    assert "impossible to work with" in next(gap.says for gap in found.gaps if gap.kind == "loss")
    assert "T" not in kinds(found), "nobody is given a quarrel as a task"


def test_a_loss_told_as_a_win_stays_one_beside_a_guess(score: Callable[..., Score]) -> None:
    found = score(
        "Last year I ran a billing floor of 42 agents in Leeds, and the board wanted handle time sorted before winter. "
        "I rewrote the call flow with two of my agents. I sat with each team for a morning. The result was fantastic: "
        "handle time went from 340 seconds to 410 seconds in three months, so it was a great success. Complaints "
        "fell, I think."
    )
    assert found.gaps[0].kind == "loss"


def test_after_figures_that_only_fell_the_lesson_is_asked_for(score: Callable[..., Score]) -> None:
    found = score(
        "In May I bought a new tool for the quality team in Leeds. I signed the contract and told the teams about it. "
        "The tool could not read our recordings. We paid for it for a year, and quality went from 88 % to 81 %."
    )
    assert "lesson" in kinds(found)


def test_several_figures_that_got_worse_want_a_word(score: Callable[..., Score]) -> None:
    passed_over = TRADED.partition("Repeat calls")[0] + "Repeat calls went from 12 % to 21 %. CSAT fell from 84 to 76."
    found = score(passed_over, HANDLE_TIME)
    assert found.gaps[0].kind == "loss"
    assert "loss" not in kinds(
        score(passed_over + " That was the price, and I would set it up differently.", HANDLE_TIME)
    )


def test_an_improvement_to_a_lower_level_is_none(score: Callable[..., Score]) -> None:
    found = score(
        "When I joined the chat team in Leeds CSAT was at 82 %. I brought in templates and four chats at a time for "
        "everybody. By the end of the year we had improved CSAT to 79 %, so I would call it a great success."
    )
    assert [claim.direction for claim in found.kpis][-1] == "worsened"
    assert found.gaps[0].kind == "loss"


def test_what_is_done_today_is_a_lesson() -> None:
    assert tells_lesson("I missed it by far. " * 20 + "This year I look at leavers by length of service every month.")
    assert not tells_lesson("I missed it by far. " * 20 + "Then I looked at the leavers and told my manager.")


def test_taking_the_blame_is_not_putting_it_on_others(score: Callable[..., Score]) -> None:
    owned = TRADED.replace("but that was mostly other departments", "and I was to blame")
    assert "loss" not in kinds(score(owned, HANDLE_TIME))


def test_a_loss_put_on_others_earns_nothing_for_its_outcome(score: Callable[..., Score]) -> None:
    blamed = score(TRADED, HANDLE_TIME)
    owned = score(TRADED.replace("but that was mostly other departments", "and I had to win that back"), HANDLE_TIME)
    result = {part.name: part.value for part in blamed.rating_parts}["result"]
    assert result == 0.0
    assert blamed.rating < owned.rating
    assert blamed.gaps[0].kind == "loss"


def test_a_story_without_a_step_earns_little_above_three(score: Callable[..., Score]) -> None:
    background = (
        "In 2021 our company moved from the old telephone system to a new one. There are four sites, in Cardiff, "
        "Swansea, Newport and Bristol, and each of them had rules of its own. The supplier had stopped looking after "
        "the old system, and a bad change in 2012 had cost the company a lot of customers. The new one went live at "
        "the end of September and it all went quite smoothly."
    )
    found = score(background, "Tell me about a time you led a team through a big change.")
    assert not found.elements["A"].present
    assert found.rating <= 3.5
