"""What Slack sent, read by name. Whatever is not named here is left alone."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from typing import Any

from bot.channels.slack.markup import drop_mention, mentions
from bot.store.slack_inbox import Delivery

PLAIN = (None, "file_share", "thread_broadcast", "me_message")
"""Subtypes of messages that a person wrote. The others tell of joining, leaving, topics, pins, bots and so on."""

USED_ONCE = "press:"
"""What the action ids of an interview's buttons begin with."""


def read_object(document: Any) -> Mapping[str, Any]:
    """A JSON document that has to be an object. Raises TypeError if it is something else."""
    if not isinstance(document, Mapping):
        raise TypeError(f"a JSON object was expected, not {type(document).__name__}")
    return document


def _moment(time: Any) -> float:
    """A time of Slack's, in seconds. Raises ValueError if it is none."""
    moment = float(time)
    if not math.isfinite(moment):
        raise ValueError("a time was expected")
    return moment


def read_event(envelope: Mapping[str, Any]) -> Delivery | None:
    """An event as a delivery; None for what is not for us: our own and other bots' messages, people who join."""
    event = read_object(envelope["event"])
    me = read_object(next(iter(envelope.get("authorizations") or []), {}))
    team_id = str(me.get("team_id") or envelope.get("team_id") or "")
    event_id = str(envelope["event_id"])
    kind = event.get("type")
    if kind == "app_home_opened" and event.get("tab") == "home":
        return Delivery(event_id, "home", team_id, str(event["user"]), _moment(event.get("event_ts") or 0))
    if kind in ("message", "app_mention"):
        return _read_message(event_id, team_id, str(me.get("user_id") or ""), event)
    return None


def _read_message(event_id: str, team_id: str, bot_id: str, event: Mapping[str, Any]) -> Delivery | None:
    subtype = event.get("subtype")
    if subtype == "message_changed":
        return _read_edit(event_id, team_id, bot_id, event)
    if subtype == "message_deleted":
        return _read_deletion(event_id, team_id, event)
    user_id = event.get("user")
    if subtype not in PLAIN or event.get("bot_id") or not user_id or user_id in (bot_id, "USLACKBOT"):
        return None
    private = event.get("channel_type") == "im"
    mentioned = event["type"] == "app_mention"
    text = str(event.get("text") or "")
    if not private and not mentioned and mentions(text, bot_id):
        return None  # comes as an app_mention as well
    body = {
        "channel": str(event["channel"]),
        "ts": str(event["ts"]),
        "thread_ts": None if private else event.get("thread_ts"),
        "text": drop_mention(text, bot_id) if bot_id else text,
        "place": "dm" if private else "mention" if mentioned else "channel",
        "files": len(event.get("files") or []),
    }
    return Delivery(event_id, "message", team_id, str(user_id), _moment(event["ts"]), body, _about(team_id, body))


def _read_edit(event_id: str, team_id: str, bot_id: str, event: Mapping[str, Any]) -> Delivery | None:
    message, before = read_object(event.get("message") or {}), event.get("previous_message") or {}
    if message.get("subtype") == "tombstone":
        return _read_deletion(event_id, team_id, event)  # a message that others have replied to leaves a trace
    if message.get("bot_id") or not message.get("user") or message.get("text") == before.get("text"):
        return None  # our own updates, and links that Slack unfolds
    text = str(message.get("text") or "")
    body = {**_change(event, message, str(message["ts"])), "text": drop_mention(text, bot_id) if bot_id else text}
    return Delivery(event_id, "edit", team_id, str(message["user"]), body["changed_at"], body)


def _read_deletion(event_id: str, team_id: str, event: Mapping[str, Any]) -> Delivery | None:
    before = read_object(event.get("previous_message") or {})
    if before.get("bot_id") or not before.get("user"):
        return None
    body = _change(event, before, str(event.get("deleted_ts") or before.get("ts")))
    return Delivery(event_id, "delete", team_id, str(before["user"]), body["changed_at"], body)


def _change(event: Mapping[str, Any], message: Mapping[str, Any], ts: str) -> dict[str, Any]:
    """What edits and deletions have in common. A message in a channel that is in no thread may have begun one."""
    private = event.get("channel_type") == "im"
    return {
        "channel": str(event["channel"]),
        "ts": ts,
        "thread_ts": None if private else message.get("thread_ts") or ts,
        "place": "dm" if private else "channel",
        "changed_at": _moment(event.get("ts") or ts),
    }


def _about(team_id: str, body: Mapping[str, Any]) -> str:
    return f"message:{team_id}:{body['channel']}:{body['ts']}"


def message_about(team_id: str, body: Mapping[str, Any]) -> str:
    """What a message is known by, for an edit or a deletion of it."""
    return _about(team_id, body)


def read_press(payload: Mapping[str, Any]) -> Delivery | None:
    """A pressed button or a made choice, in a message or on the Home tab."""
    action = read_object(next(iter(payload.get("actions") or []), {}))
    if payload.get("type") != "block_actions" or not action:
        return None
    message, channel = payload.get("message") or {}, (payload.get("channel") or {}).get("id")
    action_id = str(action.get("action_id") or "")
    pressed_at = str(action.get("action_ts") or 0)
    team_id, user_id = str((payload.get("team") or {}).get("id") or ""), str(payload["user"]["id"])
    body = {
        "action": action_id,
        "value": _value(action),
        "block_id": action.get("block_id"),
        "channel": channel,
        "ts": message.get("ts"),
        "thread_ts": message.get("thread_ts"),
        "response_url": payload.get("response_url"),
    }
    once = action_id.startswith(USED_ONCE)
    about = f"press:{team_id}:{user_id}:{channel}:{message.get('ts')}:{action_id}" if once else None
    kind = "press" if once else "choice"
    return Delivery(
        f"{user_id}:{action_id}:{message.get('ts')}:{pressed_at}",
        kind,
        team_id,
        user_id,
        _moment(pressed_at),
        body,
        about,
    )


def _value(action: Mapping[str, Any]) -> str | None:
    option = action.get("selected_option") or {}
    value = action.get("value") or action.get("selected_time") or option.get("value")
    return None if value is None else str(value)


def read_command(form: Mapping[str, str], arrived: float) -> Delivery:
    """A slash command. Slack sends it once, with no id but that of its trigger."""
    trigger = hashlib.sha256(form.get("trigger_id", "").encode()).hexdigest()
    body = {
        "text": form.get("text", ""),
        "channel": form.get("channel_id"),
        "response_url": form.get("response_url"),
    }
    return Delivery(f"command:{trigger}", "command", form["team_id"], form["user_id"], arrived, body)
