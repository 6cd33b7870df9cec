"""What a custom action needs to know of the message that it reacts to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.assistant.conversation import as_said
from bot.interview.commands import Command
from bot.interview.record import Exchange, new_id
from bot.interview.say import Say

_SLASH_WORD = re.compile(r"/\w+\s*(?:\(.*\)|{.*})?")


@dataclass(frozen=True)
class Message:
    """A candidate's message as Rasa understood it."""

    candidate_id: str
    id: str
    text: str
    intent: str
    pressed: bool
    """Whether a button was pressed rather than something typed."""
    spoken_seconds: float | None = None
    """How long it took to say, if it was spoken."""

    @classmethod
    def of(cls, tracker: Tracker) -> Message:
        """The latest message of a tracker. One without an id, from a channel that is not ours, gets a new one."""
        latest = tracker.latest_message
        text = latest.get("text") or ""
        metadata = latest.get("metadata") or {}
        return cls(
            tracker.sender_id,
            metadata.get("message_id") or new_id(),
            as_said(text),
            (latest.get("intent") or {}).get("name") or "",
            text.startswith("/"),
            metadata.get("spoken_seconds"),
        )

    @property
    def command(self) -> Command | None:
        """The command it gives, if any."""
        return Command(self.intent) if self.intent in {command.value for command in Command} else None

    @property
    def is_slash_word(self) -> bool:
        """Whether somebody typed a single word with a slash before it, as in '/stop', and nothing that could answer."""
        return not self.pressed and _SLASH_WORD.fullmatch(self.text) is not None

    def exchange(self, took: str, says: list[Say], interview_id: str | None, question_id: str | None) -> Exchange:
        """The record of it and of what was said back."""
        said = self.command.label if self.pressed and self.command else self.text
        return Exchange(self.id, said, took, [say.document() for say in says], interview_id, question_id)


def utter(dispatcher: CollectingDispatcher, says: list[Say]) -> None:
    """Sends what the interviewer says, whole: as text with buttons for any channel, and as our own document."""
    for say in says:
        buttons = [{"title": button.label, "payload": button.sends} for button in say.buttons]
        dispatcher.utter_message(text=say.text, buttons=buttons, json_message=say.document())
