"""Socket Mode: the same things from Slack over a websocket that we open, for servers without a public address."""

from __future__ import annotations

import asyncio
import logging

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.assistant.errors import describe_error
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.reception import Reception

log = logging.getLogger(__name__)


class SlackSocket:
    """Holds the connection, and opens another one whenever Slack closes it."""

    def __init__(self, desk: SlackDesk, reception: Reception) -> None:
        self._desk, self._reception = desk, reception
        self._client: SocketModeClient | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Connects, and goes on trying until it succeeds."""
        settings = self._desk.settings
        client = self._desk.workspaces.client_with(settings.slack_bot_token)
        self._client = SocketModeClient(settings.slack_app_token, web_client=client)
        self._client.socket_mode_request_listeners.append(self._listen)
        await self._client.connect()  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        """Closes the connection. What was not acknowledged, Slack sends again."""
        if self._client:
            await self._client.close()  # type: ignore[no-untyped-call]

    async def _listen(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.get_running_loop().create_task(self._take(client, request))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        answer = None
        try:
            if request.type == "events_api":
                await self._reception.event(request.payload)
            elif request.type == "interactive":
                answer = await self._reception.interaction(request.payload)
            elif request.type == "slash_commands":
                await self._reception.command({name: str(value) for name, value in request.payload.items()})
        except (KeyError, TypeError, ValueError) as error:
            log.warning("Slack sent something unreadable: %s", describe_error(error))
        except Exception as error:
            log.error("something of Slack's could not be kept: %s", describe_error(error))
            return  # without an acknowledgement, Slack sends it again
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id, payload=answer))
