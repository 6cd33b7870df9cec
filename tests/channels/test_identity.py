"""Who somebody is comes from a signed cookie, and from nothing else."""

from __future__ import annotations

import time

import pytest
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer

from bot.channels.identity import DAY, Identity
from tests.channels.loopback import Browser, Loopback


def impersonate(visitor: Browser, token: str) -> None:
    visitor.cookies.clear()
    visitor.cookies.set("starline", token)


def test_the_first_visit_makes_somebody(stranger: Browser, loopback: Loopback) -> None:
    cookie = stranger.open_page().headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert f"Max-Age={30 * DAY}" in cookie
    assert "Secure" not in cookie
    candidate_id = Identity("the key", 30).candidate(stranger.token())
    assert candidate_id
    assert loopback.desk.repository.knows(candidate_id)


def test_the_second_visit_is_the_same_person(visitor: Browser) -> None:
    before = Identity("the key", 30).candidate(visitor.token())
    visitor.open_page()
    assert Identity("the key", 30).candidate(visitor.token()) == before


def test_the_sender_is_whom_the_cookie_names(visitor: Browser, loopback: Loopback) -> None:
    visitor.send_text("hello")
    assert loopback.agent.heard[0][0] == Identity("the key", 30).candidate(visitor.token())


@pytest.mark.parametrize("name", ["sender", "sender_id", "candidate", "candidate_id", "conversation_id", "metadata"])
def test_no_message_names_its_sender(visitor: Browser, loopback: Loopback, name: str) -> None:
    assert visitor.send_text("hello", **{name: "somebody"}).status_code == 422
    assert not loopback.agent.heard


def old_token(candidate_id: str, monkeypatch: pytest.MonkeyPatch) -> str:
    now = time.time()
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: now - 31 * DAY)
        return Identity("the key", 30).token(candidate_id)


@pytest.mark.parametrize(
    "kind", ["nonsense", "", "other key", "other purpose", "no date", "changed", "old", "erased", "no text"]
)
def test_a_bad_token_is_nobody_s(
    visitor: Browser, loopback: Loopback, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    good = visitor.token()
    candidate_id = Identity("the key", 30).candidate(good) or ""
    bad = {
        "nonsense": "nonsense",
        "": "",
        "other key": Identity("another key", 30).token(candidate_id),
        "other purpose": str(URLSafeTimedSerializer("the key", salt="share").dumps(candidate_id)),
        "no date": str(URLSafeSerializer("the key", salt="candidate").dumps(candidate_id)),
        "changed": ("A" if good[0] != "A" else "B") + good[1:],
        "old": old_token(candidate_id, monkeypatch),
        "erased": good,
        "no text": str(URLSafeTimedSerializer("the key", salt="candidate").dumps([candidate_id])),
    }[kind]
    if kind == "erased":
        loopback.desk.repository.erase(candidate_id)
    impersonate(visitor, bad)
    for response in (visitor.send_text("hello"), visitor.history()):
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "nobody"
        assert "set-cookie" not in response.headers
    assert not loopback.agent.heard
    visitor.cookies.clear()
    assert visitor.get("/practice", headers={"Cookie": f"starline={bad}"}).status_code == 200
    assert Identity("the key", 30).candidate(visitor.token()) not in (None, candidate_id)


def test_two_people_never_see_each_other(visitor: Browser, other: Browser) -> None:
    visitor.send_text("mine alone", "message-one")
    other.send_text("something else", "message-one")
    assert [one["said"] for one in visitor.history().json()["exchanges"]] == ["mine alone"]
    assert [one["said"] for one in other.history().json()["exchanges"]] == ["something else"]
    assert "mine alone" not in other.history().text


def test_a_message_id_of_somebody_else_s_brings_nothing_of_theirs(visitor: Browser, other: Browser) -> None:
    visitor.send_text("mine alone", "message-shared")
    assert "mine alone" not in other.send_text("hello", "message-shared").text
