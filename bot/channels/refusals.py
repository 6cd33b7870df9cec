"""Turning a request down kindly: what the browser gets instead of what it asked for."""

from __future__ import annotations

import logging
import secrets
import traceback
from http import HTTPStatus

from sanic.exceptions import MethodNotSupported, NotFound, PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.assistant.errors import MovedOnError
from bot.store.repository import UnknownCandidateError

log = logging.getLogger(__name__)

TOO_LARGE = "That is more than can be sent at once. Please shorten it and send it again; nothing you wrote is lost."
UNKNOWN = "There is nothing here."
NOBODY = "I do not know this browser any more. I have opened a fresh page for you; what you were writing is kept."
MOVED_ON = "This conversation went on in another place. It is up to date here now, and your words are back in the box."
BROKEN = "Something went wrong here. What you wrote is still in this page: please send it again in a moment."


class Refusal(Exception):  # noqa: N818 - not an error of ours: the request is turned down
    """A request that is turned down: `code` is for the page, `says` for the person."""

    def __init__(self, status: int, code: str, says: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.says, self.headers = status, code, says, headers or {}


def refuse(_request: Request, error: Exception) -> HTTPResponse:
    """The answer to a request that ended in an error: JSON with a kind sentence, never a trace."""
    refusal, problem = explain(error)
    return json({"error": problem}, status=refusal.status, headers=refusal.headers)


def explain(error: Exception) -> tuple[Refusal, dict[str, str]]:
    """An error as a refusal, and as what the person is told: 'code', 'says', and for one of ours an 'id'.

    An error nobody foresaw is logged under a short id that the person is told. The log gets the kind of error and
    the lines of code it came through, not its message: that may quote what somebody wrote.
    """
    refusal = error if isinstance(error, Refusal) else _as_refusal(error)
    problem = {"code": refusal.code, "says": refusal.says}
    if refusal.code == "broken":
        problem["id"] = secrets.token_hex(4)
        problem["says"] += f" If it happens again, tell whoever runs this server the number {problem['id']}."
        log.error("error %s: %s\n%s", problem["id"], type(error).__name__, _where(error))
    return refusal, problem


def _as_refusal(error: Exception) -> Refusal:
    if isinstance(error, UnknownCandidateError):  # erased since the token was looked at
        return Refusal(HTTPStatus.UNAUTHORIZED, "nobody", NOBODY)
    if isinstance(error, MovedOnError):
        return Refusal(HTTPStatus.CONFLICT, "moved-on", MOVED_ON)
    if isinstance(error, NotFound):
        return Refusal(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN)
    if isinstance(error, MethodNotSupported):
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "method", UNKNOWN, dict(getattr(error, "headers", {})))
    if isinstance(error, PayloadTooLarge):
        return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", TOO_LARGE)
    if isinstance(error, SanicException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Refusal(error.status_code, "bad-request", "That did not arrive whole. Please send it again.")
    return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "broken", BROKEN)


def _where(error: BaseException) -> str:
    """The lines of code an error came through, and the errors behind it, without their messages."""
    lines, one = [], error
    while True:
        lines += [type(one).__name__, *(line.rstrip() for line in traceback.format_tb(one.__traceback__))]
        behind = one.__cause__ or one.__context__
        if behind is None:
            return "\n".join(lines)
        one = behind
