"""What the practice page asks of the server, request by request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant.conversation import converse
from bot.channels.assets import LOADER, Assets, read_asset, send_asset
from bot.channels.incoming import read_message
from bot.channels.once import Once
from bot.channels.origin import require_same_origin
from bot.channels.page import render_page
from bot.channels.progress import COMMANDS, conversation, progress
from bot.channels.rates import Rates
from bot.channels.refusals import Refusal
from bot.channels.visitors import Visitors
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.repository import Repository

log = logging.getLogger(__name__)

NOT_READY = "I am still getting ready. Please try again in a moment."


@dataclass(frozen=True)
class Desk:
    """What the pages work with."""

    repository: Repository
    guide: Guide
    settings: Settings
    key: str
    """What tokens are signed with."""


class Practice:
    """Answers the requests of the practice page."""

    def __init__(self, desk: Desk, on_new_message: Callable[[UserMessage], Awaitable[Any]], prefix: str) -> None:
        self._desk, self._hand_on = desk, on_new_message
        self._visitors = Visitors(desk.repository, desk.settings, desk.key)
        self._rates = Rates(desk.settings.messages_per_minute, desk.settings.messages_per_minute_per_address)
        self._once = Once()
        self._assets = Assets()
        self._pages = {
            framed: render_page(self._assets, prefix, desk.settings.answer_limit, framed) for framed in (False, True)
        }
        self._loader = read_asset(LOADER)
        self._kpis = {kpi.id: kpi.name for kpi in desk.guide.kpis}

    async def page(self, request: Request) -> HTTPResponse:
        """The page. Whoever comes without a good token is somebody new; everybody's token is fresh afterwards."""
        return self._open(request, framed=False)

    async def framed_page(self, request: Request) -> HTTPResponse:
        """The page as it stands in a frame of another site's page."""
        return self._open(request, framed=True)

    async def loader(self, request: Request) -> HTTPResponse:
        """The script that puts a button and that frame into another site's page: the one file that others may load."""
        others = "cross-origin" if self._desk.settings.embed_origins else "same-origin"
        return self._loader.response(
            request, {"Cache-Control": "public, no-cache", "Cross-Origin-Resource-Policy": others}
        )

    async def asset(self, request: Request, version: str, name: str) -> HTTPResponse:
        """A file of the page."""
        return await send_asset(self._assets, request, version, name)

    async def message(self, request: Request) -> HTTPResponse:
        """Takes a message and answers with what the interviewer says to it."""
        require_same_origin(request)
        candidate_id = self._visitors.somebody(request)
        self._rates.address("message", self._visitors.address(request))
        self._rates.candidate(candidate_id)
        settings = self._desk.settings
        content_type = request.headers.get("content-type", "")
        message = read_message(content_type, request.body, settings.body_limit, settings.answer_limit)
        if not _is_ready(request):
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", NOT_READY, {"Retry-After": "5"})
        exchange = await self._once.run(
            (candidate_id, message.message_id),
            lambda: converse(self._hand_on, self._desk.repository, candidate_id, message),
        )
        with self._desk.repository.records(candidate_id) as records:
            state = progress(records, self._desk.guide)
        return json({"id": exchange.message_id, "took": exchange.took, "replies": exchange.replies, **state})

    async def history(self, request: Request) -> HTTPResponse:
        """The conversation so far, and what else the page needs to draw itself."""
        candidate_id = self._visitors.somebody(request)
        self._rates.address("history", self._visitors.address(request))
        with self._desk.repository.records(candidate_id) as records:
            document = {
                "exchanges": conversation(records.exchanges()),
                "commands": COMMANDS,
                "kpis": self._kpis,
                **progress(records, self._desk.guide),
            }
        return json(document)

    async def health(self, request: Request) -> HTTPResponse:
        """Whether the assistant and the database can be used, for whatever watches the server."""
        ready, database = _is_ready(request), await asyncio.to_thread(self._database_answers)
        agent = getattr(request.app.ctx, "agent", None)
        status = HTTPStatus.OK if ready and database else HTTPStatus.SERVICE_UNAVAILABLE
        return json({"ready": ready, "database": database, "model": getattr(agent, "model_id", None)}, status=status)

    def _open(self, request: Request, framed: bool) -> HTTPResponse:
        candidate_id = self._visitors.candidate(request)
        if candidate_id is None:
            self._rates.address("newcomer", self._visitors.address(request))
            candidate_id = self._desk.repository.add_candidate()
        response = self._pages[framed].response(request, {"Cache-Control": "no-store"})
        self._visitors.welcome(request, response, candidate_id, framed)
        return response

    def _database_answers(self) -> bool:
        try:
            with self._desk.repository.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError as error:
            log.error("the database does not answer: %s", type(error).__name__)
            return False
        return True


def _is_ready(request: Request) -> bool:
    agent = getattr(request.app.ctx, "agent", None)
    return agent is not None and bool(agent.is_ready())
