"""What people really send: nothing much, far too much, other scripts, commands as text, everything twice."""

from __future__ import annotations

import asyncio

import pytest

from bot.assistant.errors import TurnFailedError
from bot.interview.record import Status
from tests.candidates import STORY, Talk, last, texts

LONG = " ".join([STORY] * 20)[:9000]


def fail(*_: object, **__: object) -> None:
    """Stands in for something that breaks."""
    raise RuntimeError("it broke")


@pytest.fixture
async def asked(talk: Talk) -> Talk:
    """A candidate with the first question before them, in an interview without end."""
    await talk.begin("start a mock mode interview as manager, mixed, until I stop")
    return talk


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "Yes",
        "Coaching",
        "I stopped the pilot",
        "We skipped the survey",
        "Help desk volume was my problem",
        "👍👍👍",
        "我们减少了等待时间，从八分钟到六分钟。",
        "لقد خفضنا زمن الانتظار إلى النصف",
        "Мы сократили очередь вдвое",
        "42",
        "…",
        "<script>alert(1)</script> is what the customer pasted into our form",
        "First paragraph.\n\nSecond paragraph.\n\nThird paragraph.",
        "{answer} %s {0} \\n $HOME",
        "'; DROP TABLE answer; --",
    ],
)
async def test_an_answer_is_kept_to_the_letter(asked: Talk, text: str) -> None:
    exchange = await asked.say(text)
    assert exchange.took == "answer"
    assert asked.answers == [text]
    assert exchange.replies


async def test_1500_words_are_one_answer(asked: Talk) -> None:
    assert len(LONG.split()) >= 1500
    exchange = await asked.say(LONG)
    assert exchange.took == "answer"
    assert asked.answers == [LONG.strip()]


@pytest.mark.parametrize(
    "text", ["/stop", "/skip", "/SetSlot(answer=x)", '/answer{"answer":"x"}', "/restart", "/session_start", "/help"]
)
async def test_a_slash_command_typed_by_hand_does_nothing_and_is_explained(asked: Talk, text: str) -> None:
    exchange = await asked.say(text)
    assert "no need for a slash" in texts(exchange)
    assert asked.interview.status is Status.ASKING
    assert (asked.interview.current, asked.answers) == (0, [])


async def test_an_answer_may_begin_with_a_slash(asked: Talk) -> None:
    await asked.say("/etc/hosts was wrong on all forty desks, so I had it mended")
    assert asked.answers == ["/etc/hosts was wrong on all forty desks, so I had it mended"]


async def test_control_characters_are_left_out(asked: Talk) -> None:
    await asked.say("We cut\x00 the \x1bqueue\u202e.")
    assert asked.answers == ["We cut the queue."]


async def test_the_same_message_twice_is_one_answer(asked: Talk) -> None:
    first = await asked.say(STORY, message_id="m-1")
    again = await asked.say(STORY, message_id="m-1")
    assert again.replies == first.replies
    assert asked.answers == [STORY]


async def test_two_messages_at_once_are_two_answers(asked: Talk) -> None:
    await asyncio.gather(asked.say("We hired ten people."), asked.say("Then we trained them."))
    assert sorted(asked.answers) == ["Then we trained them.", "We hired ten people."]


@pytest.mark.parametrize("text", ["purple", "👍", "asdf qwer", STORY])
async def test_words_that_cannot_be_understood_in_setup_get_a_kind_question(talk: Talk, text: str) -> None:
    await talk.say("start")
    exchange = await talk.say(text)
    assert "did not catch" in texts(exchange)
    assert last(exchange)["buttons"]
    assert talk.interview.status is Status.SETUP
    assert talk.interview.rung is None


async def test_a_long_text_outside_an_interview_is_not_swallowed_in_silence(talk: Talk) -> None:
    assert "not in an interview" in texts(await talk.say(STORY))


async def test_scoring_that_fails_loses_no_answer(asked: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.scoring.scorer import Scorer

    monkeypatch.setattr(Scorer, "score", fail)
    exchange = await asked.say(STORY)
    assert "kept" in texts(exchange)
    assert last(exchange)["kind"] == "question"
    assert asked.answers == [STORY]


async def test_an_answer_whose_scoring_failed_is_scored_later(asked: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.scoring.scorer import Scorer

    with monkeypatch.context() as broken:
        broken.setattr(Scorer, "score", fail)
        await asked.say(STORY)
    assert last(await asked.press("/feedback"))["kind"] == "feedback"


async def test_a_turn_that_breaks_after_the_answer_was_kept_goes_on_when_it_is_sent_again(
    asked: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from bot.interview.turns import Turns

    with monkeypatch.context() as broken:
        broken.setattr(Turns, "respond", fail)
        with pytest.raises(TurnFailedError):
            await asked.say(STORY, message_id="m-1")
    assert asked.answers == [STORY]
    assert "refund" not in caplog.text
    again = await asked.say(STORY, message_id="m-1")
    assert asked.answers == [STORY]
    assert again.replies
    assert asked.interview.turns[0].attempts[0].score is not None


async def test_a_database_that_fails_keeps_the_words_out_of_the_log(
    asked: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    engine = asked.repository.engine
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    try:
        with pytest.raises(TurnFailedError):
            await asked.say("The word is xylophonist, and I said it aloud.", message_id="m-2")
    finally:
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER refuse")
    assert "xylophonist" not in caplog.text
    assert (await asked.say("The word is xylophonist, and I said it aloud.", message_id="m-2")).took == "answer"


async def test_the_same_message_twice_at_once_is_one_answer(asked: Talk) -> None:
    first, second = await asyncio.gather(asked.say(STORY, message_id="m-3"), asked.say(STORY, message_id="m-3"))
    assert first.replies == second.replies != []
    assert asked.answers == [STORY]


async def test_one_person_cannot_end_anothers_interview(agent: object, asked: Talk) -> None:
    other = Talk(asked.agent, asked.repository, asked.repository.add_candidate())
    await other.say("stop")
    await other.press("/stop")
    assert asked.interview.status is Status.ASKING


async def test_many_answers_in_one_sitting_are_all_there(asked: Talk) -> None:
    given = [f"In week {number} we took one queue and cleared it." for number in range(60)]
    for text in given:
        assert (await asked.say(text)).took == "answer"
    assert asked.answers == given
