"""What the parts of the Slack channel work with, and what they share."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.assistant.conversation import Incoming, converse
from bot.channels.practice import Desk
from bot.channels.slack.pen import Pen
from bot.channels.slack.posting import Posting
from bot.channels.slack.tickets import Tickets
from bot.channels.slack.workspaces import Workspaces
from bot.guide.model import Guide
from bot.interview.record import Exchange
from bot.settings import Settings
from bot.store.links import Links
from bot.store.repository import Repository
from bot.store.slack_inbox import Inbox
from bot.store.slack_members import Member, Members
from bot.store.slack_places import Places

START = "/start"
"""What a button that begins an interview sends. In an interview it is answered with how to go on or start over."""

BREATH = 0.005
"""Seconds in which what arrived comes to be kept."""


@dataclass(frozen=True)
class SlackDesk:
    """The records, the stores of the channel, and the ways out."""

    repository: Repository
    guide: Guide
    settings: Settings
    inbox: Inbox
    members: Members
    places: Places
    links: Links
    tickets: Tickets
    workspaces: Workspaces
    posting: Posting
    pen: Pen
    hand_on: Callable[[UserMessage], Awaitable[Any]]
    """Hands a message to Rasa."""
    floor: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by the one to whom the interviewer attends."""

    async def converse(self, member: Member, incoming: Incoming) -> Exchange:
        """Puts a message of a member to the interviewer, as `bot.assistant.conversation.converse` does.

        One at a time, and after a breath: nothing else moves while the interviewer thinks, so what arrived in the
        meantime is acknowledged before it thinks again.
        """
        async with self.floor:
            await asyncio.sleep(BREATH)
            await self.pen.calm()
            return await converse(self.hand_on, self.repository, member.candidate_id, incoming, "slack")

    async def request(self, member: Member, message_id: str, says: str) -> Exchange:
        """Puts a wish to the interviewer that came by a command or the Home tab: never an answer to a question.

        `says` is a button's payload such as '/stop', or words that begin an interview.
        """
        phase = await self.pen.read(self.repository.phase, member.candidate_id)
        button = says if says.startswith("/") else START if phase.name == "interview" else None
        return await self.converse(member, Incoming(message_id, "" if button else says, button=button))


def make_desk(desk: Desk, hand_on: Callable[[UserMessage], Awaitable[Any]]) -> SlackDesk:
    """The desk on the same records and with the same key as the web's."""
    engine, settings = desk.repository.engine, desk.settings
    places, links, workspaces, pen = Places(engine), Links(engine), Workspaces(engine, settings), Pen()
    return SlackDesk(
        desk.repository,
        desk.guide,
        settings,
        Inbox(engine),
        Members(engine),
        places,
        links,
        Tickets(links, desk.key, settings.address),
        workspaces,
        Posting(workspaces, places, desk.repository, pen),
        pen,
        hand_on,
    )
