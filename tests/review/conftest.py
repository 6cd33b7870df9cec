"""The pages' server without the assistant behind it, and somebody with a history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.assistant.parts import Parts
from bot.channels.identity import Identity
from bot.channels.practice import Desk
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.database import open_engine
from bot.store.repository import Repository
from bot.store.schema import migrate
from tests.channels.loopback import Browser, Loopback
from tests.review.seeds import Practising

KEY = "the key"


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('review') / 'test.db'}")
    migrate(engine)
    return Repository(engine)


@pytest.fixture(scope="session")
def practising(repository: Repository, house: Parts) -> Practising:
    return Practising(repository, house.guide, house.scorer)


@pytest.fixture(scope="session")
def loopback(repository: Repository, guide: Guide) -> Iterator[Loopback]:
    settings = Settings.parse_obj({"messages_per_minute": 100_000, "messages_per_minute_per_address": 100_000})
    with Loopback(Desk(repository, guide, settings, KEY)) as running:
        yield running


class Somebody(Browser):
    """A known candidate's browser."""

    def __init__(self, loopback: Loopback, repository: Repository) -> None:
        super().__init__(loopback)
        self.id = repository.add_candidate()
        self.cookies.set("starline", Identity(KEY, 30).token(self.id), domain="127.0.0.1")

    def page(self, path: str = "") -> str:
        """The HTML of a page that is there."""
        response = self.get(f"/practice/sessions{path}")
        assert response.status_code == 200, response.text
        return response.text


@pytest.fixture
def ann(loopback: Loopback, repository: Repository) -> Iterator[Somebody]:
    with Somebody(loopback, repository) as browser:
        yield browser


@pytest.fixture
def bob(loopback: Loopback, repository: Repository) -> Iterator[Somebody]:
    with Somebody(loopback, repository) as browser:
        yield browser


@pytest.fixture
def stranger(loopback: Loopback) -> Iterator[Browser]:
    """A browser that has never been here."""
    with Browser(loopback) as browser:
        yield browser
