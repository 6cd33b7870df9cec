"""Edits and deletions of messages that wait to be taken as an answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.store.slack_inbox import EARLY_KEPT, Waiting

CHANGES = ("edit", "delete")


def corrected(message: dict[str, Any], edit: dict[str, Any]) -> dict[str, Any]:
    """A message with the words of an edit, unless it has those of a later one: edits may overtake each other."""
    if edit["changed_at"] < message.get("changed_at", 0.0):
        return message
    return {**message, "text": edit["text"], "changed_at": edit["changed_at"]}


def is_early(change: Waiting, at: datetime) -> bool:
    """Whether the message of a change may still come. Changes of old messages are about what was forgotten."""
    fresh = change.body["changed_at"] - float(change.body["ts"]) < EARLY_KEPT.total_seconds()
    return fresh and at - change.arrived < EARLY_KEPT
