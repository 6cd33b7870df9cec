"""Reading a message out of a request's body, and refusing what is none with a kind sentence."""

from __future__ import annotations

import json
import re
import unicodedata
from http import HTTPStatus
from typing import Any

from bot.assistant.conversation import Incoming, clean
from bot.channels.refusals import TOO_LARGE, Refusal
from bot.interview.commands import Command

NOT_JSON = "That did not arrive as a message. Please reload the page and send it again."
NOT_UNDERSTOOD = "I could not make out that message. Please reload the page and send it again."
NOTHING = "There was nothing in that message. Whenever you are ready, type your answer and send it."

AN_HOUR = 60 * 60

_FIELDS = frozenset(["id", "text", "button", "after", "spoken_seconds"])
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BUTTONS = frozenset(f"/{command.value}" for command in Command)


def read_message(content_type: str, body: bytes, body_limit: int, answer_limit: int) -> Incoming:
    """The message in a body such as {"id": …, "text": …} or {"id": …, "button": "/skip"}.

    It may say "after", the id of the newest message seen, and with a text "spoken_seconds".

    Raises Refusal for a body that is too large, is not JSON, or holds no message.
    """
    if content_type.split(";")[0].strip().lower() != "application/json":
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not-json", NOT_JSON)
    if len(body) > body_limit:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", TOO_LARGE)
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(HTTPStatus.BAD_REQUEST, "not-json", NOT_JSON) from None
    return _message(document, answer_limit)


def _message(document: Any, answer_limit: int) -> Incoming:
    if not isinstance(document, dict) or not document.keys() <= _FIELDS:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "no-message", NOT_UNDERSTOOD)
    message_id, text, button = document.get("id"), document.get("text"), document.get("button")
    if not isinstance(message_id, str) or not _ID.fullmatch(message_id):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "no-message", NOT_UNDERSTOOD)
    after, spoken = document.get("after"), document.get("spoken_seconds")
    if after is not None and not isinstance(after, str):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "no-message", NOT_UNDERSTOOD)
    if button is not None:
        if text is not None or spoken is not None or not isinstance(button, str) or button not in _BUTTONS:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "no-message", NOT_UNDERSTOOD)
        return Incoming(message_id, button=button, after=after)
    if not isinstance(text, str) or not _is_length(spoken):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "no-message", NOT_UNDERSTOOD)
    return Incoming(message_id, _readable(text, answer_limit), spoken_seconds=spoken, after=after)


def _is_length(seconds: Any) -> bool:
    return seconds is None or (type(seconds) in (int, float) and 0 < seconds <= AN_HOUR)


def _readable(text: str, limit: int) -> str:
    words = clean(_LONE_SURROGATE.sub("\ufffd", text))
    if all(char.isspace() or unicodedata.category(char) in ("Cc", "Cf") for char in words):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "empty", NOTHING)
    if len(words) > limit:
        says = (
            f"That answer has {len(words):,} characters, and I can take {limit:,} at once. "
            "Two minutes of speech are about 2,000. Your words are still here: please shorten them and send again."
        )
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "too-long", says)
    return words
