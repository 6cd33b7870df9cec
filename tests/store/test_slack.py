"""Slack's tables: what arrived is kept once, one server works for a person, two people become one."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.interview.record import Exchange, Interview, Status
from bot.store import slack_inbox
from bot.store.merging import has_history, merge
from bot.store.notes import Notes
from bot.store.repository import Repository, UnknownCandidateError
from bot.store.slack_inbox import Delivery, Inbox
from bot.store.slack_members import Members
from bot.store.slack_places import Place, Places, Post
from bot.store.slack_tables import inbox as inbox_table
from tests.store.test_repository import an_interview, count


def delivery(number: int, user: str = "U1", about: str | None = None) -> Delivery:
    body = {"text": f"words {number}"}
    return Delivery(f"Ev{number}", "message", "T1", user, 1000.0 - number, body, about or f"m{number}")


@pytest.fixture
def inbox(engine: Engine) -> Inbox:
    return Inbox(engine)


def test_what_arrives_is_kept_once_and_in_the_order_it_was_said(inbox: Inbox) -> None:
    one, other, again, same = inbox.receive([delivery(1), delivery(2), delivery(1), delivery(3, about="m1")])
    assert one == other
    assert one is not None
    assert (again, same) == (None, None)
    assert inbox.receive([delivery(2)]) == [None]
    assert [thing.id for thing in inbox.waiting(one)] == ["Ev2", "Ev1"]


def test_done_is_done_and_its_words_are_gone(inbox: Inbox, engine: Engine) -> None:
    (member_id,) = inbox.receive([delivery(1)])
    assert member_id
    inbox.seal(["Ev1"], "answer-1")
    inbox.finish(["Ev1"])
    assert inbox.waiting(member_id) == []
    assert inbox.behind() == []
    assert inbox.answer_of("m1") == "answer-1"
    with engine.connect() as connection:
        assert connection.execute(select(inbox_table.c.body)).scalar_one() == {}
    assert inbox.receive([delivery(1)]) == [None]


def test_ids_are_forgotten_after_days(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox.receive([delivery(1), delivery(2)])
    inbox.finish(["Ev1"])
    inbox.prune()
    assert inbox.knows("m1")
    monkeypatch.setattr(slack_inbox, "KEPT", timedelta(seconds=-1))
    inbox.prune()
    assert not inbox.knows("m1")
    assert inbox.knows("m2"), "what waits is kept however old it is"


def test_one_server_at_a_time_works_for_a_person(inbox: Inbox) -> None:
    (member_id,) = inbox.receive([delivery(1)])
    assert member_id
    assert inbox.behind() == [member_id]
    assert inbox.take(member_id, "here", 30)
    assert inbox.take(member_id, "here", 30)
    assert not inbox.take(member_id, "there", 30)
    assert inbox.behind() == []
    inbox.finish(["Ev1"])
    assert not inbox.let_go(member_id, "there")
    assert not inbox.take(member_id, "there", 30)
    assert inbox.let_go(member_id, "here")
    inbox.receive([delivery(2)])
    assert inbox.take(member_id, "there", -1)
    assert inbox.behind() == [member_id], "a server that went away holds nobody up for long"
    assert inbox.take(member_id, "here", 30)


def test_a_reminder_is_claimed_by_one_server(inbox: Inbox, engine: Engine) -> None:
    (member_id,) = inbox.receive([delivery(1)])
    members, due = Members(engine), datetime(2026, 11, 22, 8, tzinfo=timezone.utc)
    assert member_id
    members.remind(member_id, 480, "UTC", due)
    assert members.due(due - timedelta(seconds=1)) == []
    (member,) = members.due(due)
    assert members.claim(member, due + timedelta(days=1))
    assert not members.claim(member, due + timedelta(days=1))
    assert members.due(due) == []


def test_a_thread_is_the_first_one_s(inbox: Inbox, engine: Engine) -> None:
    ann, bob = inbox.receive([delivery(1), delivery(2, "U2")])
    places, place = Places(engine), Place("T1", "C1", "1.0")
    assert ann
    assert bob
    assert places.thread(place) is None
    places.open_thread(place, ann)
    places.open_thread(place, bob)
    places.begin(place, "interview")
    thread = places.thread(place)
    assert thread
    assert (thread.member_id, thread.interview_id) == (ann, "interview")
    post = Post(ann, "C1", "2.0", "m1", 0, [])
    places.add_post("T1", post)
    places.use(post, "/hint")
    assert places.posts(ann)[0].used == ["/hint"]
    assert places.posts(bob) == []
    places.drop_post(post)
    assert places.posts(ann) == []


def test_erasing_a_candidate_takes_all_of_slack_along(repository: Repository, inbox: Inbox, engine: Engine) -> None:
    empty = count(engine)
    (member_id,) = inbox.receive([delivery(1)])
    member = Members(engine).get(member_id or "")
    assert member
    Places(engine).open_thread(Place("T1", "C1", "1.0"), member.id)
    Places(engine).add_post("T1", Post(member.id, "C1", "2.0", "m1", 0, []))
    repository.erase(member.candidate_id)
    assert count(engine) == empty


def test_merging_keeps_every_row_of_both(repository: Repository, inbox: Inbox, engine: Engine) -> None:
    (member_id,) = inbox.receive([delivery(1)])
    member = Members(engine).get(member_id or "")
    assert member
    web, slack = repository.add_candidate(), member.candidate_id
    for who in (slack, web):
        with repository.records(who) as records:
            records.add_interview(an_interview(who))
            records.add_exchange(Exchange("same-id", f"said by {who}", "answer", []))
            records.candidate.preferences.update({"rung": who, ("a" if who == web else "b"): 1})
    before = count(engine)
    merge(engine, web, slack)
    assert {**count(engine), "candidate": 2} == before
    moved = Members(engine).get(member.id)
    assert moved
    assert moved.candidate_id == web
    with repository.records(web) as records:
        assert [one.status for one in records.interviews()] == [Status.ASKING, Status.PAUSED]
        assert {one.said for one in records.exchanges()} == {f"said by {web}", f"said by {slack}"}
        assert records.candidate.preferences == {"rung": web, "a": 1, "b": 1}
    with pytest.raises(UnknownCandidateError):
        merge(engine, web, slack)
    merge(engine, web, web)
    assert repository.knows(web)


def test_merging_joins_notes_about_the_same_question(repository: Repository, engine: Engine) -> None:
    web, slack = repository.add_candidate(), repository.add_candidate()
    Notes(engine, web).write("question:a/b", "Written on the web.")
    Notes(engine, slack).write("question:a/b", "Written elsewhere.")
    Notes(engine, slack).write("question:c/d", "Only there.")
    merge(engine, web, slack)
    joined = "Written on the web.\n\nWritten elsewhere."
    assert Notes(engine, web).all() == {"question:a/b": joined, "question:c/d": "Only there."}


def test_history_is_an_interview(repository: Repository, engine: Engine) -> None:
    candidate = repository.add_candidate()
    assert not has_history(engine, candidate)
    with repository.records(candidate) as records:
        records.add_interview(Interview(candidate))
    assert has_history(engine, candidate)


def test_the_server_that_something_comes_to_is_the_one_that_does_it(inbox: Inbox) -> None:
    (member_id,) = inbox.receive([delivery(1)], "here", 30)
    assert member_id
    assert inbox.behind() == []
    assert not inbox.take(member_id, "there", 30)
    inbox.receive([delivery(2)], "there", 30)
    assert not inbox.take(member_id, "there", 30), "unless another one works for the person"
    inbox.finish(["Ev1"])
    assert not inbox.let_go(member_id, "here"), "what came to the other one still waits"
    assert not inbox.take(member_id, "there", 30)
    inbox.leave("here")
    assert inbox.behind() == [member_id]
    assert inbox.take(member_id, "there", 30)


def test_a_server_that_was_away_learns_that_another_one_took_over(inbox: Inbox) -> None:
    (member_id,) = inbox.receive([delivery(1)], "here", -1)
    assert member_id
    assert inbox.renew(member_id, "here", -1), "late, but nobody came"
    assert inbox.take(member_id, "there", 30)
    assert not inbox.renew(member_id, "here", 30)
    inbox.finish(["Ev1"])
    assert inbox.let_go(member_id, "there")
    assert not inbox.renew(member_id, "here", 30), "also when the other one is done"


def test_what_was_here_before_makes_a_server_take_nobody(inbox: Inbox) -> None:
    (member_id,) = inbox.receive([delivery(1)])
    assert member_id
    inbox.finish(["Ev1"])
    inbox.receive([delivery(1)], "here", 30)
    assert inbox.take(member_id, "there", 30)


def test_an_early_change_wakes_nobody_until_its_time_is_over(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    (member_id,) = inbox.receive([delivery(1)], "here", 30)
    assert member_id
    inbox.seal(["Ev1"], slack_inbox.EARLY)
    assert inbox.let_go(member_id, "here")
    assert inbox.behind() == []
    assert [thing.id for thing in inbox.waiting(member_id)] == ["Ev1"]
    monkeypatch.setattr(slack_inbox, "EARLY_KEPT", timedelta(seconds=-1))
    assert inbox.behind() == [member_id]
