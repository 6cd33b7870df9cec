"""Adding the app to another workspace: to Slack's page of consent and back with a token (OAuth v2)."""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
from http import HTTPStatus

import aiohttp
from sanic.request import Request
from sanic.response import HTTPResponse, redirect, text
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import AuthorizeUrlGenerator

from bot.assistant.errors import describe_error
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.manifest import SCOPES

log = logging.getLogger(__name__)

STATE = "slack_state"
MINUTES = 10

ADDED = "Added to {name}. You can close this page and write to Starline in Slack."
NOT_ADDED = "Slack did not give us access, so nothing was changed. Please begin again at {address}/slack/install."


class Installing:
    """The two ends of the way through Slack's page of consent."""

    def __init__(self, desk: SlackDesk) -> None:
        self._desk = desk
        self._back = f"{desk.settings.address}/slack/installed"
        self._page = AuthorizeUrlGenerator(
            client_id=desk.settings.slack_client_id, scopes=list(SCOPES), redirect_uri=self._back
        )

    async def begin(self, request: Request) -> HTTPResponse:
        """Sends the browser to Slack, with a state that only this browser can bring back."""
        state = secrets.token_urlsafe(24)
        response = redirect(self._page.generate(state))
        response.cookies[STATE] = state
        cookie = response.cookies[STATE]
        cookie["secure"] = self._back.startswith("https:")
        cookie["path"], cookie["max-age"], cookie["httponly"], cookie["samesite"] = "/slack", 60 * MINUTES, True, "Lax"
        return response

    async def finish(self, request: Request) -> HTTPResponse:
        """Takes the token that Slack gives for the code it sent along."""
        sent, kept = request.args.get("state") or "", request.cookies.get(STATE) or ""
        code, settings = request.args.get("code"), self._desk.settings
        failed = text(NOT_ADDED.format(address=settings.address), HTTPStatus.BAD_REQUEST)
        if not code or not kept or not hmac.compare_digest(sent.encode(), kept.encode()):
            return failed
        try:
            access = await self._desk.workspaces.client_with("").oauth_v2_access(
                client_id=settings.slack_client_id,
                client_secret=settings.slack_client_secret,
                code=code,
                redirect_uri=self._back,
            )
        except (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError) as error:
            log.warning("a workspace was not added: %s", describe_error(error))
            return failed
        if not access.get("team"):  # an installation for a whole organisation
            return failed
        name = self._desk.workspaces.add(dict(access.data) if isinstance(access.data, dict) else {})
        return text(ADDED.format(name=name))
