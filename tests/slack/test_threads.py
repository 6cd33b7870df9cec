"""Interviews in threads of channels: one a thread, for the one who started it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from bot.channels.slack.attending import ELSEWHERE, NOT_YOURS, OVER, READ_ALONG
from tests.slack.conftest import InterviewOf, NewPerson
from tests.slack.person import Person, wait_for
from tests.slack.test_direct_messages import answers, begin

WISH = "start a practice mode interview as manager, mixed, 3 questions"


@pytest.fixture
def channel() -> str:
    return "C" + uuid4().hex[:9].upper()


def test_mention_opens_a_thread_and_replies_in_it_are_answers(
    ann: Person, channel: str, interview_of: InterviewOf
) -> None:
    thread = ann.mentions(channel, WISH)
    ann.hears("Question 1 of 3", channel, thread)
    assert ann.hears(READ_ALONG, channel, thread).only_for == ann.user_id
    before = len(ann.slack.messages(channel, thread))
    ann.replies(channel, thread, "We moved the late shift, and the queue was halved.")
    wait_for(lambda: len(ann.slack.messages(channel, thread)) > before, "a reply in the thread")
    assert answers(interview_of(ann)) == ["We moved the late shift, and the queue was halved."]
    assert ann.slack.messages(channel) == [], "nothing beside the thread"
    assert ann.count == 0


def test_a_reply_sent_right_after_the_mention_is_not_missed(
    ann: Person, channel: str, interview_of: InterviewOf
) -> None:
    thread = ann.mentions(channel, WISH)
    ann.replies(channel, thread, "how many left?")
    ann.hears("This is question 1 of 3", channel, thread)


def test_buttons_work_in_a_thread(ann: Person, channel: str, interview_of: InterviewOf) -> None:
    thread = ann.mentions(channel, WISH)
    ann.presses("Skip", ann.hears("Question 1 of 3", channel, thread), channel)
    ann.hears("Question 2 of 3", channel, thread)


def test_a_bare_mention_is_greeted_with_a_way_in(ann: Person, channel: str) -> None:
    thread = ann.mentions(channel, "")
    assert "Start an interview" in ann.hears("Shall we start?", channel, thread).buttons


def test_a_mention_in_a_thread_of_others_answers_there(ann: Person, channel: str) -> None:
    ann.mentions(channel, WISH, thread_ts="1600000000.000001")
    ann.hears("Question 1 of 3", channel, "1600000000.000001")


def test_others_in_the_thread_are_not_the_candidate(
    ann: Person, new_person: NewPerson, channel: str, interview_of: InterviewOf
) -> None:
    bob = new_person()
    thread = ann.mentions(channel, WISH)
    card = ann.hears("Question 1 of 3", channel, thread)
    bob.replies(channel, thread, "I would not have said that.")
    bob.presses("Skip", card, channel)
    assert bob.hears(NOT_YOURS, channel, thread).only_for == bob.user_id
    ann.replies(channel, thread, "how many left?")
    ann.hears("This is question 1 of 3", channel, thread)
    assert answers(interview_of(ann)) == []
    told = len([one for one in ann.slack.messages(channel, thread) if one.only_for == bob.user_id])
    bob.mentions(channel, "hello", thread)
    wait_for(
        lambda: len([one for one in ann.slack.messages(channel, thread) if one.only_for == bob.user_id]) > told,
        "Bob is told whose thread it is",
    )


def test_a_press_by_somebody_else_does_not_use_up_the_button(ann: Person, new_person: NewPerson, channel: str) -> None:
    bob = new_person()
    thread = ann.mentions(channel, WISH)
    card = ann.hears("Question 1 of 3", channel, thread)
    bob.presses("Skip", card, channel)
    bob.hears(NOT_YOURS, channel, thread)
    ann.presses("Skip", card, channel)
    ann.hears("Question 2 of 3", channel, thread)


def test_talk_in_channels_is_none_of_our_business(ann: Person, channel: str) -> None:
    event = {"type": "message", "channel": channel, "channel_type": "channel", "user": ann.user_id}
    for more in ({}, {"thread_ts": "1600000000.000001"}):
        said = {**event, **more, "ts": ann.slack.next_ts(), "text": "Lunch?"}
        assert ann.send(ann.envelope(said)).status_code == 200
    ann.says("hello")
    ann.hears("Shall we start?")
    assert ann.slack.channels[channel] == []


def test_one_interview_a_thread(ann: Person, channel: str, interview_of: InterviewOf) -> None:
    thread = ann.mentions(channel, WISH)
    ann.hears("Question 1 of 3", channel, thread)
    ann.says("start over")
    ann.hears("fresh start")
    ann.replies(channel, thread, "An answer to a question that is gone.")
    assert ann.hears(OVER, channel, thread).only_for == ann.user_id
    assert answers(interview_of(ann)) == []


def test_another_interview_begun_in_a_thread_goes_on_there(
    ann: Person, channel: str, interview_of: InterviewOf
) -> None:
    thread = ann.mentions(channel, WISH)
    ann.hears("Question 1 of 3", channel, thread)
    ann.replies(channel, thread, "start over")
    ann.hears("fresh start", channel, thread)
    ann.replies(channel, thread, "manager, mixed, 2 questions, practice")
    ann.hears("Question 1 of 2", channel, thread)
    ann.replies(channel, thread, "We wrote the form anew, and calls fell by a third.")
    wait_for(lambda: answers(interview_of(ann)), "the answer")


def test_a_mention_does_not_bring_a_private_interview_into_a_channel(
    ann: Person, channel: str, interview_of: InterviewOf
) -> None:
    begin(ann)
    before = ann.count
    thread = ann.mentions(channel, "have a look at this, all of you")
    assert ann.hears(ELSEWHERE, channel, thread).only_for == ann.user_id
    ann.replies(channel, thread, "I like it.")
    wait_for(lambda: len(ann.slack.messages(channel, thread)) == 2, "the same again")
    assert all(message.only_for == ann.user_id for message in ann.slack.messages(channel, thread))
    assert answers(interview_of(ann)) == []
    ann.says("stop")
    ann.hears("We will stop here", after=before)
    ann.mentions(channel, WISH, thread)
    ann.hears("Question 1 of 3", channel, thread)


def test_an_old_card_in_a_thread_tells_nothing_of_a_private_interview(ann: Person, channel: str) -> None:
    thread = ann.mentions(channel, WISH)
    card = ann.hears("Question 1 of 3", channel, thread)
    buttons = list(card.blocks)
    ann.says("start over")
    ann.hears("fresh start")
    wait_for(lambda: not card.buttons, "the card is over")
    said = len(ann.slack.messages(channel, thread))
    card.blocks = buttons  # as it still looks on a screen that was not redrawn
    ann.presses("Skip", card, channel)
    assert ann.hears(OVER, channel, thread).only_for == ann.user_id
    assert len(ann.slack.messages(channel, thread)) == said + 1


def test_an_interview_begun_in_a_thread_goes_on_in_messages(
    ann: Person, channel: str, interview_of: InterviewOf
) -> None:
    thread = ann.mentions(channel, WISH)
    ann.hears("Question 1 of 3", channel, thread)
    ann.says("We wrote the form anew, and calls fell by a third.")
    wait_for(lambda: ann.count, "a reply")
    assert answers(interview_of(ann)) == ["We wrote the form anew, and calls fell by a third."]
