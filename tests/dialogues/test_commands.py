"""Commands in the middle of an interview, in words and by button."""

from __future__ import annotations

import pytest

from bot.guide.model import Guide
from bot.interview.record import Status, TurnStatus
from tests.candidates import STORY, Talk, last, texts


@pytest.fixture
async def asked(talk: Talk) -> Talk:
    """A candidate with the first of five questions before them."""
    await talk.begin()
    return talk


async def test_skip_leaves_the_question(asked: Talk) -> None:
    exchange = await asked.say("skip")
    assert exchange.took == "command:skip"
    assert asked.interview.turns[0].status is TurnStatus.SKIPPED
    assert asked.interview.current == 1
    assert last(exchange)["kind"] == "question"


async def test_repeat_says_the_very_question(asked: Talk, guide: Guide) -> None:
    turn = asked.interview.turns[0]
    exchange = await asked.say("could you repeat the question please?")
    assert guide.question(turn.question_id).phrasings[turn.phrasing] in texts(exchange)


async def test_rephrase_uses_other_words_for_the_same_question(asked: Talk, guide: Guide) -> None:
    before = asked.interview.turns[0]
    exchange = await asked.say("can you put that another way?")
    after = asked.interview.turns[0]
    assert after.question_id == before.question_id
    assert after.phrasing != before.phrasing
    assert guide.question(after.question_id).phrasings[after.phrasing] in texts(exchange)


@pytest.mark.parametrize(
    ("words", "field"), [("give me a hint", "hint"), ("why do you ask that?", "why")], ids=["hint", "why"]
)
async def test_the_guide_answers_questions_about_the_question(
    asked: Talk, guide: Guide, words: str, field: str
) -> None:
    question = guide.question(asked.interview.turns[0].question_id)
    assert getattr(question, field) in texts(await asked.say(words))
    assert asked.answers == []


async def test_structure_shows_a_shape(asked: Talk) -> None:
    assert "shape" in texts(await asked.press("/structure"))


async def test_remaining_counts(asked: Talk) -> None:
    assert "question 1 of 5" in texts(await asked.say("how many are left?"))


async def test_feedback_now_is_given_even_in_a_mock_interview(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as manager, mixed, 3 questions")
    assert "not answered anything yet" in texts(await talk.press("/feedback"))
    await talk.say(STORY)
    assert last(await talk.press("/feedback"))["kind"] == "feedback"


async def test_pause_and_resume_keep_the_place(asked: Talk, guide: Guide) -> None:
    await asked.say("skip")
    assert "question 2" in texts(await asked.say("let's pause here"))
    assert asked.interview.status.value == "paused"
    assert (await asked.say("thanks")).took == "chat"
    turn = asked.interview.turns[1]
    exchange = await asked.say("I'm back, let's carry on")
    assert guide.question(turn.question_id).phrasings[turn.phrasing] in texts(exchange)
    assert asked.interview.status == Status.ASKING


async def test_changing_the_level_goes_on_with_the_interview(asked: Talk) -> None:
    await asked.say(STORY)
    before = len(asked.answers)
    assert "Which level" in texts(await asked.say("change the level"))
    exchange = await asked.say("VP")
    assert asked.interview.rung == "vp"
    assert last(exchange)["kind"] in ("question", "probe")
    assert len(asked.answers) == before
    assert len(asked.interview.turns) <= 5


async def test_changing_the_focus_changes_what_comes_next(asked: Talk, guide: Guide) -> None:
    await asked.press("/skip")
    await asked.press("/change_focus")
    await asked.say("conflict")
    await asked.press("/skip")
    interview = asked.interview
    current = interview.turn
    assert current is not None
    assert guide.question(current.question_id).group == interview.focus


async def test_a_change_can_be_called_off(asked: Talk) -> None:
    await asked.press("/change_rung")
    await asked.say("carry on")
    assert asked.interview.status == Status.ASKING
    assert asked.interview.rung == "manager"


async def test_stop_sums_up(asked: Talk) -> None:
    await asked.say(STORY)
    exchange = await asked.say("stop")
    assert last(exchange)["kind"] == "report"
    assert asked.interview.status is Status.STOPPED
    assert (await asked.say("I stopped the pilot")).took != "answer"


async def test_start_over_keeps_what_was_answered(asked: Talk) -> None:
    await asked.say(STORY)
    exchange = await asked.say("start over")
    assert "kept" in texts(exchange)
    with asked.repository.records(asked.candidate_id) as records:
        new, old = records.interviews()
        assert (new.status, old.status) == (Status.SETUP, Status.STOPPED)
        assert old.turns[0].attempts[0].answers[0].text == STORY


async def test_help_lists_every_command(asked: Talk) -> None:
    exchange = await asked.say("help")
    assert len(last(exchange)["buttons"]) == 15


async def test_help_while_choosing_explains_and_asks_again(talk: Talk) -> None:
    await talk.say("start")
    assert "Which level" in texts(await talk.say("help"))


async def test_stop_while_choosing_ends_it(talk: Talk) -> None:
    await talk.say("start")
    await talk.say("stop")
    assert talk.interview.status is Status.STOPPED
    assert (await talk.say("manager")).took == "chat"


async def test_an_old_start_button_does_not_end_the_interview(asked: Talk) -> None:
    exchange = await asked.press("/start")
    assert "in the middle" in texts(exchange)
    assert asked.answers == []
    assert asked.interview.status == Status.ASKING


@pytest.mark.parametrize("sends", ["/affirm", "/out_of_scope", "/answer", "/no_such_intent", '/skip{"answer": "x"}'])
async def test_a_made_up_button_changes_no_slot_and_stores_no_answer(asked: Talk, sends: str) -> None:
    await asked.press(sends)
    assert asked.answers == []
    assert asked.interview.status == Status.ASKING
