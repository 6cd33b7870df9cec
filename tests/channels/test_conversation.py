"""What the page learns: replies, history, where the interview stands, and whether the server is well."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.identity import Identity
from bot.interview.commands import OFFERED
from bot.interview.record import Attempt, Interview, Mode, Status, Turn, TurnStatus
from tests.channels.loopback import Browser, Loopback


def in_interview(visitor: Browser, loopback: Loopback, status: Status = Status.ASKING) -> Interview:
    """An interview of this browser's candidate, at its second question."""
    candidate_id = Identity("the key", 30).candidate(visitor.token()) or ""
    first, second = loopback.desk.guide.questions[:2]
    turns = [Turn(0, first.id, 0, TurnStatus.SKIPPED), Turn(1, second.id, 1, probe="How did you measure it?")]
    interview = Interview(candidate_id, status=status, rung="manager", focus="mixed", length=5, mode=Mode.MOCK)
    interview.turns, interview.current = turns, 1
    with loopback.desk.repository.records(candidate_id) as records:
        records.add_interview(interview)
    return interview


def test_a_reply_is_whole(visitor: Browser) -> None:
    reply = visitor.send_text("hello").json()
    assert reply == {
        "id": "message-1",
        "took": "chat",
        "replies": [{"text": "You said \u2060hello", "kind": "information", "buttons": [], "card": None}],
        "phase": "idle",
        "interview": None,
    }


def test_history_is_the_conversation_in_order(visitor: Browser) -> None:
    visitor.send_text("one", "message-1")
    visitor.send_text("two", "message-2")
    exchanges = visitor.history().json()["exchanges"]
    assert [one["said"] for one in exchanges] == ["one", "two"]
    assert exchanges[0]["replies"][0]["text"].endswith("one")
    assert exchanges[0]["at"].endswith("+00:00")


def test_history_names_commands_and_measures(visitor: Browser) -> None:
    document = visitor.history().json()
    assert {one["sends"] for one in document["commands"]} == {f"/{command.value}" for command in OFFERED}
    assert document["kpis"]["FCR"]


def test_where_the_interview_stands(visitor: Browser, loopback: Loopback) -> None:
    interview = in_interview(visitor, loopback)
    document = visitor.history().json()
    second = loopback.desk.guide.questions[1]
    assert document["phase"] == "interview"
    assert document["interview"] == {
        "id": interview.id,
        "length": 5,
        "answered": 0,
        "skipped": 1,
        "mode": "mock",
        "rung": loopback.desk.guide.rung("manager").name,
        "focus": "A mix",
        "question": {
            "here": 2,
            "id": second.id,
            "text": second.phrasings[1],
            "probe": "How did you measure it?",
            "try": 1,
        },
    }
    assert visitor.send_text("hello").json()["interview"] == document["interview"]


def test_a_further_try_is_counted(visitor: Browser, loopback: Loopback) -> None:
    interview = in_interview(visitor, loopback)
    with loopback.desk.repository.records(interview.candidate_id) as records:
        records.interview(interview.id).turns[1].attempts += [Attempt(1), Attempt(2)]
    assert visitor.history().json()["interview"]["question"]["try"] == 2


@pytest.mark.parametrize(
    ("status", "phase"), [(Status.PAUSED, "paused"), (Status.SETUP, "setup"), (Status.STOPPED, "idle")]
)
def test_phases(visitor: Browser, loopback: Loopback, status: Status, phase: str) -> None:
    in_interview(visitor, loopback, status)
    assert visitor.history().json()["phase"] == phase


def test_health(stranger: Browser, loopback: Loopback) -> None:
    response = stranger.get("/practice/api/health")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "database": True, "model": "parrot"}
    assert "set-cookie" not in response.headers


def test_not_ready_yet(visitor: Browser, loopback: Loopback) -> None:
    loopback.agent.ready = False
    assert visitor.get("/practice/api/health").status_code == 503
    response = visitor.send_text("hello")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert not loopback.agent.heard


def test_no_database(stranger: Browser, loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    with monkeypatch.context() as patch:
        patch.setattr(loopback.desk.repository.engine, "connect", fail)
        response = stranger.get("/practice/api/health")
    assert response.status_code == 503
    assert response.json()["database"] is False
