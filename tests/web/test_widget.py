"""On another site's page, by one script tag: under its policy, against its styles, whatever the browser blocks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Dialog

from tests.candidates import STORY
from tests.hosts import Host
from tests.servers import Server
from tests.web.axe import violations
from tests.web.tab import Tab
from tests.web.voice import STAND_IN, listen
from tests.web.widget import Widget

OpenWidget = Callable[..., Awaitable[Widget]]


@pytest.fixture
async def open_widget(chromium: Browser, server: Server, host: Host) -> AsyncIterator[OpenWidget]:
    """Opens the other site's page in a browser of its own. Takes options of a browser context."""
    async with AsyncExitStack() as stack:

        async def opened(
            width: int = 1100, height: int = 800, site: Host = host, script: str = "", **options: Any
        ) -> Widget:
            size = {"width": width, "height": height}
            context = await chromium.new_context(viewport=size, **options)  # type: ignore[arg-type]
            stack.push_async_callback(context.close)
            context.set_default_timeout(20_000)
            await context.add_init_script(script)
            widget = Widget(await context.new_page(), site.url)
            await widget.open()
            return widget

        yield opened


async def test_a_whole_interview_on_another_site(open_widget: OpenWidget, server: Server, host: Host) -> None:
    widget = await open_widget()
    await widget.launch()
    await widget.press("Begin")
    await widget.press("Call centre manager")
    await widget.say("coaching, please")
    await widget.press("3")
    await widget.press("Practice")
    length = int((await widget.texts("#question .where"))[0].split()[-1])
    for _ in range(length):
        await widget.answer_to_the_end(STORY)
    assert await widget.cards.last.get_attribute("aria-label") == "Report on the interview"
    assert await widget.cards.count() == length + 1
    asked = {urlsplit(one.url).netloc for one in widget.requests if urlsplit(one.url).netloc}
    assert asked == {urlsplit(server.url).netloc, urlsplit(host.url).netloc}
    assert not widget.complaints


async def test_the_site_around_it_sees_nothing(open_widget: OpenWidget, server: Server) -> None:
    widget = await open_widget()
    heard = "window.heard = []; addEventListener('message', ({data}) => heard.push(JSON.stringify(data)))"
    await widget.page.evaluate(heard)
    await widget.launch()
    await widget.begin()
    await widget.say("Something private.")
    frame = "document.querySelector('starline-practice').shadowRoot.querySelector('iframe')"
    assert await widget.page.evaluate(f"{frame}.contentDocument") is None
    assert await widget.page.evaluate("document.cookie") == ""
    assert set(await widget.page.evaluate("heard")) == {'{"starline":"ready"}'}
    read = "url => fetch(url, {credentials: 'include'}).then(() => 'read', () => 'refused')"
    assert await widget.page.evaluate(read, f"{server.url}/practice/api/history") == "refused"


async def test_who_somebody_is_there_stays_there(open_widget: OpenWidget, server: Server) -> None:
    widget = await open_widget()
    await widget.launch()
    await widget.begin()
    (cookie,) = await widget.page.context.cookies()
    assert (cookie["name"], cookie["sameSite"], cookie["secure"]) == ("starline-framed", "None", True)
    assert cookie["httpOnly"]
    assert cookie["partitionKey"] == "http://localhost"
    alone = Tab(await widget.page.context.new_page(), server.url)
    await alone.open()
    assert await alone.page.locator("#welcome").is_visible()
    await widget.reload()
    assert await widget.said.count() == 1
    assert not await widget.view.locator("#welcome").is_visible()


async def test_with_other_sites_cookies_and_storage_blocked(open_widget: OpenWidget) -> None:
    widget = await open_widget()
    await widget.launch()
    assert await widget.ask("() => { try { return localStorage.length } catch { return 'denied' } }") == "denied"
    await widget.begin()
    await widget.reload()
    assert await widget.said.count() == 1
    await widget.box.click()
    await widget.page.keyboard.type("Not sent yet")
    warned: list[str] = []

    async def go_on(dialog: Dialog) -> None:
        warned.append(dialog.type)
        await dialog.accept()

    widget.page.on("dialog", go_on)
    await widget.reload()
    assert warned == ["beforeunload"]
    assert not widget.complaints


async def test_where_the_browser_lends_storage_the_draft_is_kept(
    everyday_context: BrowserContext, server: Server, host: Host
) -> None:
    widget = Widget(await everyday_context.new_page(), host.url)
    await widget.open()
    await widget.launch()
    await widget.begin()
    await widget.write("Half an answer")
    await widget.reload()
    assert await widget.box.input_value() == "Half an answer"
    assert await widget.said.count() == 1
    alone = Tab(await everyday_context.new_page(), server.url)
    await alone.open()
    assert await alone.page.locator("#welcome").is_visible()


async def test_it_remembers_whether_it_was_open(open_widget: OpenWidget) -> None:
    widget = await open_widget()
    await widget.launch()
    await widget.reload()
    assert await widget.panel.is_visible()
    assert await widget.focused() == "BODY"
    await widget.page.get_by_role("button", name="Close interview practice").click()
    await widget.page.reload()
    await widget.launcher.wait_for()
    assert not await widget.panel.is_visible()


async def test_escape_closes_it_and_nothing_is_lost(open_widget: OpenWidget) -> None:
    widget = await open_widget()
    keys = widget.page.keyboard
    await widget.launcher.focus()
    await keys.press("Enter")
    await widget.enter()
    await widget.view.locator("#answer:focus").wait_for()
    assert await widget.focused() == "#answer"
    await keys.type("as manager, mixed, 3 questions, practice")
    await keys.press("Enter")
    await widget.view.wait_for_selector("#page[data-phase=interview]")
    await widget.button("More").click()
    await keys.press("Escape")
    assert not await widget.view.locator("#more").is_visible()
    assert await widget.panel.is_visible()
    await widget.box.focus()
    await keys.type("So I")
    await keys.press("Escape")
    await widget.panel.wait_for(state="hidden")
    assert await widget.focused() == "launcher"
    await keys.press("Enter")
    await widget.panel.wait_for()
    assert await widget.box.input_value() == "So I"


async def test_closed_it_does_not_go_on_listening(open_widget: OpenWidget) -> None:
    widget = await open_widget(script=STAND_IN)
    await widget.launch()
    await widget.begin()
    await listen(widget)
    await widget.ask("recogniser.say('Nobody is meant to hear the rest.')")
    await widget.page.get_by_role("button", name="Close interview practice").click()
    await widget.view.wait_for_selector("#composer:not([data-listening])", state="attached")
    assert not await widget.ask("recogniser.listening")
    await widget.launcher.click()
    assert await widget.box.input_value() == "Nobody is meant to hear the rest."


async def test_the_site_s_styles_stay_outside_and_ours_inside(open_widget: OpenWidget) -> None:
    widget = await open_widget()
    assert await widget.page.locator("starline-practice").count() == 1
    looks = "node => ['fontSize', 'textTransform', 'letterSpacing'].map(name => getComputedStyle(node)[name])"
    assert await widget.launcher.evaluate(looks) == ["16px", "none", "normal"]
    await widget.launch()
    assert await widget.page.locator("#theirs").evaluate(looks) == ["70px", "uppercase", "9px"]


async def test_a_site_that_is_not_let_in(open_widget: OpenWidget, server: Server) -> None:
    with Host() as uninvited:
        uninvited.ours = server.url
        widget = await open_widget(site=uninvited)
        await widget.page.clock.install()
        await widget.launcher.click()
        await widget.page.wait_for_timeout(500)
        assert any("frame-ancestors" in complaint for complaint in widget.complaints)
        await widget.page.clock.fast_forward(21_000)
        link = widget.page.get_by_role("link", name="Open it in a tab of its own")
        assert await link.get_attribute("href") == f"{server.url}/practice"


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1280, 800, "light"), (1280, 800, "dark"), (360, 740, "light"), (320, 568, "dark")]
)
async def test_axe_and_the_eye(open_widget: OpenWidget, axe: str, width: int, height: int, scheme: str) -> None:
    widget = await open_widget(width, height, color_scheme=scheme, reduced_motion="reduce")
    found = {"closed": await violations(widget.page, axe, "starline-practice")}
    await widget.launch()
    found["open"] = await violations(widget.page, axe, "starline-practice")
    found["welcome"] = await violations(widget.view, axe)
    await widget.begin()
    found["question"] = await violations(widget.view, axe)
    assert found == {state: [] for state in found}
    assert await widget.ask("document.documentElement.scrollWidth <= innerWidth")
    box = await widget.panel.bounding_box()
    assert box
    if width < 480:
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, width, height)
    else:
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
