"""What is pressed and chosen beside the conversation: on the Home tab, and on answers that only one person sees."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from bot.assistant.errors import describe_error
from bot.channels.slack.blocks import OPEN_WEB
from bot.channels.slack.commands import ERASE, EXPORT, WEB
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.home import GET_EXPORT, MOCK, OFF, RESUME, START, TIME, ZONE, publish_home
from bot.channels.slack.reminders import set_reminder
from bot.store.slack_members import Member
from bot.store.slack_places import Place

log = logging.getLogger(__name__)

SAYS = {START: "/start", MOCK: "start a mock interview", RESUME: "/resume"}
"""What a button of the Home tab says to the interviewer."""

ERASED = "Deleted: all your interviews, answers and scores, here and on the web. Write to me to begin anew."


class Choices:
    """Carries out choices."""

    def __init__(self, desk: SlackDesk) -> None:
        self._desk = desk

    async def choose(self, member: Member, body: dict[str, Any], event_id: str, again: bool) -> None:
        """Does what was pressed."""
        action = body["action"]
        private = Place(member.team_id, member.user_id)
        if action in SAYS:
            await self._say(member, private, SAYS[action], event_id, again)
        elif action in (OPEN_WEB, GET_EXPORT):
            here = Place(member.team_id, body["channel"], body["thread_ts"]) if body["channel"] else private
            purpose, words = ("open", WEB) if action == OPEN_WEB else ("export", EXPORT)
            url = await asyncio.to_thread(self._desk.tickets.url, member.candidate_id, purpose)
            await self._desk.posting.tell(member, here, words.format(url=url))
        elif action in (TIME, ZONE, OFF):
            await asyncio.to_thread(set_reminder, self._desk.members, member, action, body["value"])
            await publish_home(self._desk, member)
        elif action == ERASE:
            await self._erase(member, body)

    async def _say(self, member: Member, place: Place, says: str, event_id: str, again: bool) -> None:
        phase = await asyncio.to_thread(self._desk.repository.phase, member.candidate_id)
        if says == SAYS[RESUME] and phase.name == "interview":
            says = "/repeat"
        exchange = await self._desk.request(member, f"slack-{event_id}"[:64], says)
        await self._desk.posting.say(member, place, exchange, again)

    async def _erase(self, member: Member, body: dict[str, Any]) -> None:
        await asyncio.to_thread(self._desk.repository.erase, member.candidate_id)
        told = await asyncio.gather(
            self._confirm(member, body), publish_home(self._desk, member), return_exceptions=True
        )
        for error in told:  # nobody is left to try again for
            if isinstance(error, Exception):
                log.warning("Slack could not be told that all is deleted: %s", describe_error(error))

    async def _confirm(self, member: Member, body: dict[str, Any]) -> None:
        if not await self._desk.posting.respond(body.get("response_url"), ERASED):
            await self._desk.posting.tell(member, Place(member.team_id, member.user_id), ERASED)
