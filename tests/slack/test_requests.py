"""What Slack's requests must be, and what is acknowledged, whatever they hold."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.slack.app import SlackApp
from tests.slack.conftest import InterviewOf, NewPerson
from tests.slack.person import Person, signed, wait_for
from tests.slack.standin import BOT, StandIn
from tests.slack.test_direct_messages import answers, begin


def post(app: SlackApp, body: bytes, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{app.url}/slack/events", content=body, headers={"Content-Type": "application/json", **headers})


def test_challenge_is_answered(app: SlackApp) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    answer = post(app, body, signed(body))
    assert (answer.status_code, answer.json()) == (200, {"challenge": "abc"})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "99999999999999999999", "X-Slack-Signature": "v0=00"},
    ],
    ids=["none", "no timestamp", "timestamp is no number", "timestamp far away"],
)
def test_bad_signature_gets_401(app: SlackApp, headers: dict[str, str]) -> None:
    assert post(app, b"{}", headers).status_code == 401


@pytest.mark.parametrize("how", ["another secret", "old", "changed body", "form"])
def test_forged_and_replayed_requests_get_401_and_no_work(ann: Person, interview_of: InterviewOf, how: str) -> None:
    begin(ann)
    before = ann.count
    envelope = ann.envelope(ann.message("I say what she never said."))
    body = json.dumps(envelope).encode()
    headers = {
        "another secret": signed(body, "another secret"),
        "old": signed(body, age=6 * 60),
        "changed body": signed(body.replace(b"never", b"always")),
        "form": signed(body, "another secret"),
    }[how]
    kind = "application/x-www-form-urlencoded" if how == "form" else "application/json"
    answer = httpx.post(f"{ann.app}/slack/events", content=body, headers={"Content-Type": kind, **headers})
    assert answer.status_code == 401
    ann.says("how many left?")
    ann.hears("This is question 1", after=before)
    assert answers(interview_of(ann)) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"type": "event_callback"}', b'{"x": 1}'])
def test_signed_nonsense_gets_400(app: SlackApp, body: bytes) -> None:
    assert post(app, body, signed(body)).status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "x"},
        {"event": None},
        {"event": {"type": "message", "user": "U1"}},
        {"authorizations": "x"},
        {"ts": "nan"},
    ],
    ids=str,
)
def test_an_event_of_another_shape_gets_400(ann: Person, wrong: dict[str, Any]) -> None:
    event = ann.message("hello", **({"ts": "nan"} if "ts" in wrong else {}))
    assert ann.send({**ann.envelope(event), **wrong}).status_code == 400


@pytest.mark.parametrize("payload", ["[]", '"x"', "{", '{"type": "block_actions", "actions": ["x"]}'])
def test_an_interaction_of_another_shape_gets_400(ann: Person, payload: str) -> None:
    assert ann.post_form({"payload": payload}).status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", ""])
def test_an_event_under_another_content_type_is_not_acknowledged(ann: Person, kind: str) -> None:
    assert ann.send(ann.envelope(ann.message("hello")), {"Content-Type": kind}).status_code == 400


def test_a_body_that_is_no_text_gets_401(app: SlackApp) -> None:
    assert post(app, b"\xff\xfe", signed(b"")).status_code == 401


def test_unknown_things_are_acknowledged_and_left_alone(ann: Person) -> None:
    for event in ({"type": "reaction_added", "user": ann.user_id}, {"type": "message", "channel": "C1", "ts": "1.0"}):
        assert ann.send(ann.envelope(event)).status_code == 200
    body = json.dumps({"type": "app_rate_limited", "minute_rate_limited": 1}).encode()
    assert httpx.post(f"{ann.app}/slack/events", content=body, headers={
        "Content-Type": "application/json", **signed(body)
    }).status_code == 200  # fmt: skip
    assert ann.post_form({"ssl_check": "1"}).status_code == 200


def test_content_type_with_a_charset_is_read(ann: Person) -> None:
    envelope = ann.envelope(ann.message("hello"))
    assert ann.send(envelope, {"Content-Type": "application/json; charset=utf-8"}).status_code == 200
    ann.hears("Shall we start?")


def test_same_event_twice_is_one_answer(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    envelope = ann.envelope(ann.message("We answered every call within a minute."))
    for retry in range(3):
        headers = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        assert ann.send(envelope, headers).status_code == 200
    wait_for(lambda: ann.count > before, "a reply")
    assert ann.send(envelope).status_code == 200
    ann.says("how many left?")
    ann.hears("This is question 1", after=before)
    assert ann.count == before + 2
    assert answers(interview_of(ann)) == ["We answered every call within a minute."]


def test_retry_whose_first_delivery_never_came_is_taken(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    headers = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_error"}
    ann.send(ann.envelope(ann.message("The first try of this was lost on its way.")), headers)
    wait_for(lambda: ann.count > before, "a reply")
    assert answers(interview_of(ann)) == ["The first try of this was lost on its way."]


def test_same_message_under_a_new_event_id_is_one_answer(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    event = ann.message("The same message, sent as two events.")
    ann.send(ann.envelope(event))
    wait_for(lambda: ann.count > before, "a reply")
    ann.send(ann.envelope(event))
    ann.says("how many left?")
    ann.hears("This is question", after=before)
    assert answers(interview_of(ann)) == ["The same message, sent as two events."]


OTHERS: list[dict[str, Any]] = [
    {"bot_id": "B0BOT"},
    {"subtype": "bot_message", "bot_id": "B1"},
    {"user": BOT},
    {"user": "USLACKBOT"},
    {"subtype": "channel_join"},
    {"subtype": "channel_topic"},
    {"subtype": "something_new"},
    {"subtype": "message_changed", "message": {"bot_id": "B0BOT", "user": BOT, "ts": "1.0", "text": "x"}},
    {"subtype": "message_changed", "message": {"subtype": "tombstone", "user": "USLACKBOT", "ts": "1.0", "text": "x"}},
    {"subtype": "message_deleted", "previous_message": {"bot_id": "B0BOT", "ts": "1.0"}},
]


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: "-".join(map(str, next(iter(other.items()))))[:40])
def test_own_bot_joined_and_unknown_messages_are_not_answers(
    ann: Person, interview_of: InterviewOf, other: dict[str, Any]
) -> None:
    begin(ann)
    before = ann.count
    assert ann.send(ann.envelope(ann.message("Not an answer.", **other))).status_code == 200
    ann.says("how many left?")
    ann.hears("This is question 1", after=before)
    assert ann.count == before + 1
    assert answers(interview_of(ann)) == []


def test_nothing_is_open_when_slack_is_off(slack: StandIn, new_person: NewPerson, app: SlackApp) -> None:
    from bot.channels.slack.channel import SlackChannel, is_on
    from bot.settings import Settings

    off = [{}, {"slack_bot_token": "xoxb-1"}, {"slack_signing_secret": "s"}, {"slack_app_token": "xapp-1"}]
    assert not any(is_on(Settings.parse_obj(given)) for given in off)
    with SlackApp(slack, app.desk.repository, app.desk.guide, app._app.ctx.agent, slack_bot_token="") as closed:
        body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
        assert post(closed, body, signed(body)).status_code == 404
        assert httpx.get(f"{closed.url}/practice/slack").status_code == 404
    assert SlackChannel.name() == "slack"
