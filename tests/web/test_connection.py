"""A lost connection costs nobody an answer, and sends none twice."""

from __future__ import annotations

from playwright.async_api import Route

from tests.servers import Server
from tests.web.tab import Tab

ANSWER = "I asked each of the twelve agents what slowed them down."
MESSAGES = "**/api/messages"


async def stored(tab: Tab) -> int:
    """How often the server has the answer."""
    return sum(one["said"] == ANSWER for one in await tab.exchanges())


async def arrive_but_lose_the_reply(route: Route) -> None:
    await route.fetch()
    await route.abort("connectionreset")


async def test_a_reply_that_got_lost_is_fetched_by_itself(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route(MESSAGES, arrive_but_lose_the_reply, times=1)
    await tab.say(ANSWER)
    assert await stored(tab) == 1
    assert await tab.said.filter(has_text=ANSWER).count() == 1
    assert await tab.page.locator(".unsent").count() == 0


async def test_sending_again_by_hand_gives_one_answer(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route(MESSAGES, arrive_but_lose_the_reply)
    await tab.say(ANSWER)
    assert "connection was lost" in await tab.page.locator(".trouble").inner_text()
    await tab.page.unroute(MESSAGES)
    await tab.press("Send again")
    assert await stored(tab) == 1
    assert await tab.said.filter(has_text=ANSWER).count() == 1
    assert await tab.page.locator(".trouble").count() == 0


async def test_while_one_waits_no_other_is_sent(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route(MESSAGES, lambda route: route.abort())
    await tab.say(ANSWER)
    await tab.say("And one thing more.")
    assert "has not arrived yet" in await tab.page.locator("#notice").inner_text()
    assert await tab.box.input_value() == "And one thing more."


async def test_taking_it_back(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route(MESSAGES, lambda route: route.abort())
    await tab.say(ANSWER)
    await tab.press("Take it back")
    assert await tab.box.input_value() == ANSWER
    assert await tab.page.locator(".unsent").count() == 0
    await tab.reload()
    assert await tab.box.input_value() == ANSWER


async def test_back_on_line_it_goes_by_itself(tab: Tab) -> None:
    await tab.begin()
    await tab.page.context.set_offline(True)
    await tab.say(ANSWER)
    assert await tab.page.locator(".unsent").count() == 1
    await tab.page.context.set_offline(False)
    await tab.page.wait_for_selector(".unsent", state="detached")
    await tab.settled()
    assert await stored(tab) == 1


async def test_closed_while_on_its_way_and_arrived(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route(MESSAGES, arrive_but_lose_the_reply)
    await tab.say(ANSWER)
    await tab.page.unroute(MESSAGES)
    await tab.reload()
    assert await tab.page.locator(".unsent").count() == 0
    assert await tab.said.filter(has_text=ANSWER).count() == 1


async def test_closed_while_on_its_way_and_never_arrived(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route(MESSAGES, lambda route: route.abort())
    await tab.say(ANSWER)
    await tab.page.unroute(MESSAGES)
    await tab.reload()
    assert await tab.page.locator(".unsent").count() == 1
    await tab.press("Send again")
    assert await stored(tab) == 1


async def test_a_fault_of_the_server_s_is_told_with_its_number(tab: Tab) -> None:
    await tab.begin()
    says = {
        "error": {"code": "broken", "says": "Something went wrong. Tell them the number 1a2b3c4d.", "id": "1a2b3c4d"}
    }
    await tab.page.route(MESSAGES, lambda route: route.fulfill(status=500, json=says))
    await tab.say(ANSWER)
    assert "1a2b3c4d" in await tab.page.locator(".trouble").inner_text()
    await tab.page.unroute(MESSAGES)
    await tab.press("Send again")
    assert await stored(tab) == 1


async def test_a_restart_of_the_server_in_mid_interview(tab: Tab, server: Server) -> None:
    await tab.begin()
    before = await tab.texts("#question .asked")
    server.stop()
    await tab.say(ANSWER)
    assert await tab.page.locator(".unsent").count() == 1
    server.start()
    await tab.press("Send again")
    assert await stored(tab) == 1
    assert await tab.texts("#question .asked") == before


async def test_a_history_that_cannot_be_had(tab: Tab) -> None:
    await tab.begin()
    await tab.page.route("**/api/history", lambda route: route.abort())
    await tab.page.reload()
    await tab.page.wait_for_selector("#problem:not([hidden]) button")
    await tab.page.unroute("**/api/history")
    await tab.button("Try again").click()
    await tab.drawn()
    assert await tab.said.count() == 1
    assert not await tab.page.locator("#problem").is_visible()
