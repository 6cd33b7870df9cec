"""Two tabs of one person, and a tab beside another way in, do not confuse one another."""

from __future__ import annotations

from tests.servers import Server
from tests.web.tab import Tab


async def second(tab: Tab, server: Server) -> Tab:
    """Another tab of the same browser."""
    other = Tab(await tab.page.context.new_page(), server.url)
    await other.open()
    return other


async def test_what_is_said_in_one_is_seen_in_the_other(tab: Tab, server: Server) -> None:
    other = await second(tab, server)
    await tab.begin()
    await other.page.wait_for_selector("#page[data-phase=interview]")
    await other.say("I went through the rota with the team.")
    await tab.said.filter(has_text="rota").wait_for()
    assert await tab.texts(".transcript > li") == await other.texts(".transcript > li")


async def test_each_keeps_what_is_being_written_in_it(tab: Tab, server: Server) -> None:
    await tab.begin()
    other = await second(tab, server)
    await tab.write("In this tab I wrote of the rota.")
    await other.write("In that tab I wrote of coaching.")
    await tab.reload()
    assert await tab.box.input_value() == "In this tab I wrote of the rota."
    await tab.send()
    await other.said.filter(has_text="rota").wait_for()
    assert await other.box.input_value() == "In that tab I wrote of coaching."
    await tab.reload()
    assert await tab.box.input_value() == ""


async def test_a_new_tab_starts_from_the_draft_until_it_is_sent(tab: Tab, server: Server) -> None:
    await tab.begin()
    await tab.write("I went through the rota with the team.")
    other = await second(tab, server)
    assert await other.box.input_value() == "I went through the rota with the team."
    await tab.send()
    await other.said.filter(has_text="rota").wait_for()
    assert await other.box.input_value() == ""


async def test_an_answer_to_a_question_that_waits_no_more_is_not_taken(tab: Tab) -> None:
    await tab.begin()
    await tab.write("My answer to the first question.")
    newest = (await tab.exchanges())[-1]["id"]
    skipped = await tab.page.request.post(
        f"{tab.url}/practice/api/messages",
        data={"id": "from-another-device", "button": "/skip", "after": newest},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert skipped.ok
    await tab.send()
    await tab.page.locator("#notice", has_text="went on in another place").wait_for()
    assert await tab.box.input_value() == "My answer to the first question."
    assert await tab.texts("#question .where") == ["Question 2 of 3"]
    assert "My answer" not in str(await tab.exchanges())
    await tab.send()
    assert (await tab.exchanges())[-1]["said"] == "My answer to the first question."
