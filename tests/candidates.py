"""Somebody to talk with: a candidate in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.assistant.conversation import Incoming, converse
from bot.interview.record import Exchange, Interview, new_id
from bot.store.repository import Repository

if TYPE_CHECKING:
    from rasa.core.agent import Agent

STORY = (
    "When I took over the billing floor in Leeds, first call resolution sat at 61 % and people were ringing back "
    "twice a week. My director gave me two quarters to get it above 70. I listened to sixty calls, found that half of "
    "the repeats came from one refund form, and rewrote the form with the back office. I also gave every agent the "
    "right to refund up to fifty pounds without asking. By September we stood at 74 %, and complaints fell by a third."
)
"""A whole story, with all four parts and a figure."""


class Talk:
    """A candidate's side of a conversation."""

    def __init__(self, agent: Agent, repository: Repository, candidate_id: str) -> None:
        self.agent = agent
        self.repository = repository
        self.candidate_id = candidate_id

    async def say(self, text: str, message_id: str | None = None) -> Exchange:
        """Types a message."""
        return await self._send(Incoming(message_id or new_id(), text))

    async def press(self, sends: str) -> Exchange:
        """Presses a button."""
        if not sends.startswith("/"):
            return await self.say(sends)
        return await self._send(Incoming(new_id(), button=sends))

    async def begin(self, wish: str = "start a practice mode interview as manager, mixed, 5 questions") -> Exchange:
        """Gets an interview going, up to its first question."""
        return await self.say(wish)

    @property
    def interview(self) -> Interview:
        """The newest interview as it is stored."""
        with self.repository.records(self.candidate_id) as records:
            return records.interviews()[0]

    @property
    def answers(self) -> list[str]:
        """The texts of all stored answers of the newest interview."""
        return [answer.text for turn in self.interview.turns for attempt in turn.attempts for answer in attempt.answers]

    async def _send(self, incoming: Incoming) -> Exchange:
        return await converse(self.agent.handle_message, self.repository, self.candidate_id, incoming, "test")


def texts(exchange: Exchange) -> str:
    """Everything that was said back."""
    return "\n".join(reply["text"] for reply in exchange.replies)


def last(exchange: Exchange) -> dict[str, Any]:
    """The last thing said back."""
    return exchange.replies[-1]
