"""Everything that comes from Slack, by HTTP or Socket Mode: read, kept on disk, and only then acknowledged."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import Option

from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.lanes import Lanes
from bot.channels.slack.reading import message_about, read_command, read_event, read_object, read_press
from bot.channels.slack.reminders import find_zones
from bot.store.slack_inbox import Delivery
from bot.store.slack_places import Place

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Deliveries in one write: SQLite takes at most a few thousand values in one statement."""


class Reception:
    """Takes in what Slack sends. What arrives while a write is under way shares the next one."""

    def __init__(self, desk: SlackDesk, lanes: Lanes) -> None:
        self._desk, self._lanes = desk, lanes
        self._arrived: list[tuple[Delivery, asyncio.Future[str | None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def event(self, envelope: Mapping[str, Any]) -> None:
        """Keeps an event. Raises what the database raises, so that Slack sends it again."""
        if _is_farewell(read_object(envelope["event"])):
            await asyncio.to_thread(self._desk.workspaces.remove, str(envelope.get("team_id")))
            return
        delivery = read_event(envelope)
        if delivery and (delivery.body.get("place") != "channel" or await self._is_ours(delivery)):
            await self.keep(delivery)

    async def interaction(self, payload: Mapping[str, Any]) -> dict[str, Any] | None:
        """Keeps a press or a choice. What is typed into a list is answered at once, with what to choose from."""
        if payload.get("type") == "block_suggestion":
            zones = find_zones(str(payload.get("value") or ""))
            return {"options": [Option(value=zone, text=zone).to_dict() for zone in zones]}
        delivery = read_press(payload)
        if delivery:
            await self.keep(delivery)
        return None

    async def command(self, form: Mapping[str, str]) -> None:
        """Keeps a slash command."""
        await self.keep(read_command(form, time.time()))

    async def _is_ours(self, delivery: Delivery) -> bool:
        """Whether a message in a channel is in a thread of its writer's: all other talk is none of our business."""
        body = delivery.body
        if not body["thread_ts"]:
            return False
        place = Place(delivery.team_id, body["channel"], body["thread_ts"])
        return await self._desk.pen.read(self._is_owner, place, delivery.user_id)

    def _is_owner(self, place: Place, user_id: str) -> bool:
        thread = self._desk.places.thread(place)
        if thread is None:
            # A mention that opens the thread may still wait to be looked at.
            root = {"channel": place.channel, "ts": place.thread_ts}
            return self._desk.inbox.knows(message_about(place.team_id, root))
        owner = self._desk.members.get(thread.member_id)
        return owner is not None and owner.user_id == user_id

    async def keep(self, delivery: Delivery) -> None:
        """Keeps something, and has it worked off. Returns when it is on disk."""
        kept: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._arrived.append((delivery, kept))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write())
        member_id = await kept
        if member_id:
            self._lanes.wake(member_id)

    async def _write(self) -> None:
        while self._arrived:
            batch, self._arrived = self._arrived[:AT_ONCE], self._arrived[AT_ONCE:]
            try:
                deliveries = [delivery for delivery, _ in batch]
                server, lease = self._lanes.server, self._lanes.lease
                members = await self._desk.pen.keep(self._desk.inbox.receive, deliveries, server, lease)
            except Exception as error:
                for _, kept in batch:
                    if not kept.done():
                        kept.set_exception(error)
                continue
            for (_, kept), member_id in zip(batch, members, strict=True):
                if not kept.done():
                    kept.set_result(member_id)
                elif member_id:
                    self._lanes.wake(member_id)


def _is_farewell(event: Mapping[str, Any]) -> bool:
    """Whether the app was removed from a workspace, or its token taken away; people's tokens are not used here."""
    kind = event.get("type")
    return kind == "app_uninstalled" or (kind == "tokens_revoked" and bool((event.get("tokens") or {}).get("bot")))
