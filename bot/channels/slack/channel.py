"""The way in from Slack, as a Rasa input channel. Off unless its settings are there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic

from bot.assistant.parts import parts
from bot.channels.practice import Desk
from bot.channels.slack.attending import Attendant
from bot.channels.slack.desk import SlackDesk, make_desk
from bot.channels.slack.http import SlackHttp
from bot.channels.slack.installing import Installing
from bot.channels.slack.lanes import Lanes
from bot.channels.slack.reception import Reception
from bot.channels.slack.reminders import Reminders
from bot.channels.slack.socket_mode import SlackSocket
from bot.settings import Settings, settings, signing_key

log = logging.getLogger(__name__)

PREFIX = "/slack"

HALF = (
    "Slack stays off: SLACK_BOT_TOKEN is set, but neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN. "
    "“starline doctor slack” says what to do."
)


def is_on(given: Settings) -> bool:
    """Whether there is enough to talk with Slack."""
    if given.slack_app_token and given.slack_bot_token:
        return True
    return bool(given.slack_signing_secret and (given.slack_bot_token or given.slack_client_id))


class SlackChannel(InputChannel):
    """Serves `/slack/events`, or holds a websocket to Slack, or both."""

    def __init__(self, desk: Desk | None = None) -> None:
        """Works with the given desk, or with that of this process."""
        self._desk = desk

    @classmethod
    def name(cls) -> str:
        """The channel's name in the conversation's events."""
        return "slack"

    def url_prefix(self) -> str:
        """Rasa would put it under /webhooks."""
        return PREFIX

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes, and what runs beside them; neither if Slack is off."""
        given = self._desk.settings if self._desk else settings()
        routes = Blueprint("slack")
        if not is_on(given):
            if given.slack_bot_token:
                log.warning(HALF)
            return routes
        desk = self._desk or Desk(parts().repository, parts().guide, given, signing_key())
        service = SlackService(make_desk(desk, on_new_message))
        if given.slack_signing_secret:
            http = SlackHttp(service.reception, given.slack_signing_secret)
            routes.add_route(partial(http.receive), "/events", methods=["POST"], name="events")
        if given.slack_client_id and given.slack_client_secret:
            installing = Installing(service.desk)
            routes.add_route(partial(installing.begin), "/install", methods=["GET"], name="install")
            routes.add_route(partial(installing.finish), "/installed", methods=["GET"], name="installed")
        routes.listener("after_server_start")(service.start)
        routes.listener("before_server_stop")(service.stop)
        return routes


class SlackService:
    """What runs beside the routes: the lanes, the reminders, the websocket."""

    def __init__(self, desk: SlackDesk) -> None:
        self.desk = desk
        self.lanes = Lanes(
            desk.inbox,
            desk.members,
            lambda candidate_id: desk.repository.phase(candidate_id).name == "interview",
            Attendant(desk),
            desk.settings.slack_quiet_seconds,
            desk.pen,
        )
        self.reception = Reception(desk, self.lanes)
        self._socket = SlackSocket(desk, self.reception) if desk.settings.slack_app_token else None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, _app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        """Begins with what was left over."""
        self.lanes.start()
        self._tasks = [loop.create_task(Reminders(self.desk.members, self.reception.keep).watch())]
        if self._socket:
            self._tasks.append(loop.create_task(self._socket.open()))

    async def stop(self, _app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        """Stops in good order; what is not done is kept."""
        for task in self._tasks:
            task.cancel()
        if self._socket:
            await self._socket.close()
        await self.lanes.stop()
        await self.desk.workspaces.close()
