"""Looking back in a real Chromium: the list, one interview, tries side by side, notes, practising again."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from bot.interview.past import Wanted
from tests.candidates import STORY
from tests.review.seeds import HISTORY
from tests.web.review.conftest import Looking, OpenReview, Person
from tests.web.tab import Tab

WITHOUT_NAMES = """node => {
  const copy = node.cloneNode(true);
  for (const name of copy.querySelectorAll("small")) name.remove();
  return copy.textContent;
}"""


async def test_from_the_practice_page_to_an_interview(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran)
    await Tab.open(tab)
    await tab.link("Past interviews").click()
    await tab.page.wait_for_url("**/practice/sessions")
    rows = tab.page.locator("a.sitting")
    kept = veteran.past.sittings(Wanted()).rows
    assert await rows.count() == len(kept) == len(HISTORY)
    for number, sitting in enumerate(kept):
        words = await rows.nth(number).inner_text()
        assert f"{sitting.answered} answer" in words
        assert f"{sitting.rating:g} of 5" in words
        assert ("Call centre supervisor" in words) is (sitting.rung == "supervisor")
    await rows.first.click()
    assert veteran.interviews[-1] in tab.page.url
    assert tab.strangers == []
    assert tab.complaints == []


async def test_search_and_filter(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran)
    await tab.page.get_by_text("Search and filter").click()
    await tab.page.get_by_label("Level").select_option(label="Call centre supervisor")
    await tab.button("Show").click()
    assert await tab.page.locator("a.sitting").count() == 1
    await tab.link("Show all").click()
    await tab.page.get_by_text("Search and filter").click()
    await tab.page.get_by_label("Words you or the interviewer said").fill("green line test")
    await tab.page.keyboard.press("Enter")
    await tab.page.wait_for_url("**words=green**")
    assert await tab.page.locator("a.sitting").count() == 2
    await tab.page.get_by_label("To", exact=True).fill(veteran.past.sittings(Wanted()).rows[1].began.date().isoformat())
    await tab.button("Show").click()
    assert await tab.page.locator("a.sitting").count() == 1
    await tab.page.get_by_label("Words you or the interviewer said").fill("no such words anywhere")
    await tab.button("Show").click()
    assert "No interview like that" in await tab.words()


async def test_evidence_is_shown_by_colour_and_by_name(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, f"/interviews/{veteran.interviews[3]}")
    first = tab.page.locator(".try .marked").first
    said = veteran.past.tries(interview_id=veteran.interviews[3])[0]
    shown = await first.evaluate(WITHOUT_NAMES)
    assert " ".join(shown.split()) == " ".join(said.text.split())
    looks = await first.locator("mark").evaluate_all(
        "marks => marks.map(m => [m.querySelector('small').textContent, getComputedStyle(m).textDecorationColor,"
        " getComputedStyle(m).textDecorationStyle])"
    )
    styles = {name: (colour, stroke) for name, colour, stroke in looks}
    assert set(styles) == {"Situation", "Task", "Action", "Result"}
    assert len({colour for colour, _ in styles.values()}) == len({stroke for _, stroke in styles.values()}) == 4
    assert said.document
    figures = await first.locator("b").all_inner_texts()
    assert {said.text[claim["start"] : claim["end"]] for claim in said.document["kpis"]} >= set(figures) > set()


async def test_tries_stand_side_by_side_with_what_changed(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/questions/underperformance/turning-round")
    tries = tab.page.locator(".tries .try")
    assert await tries.count() == 3
    boxes = [await tries.nth(number).bounding_box() for number in range(3)]
    assert all(box for box in boxes)
    tops, lefts = {round(box["y"]) for box in boxes if box}, [box["x"] for box in boxes if box]
    assert len(tops) == 1
    assert lefts == sorted(lefts)
    changes = await tab.texts(".changes")
    assert len(changes) == 3
    assert "Clearly better" in changes[1]
    assert "more than the scorer’s own noise" in changes[1]
    assert "Gained the task" in changes[1]
    assert "New figure: First contact resolution 64 % → 79 %" in changes[1]
    assert "within the scorer’s own noise" in changes[0]


async def test_on_a_phone_tries_stand_below_each_other(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/questions/underperformance/turning-round", width=360)
    boxes = [await one.bounding_box() for one in await tab.page.locator(".tries .try").all()]
    assert len({round(box["x"]) for box in boxes if box}) == 1


async def test_a_note_stays(look: OpenReview, person: Person) -> None:
    tab = await look(person, f"/interviews/{person.interviews[0]}")
    box = tab.page.get_by_label("Only you see it; a coach with a link does not.")
    await box.fill("Say how the team took it.\nAnd when.")
    await tab.button("Save the note").click()
    await tab.page.get_by_text("Saved.").wait_for()
    await tab.go(f"/interviews/{person.interviews[0]}")
    assert await box.input_value() == "Say how the team took it.\nAnd when."


async def test_the_weakest_question_is_practised_and_the_new_try_shows(look: OpenReview, person: Person) -> None:
    tab = await look(person, "/questions/working-style/leading-change")
    before = await tab.page.locator(".tries .try").count()
    await tab.button("Practise this now").click()
    await tab.page.wait_for_url("**/practice")
    await tab.page.wait_for_selector("#page[data-phase=interview]")
    assert "Question 1 of 1" in await tab.page.locator("#question").inner_text()
    await tab.answer_to_the_end(STORY)
    await tab.go("/questions/working-style/leading-change")
    assert await tab.page.locator(".tries .try").count() == before + 1


async def test_an_answer_just_given_on_the_page_is_there_with_its_follow_ups(look: OpenReview) -> None:
    tab = await look()
    assert "Nothing here yet" in await tab.words()
    await Tab.open(tab)
    await tab.begin("start a practice mode interview as manager, coaching, 2 questions")
    await tab.say("I coached my team a lot.")
    await tab.say("It was in Leeds, in May.")
    await tab.go()
    assert "under way" in await tab.words()
    await tab.page.locator("a.sitting").click()
    words = await tab.page.locator(".try .marked").first.inner_text()
    assert "I coached my team a lot." in words
    assert "It was in Leeds, in May." in words


async def printed(tab: Looking) -> str:
    """The page as a browser prints it, read back from the PDF."""
    pages = PdfReader(io.BytesIO(await tab.page.pdf(format="A4"))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


async def test_on_paper_there_are_all_words_and_no_buttons(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, f"/interviews/{veteran.interviews[3]}", color_scheme="dark")
    paper = await printed(tab)
    for said in veteran.past.tries(interview_id=veteran.interviews[3]):
        first = " ".join(said.text.split()[-6:])
        assert first in paper
        assert said.document
        assert said.document["rating_parts"][1]["says"] in paper, "what is folded up on the screen is open on paper"
    for name in ("Situation", "Task", "Action", "Result", "of 5"):
        assert name in paper
    for button in ("Practise this now", "Make a link", "Save the note", "Markdown", "Achievements"):
        assert button not in paper
    await tab.page.emulate_media(media="print", color_scheme="dark")
    assert await tab.ask("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
