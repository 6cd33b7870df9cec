"""The practice page's server without the assistant behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.practice import Desk
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.database import open_engine
from bot.store.repository import Repository
from bot.store.schema import migrate
from tests.channels.loopback import Browser, Loopback


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('channels') / 'test.db'}")
    migrate(engine)
    return Repository(engine)


@pytest.fixture(scope="session")
def relaxed(repository: Repository, guide: Guide) -> Iterator[Loopback]:
    """A server whose rate limits are out of the way, shared by the tests that do not change it."""
    settings = Settings.parse_obj({"messages_per_minute": 100_000, "messages_per_minute_per_address": 100_000})
    with Loopback(Desk(repository, guide, settings, "the key")) as running:
        yield running


@pytest.fixture
def loopback(relaxed: Loopback) -> Loopback:
    relaxed.agent.heard.clear()
    relaxed.agent.ready, relaxed.agent.pause = True, 0.0
    return relaxed


@pytest.fixture
def stranger(loopback: Loopback) -> Iterator[Browser]:
    """A browser that has not opened the page yet."""
    with Browser(loopback) as visitor:
        yield visitor


@pytest.fixture
def visitor(stranger: Browser) -> Browser:
    """A browser that has the page open."""
    stranger.open_page()
    return stranger


@pytest.fixture
def other(loopback: Loopback) -> Iterator[Browser]:
    """Somebody else's browser, with the page open."""
    with Browser(loopback) as visitor:
        visitor.open_page()
        yield visitor
