"""Commands in the middle of an interview, in words and by button."""

from __future__ import annotations

import pytest

from bot.guide.model import Guide
from bot.interview.record import Exchange, Status, TurnStatus
from tests.candidates import STORY, Talk, last, texts


@pytest.fixture
async def asked(talk: Talk) -> Talk:
    """A candidate with the first of five questions before them."""
    await talk.begin()
    return talk


async def skip_to_the_end(talk: Talk) -> Exchange | None:
    """Skips until the interview is over; returns the last exchange."""
    exchange = None
    while talk.repository.phase(talk.candidate_id).name == "interview":
        exchange = await talk.press("/skip")
    return exchange


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


async def test_what_was_chosen_is_told_and_stays(asked: Talk) -> None:
    exchange = await asked.say("what level am I on?")
    assert exchange.took == "command:remaining"
    assert "Call centre manager, a mix of everything" in texts(exchange)
    assert (asked.interview.status, asked.interview.rung, asked.answers) == (Status.ASKING, "manager", [])


async def test_feedback_now_is_given_even_in_a_mock_interview(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as manager, mixed, 3 questions")
    assert "not answered anything yet" in texts(await talk.press("/feedback"))
    await talk.say(STORY)
    assert last(await talk.press("/feedback"))["kind"] == "feedback"


async def test_pause_and_resume_keep_the_place(asked: Talk, guide: Guide) -> None:
    await asked.say("skip")
    assert "question 2" in texts(await asked.say("let's pause here"))
    assert asked.interview.status.value == "paused"
    assert (await asked.say("thanks")).took == "command:thanks"
    turn = asked.interview.turns[1]
    exchange = await asked.say("I'm back, let's carry on")
    assert guide.question(turn.question_id).phrasings[turn.phrasing] in texts(exchange)
    assert asked.interview.status == Status.ASKING


async def test_changing_the_level_goes_back_to_what_was_asked(asked: Talk) -> None:
    probe = last(await asked.say("We moved two floors into one, and it was a mess."))
    assert probe["kind"] == "probe"
    assert "Which level" in texts(await asked.say("change the level"))
    exchange = await asked.say("VP")
    assert asked.interview.rung == "vp"
    assert probe["text"] in texts(exchange)
    await asked.say("I drew up the plan and told both teams why.")
    answers = asked.interview.turns[0].attempts[0].answers
    assert answers[1].prompt == probe["text"]


async def test_changing_the_focus_puts_a_question_of_the_new_area(asked: Talk, guide: Guide) -> None:
    exchange = await asked.press("/change_focus")
    exchange = await asked.say("conflict")
    turn = asked.interview.turn
    assert turn is not None
    question = guide.question(turn.question_id)
    assert question.group == asked.interview.focus
    assert question.phrasings[turn.phrasing] in texts(exchange)
    assert len(asked.interview.turns) == 1


async def test_changing_the_focus_at_the_last_question_still_gets_one(talk: Talk, guide: Guide) -> None:
    await talk.begin("start a mock mode interview as manager, coaching, 2 questions")
    while talk.interview.current == 0:
        await talk.say(STORY)
    await talk.say("We did it twice a week.")
    await talk.press("/change_focus")
    await talk.say("conflict")
    turn = talk.interview.turn
    assert turn is not None
    assert guide.question(turn.question_id).group == talk.interview.focus
    assert talk.interview.turns[1].status is TurnStatus.ANSWERED


@pytest.mark.parametrize(("button", "field", "was"), [("rung", "rung", "director"), ("focus", "focus", "coaching")])
async def test_a_change_that_is_called_off_changes_nothing(talk: Talk, button: str, field: str, was: str) -> None:
    await talk.begin("start a practice mode interview as director, coaching, 2 questions")
    await talk.press(f"/change_{button}")
    exchange = await talk.say("carry on")
    assert "as it was" in texts(exchange)
    assert talk.interview.status is Status.ASKING
    assert getattr(talk.interview, field) == was


async def test_something_odd_during_a_change_is_asked_again(asked: Talk) -> None:
    await asked.press("/change_rung")
    assert "did not catch" in texts(await asked.say("purple"))
    assert "carry on" in texts(await asked.press("/hint"))
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
    assert len(last(exchange)["buttons"]) == 17


@pytest.mark.parametrize(
    ("said", "took", "told"),
    [
        ("show my past interviews", "command:review", "no finished answers"),
        ("/review", "command:review", "Past interviews"),
        ("who can see my answers?", "command:ask_data", "Whoever runs Starline"),
        ("delete my data", "command:ask_data", "starline erase"),
        ("thanks, that helps", "command:thanks", "welcome|of use|pleasure"),
        ("who are you?", "command:bot_challenge", "interview coach"),
        ("can I talk to a human?", "command:bot_challenge", "link for a coach"),
        ("the microphone isn't working", "command:ask_voice", "always type"),
        ("can I answer in Spanish?", "command:ask_language", "English only"),
        ("how do I finish?", "command:ask_way_out", "“stop” ends the interview"),
        ("do I have to answer this one?", "command:ask_way_out", "“skip” leaves a question"),
    ],
)
async def test_what_is_asked_in_passing_is_answered_and_the_question_stays_open(
    asked: Talk, guide: Guide, said: str, took: str, told: str
) -> None:
    turn = asked.interview.turns[0]
    exchange = await asked.press(said)
    assert exchange.took == took
    assert any(words in texts(exchange) for words in told.split("|"))
    assert asked.answers == []
    assert asked.interview.status is Status.ASKING
    assert guide.question(turn.question_id).phrasings[turn.phrasing] in last(exchange)["text"]
    assert "/skip" in [button["sends"] for button in last(exchange)["buttons"]]
    await asked.say(STORY)
    assert asked.answers == [STORY]


async def test_past_interviews_are_shown_with_a_follow_up_open(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as director, mixed, 1 question")
    await talk.say(STORY)
    await skip_to_the_end(talk)
    await talk.begin()
    probe = last(await talk.say("We moved two floors into one, and it was a mess."))
    assert probe["kind"] == "probe"
    exchange = await talk.say("my earlier results please")
    assert "1 answer" in exchange.replies[0]["text"]
    assert not exchange.replies[0]["buttons"]
    assert probe["text"] in last(exchange)["text"]
    await talk.say("I drew up the plan and told both teams why.")
    assert talk.interview.turns[0].attempts[0].answers[1].prompt == probe["text"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("show my past interviews", "no finished"),
        ("delete my data", "erase"),
        ("are you a bot?", "interview coach"),
        ("can I answer in Spanish?", "English only"),
    ],
)
async def test_what_is_asked_in_passing_is_answered_while_choosing(talk: Talk, said: str, told: str) -> None:
    await talk.say("start")
    exchange = await talk.say(said)
    assert told in texts(exchange)
    assert "Which level" in last(exchange)["text"]
    assert last(exchange)["buttons"]
    await talk.say("director")
    assert talk.interview.rung == "director"


@pytest.mark.parametrize("said", ["show my past interviews", "is this confidential?", "thank you"])
async def test_what_is_asked_in_passing_is_answered_during_a_change(asked: Talk, said: str) -> None:
    await asked.press("/change_rung")
    assert "Which level" in last(await asked.say(said))["text"]
    await asked.say("VP")
    assert asked.interview.rung == "vp"
    assert asked.answers == []


async def test_structure_says_how_long_an_answer_is(asked: Talk) -> None:
    assert "one to two minutes" in texts(await asked.say("is there a time limit?"))


async def test_help_while_choosing_explains_and_asks_again(talk: Talk) -> None:
    await talk.say("start")
    assert "Which level" in texts(await talk.say("help"))


async def test_stop_while_choosing_ends_it(talk: Talk) -> None:
    await talk.say("start")
    await talk.say("stop")
    assert talk.interview.status is Status.STOPPED
    assert (await talk.say("two of my agents left")).took == "chat"


async def test_choosing_outside_an_interview_starts_one_with_the_choices(talk: Talk) -> None:
    exchange = await talk.say("manager, coaching, 3 questions, feedback after each answer")
    assert exchange.took == "command:start"
    assert (talk.interview.rung, talk.interview.status) == ("manager", Status.ASKING)


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


async def test_the_last_answer_can_be_tried_again_after_the_end(talk: Talk) -> None:
    await talk.begin("start a practice mode interview as manager, retention, 1 question")
    exchange = await talk.say(STORY)
    exchange = await skip_to_the_end(talk) or exchange
    assert "/retry" in [button["sends"] for button in last(exchange)["buttons"]]
    await talk.press("/retry")
    assert talk.interview.status is Status.ASKING
    await talk.say(STORY + " I would do it again.")
    await skip_to_the_end(talk)
    assert [attempt.number for attempt in talk.interview.turns[0].attempts] == [1, 2]


async def test_a_retry_without_a_word_leaves_no_trace(asked: Talk) -> None:
    await asked.say(STORY)
    while asked.interview.current == 0:
        await asked.press("/skip")
    await asked.press("/retry")
    await asked.press("/retry")
    assert last(await asked.press("/feedback"))["kind"] == "feedback"
    await asked.press("/skip")
    assert [attempt.number for attempt in asked.interview.turns[0].attempts] == [1]
    assert asked.interview.turns[0].status is TurnStatus.ANSWERED


async def test_start_over_counts_what_was_being_answered(asked: Talk) -> None:
    await asked.say("We moved two floors into one, and it was a mess.")
    await asked.press("/start_over")
    await asked.press("/stop")
    assert "1 answer" in texts(await asked.say("show my past interviews"))


async def test_a_paused_interview_is_not_ended_by_a_start(asked: Talk) -> None:
    await asked.press("/skip")
    await asked.press("/pause")
    assert "question 2" in texts(await asked.say("hello"))
    assert "question 2" in texts(await asked.press("/start"))
    await asked.press("/resume")
    assert asked.interview.current == 1
    await asked.press("/pause")
    await asked.press("/start_over")
    assert asked.interview.status is Status.SETUP


async def test_a_button_pressed_while_choosing_is_explained(talk: Talk) -> None:
    await talk.say("start")
    for sends in ("/start", "/hint"):
        assert "Before we begin" in texts(await talk.press(sends))
    assert "Before we begin" in texts(await talk.say("/stop"))


async def test_an_area_with_one_question_says_so_when_it_comes_round(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as manager, retention, until I stop")
    exchange = await talk.press("/skip")
    assert "before" in texts(exchange) or "earlier" in texts(exchange)
    first, second = talk.interview.turns
    assert first.question_id == second.question_id
    assert first.phrasing != second.phrasing


async def test_an_interview_stopped_by_mistake_can_be_carried_on(asked: Talk) -> None:
    await asked.say(STORY)
    await skip_one(asked)
    before = asked.interview.turn
    assert before is not None
    assert "carry on" in texts(await asked.press("/stop"))
    exchange = await asked.say("carry on")
    after = asked.interview.turn
    assert after is not None
    assert after.question_id == before.question_id
    assert last(exchange)["kind"] == "question"
    assert asked.interview.length == 5


async def skip_one(talk: Talk) -> None:
    """Skips until the next question is up."""
    position = talk.interview.current
    while talk.interview.current == position:
        await talk.press("/skip")


@pytest.mark.parametrize("said", ["change the level", "I want to practise salary negotiation"])
async def test_a_wish_outside_an_interview_starts_one(talk: Talk, said: str) -> None:
    await talk.say(said)
    assert talk.repository.phase(talk.candidate_id).name == "setup"
