"""How a page is opened: its work is done in a thread, and whatever goes wrong becomes a page as well."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.refusals import UNKNOWN, Refusal, explain
from bot.review.room import Room
from bot.store.repository import UnknownCandidateError

TITLES = {
    "unknown": "There is nothing here",
    "nobody": "Who is there?",
    "too-often": "One moment",
    "elsewhere": "Not from there",
    "too-large": "Too much at once",
    "not-ready": "One moment",
}

Handler = Callable[..., HTTPResponse]


def in_a_thread(room: Room, handler: Handler) -> Callable[..., Coroutine[Any, Any, HTTPResponse]]:
    """A handler that reads and writes the database, so that the server can go on meanwhile."""

    async def work(request: Request, **path: Any) -> HTTPResponse:
        return await asyncio.to_thread(handler, request, **path)

    return kindly(room, work)


def kindly(
    room: Room, handler: Callable[..., Coroutine[Any, Any, HTTPResponse]]
) -> Callable[..., Coroutine[Any, Any, HTTPResponse]]:
    """A handler whose errors become a page with a kind sentence and a way on."""

    async def answer(request: Request, **path: Any) -> HTTPResponse:
        try:
            return await handler(request, **path)
        except Exception as error:
            missing = isinstance(error, UnknownCandidateError)
            refusal, problem = explain(Refusal(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN) if missing else error)
            title = TITLES.get(refusal.code, "That did not work")
            response = room.show("trouble.html", refusal.status, title=title, says=problem["says"])
            response.headers.update(refusal.headers)
            return response

    return answer
