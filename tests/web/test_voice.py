"""Speaking answers and having questions read: off until asked for, said who hears it, and always optional.

The browser's own recogniser needs a microphone and its maker's server: a stand-in hears what a test says.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.candidates import STORY
from tests.web.axe import violations
from tests.web.conftest import OpenTab
from tests.web.tab import Tab
from tests.web.voice import STAND_IN, listen, speak

NO_MEANS = "for (const name of ['SpeechRecognition', 'webkitSpeechRecognition', 'speechSynthesis']) delete window[name]"


@pytest.fixture
async def voice(open_tab: OpenTab) -> Tab:
    """The page in a browser with a recogniser that listens to the test, in an interview."""
    tab = await open_tab(script=STAND_IN)
    await tab.begin()
    return tab


async def test_nothing_listens_or_speaks_until_somebody_agreed(voice: Tab) -> None:
    assert await voice.ask("window.started ?? 0") == 0
    await voice.page.locator("#speak").click()
    notice = voice.page.locator("#ask-sound")
    assert "Chrome to Google" in await notice.inner_text()
    assert "never gets the sound" in await notice.inner_text()
    await voice.button("Rather type").click()
    assert await voice.ask("window.started ?? 0") == 0
    await speak(voice, "I went through the rota.")
    assert await voice.ask("window.started") == 1
    await voice.reload()
    await speak(voice, "Once agreed to, it is not asked again.")


async def test_a_spoken_answer_is_looked_over_before_it_is_sent(voice: Tab) -> None:
    before = len(await voice.exchanges())
    await speak(voice, "I went through the rotor", "with the whole team.")
    assert await voice.box.input_value() == "I went through the rotor with the whole team."
    assert await voice.ask("document.activeElement.id") == "answer"
    assert len(await voice.exchanges()) == before
    await voice.write("I went through the rota with the whole team.")
    await voice.send()
    assert (await voice.exchanges())[-1]["said"] == "I went through the rota with the whole team."


async def test_the_words_appear_while_one_speaks_and_the_box_waits(voice: Tab) -> None:
    await voice.write("First of all,")
    await listen(voice)
    await voice.ask("recogniser.say('we road', false)")
    assert await voice.box.input_value() == "First of all, we road"
    assert not await voice.box.is_editable()
    await voice.ask("recogniser.say('we wrote the rota')")
    assert await voice.box.input_value() == "First of all, we wrote the rota"
    assert (
        "6 words" in await voice.page.locator("#count").inner_text()
        or "7 words" in await voice.page.locator("#count").inner_text()
    )
    await voice.button("Send").click()
    await voice.said.filter(has_text="First of all, we wrote the rota").wait_for()
    await voice.settled()
    assert (await voice.exchanges())[-1]["said"] == "First of all, we wrote the rota"


async def test_a_pause_for_thought_does_not_end_it(voice: Tab) -> None:
    await listen(voice)
    await voice.ask("recogniser.say('First I listened.')")
    await voice.ask("recogniser.stop()")
    await voice.ask("new Promise(done => setTimeout(done, 50))")
    assert await voice.ask("window.started") == 2
    await voice.ask("recogniser.say('Then I acted.')")
    await voice.page.locator("#speak").click()
    await voice.page.wait_for_selector("#composer:not([data-listening])")
    assert await voice.box.input_value() == "First I listened. Then I acted."


async def sent_with(tab: Tab, act: Callable[[], Awaitable[None]]) -> float | None:
    async with tab.page.expect_request("**/api/messages") as request:
        await act()
    document = (await request.value).post_data_json
    assert document
    seconds: float | None = document.get("spoken_seconds")
    return seconds


async def test_the_pace_is_told_with_the_feedback(voice: Tab) -> None:
    sentences = STORY.split(". ")
    await speak(voice, *sentences, seconds=30)
    seconds = await sent_with(voice, voice.send)
    assert seconds
    assert 30 <= seconds < 33
    await voice.press("Skip")
    card = voice.cards.last
    assert await card.locator("h4", has_text="How you spoke").is_visible()
    assert "words a minute: easy to follow" in await card.inner_text()


async def test_typed_words_have_no_pace(voice: Tab) -> None:
    await speak(voice, "I went", "through the rota.", seconds=3)
    await voice.write(STORY)
    assert await sent_with(voice, voice.send) is None


async def test_what_goes_wrong_is_said_and_keeps_the_words(voice: Tab) -> None:
    said = {"not-allowed": "may not use the microphone", "network": "could not reach", "odd": "stopped listening"}
    for error, says in said.items():
        await voice.write("")
        await listen(voice)
        await voice.ask("recogniser.say('So far so good.')")
        await voice.ask("error => recogniser.fail(error)", error)
        await voice.page.wait_for_selector("#composer:not([data-listening])")
        assert says in await voice.page.locator("#notice").inner_text()
        assert await voice.box.input_value() == "So far so good."
        assert await voice.box.is_editable()


async def test_nobody_there_any_more_ends_it(voice: Tab) -> None:
    await listen(voice)
    for _ in range(4):
        assert await voice.page.locator("#composer[data-listening]").count() == 1
        await voice.ask("recogniser.stop()")
        await voice.ask("new Promise(done => setTimeout(done, 50))")
    assert await voice.page.locator("#composer[data-listening]").count() == 0


async def test_the_question_is_read_aloud_and_the_next_one_too(voice: Tab) -> None:
    aloud = voice.button("Read aloud")
    assert await aloud.get_attribute("aria-pressed") == "false"
    assert await voice.ask("window.spoken") == []
    await aloud.first.click()
    await voice.page.locator("#ask-sound").get_by_role("button", name="Read aloud").click()
    await voice.page.wait_for_selector(".aloud[aria-pressed=true]")
    await voice.press("Skip")
    assert await voice.ask("window.spoken") == [
        (await voice.exchanges())[-2]["replies"][-1]["card"]["question"],
        (await voice.texts("#question .asked"))[0],
    ]
    await aloud.click()
    await voice.press("Skip")
    assert len(await voice.ask("window.spoken")) == 2


async def test_without_the_means_there_are_no_buttons(open_tab: OpenTab) -> None:
    tab = await open_tab(script=NO_MEANS)
    await tab.begin()
    assert not await tab.page.locator("#speak").is_visible()
    assert not await tab.button("Read aloud").is_visible()
    assert not tab.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_while_it_listens(open_tab: OpenTab, axe: str, scheme: str) -> None:
    tab = await open_tab(320, 740, script=STAND_IN, color_scheme=scheme, reduced_motion="reduce")
    await tab.begin()
    await tab.page.locator("#speak").click()
    assert await violations(tab.page, axe) == []
    await tab.button("Use the microphone").click()
    await tab.page.wait_for_selector("#composer[data-listening]")
    await tab.ask("recogniser.say('I went through the rota')")
    assert await violations(tab.page, axe) == []
    assert await tab.ask("document.documentElement.scrollWidth <= innerWidth")
