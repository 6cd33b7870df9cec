"""A question a day, at the time that a person chose."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

from bot.assistant.conversation import Incoming
from bot.assistant.errors import describe_error
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.home import TIME, ZONE
from bot.store.slack_members import Member, Members
from bot.store.slack_places import Place

log = logging.getLogger(__name__)

LOOK_EVERY = 20.0
"""Seconds between looks at what is due."""

TOO_LATE = timedelta(hours=2)
"""A server that was off for longer than this leaves the day out."""

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
    """Asks those whose time has come."""

    def __init__(self, desk: SlackDesk) -> None:
        self._desk = desk

    async def watch(self) -> None:
        """Looks for what is due, for ever."""
        while True:
            try:
                await self.ask_all(_now())
            except Exception as error:
                log.error("the reminders cannot be read: %s", describe_error(error))
            await asyncio.sleep(LOOK_EVERY)

    async def ask_all(self, at: datetime) -> None:
        """Asks everybody whose reminder is due. Each is asked by one server, once."""
        for member in await asyncio.to_thread(self._desk.members.due, at):
            if member.reminder_minute is None or member.reminder_next is None:
                continue
            following = next_time(member.reminder_minute, member.reminder_zone, at)
            mine = await asyncio.to_thread(self._desk.members.claim, member, following)
            if mine and at - member.reminder_next < TOO_LATE:
                try:
                    await self._ask(member, member.reminder_next)
                except Exception as error:
                    log.warning("a reminder was not sent: %s", describe_error(error))

    async def _ask(self, member: Member, due: datetime) -> None:
        """One question; or the one that waits, if an interview is open."""
        phase, rung = await asyncio.to_thread(self._standing, member)
        message_id = f"slack-reminder-{due:%Y-%m-%d}-{member.id}"[:64]
        if phase == "idle":
            incoming = Incoming(message_id, ONE_QUESTION.format(rung=rung))
        else:
            incoming = Incoming(message_id, button="/repeat")
        exchange = await self._desk.converse(member, incoming)
        await self._desk.posting.say(member, Place(member.team_id, member.user_id), exchange, again=False)

    def _standing(self, member: Member) -> tuple[str, str]:
        with self._desk.repository.records(member.candidate_id) as records:
            rung = records.candidate.preferences.get("rung") or "manager"
        return self._desk.repository.phase(member.candidate_id).name, self._desk.guide.rung(rung).name


def _now() -> datetime:
    return datetime.now(timezone.utc)
