"""What people write is shown as they wrote it, and nothing leaves the server's origin."""

from __future__ import annotations

from tests.candidates import STORY
from tests.web.tab import Tab

NASTY = (
    '<img src=x onerror="window.caught=1"><script>window.caught=1</script> # Not a heading, *not* italic, '
    "[no link](javascript:alert(1)) & &lt;b&gt; {{7*7}} ${7*7} </li></ol><h1>no</h1>"
)


async def assert_harmless(tab: Tab) -> None:
    assert await tab.ask("window.caught") is None
    assert await tab.page.locator(".transcript img, .transcript script, .transcript h1, .transcript a").count() == 0


async def test_markup_is_text_everywhere(tab: Tab) -> None:
    await tab.begin()
    await tab.answer_to_the_end(f"{NASTY} {STORY}")
    assert f"{NASTY} {STORY}" in await tab.said.all_inner_texts()
    details = tab.cards.last.locator("details").first
    await details.evaluate("node => node.open = true")
    assert "<script>" in await tab.cards.last.locator(".marked").inner_text()
    await assert_harmless(tab)
    await tab.reload()
    assert f"{NASTY} {STORY}" in await tab.said.all_inner_texts()
    await assert_harmless(tab)


async def test_a_typed_slash_command_is_text(tab: Tab) -> None:
    await tab.begin()
    await tab.say("/stop")
    assert (await tab.exchanges())[-1]["said"] == "/stop"
    assert await tab.page.locator("#page").get_attribute("data-phase") == "interview"


async def test_no_request_leaves_the_origin_and_nothing_is_blocked(tab: Tab) -> None:
    await tab.begin()
    await tab.answer_to_the_end(STORY)
    await tab.reload()
    assert len(tab.requests) > 20
    assert not tab.strangers
    assert not tab.complaints


async def test_the_first_load_is_light(tab: Tab) -> None:
    sizes = await tab.ask("performance.getEntriesByType('resource').map(one => one.transferSize)")
    page = await tab.ask("performance.getEntriesByType('navigation')[0].transferSize")
    assert sum(sizes) + page < 200_000


async def test_the_identity_is_out_of_reach_of_scripts(tab: Tab) -> None:
    assert await tab.ask("document.cookie") == ""
