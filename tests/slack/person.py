"""Somebody in a workspace: does things in Slack, and Slack tells the app of them with signed requests."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
from slack_sdk.signature import SignatureVerifier

from tests.slack.messages import Message
from tests.slack.standin import BOT, TEAM, StandIn

SECRET = "a secret for tests only"
WITHIN = 30.0
"""Seconds in which the app has done what it does after its acknowledgement."""


def wait_for(there: Callable[[], Any], what: str) -> Any:
    """What `there` returns once it is something. Fails if that never happens."""
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        found = there()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f"never came: {what}")


def signed(body: bytes, secret: str = SECRET, age: float = 0.0) -> dict[str, str]:
    """The headers that Slack would send with a body."""
    timestamp = str(int(time.time() - age))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": str(signature)}


@dataclass
class Person:
    """A member of the workspace."""

    slack: StandIn
    app: str
    """The app's address."""
    user_id: str = field(default_factory=lambda: "U" + uuid4().hex[:9].upper())
    team: str = TEAM

    @property
    def dm(self) -> str:
        """The channel of the direct messages with the app."""
        return self.slack.dm(self.user_id)

    def envelope(self, event: dict[str, Any], event_id: str | None = None) -> dict[str, Any]:
        """An event as Slack wraps it."""
        return {
            "token": "unused",
            "team_id": self.team,
            "api_app_id": "A1",
            "type": "event_callback",
            "event_id": event_id or f"Ev{uuid4().hex[:12]}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": self.team, "user_id": BOT, "is_bot": True}],
            "event": {"event_ts": event.get("ts") or self.slack.next_ts(), **event},
        }

    def send(self, envelope: dict[str, Any], headers: dict[str, str] | None = None) -> httpx.Response:
        """Has Slack post an event."""
        body = json.dumps(envelope).encode()
        more = {"Content-Type": "application/json", **signed(body), **(headers or {})}
        return httpx.post(f"{self.app}/slack/events", content=body, headers=more, timeout=20)

    def message(self, text: str, **more: Any) -> dict[str, Any]:
        """The event of a direct message."""
        event = {"type": "message", "channel": self.dm, "channel_type": "im", "user": self.user_id, "text": text}
        return {"ts": self.slack.next_ts(), **event, **more}

    def says(self, text: str, event_id: str | None = None, **more: Any) -> str:
        """Writes a direct message. Returns its timestamp."""
        event = self.message(text, **more)
        assert self.send(self.envelope(event, event_id)).status_code == 200
        return str(event["ts"])

    def edits(
        self, ts: str, before: str, after: str, channel: str = "", thread_ts: str | None = None, at: str = ""
    ) -> None:
        """Changes a message: one of our direct messages, if no channel is named."""
        message = self._written(ts, thread_ts)
        edited = {"user": self.user_id, "ts": at or self.slack.next_ts()}
        event = {
            "subtype": "message_changed",
            "ts": edited["ts"],
            "message": {**message, "text": after, "edited": edited},
            "previous_message": {**message, "text": before},
        }
        self._changes(event, channel)

    def deletes(self, ts: str, text: str, channel: str = "", thread_ts: str | None = None) -> None:
        """Deletes a message: one of our direct messages, if no channel is named."""
        event = {
            "subtype": "message_deleted",
            "ts": self.slack.next_ts(),
            "deleted_ts": ts,
            "previous_message": {**self._written(ts, thread_ts), "text": text},
        }
        self._changes(event, channel)

    def _written(self, ts: str, thread_ts: str | None) -> dict[str, Any]:
        message = {"type": "message", "user": self.user_id, "ts": ts}
        return {**message, "thread_ts": thread_ts} if thread_ts else message

    def _changes(self, event: dict[str, Any], channel: str) -> None:
        where = {"channel": channel or self.dm, "channel_type": "channel" if channel else "im"}
        assert self.send(self.envelope({"type": "message", **where, **event})).status_code == 200

    def mentions(self, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Mentions the app in a channel: Slack sends a mention, and the message as such. Returns its timestamp."""
        event = {
            "channel": channel,
            "user": self.user_id,
            "text": f"<@{BOT}> {text}".strip(),
            "ts": self.slack.next_ts(),
        }
        if thread_ts:
            event["thread_ts"] = thread_ts
        assert self.send(self.envelope({"type": "message", "channel_type": "channel", **event})).status_code == 200
        assert self.send(self.envelope({"type": "app_mention", **event})).status_code == 200
        return str(event["ts"])

    def replies(self, channel: str, thread_ts: str, text: str) -> str:
        """Writes into a thread of a channel."""
        ts = self.slack.next_ts()
        event = {"type": "message", "channel_type": "channel", "channel": channel, "user": self.user_id, "text": text}
        assert self.send(self.envelope({**event, "ts": ts, "thread_ts": thread_ts})).status_code == 200
        return ts

    def presses(self, label: str, message: Message | None = None, channel: str | None = None) -> httpx.Response:
        """Presses a button of a message: of the newest one that has it, if none is named."""
        here = channel or self.dm
        if message is None:
            message = next(one for one in reversed(self.slack.channels[here]) if label in one.buttons)
        return self.interacts(message.buttons[label], channel=here, message=message)

    def chooses(self, action_id: str, **made: Any) -> httpx.Response:
        """Uses a control of the Home tab."""
        return self.interacts({"action_id": action_id, "block_id": "b", **made})

    def interacts(
        self, element: dict[str, Any], channel: str | None = None, message: Message | None = None
    ) -> httpx.Response:
        """Has Slack post a press."""
        action = {name: element[name] for name in element.keys() - {"text", "confirm", "style"}}
        payload: dict[str, Any] = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": self.user_id, "team_id": self.team},
            "trigger_id": uuid4().hex,
            "actions": [{**action, "action_ts": self.slack.next_ts()}],
        }
        if channel and message:
            payload["channel"] = {"id": channel}
            payload["message"] = {"ts": message.ts, "thread_ts": message.thread_ts}
            payload["response_url"] = self.response_url
        return self.post_form({"payload": json.dumps(payload)})

    @property
    def response_url(self) -> str:
        """Where the app answers this person alone."""
        return f"http://127.0.0.1:{self.slack.port}/response/{self.user_id}"

    def commands(self, text: str) -> httpx.Response:
        """Types the slash command."""
        form = {"command": "/interview", "text": text, "team_id": self.team, "user_id": self.user_id}
        more = {"channel_id": "C0SOMEWHERE", "trigger_id": uuid4().hex, "response_url": self.response_url}
        return self.post_form({**form, **more})

    def post_form(self, form: dict[str, str]) -> httpx.Response:
        """Has Slack post a form."""
        body = urlencode(form).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(body)}
        return httpx.post(f"{self.app}/slack/events", content=body, headers=headers, timeout=20)

    def opens_home(self) -> dict[str, Any]:
        """Opens the Home tab. Returns what is shown there."""
        self.slack.homes.pop(self.user_id, None)
        event = {"type": "app_home_opened", "user": self.user_id, "channel": self.dm, "tab": "home"}
        assert self.send(self.envelope(event)).status_code == 200
        view: dict[str, Any] = wait_for(lambda: self.slack.homes.get(self.user_id), "the Home tab")
        return view

    def hears(self, words: str, channel: str | None = None, thread_ts: str | None = None, after: int = 0) -> Message:
        """The newest message with these words; waits for it. The first `after` messages do not count."""

        def there() -> Message | None:
            messages = self.slack.messages(channel or self.dm, thread_ts)[after:]
            return next((one for one in reversed(messages) if words in one.shown), None)

        found: Message = wait_for(there, words)
        return found

    def is_told(self, words: str) -> dict[str, Any]:
        """An answer that only this person sees; waits for it."""

        def there() -> dict[str, Any] | None:
            told = [one for one in self.slack.responses if one["to"] == self.user_id and words in one["text"]]
            return told[-1] if told else None

        found: dict[str, Any] = wait_for(there, words)
        return found

    @property
    def count(self) -> int:
        """How many messages of the app there are in our direct messages."""
        return len(self.slack.messages(self.dm))
