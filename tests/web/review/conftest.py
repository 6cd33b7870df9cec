"""Somebody with a history on the running server, and browsers to look back with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page

from bot.assistant.parts import Parts
from bot.channels.identity import Identity
from bot.store.database import open_engine
from bot.store.past import Past
from bot.store.repository import Repository
from tests.candidates import STORY
from tests.review.seeds import Practising
from tests.servers import Server
from tests.web.tab import Tab

SESSIONS = "/practice/sessions"


@dataclass(frozen=True)
class Person:
    """Somebody who practised: their id, and their interviews, oldest first."""

    id: str
    interviews: tuple[str, ...]
    past: Past


class Looking(Tab):
    """A tab with the pages about past interviews."""

    async def go(self, path: str = "") -> None:
        """Opens one of the pages."""
        await self.page.goto(f"{self.url}{SESSIONS}{path}")
        await self.page.wait_for_load_state()

    async def words(self) -> str:
        """All that the page shows."""
        return await self.page.locator("main").inner_text()

    def link(self, name: str) -> Locator:
        """Links by their words."""
        return self.page.get_by_role("link", name=name, exact=True)

    async def sticks_out(self) -> bool:
        """Whether one has to scroll sideways."""
        return bool(await self.ask("document.documentElement.scrollWidth > innerWidth"))


OpenReview = Callable[..., Awaitable[Looking]]


@pytest.fixture(scope="session")
def practising(server: Server, house: Parts) -> Practising:
    """Holds interviews into the running server's database."""
    repository = Repository(open_engine(f"sqlite:///{server.folder / 'server.db'}"))
    return Practising(repository, house.guide, house.scorer)


def somebody(practising: Practising) -> Person:
    """Somebody new, with the whole of HISTORY behind them."""
    candidate_id = practising.repository.add_candidate()
    return Person(candidate_id, tuple(practising.live(candidate_id)), Past(practising.repository.engine, candidate_id))


@pytest.fixture(scope="session")
def veteran(practising: Practising) -> Person:
    """Somebody with a history; tests only read it."""
    return somebody(practising)


@pytest.fixture
def person(practising: Practising) -> Person:
    """Somebody with one interview, to change and delete."""
    candidate_id = practising.repository.add_candidate()
    said = [("working-style/leading-change", ["We changed the rota. It went fine.", STORY])]
    interview = practising.sit(candidate_id, said)
    return Person(candidate_id, (interview,), Past(practising.repository.engine, candidate_id))


@pytest.fixture
async def look(chromium: Browser, server: Server) -> AsyncIterator[OpenReview]:
    """Opens a browser of its own: as a known person, or as nobody. Takes options of a browser context."""
    async with AsyncExitStack() as stack:

        async def opened(
            who: Person | None = None, path: str = "", width: int = 1280, height: int = 860, **options: Any
        ) -> Looking:
            size = {"width": width, "height": height}
            context = await chromium.new_context(viewport=size, **options)  # type: ignore[arg-type]
            stack.push_async_callback(context.close)
            context.set_default_timeout(20_000)
            if who:
                token = Identity("tests only", 30).token(who.id)
                await context.add_cookies([{"name": "starline", "value": token, "url": server.url, "httpOnly": True}])
            page: Page = await context.new_page()
            looking = Looking(page, server.url)
            await looking.go(path)
            return looking

        yield opened
