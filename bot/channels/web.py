"""The practice page's way in: a Rasa input channel that serves the page, its files and its API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.assistant.parts import parts
from bot.channels.headers import harden, page_headers
from bot.channels.practice import Desk, Practice
from bot.channels.refusals import refuse
from bot.settings import settings, signing_key

PREFIX = "/practice"
BODY_ROOM = 16
"""How many times the limit of a message Sanic reads on. A browser hears of a refusal only if it was let finish."""


class WebChannel(InputChannel):
    """Serves `/practice`. Identity comes from a signed cookie; no message names its sender."""

    def __init__(self, desk: Desk | None = None) -> None:
        self._desk = desk

    @classmethod
    def name(cls) -> str:
        """The channel's name in the conversation's events."""
        return "web"

    def url_prefix(self) -> str:
        """The address of the page; Rasa would put it under /webhooks."""
        return PREFIX

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes."""
        desk = self._desk or Desk(parts().repository, parts().guide, settings(), signing_key())
        practice = Practice(desk, on_new_message, PREFIX)
        routes = Blueprint("practice")
        for name, method, uri, handler in (
            ("page", "GET", "/", practice.page),
            ("framed-page", "GET", "/widget", practice.framed_page),
            ("loader", "GET", "/widget.js", practice.loader),
            ("asset", "GET", "/assets/<version>/<name>", practice.asset),
            ("message", "POST", "/api/messages", practice.message),
            ("history", "GET", "/api/history", practice.history),
            ("health", "GET", "/api/health", practice.health),
        ):
            # Sanic puts an attribute on its handlers, which a bound method does not let it do.
            routes.add_route(partial(handler), uri, methods=[method], name=name)
        routes.listener("before_server_start")(partial(_settle, desk))
        routes.listener("after_server_start")(partial(_announce, desk.settings.host, desk.settings.port))
        return routes


async def _settle(desk: Desk, app: Sanic, _loop: object) -> None:
    """What concerns requests that match no route of ours: the root, wrong addresses, wrong methods, headers."""
    app.config.REQUEST_MAX_SIZE = BODY_ROOM * desk.settings.body_limit
    app.register_middleware(_redirect_root, "request")
    # Last of all, behind the one that lets other sites read Rasa's responses: register_middleware would put it first.
    app.response_middleware.append(partial(harden, PREFIX, page_headers(desk.settings.embed_origins)))
    for error in (Exception, SanicException):
        app.error_handler.add(error, partial(_on_error, app.error_handler.default))


async def _announce(host: str, port: int, _app: Sanic, _loop: object) -> None:
    print(f"Ready: http://{host}:{port}{PREFIX}  (stop with Ctrl+C)", flush=True)


async def _redirect_root(request: Request) -> HTTPResponse | None:
    return redirect(PREFIX) if request.path == "/" and request.method in ("GET", "HEAD") else None


def _on_error(
    otherwise: Callable[[Request, Exception], HTTPResponse], request: Request, error: Exception
) -> HTTPResponse:
    if request is not None and request.path.startswith(PREFIX):
        return refuse(request, error)
    return otherwise(request, error)
