"""Words that were not sent yet are never lost."""

from __future__ import annotations

import pytest

from tests.web.conftest import OpenTab
from tests.web.tab import Tab

DRAFT = "When I came to the team,\n\nnobody had looked at the queue for weeks."


async def test_a_reload_in_mid_answer_keeps_draft_and_history(tab: Tab) -> None:
    await tab.begin()
    await tab.write(DRAFT)
    before = await tab.texts(".transcript > li")
    await tab.reload()
    assert await tab.box.input_value() == DRAFT
    assert await tab.texts(".transcript > li") == before
    assert (await tab.texts("#question .where")) == ["Question 1 of 3"]


async def test_what_was_sent_is_no_draft(tab: Tab) -> None:
    await tab.begin()
    await tab.say("I rebuilt the rota with the team.")
    await tab.reload()
    assert await tab.box.input_value() == ""


async def test_a_browser_that_is_not_known_any_more_keeps_the_words(tab: Tab) -> None:
    await tab.begin()
    await tab.page.context.clear_cookies()
    await tab.say(DRAFT)
    await tab.page.wait_for_selector("#page[data-phase=idle]")
    assert await tab.box.input_value() == DRAFT
    assert "what you were writing is kept" in await tab.page.locator("#notice").inner_text()
    await tab.press("Begin")
    assert await tab.page.locator("#page").get_attribute("data-phase") == "setup"
    assert await tab.box.input_value() == DRAFT


async def test_a_refused_answer_comes_back_into_the_box(tab: Tab) -> None:
    await tab.begin()
    says = {"error": {"code": "too-often", "says": "Please wait 9 seconds."}}
    await tab.page.route("**/api/messages", lambda route: route.fulfill(status=429, json=says))
    await tab.say(DRAFT)
    assert await tab.box.input_value() == DRAFT
    assert await tab.page.locator("#notice").inner_text() == "Please wait 9 seconds."
    assert await tab.said.filter(has_text="nobody had looked").count() == 0
    await tab.page.unroute("**/api/messages")
    await tab.send()
    assert not await tab.page.locator("#notice").is_visible()
    assert [one["said"] for one in await tab.exchanges()][-1] == DRAFT


async def test_an_answer_over_the_limit_is_told_so_before_it_is_sent(tab: Tab) -> None:
    await tab.begin()
    asked = len(tab.requests)
    await tab.say("a" * 20_001)
    assert "20,001" in await tab.page.locator("#notice").inner_text()
    assert len(await tab.box.input_value()) == 20_001
    assert len(tab.requests) == asked


@pytest.mark.parametrize(
    ("words", "verdict"),
    [(1, "1 word"), (129, "aim for 130 to 340"), (130, "a good length"), (341, "longer than two minutes")],
)
async def test_the_count_goes_along(tab: Tab, words: int, verdict: str) -> None:
    await tab.begin()
    await tab.write("word " * words)
    assert verdict in await tab.page.locator("#count").inner_text()


async def test_enter_sends_and_shift_enter_does_not(tab: Tab) -> None:
    await tab.begin()
    await tab.box.click()
    await tab.page.keyboard.type("First paragraph.")
    await tab.page.keyboard.press("Shift+Enter")
    await tab.page.keyboard.type("Second paragraph.")
    await tab.page.keyboard.press("Enter")
    await tab.settled()
    assert (await tab.exchanges())[-1]["said"] == "First paragraph.\nSecond paragraph."


async def test_enter_can_be_a_new_line(tab: Tab) -> None:
    await tab.begin()
    await tab.page.get_by_label("Enter sends").uncheck()
    await tab.reload()
    await tab.box.click()
    await tab.page.keyboard.type("First paragraph.")
    await tab.page.keyboard.press("Enter")
    await tab.page.keyboard.type("Second paragraph.")
    await tab.page.keyboard.press("Control+Enter")
    await tab.settled()
    assert (await tab.exchanges())[-1]["said"] == "First paragraph.\nSecond paragraph."


async def test_two_people_in_two_browsers(open_tab: OpenTab) -> None:
    one, two = await open_tab(), await open_tab()
    await one.begin()
    await one.say("My own words, nobody else's.")
    await two.begin()
    await two.reload()
    assert "nobody else's" not in await two.page.locator("body").inner_text()
