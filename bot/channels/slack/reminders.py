"""A question a day, at the time that a person chose."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot.assistant.conversation import Incoming
from bot.assistant.errors import describe_error
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.home import TIME, ZONE
from bot.store.slack_inbox import Delivery
from bot.store.slack_members import Member, Members
from bot.store.slack_places import Place

log = logging.getLogger(__name__)

LOOK_EVERY = 20.0
"""Seconds between looks at what is due."""

TOO_LATE = timedelta(hours=2)
"""A server that was off for longer than this leaves the day out."""

WHY = "You asked for a question a day. The Home tab has the time, and turns it off."
ONE_QUESTION = "start a practice mode interview as {rung}, mixed, 1 question"


def set_reminder(members: Members, member: Member, action: str, value: str | None) -> None:
    """Sets the time or the zone of a reminder from a choice on the Home tab, or turns it off."""
    minute, zone = member.reminder_minute, member.reminder_zone
    if action == TIME and value:
        hours, minutes = value.split(":")
        minute = 60 * int(hours) + int(minutes)
    elif action == ZONE and value in available_timezones():
        zone = str(value)
    elif action != ZONE:
        minute = None
    members.remind(member.id, minute, zone, None if minute is None else next_time(minute, zone, _now()))


def next_time(minute: int, zone: str, after: datetime) -> datetime:
    """The next moment after `after` when it is `minute` past midnight in a zone, whatever the clocks there do."""
    local = after.astimezone(ZoneInfo(zone))
    for days in (0, 1, 2):
        day = local.date() + timedelta(days=days)
        at = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZoneInfo(zone))
        moment = at.astimezone(timezone.utc)
        if moment > after:
            return moment
    raise ValueError(f"no such time: {minute}")


def find_zones(typed: str) -> list[str]:
    """Time zones for what somebody types into the list of Home: a city or a region."""
    words = typed.casefold().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if words in zone.casefold() and _is_a_place(zone))
    return found[:100]


def _is_a_place(zone: str) -> bool:
    return zone == "UTC" or ("/" in zone and not zone.startswith(("Etc/", "posix/", "right/", "SystemV/")))


class Reminders:
    """Puts into the inbox what is due."""

    def __init__(self, members: Members, keep: Callable[[Delivery], Awaitable[None]]) -> None:
        """`keep` keeps something, as if it had come from Slack."""
        self._members, self._keep = members, keep

    async def watch(self) -> None:
        """Looks for what is due, for ever."""
        while True:
            try:
                await self.ask_all(_now())
            except Exception as error:
                log.error("the reminders cannot be read: %s", describe_error(error))
            await asyncio.sleep(LOOK_EVERY)

    async def ask_all(self, at: datetime) -> None:
        """Has everybody asked whose reminder is due: once, also if several servers see to it."""
        for member in await asyncio.to_thread(self._members.due, at):
            if member.reminder_minute is None or member.reminder_next is None:
                continue
            due = member.reminder_next
            name, body = f"reminder:{due:%Y-%m-%dT%H:%M}:{member.id}", {"due": due.timestamp()}
            await self._keep(Delivery(name, "reminder", member.team_id, member.user_id, due.timestamp(), body))
            following = next_time(member.reminder_minute, member.reminder_zone, at)
            await asyncio.to_thread(self._members.claim, member, following)


async def ask(desk: SlackDesk, member: Member, body: dict[str, Any], again: bool) -> None:
    """Asks one question; or the one that waits, if an interview is open. Nothing if it is too late for today."""
    due = datetime.fromtimestamp(body["due"], timezone.utc)
    if _now() - due > TOO_LATE:
        return
    phase, rung = await asyncio.to_thread(_standing, desk, member)
    message_id = f"slack-reminder-{due:%Y-%m-%dT%H:%M}-{member.id}"[:64]
    if phase == "idle":
        incoming = Incoming(message_id, ONE_QUESTION.format(rung=rung))
    else:
        incoming = Incoming(message_id, button="/repeat")
    exchange = await desk.converse(member, incoming)
    await desk.posting.say(member, Place(member.team_id, member.user_id), exchange, again, WHY)


def _standing(desk: SlackDesk, member: Member) -> tuple[str, str]:
    with desk.repository.records(member.candidate_id) as records:
        rung = records.candidate.preferences.get("rung") or "manager"
    return desk.repository.phase(member.candidate_id).name, desk.guide.rung(rung).name


def _now() -> datetime:
    return datetime.now(timezone.utc)
