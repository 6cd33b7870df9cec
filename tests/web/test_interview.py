"""A whole interview in the browser, typed and pressed."""

from __future__ import annotations

from tests.candidates import STORY
from tests.web.tab import Tab


async def test_a_whole_interview(tab: Tab) -> None:
    await tab.press("Begin")
    await tab.press("Call centre manager")
    await tab.say("coaching, please")
    await tab.press("3")
    await tab.press("Practice")
    length = 0
    for number in range(1, 4):
        where = (await tab.texts("#question .where"))[0]
        length = int(where.split()[-1])
        assert where == f"Question {number} of {length}"
        await tab.answer_to_the_end(STORY)
        if number == length:
            break
    assert await tab.cards.last.get_attribute("aria-label") == "Report on the interview"
    assert await tab.cards.count() == length + 1
    assert len(await tab.texts(".report .rows li")) == length
    assert not await tab.page.locator("#question").is_visible()
    answers = [one["said"] for one in await tab.exchanges() if one["took"] == "answer"]
    assert set(answers) == {STORY}
    assert await tab.said.filter(has_text=STORY).count() == len(answers)
    assert not tab.complaints


async def test_feedback_shows_its_evidence(tab: Tab) -> None:
    answer = f"{STORY} In short, first call resolution rose from 61% to 74%."
    await tab.begin()
    await tab.answer_to_the_end(answer)
    card = tab.cards.last
    marks = card.locator("mark")
    assert await marks.count() >= 2
    for place in range(await marks.count()):
        assert await marks.nth(place).locator("small").text_content() in ("Situation", "Task", "Action", "Result")
    chips = await card.locator(".chip").all_text_contents()
    assert any("61% →  to 74%" in chip for chip in chips), chips
    assert await card.locator(".next").is_visible()
    assert await card.locator(".stars b").inner_text() in [f"{rating} of 5" for rating in range(1, 6)]
    words = await card.locator(".marked").text_content() or ""
    for label in ("Situation", "Task", "Action", "Result"):
        words = words.replace(label, "")
    assert "".join(words.split()).startswith("".join(answer.split()))


async def test_underlines_stay_in_place_behind_an_emoji(tab: Tab) -> None:
    await tab.begin()
    await tab.answer_to_the_end("😀😀😀😀 " + STORY)
    marked = await tab.cards.last.locator("mark").all_text_contents()
    assert len(marked) >= 2
    for words in marked:
        assert words.split(maxsplit=1)[1][0].isupper(), words


async def test_the_places_to_fill_stand_between_ones_own_sentences(tab: Tab) -> None:
    await tab.begin("start a practice mode interview as manager, coaching, 2 questions")
    await tab.answer_to_the_end(
        "😀 The phones in our Leeds centre broke down each Monday and 40 people waited. I had to keep the desk open. "
        "I wrote to the vendor, moved six agents to mail and called the customers back one by one."
    )
    card = tab.cards.last
    await card.get_by_text("Your story, with the places to fill").click()
    places = card.locator(".scaffold .place")
    assert await places.locator("b").all_text_contents() == ["Situation", "Task", "Action", "Result"]
    own = " ".join(await places.locator("q").all_text_contents())
    assert "I wrote to the vendor, moved six agents" in own
    assert await places.last.locator(".fill").is_visible()
    assert not await places.last.locator("q").count()


async def test_commands_by_button(tab: Tab) -> None:
    await tab.begin()
    await tab.press("Hint")
    assert (await tab.exchanges())[-1]["took"] == "command:hint"
    await tab.button("More").click()
    await tab.page.locator("#more button", has_text="How many left?").click()
    await tab.settled()
    assert (await tab.exchanges())[-1]["took"] == "command:remaining"
    assert not await tab.page.locator("#more").is_visible()
    await tab.press("Skip")
    assert (await tab.texts("#question .where")) == ["Question 2 of 3"]


async def test_more_commands_give_way_to_what_is_sent(tab: Tab) -> None:
    await tab.begin()
    await tab.button("More").click()
    await tab.say("hello")
    assert (await tab.exchanges())[-1]["took"] == "command:resume"
    assert not await tab.page.locator("#more").is_visible()


async def test_what_is_kept_is_told_and_the_question_stays(tab: Tab) -> None:
    await tab.begin()
    for said, took in (
        ("is this confidential?", "command:ask_data"),
        ("my earlier results please", "command:review"),
        ("thank you", "command:thanks"),
        ("the microphone isn't working", "command:ask_voice"),
    ):
        await tab.say(said)
        exchange = (await tab.exchanges())[-1]
        assert exchange["took"] == took
        assert {"/hint", "/skip"} <= {button["sends"] for button in exchange["replies"][-1]["buttons"]}
    await tab.button("More").click()
    await tab.page.locator("#more button", has_text="What do you keep about me?").click()
    await tab.settled()
    assert (await tab.exchanges())[-1]["took"] == "command:ask_data"
    assert (await tab.texts("#question .where")) == ["Question 1 of 3"]


async def test_trying_again(tab: Tab) -> None:
    await tab.begin()
    await tab.answer_to_the_end(STORY)
    await tab.press("Try again")
    assert "try 2" in (await tab.texts("#question .where"))[0]
    await tab.answer_to_the_end(STORY)
    assert await tab.cards.last.locator("h3").inner_text() == "Feedback, try 2"


async def test_pause_and_carry_on(tab: Tab) -> None:
    await tab.begin()
    await tab.press("Pause")
    assert await tab.page.locator("#question.paused").is_visible()
    await tab.reload()
    await tab.page.locator("#question").get_by_role("button", name="Carry on").click()
    await tab.settled()
    assert await tab.button("Pause").is_visible()
    assert (await tab.texts("#question .where")) == ["Question 1 of 3"]


async def test_a_new_interview_is_asked_for_twice_in_mid_interview(tab: Tab) -> None:
    await tab.begin()
    await tab.button("New interview").click()
    await tab.button("Stay here").click()
    assert (await tab.exchanges())[-1]["took"] != "command:start_over"
    await tab.button("New interview").click()
    await tab.press("Start a new one")
    await tab.page.wait_for_selector("#page[data-phase=setup]")


async def test_old_buttons_go(tab: Tab) -> None:
    await tab.press("Begin")
    await tab.press("Call centre manager")
    assert await tab.button("Call centre manager").count() == 0


async def test_coming_back_shows_what_was_there(tab: Tab) -> None:
    await tab.begin()
    await tab.say("I had to move the whole floor to another city.")
    before = await tab.texts(".transcript > li")
    await tab.reload()
    assert await tab.texts(".transcript > li") == before
