"""Whole interviews through the real model, actions and store: how it should go, for each kind of question."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.guide.model import Guide, QuestionKind
from bot.interview.record import Interview, Mode, Status, Turn, TurnStatus
from tests.candidates import STORY, Talk, last, texts

ANSWERS = {
    QuestionKind.BEHAVIOURAL: STORY,
    QuestionKind.APPROACH: (
        "I look at the figures every Monday, pick the two queues that moved, and listen to ten calls of each before I "
        "decide anything. In March that showed me that a script change had cost us forty seconds a call; we took it "
        "back and handle time was down to six minutes within a week."
    ),
    QuestionKind.PERSONAL: (
        "I run the allotment society in my village and have done for six years. Forty plots, forty opinions. When the "
        "council wanted to sell half the land I got everybody round one table, wrote down what each could live with, "
        "and we kept thirty-two plots. It taught me to let people talk first, and I do that when two agents fall out."
    ),
    QuestionKind.VALUES: (
        "Honesty matters most to me. Last year I found that we had counted abandoned calls wrongly for two months. I "
        "told the client before they found out, and we kept the contract."
    ),
    QuestionKind.NEGOTIATION: (
        "I would love to do this job. From what I have seen on salary sites a manager here earns between 78 and 90 "
        "thousand, and with twelve years behind me I would look at the upper half, but I care about the whole package. "
        "What have you budgeted?"
    ),
    QuestionKind.HYPOTHETICAL: (
        "First I would ask three team leaders what they miss in the tool we have. Then I would pilot the new one with "
        "one team for four weeks, measure QA before and after, and only roll it out if it saved them time."
    ),
}

ASKED = {
    QuestionKind.BEHAVIOURAL: "operations-metrics/aht-and-fcr",
    QuestionKind.APPROACH: "working-style/satisfaction-at-volume",
    QuestionKind.PERSONAL: "culture-fit/hobbies",
    QuestionKind.VALUES: "values-vision/core-values",
    QuestionKind.NEGOTIATION: "salary/expectation",
    QuestionKind.HYPOTHETICAL: "scenario/new-coaching-tool",
}


def put_question(talk: Talk, question_id: str) -> None:
    """Makes the question the first one of an interview that waits for its answer."""
    with talk.repository.records(talk.candidate_id) as records:
        records.add_interview(
            Interview(
                talk.candidate_id,
                status=Status.ASKING,
                choosing=None,
                rung="manager",
                focus="mixed",
                length=1,
                mode=Mode.PRACTICE,
                current=0,
                turns=[Turn(0, question_id, 0)],
            )
        )


async def test_from_hello_to_the_report(talk: Talk) -> None:
    assert "Starline" in texts(await talk.say("hello"))
    assert "Which level" in texts(await talk.say("let's start"))
    assert "What shall we practise" in texts(await talk.say("I'm going for a team lead job"))
    assert "How many questions" in texts(await talk.say("a mix of everything"))
    assert "feedback" in texts(await talk.say("three please"))
    first = await talk.say("practice")
    assert last(first)["kind"] == "question"
    assert last(first)["card"]["length"] == 3
    exchange, given = first, 0
    while talk.interview.status is Status.ASKING:
        exchange = await talk.say(f"{STORY} That was time number {given}.")
        given += 1
        assert exchange.took == "answer"
        assert given < 12
    assert last(exchange)["kind"] == "report"
    assert "You answered 3 questions." in texts(exchange)
    assert len(talk.answers) == given
    assert talk.interview.status is Status.FINISHED
    assert talk.interview.rung == "supervisor"


@pytest.mark.parametrize("kind", list(QuestionKind), ids=lambda kind: kind.value)
async def test_every_kind_of_question_gets_feedback_of_its_own(talk: Talk, guide: Guide, kind: QuestionKind) -> None:
    question = guide.question(ASKED[kind])
    assert question.kind is kind
    put_question(talk, question.id)
    assert question.phrasings[0] in texts(await talk.press("/repeat"))
    exchange = await talk.say(ANSWERS[kind])
    for _ in range(2):
        if last(exchange)["kind"] == "probe":
            exchange = await talk.say("It brought repeat calls down from 22 % to 15 % within the quarter.")
    kinds = [reply["kind"] for reply in exchange.replies]
    assert kinds[-2:] == ["feedback", "report"]
    card = exchange.replies[-2]["card"]
    assert card["score"]["rating"] >= 2
    assert card["text"].startswith(ANSWERS[kind])
    for finding in card["score"]["elements"].values():
        assert all(0 <= start < end <= len(card["text"]) for start, end in finding["spans"])


async def test_a_mock_interview_keeps_feedback_for_the_end(talk: Talk) -> None:
    await talk.begin("start a mock interview as director, coaching, 2 questions")
    kinds = []
    while talk.interview.status is Status.ASKING:
        exchange = await talk.say(STORY)
        kinds += [reply["kind"] for reply in exchange.replies]
    assert "feedback" not in kinds
    assert kinds[-1] == "report"


async def test_a_probe_asks_for_what_was_left_out_and_at_most_twice(talk: Talk) -> None:
    put_question(talk, "working-style/leading-change")
    kinds = []
    begun = "In 2019 we had to move two floors of our centre in Leeds into one, and people were not happy about it."
    for text in (begun, "It was a mess.", "People grumbled.", "I do not know."):
        if talk.interview.status is Status.ASKING:
            kinds += [reply["kind"] for reply in (await talk.say(text)).replies]
    assert kinds.count("probe") == 2
    turn = talk.interview.turns[0]
    assert len(set(turn.attempts[0].probed_for)) == 2


async def test_no_two_acknowledgements_in_a_row_are_the_same(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as manager, mixed, 8 questions")
    said = []
    for _ in range(8):
        exchange = await talk.say("We tried a thing and then another thing and it was fine for everybody in the end.")
        said += [reply["text"] for reply in exchange.replies if reply["kind"] == "acknowledgement"]
    assert all(one != other for one, other in pairwise(said))


async def test_a_change_is_acknowledged_once(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as manager, mixed, 3 questions")
    said = []
    for text in ("We cut AHT from 8 minutes to 6 minutes.", "It was in Leeds.", "Yes."):
        said += [reply["text"] for reply in (await talk.say(text)).replies if reply["kind"] == "acknowledgement"]
    assert "8 minutes" in said[0]
    assert not any("8 minutes" in text for text in said[1:])


async def test_the_same_again_needs_one_word(talk: Talk) -> None:
    await talk.begin("start a mock mode interview as senior director, conflict, 1 question")
    await talk.say("stop")
    again = await talk.say("start")
    assert "Senior call centre director" in texts(again)
    assert last(await talk.say("the same again"))["kind"] == "question"
    assert (talk.interview.rung, talk.interview.mode) == ("senior-director", Mode.MOCK)


async def test_a_second_interview_does_not_repeat_the_first(talk: Talk) -> None:
    seen: list[str] = []
    for _ in range(3):
        await talk.begin("start a mock mode interview as manager, mixed, 5 questions")
        while talk.interview.status is Status.ASKING:
            await talk.press("/skip")
        seen += [turn.question_id for turn in talk.interview.turns]
    assert len(seen) == len(set(seen)) == 15


async def test_a_retry_is_kept_beside_the_first_try(talk: Talk) -> None:
    put_question(talk, "working-style/leading-change")
    with talk.repository.records(talk.candidate_id) as records:
        interview = records.open_interview()
        assert interview is not None
        interview.length, interview.plan = 2, ["working-style/staying-current"]
    exchange = await talk.say("We moved floors once.")
    while last(exchange)["kind"] == "probe":
        exchange = await talk.press("/skip")
    assert (await talk.say("let me try that again")).took == "command:retry"
    assert talk.interview.current == 0
    exchange = await talk.say(STORY)
    while last(exchange)["kind"] == "probe":
        exchange = await talk.press("/skip")
    tries = talk.interview.turns[0].attempts
    assert [attempt.number for attempt in tries] == [1, 2]
    assert [attempt.answers[0].text for attempt in tries] == ["We moved floors once.", STORY]
    assert tries[1].score is not None
    assert tries[0].score is not None
    assert tries[1].score.rating > tries[0].score.rating
    assert talk.interview.turns[1].status is TurnStatus.OPEN
    assert talk.interview.current == 1
