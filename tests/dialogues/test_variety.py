"""What an interview says is not said twice, however alike the answers are."""

from __future__ import annotations

import re
from collections import Counter

from bot.assistant.parts import Parts
from bot.interview.commands import Command
from bot.interview.record import Attempt, Interview, Status, Turn
from bot.interview.variety import tell_anew
from bot.scoring.corpus import read_corpus
from bot.settings import ROOT
from tests.candidates import Talk, last

LABEL = re.compile(r"^(?:Feedback: [\d.]+ out of 5\.|Heard: |In passing: |Not found: )")
"""Rows of names and figures, which stand below every answer."""


def sentences(feedback: str) -> list[str]:
    """The interviewer's own sentences in a feedback."""
    lines = [re.sub(r"“[^”]*”", "“…”", line) for line in feedback.splitlines() if not LABEL.match(line)]
    bare = [re.sub(r"^(?:What came through|Most worth adding|On your figures|Next step): ", "", line) for line in lines]
    return [sentence for line in bare if "“" not in line for sentence in re.split(r"(?<=[.?!]) ", line)]


async def test_feedback_says_no_sentence_twice_in_an_interview(talk: Talk) -> None:
    endless = [answer.text for answer in read_corpus(ROOT / "data" / "star") if answer.lacks == ("R",)][:12]
    await talk.begin("start a practice interview as manager, mixed, 12 questions")
    heard: list[str] = []
    for text in endless:
        exchange = await talk.say(text)
        while talk.interview.status is Status.ASKING and last(exchange)["kind"] == "probe":
            heard += [reply["text"] for reply in exchange.replies if reply["kind"] == "feedback"]
            exchange = await talk.press("/skip")
        heard += [reply["text"] for reply in exchange.replies if reply["kind"] == "feedback"]
    assert len(heard) == 12
    counted = Counter(sentence for feedback in heard for sentence in sentences(feedback))
    assert sum(counted.values()) >= 24
    assert [sentence for sentence, times in counted.items() if times > 1] == []


async def test_feedback_asked_for_twice_is_the_same_twice(talk: Talk) -> None:
    await talk.begin()
    await talk.say("We had trouble with the phones in Leeds, and I wrote to the vendor and then called them.")
    first, second = [await talk.press(f"/{Command.FEEDBACK.value}") for _ in range(2)]
    assert last(first)["kind"] == "feedback"
    assert last(first)["text"] == last(second)["text"]


def test_a_second_answer_with_the_same_gap_hears_that_it_is_the_second(house: Parts) -> None:
    question = house.guide.question("working-style/leading-change")
    interview = Interview("somebody", turns=[Turn(0, question.id, 0), Turn(1, question.id, 1)])
    told = []
    for turn, text in zip(
        interview.turns,
        (
            "The phones in Leeds broke each Monday. I had to keep the desk open. I wrote to the vendor and called.",
            "In Hull our roster was late. I was asked to mend it. I built a sheet and trained the planners on it.",
        ),
        strict=True,
    ):
        turn.attempts.append(Attempt(1))
        told.append(tell_anew(interview, turn, turn.attempts[0], question, house.scorer.score(text, question)))
    first, second = ({gap.kind: gap.says for gap in score.gaps[:2]} for score in told)
    assert set(first) & set(second)
    for kind in set(first) & set(second):
        assert "2" in second[kind]
        assert second[kind] != first[kind]
    assert told[0].next_step != told[1].next_step
