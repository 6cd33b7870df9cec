"""Socket Mode: the same things over a websocket, for servers without a public address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.slack.app import SlackApp
from tests.slack.conftest import InterviewOf
from tests.slack.person import Person, wait_for
from tests.slack.standin import APP_TOKEN, StandIn
from tests.slack.test_direct_messages import answers


@pytest.fixture
def private(slack: StandIn, app: SlackApp) -> Iterator[SlackApp]:
    """The app without a signing secret: nothing is open for Slack."""
    desk, agent = app.desk, app._app.ctx.agent
    more: dict[str, Any] = {"slack_app_token": APP_TOKEN, "slack_signing_secret": ""}
    before = slack.websockets
    with SlackApp(slack, desk.repository, desk.guide, agent, **more) as running:
        wait_for(lambda: slack.websockets > before, "a websocket")
        yield running


def push(person: Person, kind: str, payload: dict[str, Any]) -> str:
    envelope_id = uuid4().hex
    person.slack.push(kind, payload, envelope_id)
    wait_for(lambda: any(one["envelope_id"] == envelope_id for one in person.slack.acknowledged), "an acknowledgement")
    return envelope_id


def test_events_buttons_and_commands_come_over_the_websocket(
    slack: StandIn, private: SlackApp, interview_of: InterviewOf
) -> None:
    ann = Person(slack, private.url)
    push(ann, "slash_commands", {
        "command": "/interview", "text": "start a practice mode interview as manager, mixed, 2 questions",
        "team_id": ann.team, "user_id": ann.user_id, "trigger_id": uuid4().hex, "response_url": ann.response_url,
    })  # fmt: skip
    card = ann.hears("Question 1 of 2")
    button = {**card.buttons["Skip"], "action_ts": slack.next_ts()}
    push(ann, "interactive", {
        "type": "block_actions", "team": {"id": ann.team}, "user": {"id": ann.user_id}, "actions": [button],
        "channel": {"id": ann.dm}, "message": {"ts": card.ts},
    })  # fmt: skip
    ann.hears("Question 2 of 2")
    before = ann.count
    envelope = ann.envelope(ann.message("We halved the queue by moving the late shift."))
    push(ann, "events_api", envelope)
    push(ann, "events_api", envelope)
    wait_for(lambda: ann.count > before, "a reply")
    assert answers(interview_of(ann)) == ["We halved the queue by moving the late shift."]
    suggestion = {"type": "block_suggestion", "user": {"id": ann.user_id}, "value": "lisbon"}
    acknowledged = push(ann, "interactive", suggestion)
    answer = next(one for one in slack.acknowledged if one["envelope_id"] == acknowledged)
    assert answer["payload"]["options"][0]["value"] == "Europe/Lisbon"
    push(ann, "events_api", {"type": "event_callback"})
    push(ann, "something_new", {})
    assert httpx.post(f"{private.url}/slack/events", content=b"{}").status_code == 404


def test_a_closed_websocket_is_opened_again(slack: StandIn, private: SlackApp) -> None:
    before = slack.websockets
    slack.hang_up()
    wait_for(lambda: slack.websockets > before, "another websocket")
    ann = Person(slack, private.url)
    push(ann, "events_api", ann.envelope(ann.message("hello")))
    ann.hears("Shall we start?")
