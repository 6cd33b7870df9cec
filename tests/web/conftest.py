"""A real Chromium, and tabs in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright

from benchmarks.lighthouse import FLAGS, find_chromium
from bot.settings import ROOT
from tests.servers import Server
from tests.web.tab import Tab

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
OpenTab = Callable[..., Awaitable[Tab]]


def program() -> str:
    """The browser of this machine. Skips the test if there is none."""
    try:
        return find_chromium()
    except RuntimeError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """What drives the browser."""
    async with async_playwright() as running:
        yield running


@pytest.fixture(scope="session")
async def chromium(playwright: Playwright) -> AsyncIterator[Browser]:
    """A running browser."""
    browser = await playwright.chromium.launch(executable_path=program(), args=[*FLAGS])
    yield browser
    await browser.close()


@pytest.fixture
async def everyday_context(playwright: Playwright, tmp_path: Path) -> AsyncIterator[BrowserContext]:
    """A browser that lends frames of other sites storage. The others here do not: private windows, Debian's default."""
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text('{"profile": {"cookie_controls_mode": 0}}')
    context = await playwright.chromium.launch_persistent_context(tmp_path, executable_path=program(), args=[*FLAGS])
    yield context
    await context.close()


@pytest.fixture
async def open_tab(chromium: Browser, server: Server) -> AsyncIterator[OpenTab]:
    """Opens the page in a browser of its own: nobody is known there yet. Takes options of a browser context.

    `script` runs in the page before anything of ours.
    """
    async with AsyncExitStack() as stack:

        async def opened(width: int = 1280, height: int = 860, script: str = "", **options: Any) -> Tab:
            size = {"width": width, "height": height}
            context = await chromium.new_context(viewport=size, **options)  # type: ignore[arg-type]
            stack.push_async_callback(context.close)
            context.set_default_timeout(20_000)
            await context.add_init_script(script)
            tab = Tab(await context.new_page(), server.url)
            await tab.open()
            return tab

        yield opened


@pytest.fixture
async def tab(open_tab: OpenTab) -> Tab:
    """The page, just opened by somebody new."""
    return await open_tab()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: run 'make up', which installs the npm packages")
    return AXE.read_text(encoding="utf-8")
