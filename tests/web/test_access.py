"""With a screen reader, with a keyboard alone, and under axe's eyes."""

from __future__ import annotations

import pytest

from tests.candidates import STORY
from tests.web.axe import violations
from tests.web.conftest import OpenTab
from tests.web.tab import Tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
async def test_axe_finds_nothing_in_any_state(open_tab: OpenTab, axe: str, width: int, scheme: str) -> None:
    tab = await open_tab(width, 800, color_scheme=scheme, reduced_motion="reduce")
    found = {"welcome": await violations(tab.page, axe)}
    await tab.press("Begin")
    found["setup"] = await violations(tab.page, axe)
    await tab.say("as manager, mixed, 3 questions, practice")
    found["question"] = await violations(tab.page, axe)
    await tab.button("More").click()
    found["more"] = await violations(tab.page, axe)
    await tab.button("Less").click()
    await tab.write(STORY)
    found["writing"] = await violations(tab.page, axe)
    await tab.answer_to_the_end(STORY)
    await tab.page.locator("details").first.evaluate("node => node.open = true")
    found["feedback"] = await violations(tab.page, axe)
    await tab.button("New interview").last.click()
    found["dialog"] = await violations(tab.page, axe)
    await tab.button("Stay here").click()
    await tab.page.route("**/api/messages", lambda route: route.abort())
    await tab.say("Lost on its way.")
    found["lost"] = await violations(tab.page, axe)
    await tab.page.unroute("**/api/messages")
    await tab.press("Take it back")
    await tab.press("Pause")
    found["paused"] = await violations(tab.page, axe)
    await tab.say("stop")
    found["end"] = await violations(tab.page, axe)
    assert found == {state: [] for state in found}


async def test_a_whole_turn_with_the_keyboard_alone(tab: Tab) -> None:
    keys = tab.page.keyboard

    async def to(name: str) -> None:
        for _ in range(40):
            await keys.press("Tab")
            if await tab.ask("document.activeElement.textContent.trim() || document.activeElement.id") == name:
                return
        raise AssertionError(f"the keyboard does not get to {name}")

    await to("Begin")
    await keys.press("Enter")
    await tab.settled()
    assert await tab.ask("document.activeElement.id") == "answer"
    await keys.type("as manager, mixed, 3 questions, practice")
    await keys.press("Enter")
    await tab.page.wait_for_selector("#page[data-phase=interview]")
    await keys.press("Shift+Tab")
    assert await tab.ask("document.activeElement.id") == "speak"
    await keys.press("Shift+Tab")
    assert await tab.ask("document.activeElement.textContent") == "More"
    await keys.press("Enter")
    assert await tab.page.locator("#more").is_visible()
    await keys.press("Escape")
    assert not await tab.page.locator("#more").is_visible()
    assert await tab.ask("document.activeElement.textContent") == "More"
    await to("answer")
    await keys.type("I went through the rota with the team.")
    await to("Send")
    await keys.press("Space")
    await tab.settled()
    assert (await tab.exchanges())[-1]["said"] == "I went through the rota with the team."


async def test_the_first_stop_leads_past_everything(tab: Tab) -> None:
    await tab.page.keyboard.press("Tab")
    await tab.page.keyboard.press("Enter")
    assert await tab.ask("document.activeElement.id") == "answer"


async def test_replies_are_read_out_once(tab: Tab) -> None:
    await tab.begin()
    live = tab.page.locator("[aria-live=polite]")
    assert await live.count() == 1
    replies = [reply["text"] for reply in (await tab.exchanges())[-1]["replies"]]
    heard = await live.locator("p").all_text_contents()
    assert heard == replies
    assert await tab.page.locator(".transcript[aria-live], .transcript [aria-live]").count() == 0


async def test_who_speaks_is_said_in_words(tab: Tab) -> None:
    await tab.begin()
    lines = await tab.page.locator(".transcript > li").all_text_contents()
    assert lines[0].startswith("You: ")
    assert lines[1].startswith("Interviewer: ")


@pytest.mark.parametrize("size", [44])
async def test_targets_are_large_enough_for_a_thumb(open_tab: OpenTab, size: int) -> None:
    tab = await open_tab(360, 740, has_touch=True)
    await tab.begin()
    for button in await tab.page.locator("button:visible").all():
        box = await button.bounding_box()
        assert box
        assert box["height"] >= size, await button.inner_text()
