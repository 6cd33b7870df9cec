"""The workspaces that the app is installed in, and a client of Slack's Web API for each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import aiohttp
from cachetools import TTLCache
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.engine import Engine

from bot.settings import Settings
from bot.store.slack_tables import bots

TIMEOUT = 10
"""Seconds that Slack has for an answer."""

REMEMBERED = 60
"""Seconds for which a workspace's token is not looked up again."""


class Workspaces:
    """Tokens by workspace: those in the store, and for any other the one from the settings."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._settings = settings
        self._store = SQLAlchemyInstallationStore(settings.slack_client_id or "starline", engine)
        self._store.bots = bots
        self._tokens: TTLCache[str, str] = TTLCache(1000, REMEMBERED)
        self._session: aiohttp.ClientSession | None = None

    async def client(self, team_id: str) -> AsyncWebClient:
        """The client for a workspace."""
        token = self._tokens.get(team_id)
        if token is None:
            bot = await asyncio.to_thread(self._store.find_bot, enterprise_id=None, team_id=team_id)
            self._tokens[team_id] = token = bot.bot_token if bot else self._settings.slack_bot_token
        return self.client_with(token)

    def client_with(self, token: str) -> AsyncWebClient:
        """A client with a token. It waits as long as Slack asks for when it is too fast, and tries again.

        Nothing else is tried again here: after a broken connection or a server's error a message may have been posted
        all the same, and only `Posting` can tell.
        """
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        return AsyncWebClient(
            token,
            base_url=self._settings.slack_api_url,
            timeout=TIMEOUT,
            session=self._session,
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=5)],
        )

    def add(self, access: Mapping[str, Any]) -> str:
        """Keeps what Slack answered to an installation (oauth.v2.access). Returns the workspace's name."""
        team = access.get("team") or {}
        self._tokens.pop(team["id"], None)
        self._store.save_bot(
            Bot(
                app_id=access["app_id"],
                team_id=team["id"],
                team_name=team.get("name"),
                bot_token=access["access_token"],
                bot_id=access.get("bot_id") or "",
                bot_user_id=access["bot_user_id"],
                bot_scopes=access.get("scope", ""),
                installed_at=time.time(),
            )
        )
        return str(team.get("name") or team["id"])

    def remove(self, team_id: str) -> None:
        """Forgets a workspace that the app was removed from."""
        self._tokens.pop(team_id, None)
        self._store.delete_bot(enterprise_id=None, team_id=team_id)

    async def close(self) -> None:
        """Closes the connections."""
        if self._session:
            await self._session.close()
