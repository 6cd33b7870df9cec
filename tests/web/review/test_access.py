"""With a screen reader, with a keyboard alone, small and wide, by day and by night, and without a connection."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route

from tests.review.seeds import Practising
from tests.web.axe import violations
from tests.web.review.conftest import Looking, OpenReview, Person

PATHS = ("", "?words=agents&rung=manager", "?words=nothing+like+it", "/progress", "/guide", "/stories", "/achievements",
         "/data", "/data/delete", "/gone", "/nothing", "/shared/nothing", "/questions/underperformance/turning-round",
         "/questions/culture-fit/hobbies")  # fmt: skip


async def unfold(tab: Looking) -> None:
    """Opens all that is folded up, so that nothing is left out."""
    await tab.ask("document.querySelectorAll('details').forEach(one => { one.open = true })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_axe_finds_nothing_on_any_page(
    look: OpenReview, veteran: Person, axe: str, width: int, scheme: str
) -> None:
    tab = await look(veteran, width=width, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in (*PATHS, f"/interviews/{veteran.interviews[1]}"):
        await tab.go(path)
        await unfold(tab)
        found[path] = await violations(tab.page, axe)
        assert not await tab.sticks_out(), path
        assert await tab.page.locator("h1").count() == await tab.page.locator("main").count() == 1, path
    assert found == {path: [] for path in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_in_what_comes_and_goes(
    look: OpenReview, person: Person, practising: Practising, axe: str, scheme: str
) -> None:
    tab, coach = await look(person, color_scheme=scheme), await look(width=360, color_scheme=scheme)
    found = {}
    await tab.go(f"/interviews/{person.interviews[0]}")
    await tab.page.get_by_label("Only you see it").fill("A note.")
    await tab.button("Save the note").click()
    await tab.page.get_by_text("Saved.").wait_for()
    found["note saved"] = await violations(tab.page, axe)
    await tab.button("Make a link").click()
    await tab.page.get_by_text("Here is the link.").wait_for()
    found["link made"] = await violations(tab.page, axe)
    await coach.page.goto(await tab.page.locator("input.link").input_value())
    found["coach"] = await violations(coach.page, axe)
    await coach.page.get_by_text("3 Halfway").first.click()
    await coach.button("Save").first.click()
    await coach.page.get_by_text("Saved. Thank you.").wait_for()
    found["coach rated"] = await violations(coach.page, axe)
    assert not await coach.sticks_out()
    await tab.go(f"/interviews/{person.interviews[0]}")
    found["coach's word"] = await violations(tab.page, axe)
    await tab.page.context.set_offline(True)
    await tab.page.get_by_text("You are offline.").wait_for()
    found["offline"] = await violations(tab.page, axe)
    stranger = await look(color_scheme=scheme)
    found["nobody"] = await violations(stranger.page, axe)
    assert found == {state: [] for state in found}


@pytest.mark.parametrize("width", [320, 1920])
async def test_nothing_sticks_out(look: OpenReview, veteran: Person, width: int) -> None:
    tab = await look(veteran, width=width)
    for path in (*PATHS, f"/interviews/{veteran.interviews[1]}", f"/interviews/{veteran.interviews[4]}"):
        await tab.go(path)
        await unfold(tab)
        assert not await tab.sticks_out(), path


async def test_without_a_connection_what_was_written_stays(look: OpenReview, person: Person) -> None:
    tab = await look(person, f"/interviews/{person.interviews[0]}")
    box = tab.page.get_by_label("Only you see it")
    await box.fill("Written on the train.")
    await tab.page.context.set_offline(True)
    await tab.page.get_by_text("You are offline.").wait_for()
    await tab.button("Save the note").click()
    assert await box.input_value() == "Written on the train."
    await tab.page.context.set_offline(False)
    await tab.page.locator("#offline").wait_for(state="hidden")
    await tab.button("Save the note").click()
    await tab.page.get_by_text("Saved.").wait_for()
    assert await box.input_value() == "Written on the train."


NOTE_WHAT_IS_SAID = """() => {
  const place = document.getElementById("opening");
  new MutationObserver(() => sessionStorage.setItem("said", sessionStorage.getItem("said") || place.textContent))
    .observe(place, { childList: true });
}"""


async def test_a_page_that_takes_its_time_says_so(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran)

    async def slowly(route: Route) -> None:
        await asyncio.sleep(1.5)
        await route.continue_()

    await tab.page.route("**/progress", slowly)
    await tab.ask(NOTE_WHAT_IS_SAID)
    await tab.link("Progress").click()
    await tab.page.wait_for_url("**/progress")
    assert await tab.ask("sessionStorage.getItem('said')") == "Opening…"
    assert await tab.page.locator("#opening").inner_text() == ""


async def test_the_keyboard_leads_through_list_and_interview(look: OpenReview, person: Person) -> None:
    tab = await look(person)
    keys = tab.page.keyboard
    await keys.press("Tab")
    assert await tab.ask("document.activeElement.textContent") == "Skip to the content"
    await keys.press("Enter")
    await keys.press("Tab")
    await keys.press("Enter")
    assert await tab.page.get_by_label("Level").is_visible(), "search opens by key"
    for _ in range(30):
        await keys.press("Tab")
        if await tab.ask("document.activeElement.classList.contains('sitting')"):
            break
    assert await tab.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await keys.press("Enter")
    await tab.page.wait_for_url("**/interviews/**")


@pytest.mark.parametrize("path", ["", "/guide", "/data/delete", "/progress"])
async def test_targets_are_large_enough_for_a_thumb(look: OpenReview, veteran: Person, path: str) -> None:
    tab = await look(veteran, path, width=360, has_touch=True)
    for target in await tab.page.locator("button:visible, .button:visible, nav a:visible, summary:visible").all():
        box = await target.bounding_box()
        assert box
        assert box["height"] >= 40, await target.inner_text()
