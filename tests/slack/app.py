"""The real app over loopback: web page, Slack channel, trained assistant, one database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.channels.practice import Desk
from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.pages import SlackPages
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.repository import Repository
from tests.channels.loopback import Loopback
from tests.slack.person import SECRET
from tests.slack.standin import TOKEN, StandIn

if TYPE_CHECKING:
    from rasa.core.agent import Agent

QUIET = 0.3
"""Seconds after which several messages count as a whole answer."""

KEY = "the key"


def make_settings(slack: StandIn, **more: Any) -> Settings:
    """Settings that lead to the stand-in."""
    given = {
        "slack_bot_token": TOKEN,
        "slack_signing_secret": SECRET,
        "slack_api_url": slack.url,
        "slack_quiet_seconds": QUIET,
        "messages_per_minute": 100_000,
        "messages_per_minute_per_address": 100_000,
    }
    return Settings.parse_obj({**given, **more})


class SlackApp(Loopback):
    """Left, it stops as in a power cut."""

    def __init__(
        self, slack: StandIn, repository: Repository, guide: Guide, agent: Agent, port: int = 0, **more: Any
    ) -> None:
        desk = Desk(repository, guide, make_settings(slack, **more), KEY)
        super().__init__(desk, channels=[SlackChannel(desk), SlackPages(desk)], port=port)
        self._app.ctx.agent = agent
