"""The front door for every way in: one message in, what was said back out, never the same message twice."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage

from bot.assistant.errors import MovedOnError, TurnFailedError
from bot.interview.commands import Command
from bot.interview.record import Exchange
from bot.interview.say import Say
from bot.store.repository import Repository

TYPED = "\u2060"
"""Put before typed words, so that a typed '/stop' stays text: Rasa takes a leading slash for a button's payload."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Incoming:
    """A message as a way in received it. `button` is the payload of a pressed button, such as '/skip'."""

    message_id: str
    text: str = ""
    button: str | None = None
    spoken_seconds: float | None = None
    """How long the text took to say, if it was spoken."""
    after: str | None = None
    """The id of the newest message that its sender has seen, '' for none; None if the way in does not know."""


class CollectedReplies(OutputChannel):
    """Collects what Rasa says as documents of `bot.interview.say.Say`, whole and in order."""

    def __init__(self) -> None:
        self.replies: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa's eyes: responses are not written per channel."""
        return "starline"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes a message of Rasa: one of ours under 'custom', or a response of the domain."""
        if message.get("custom"):
            self.replies.append(message["custom"])
            return
        buttons = [{"label": button["title"], "sends": button["payload"]} for button in message.get("buttons") or []]
        self.replies.append({**Say(message.get("text") or "").document(), "buttons": buttons})


def clean(text: str) -> str:
    """The text without control and direction characters; tabs and line breaks stay. Blank ends are cut."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def typed(text: str) -> str:
    """Typed words as they go to Rasa."""
    return TYPED + text


def as_said(text: str) -> str:
    """Typed words as the candidate wrote them, from what Rasa got."""
    return text.removeprefix(TYPED)


def _shown(message: Incoming) -> str:
    """A message as the conversation shows it: the words on a button, not what it sends."""
    if message.button is None:
        return clean(message.text)
    payload = message.button.removeprefix("/")
    return Command(payload).label if payload in {command.value for command in Command} else payload


async def converse(
    on_new_message: Callable[[UserMessage], Awaitable[Any]],
    repository: Repository,
    candidate_id: str,
    message: Incoming,
    channel: str = "web",
) -> Exchange:
    """Puts a message to the assistant and returns the exchange, which is on disk by then.

    A message whose id was seen before gets the replies of that time, and nothing else happens. Raises
    UnknownCandidateError if nobody has that id, MovedOnError if the conversation has gone on elsewhere, so that the
    words would answer another question, and TurnFailedError if something broke; an answer may be stored by then, and
    sending the message again goes on from there.
    """
    with repository.records(candidate_id) as records:
        before = records.exchange(message.message_id)
        if before:
            return before
        if message.after is not None and message.after != records.newest_message_id():
            raise MovedOnError(message.message_id)
    output = CollectedReplies()
    await on_new_message(
        UserMessage(
            message.button or typed(clean(message.text)),
            output,
            candidate_id,
            input_channel=channel,
            metadata={"message_id": message.message_id, "spoken_seconds": message.spoken_seconds},
        )
    )
    with repository.records(candidate_id) as records:
        exchange = records.exchange(message.message_id)
        if exchange is None and output.replies:
            exchange = Exchange(message.message_id, _shown(message), "chat", output.replies)
            records.add_exchange(exchange)
    if exchange is None:
        raise TurnFailedError(message.message_id)
    return exchange
