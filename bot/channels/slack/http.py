"""Slack's requests over HTTP: checked, taken in, acknowledged. A request that is not Slack's gets 401 and no work."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from json import loads
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, text
from slack_sdk.signature import SignatureVerifier

from bot.assistant.errors import describe_error
from bot.channels.slack.reading import read_object
from bot.channels.slack.reception import Reception

log = logging.getLogger(__name__)

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


class SlackHttp:
    """One address for events, buttons and the slash command."""

    def __init__(self, reception: Reception, signing_secret: str) -> None:
        self._reception, self._verifier = reception, SignatureVerifier(signing_secret)

    async def receive(self, request: Request) -> HTTPResponse:
        """Answers a request of Slack's."""
        if not is_genuine(self._verifier, request.headers, request.body):
            return text("This address is for Slack.", HTTPStatus.UNAUTHORIZED)
        try:
            return await self._take(request)
        except (KeyError, TypeError, ValueError) as error:
            log.warning("Slack sent something unreadable: %s", describe_error(error))
            return text("This could not be read.", HTTPStatus.BAD_REQUEST)
        except Exception as error:
            log.error("something of Slack's could not be kept: %s", describe_error(error))
            return text("Please send it again.", HTTPStatus.SERVICE_UNAVAILABLE)

    async def _take(self, request: Request) -> HTTPResponse:
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind == JSON:
            return await self._take_event(read_object(loads(request.body)))
        if kind != FORM:
            raise ValueError(f"content type {kind!r}")  # acknowledged, it would be lost
        form = {name: values[0] for name, values in request.form.items()}
        if "payload" in form:
            answer = await self._reception.interaction(read_object(loads(form["payload"])))
            return json(answer) if answer else empty(HTTPStatus.OK)
        if "command" in form:
            await self._reception.command(form)
        return empty(HTTPStatus.OK)  # also for Slack's check of the certificate, which is a form without a command

    async def _take_event(self, envelope: Mapping[str, Any]) -> HTTPResponse:
        if envelope["type"] == "url_verification":
            return json({"challenge": envelope["challenge"]})
        if envelope["type"] == "event_callback":
            await self._reception.event(envelope)
        elif envelope["type"] == "app_rate_limited":
            log.error("Slack sends no more events for now: there were too many in this hour")
        return empty(HTTPStatus.OK)


def is_genuine(verifier: SignatureVerifier, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether Slack signed this body, within the last five minutes."""
    try:
        return verifier.is_valid(body, headers.get("x-slack-request-timestamp"), headers.get("x-slack-signature"))
    except (ValueError, TypeError):  # a timestamp that is no number, a body or signature that is no text
        return False
