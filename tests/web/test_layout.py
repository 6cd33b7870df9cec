"""From 320 pixels to a wide screen, by day and by night."""

from __future__ import annotations

import pytest

from tests.candidates import STORY
from tests.web.conftest import OpenTab
from tests.web.tab import Tab

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 8


async def assert_no_sideways_scrolling(tab: Tab) -> None:
    assert await tab.ask("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 360, 768, 1088, 1920])
async def test_nothing_sticks_out(open_tab: OpenTab, width: int) -> None:
    tab = await open_tab(width, 740)
    await assert_no_sideways_scrolling(tab)
    await tab.begin()
    await tab.button("More").click()
    await assert_no_sideways_scrolling(tab)
    await tab.button("Less").click()
    await tab.answer_to_the_end(f"{LONG_WORD} {STORY}")
    await assert_no_sideways_scrolling(tab)
    await tab.button("New interview").last.click()
    await assert_no_sideways_scrolling(tab)
    await tab.button("Stay here").click()


@pytest.mark.parametrize(("width", "height"), [(320, 600), (360, 740), (360, 420), (1280, 800)])
async def test_the_question_stays_in_sight_while_one_writes(open_tab: OpenTab, width: int, height: int) -> None:
    tab = await open_tab(width, height)
    await tab.begin()
    await tab.answer_to_the_end(STORY)
    await tab.write(STORY)
    boxes = [await tab.page.locator(one).bounding_box() for one in ("#question .asked", "#answer", "#send")]
    for box in boxes:
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + min(box["height"], 20) <= height
    assert boxes[0]
    assert boxes[1]
    if width < 1088:
        assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


async def test_a_new_reply_is_shown_from_its_first_line(open_tab: OpenTab) -> None:
    tab = await open_tab(360, 740)
    await tab.begin()
    await tab.answer_to_the_end(STORY)
    first = await tab.page.locator(".transcript .them.first").last.bounding_box()
    card = await tab.page.locator("#question").bounding_box()
    assert first
    assert card
    assert card["y"] + card["height"] <= first["y"] + 1
    assert first["y"] < 740


@pytest.mark.parametrize(("scheme", "light"), [("light", True), ("dark", False)])
async def test_by_day_and_by_night(open_tab: OpenTab, scheme: str, light: bool) -> None:
    tab = await open_tab(color_scheme=scheme)
    colour = await tab.ask("getComputedStyle(document.documentElement).backgroundColor")
    brightness = sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    assert (brightness > 600) is light


async def test_nothing_moves_for_those_who_wish_so(open_tab: OpenTab) -> None:
    tab = await open_tab(reduced_motion="reduce")
    await tab.begin()
    assert await tab.ask("document.getAnimations().length") == 0
    assert await tab.ask("getComputedStyle(document.querySelector('.typing i')).animationName") == "none"
