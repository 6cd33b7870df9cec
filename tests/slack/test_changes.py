"""Messages that are edited and deleted: before they are scored, after it, and before they have come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.assistant.parts import Parts
from bot.channels.slack import changes
from bot.channels.slack.attending import LATE_EDIT
from bot.store import slack_inbox
from bot.store.slack_tables import member
from tests.slack.conftest import InterviewOf, NewPerson, Undone
from tests.slack.person import Person, wait_for
from tests.slack.standin import BOT
from tests.slack.test_direct_messages import answers, begin

WRONG = "We brought turnover from 35 % to 53 % with fixed shifts."
RIGHT = "We brought turnover from 35 % to 23 % with fixed shifts."


def test_message_changed_before_it_is_scored_corrects_the_answer(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    before = cat.count
    wrong = "We brought turnover from 35 % to 53 % with fixed shifts."
    ts = cat.says(wrong)
    cat.edits(ts, wrong, "We brought turnover from 35 % to 23 % with fixed shifts.")
    cat.says("done")
    wait_for(lambda: cat.count > before, "a reply")
    assert answers(interview_of(cat)) == ["We brought turnover from 35 % to 23 % with fixed shifts."]


def test_message_changed_after_it_was_scored_is_told_kindly(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    ts = ann.says("We brought turnover from 35 % to 53 % with fixed shifts.")
    wait_for(lambda: ann.count > before, "a reply")
    ann.edits(ts, "We brought turnover from 35 % to 53 % with fixed shifts.", "To 23 %.")
    ann.hears(LATE_EDIT)
    assert answers(interview_of(ann)) == ["We brought turnover from 35 % to 53 % with fixed shifts."]


def test_message_changed_by_an_unfurled_link_is_no_edit(ann: Person) -> None:
    begin(ann)
    before = ann.count
    ts = ann.says("We cut the queue in half.")
    wait_for(lambda: ann.count > before, "a reply")
    settled = ann.count
    ann.edits(ts, "We cut the queue in half.", "We cut the queue in half.")
    ann.says("how many left?")
    ann.hears("This is question", after=settled)
    assert ann.count == settled + 1


def test_message_deleted_before_it_is_scored_is_no_answer(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    ts = cat.says("I never meant to send this one.")
    cat.deletes(ts, "I never meant to send this one.")
    cat.says("how many left?")
    cat.hears("This is question 1 of 3")
    assert answers(interview_of(cat)) == []


def test_message_deleted_that_had_replies_is_no_answer(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    ts = cat.says("I never meant to send this one.")
    tombstone = {"subtype": "tombstone", "user": "USLACKBOT", "ts": ts, "text": "This message was deleted."}
    before = {"user": cat.user_id, "ts": ts, "text": "I never meant to send this one."}
    cat.send(cat.envelope(cat.message("", subtype="message_changed", message=tombstone, previous_message=before)))
    cat.says("how many left?")
    cat.hears("This is question 1 of 3")
    assert answers(interview_of(cat)) == []


def test_message_changed_that_comes_before_its_message_is_kept_for_it(
    cat: Person, undone: Undone, interview_of: InterviewOf
) -> None:
    begin(cat)
    before = cat.count
    late = cat.message(WRONG)
    cat.edits(late["ts"], WRONG, RIGHT)
    wait_for(lambda: [seal for seal, _ in undone(cat)] == [slack_inbox.EARLY], "the edit waits")
    cat.says("how many left?")
    cat.hears("This is question 1 of 3")
    cat.send(cat.envelope(late))
    cat.says("done")
    wait_for(lambda: cat.count > before + 1, "a reply")
    assert answers(interview_of(cat)) == [RIGHT]
    wait_for(lambda: undone(cat) == [], "nothing of it stays")


def test_message_deleted_that_comes_before_its_message_is_kept_for_it(
    cat: Person, undone: Undone, interview_of: InterviewOf
) -> None:
    begin(cat)
    late = cat.message("I never meant to send this one.")
    cat.deletes(late["ts"], late["text"])
    wait_for(lambda: [seal for seal, _ in undone(cat)] == [slack_inbox.EARLY], "the deletion waits")
    cat.send(cat.envelope(late))
    cat.says("how many left?")
    cat.hears("This is question 1 of 3")
    wait_for(lambda: undone(cat) == [], "nothing of it stays")
    assert answers(interview_of(cat)) == []


def test_of_two_edits_that_come_in_the_wrong_order_the_later_one_counts(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    before = cat.count
    ts = cat.says("First try of it.")
    earlier, later = cat.slack.next_ts(), cat.slack.next_ts()
    cat.edits(ts, "Second try of it.", RIGHT, at=later)
    cat.edits(ts, "First try of it.", "Second try of it.", at=earlier)
    cat.says("done")
    wait_for(lambda: cat.count > before, "a reply")
    assert answers(interview_of(cat)) == [RIGHT]


def test_a_change_whose_message_never_comes_is_forgotten(
    cat: Person, undone: Undone, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(cat)
    late = cat.message(WRONG)
    cat.edits(late["ts"], WRONG, RIGHT)
    wait_for(lambda: [seal for seal, _ in undone(cat)] == [slack_inbox.EARLY], "the edit waits")
    for place in (changes, slack_inbox):
        monkeypatch.setattr(place, "EARLY_KEPT", timedelta(0))
    wait_for(lambda: undone(cat) == [], "its time is over")
    monkeypatch.undo()
    cat.edits(f"{float(late['ts']) - 4000:.6f}", WRONG, "A message of which nothing is known any more.")
    wait_for(lambda: undone(cat) == [], "one of an old message waits for nothing")


def test_a_mention_in_an_edit_is_no_part_of_the_answer(cat: Person, interview_of: InterviewOf) -> None:
    channel = f"C{cat.user_id[1:]}"
    thread = cat.mentions(channel, "start a practice mode interview as manager, mixed, 3 questions")
    cat.hears("Question 1 of 3", channel, thread)
    ts = cat.replies(channel, thread, WRONG)
    cat.edits(ts, WRONG, f"<@{BOT}> {RIGHT}", channel, thread)
    cat.replies(channel, thread, "done")
    assert wait_for(lambda: answers(interview_of(cat)), "the answer") == [RIGHT]


def test_edits_and_deletions_of_talk_in_channels_are_none_of_our_business(
    ann: Person, new_person: NewPerson, house: Parts
) -> None:
    bob, channel = new_person(), f"C{ann.user_id[1:]}"
    thread = ann.mentions(channel, "hello")
    ann.hears("Shall we start?", channel, thread)
    for thread_ts in (None, "1600000000.000001", thread):
        ts = bob.slack.next_ts()
        bob.edits(ts, "Lunch?", "Lunch at one?", channel, thread_ts)
        bob.deletes(ts, "Lunch at one?", channel, thread_ts)
    with house.repository.engine.connect() as connection:
        assert connection.execute(select(member.c.id).where(member.c.user_id == bob.user_id)).first() is None
