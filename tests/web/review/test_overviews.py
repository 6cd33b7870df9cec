"""Charts, the guide, stories and achievements, from interviews that were really held."""

from __future__ import annotations

import re

from bot.assistant.parts import Parts
from bot.review.trends import by_area, by_interview
from tests.review.seeds import HISTORY
from tests.web.review.conftest import OpenReview, Person

DRAWN = """id => [...document.querySelectorAll(`[data-chart=${id}] canvas`)].map(canvas => {
  const chart = Chart.getChart(canvas);
  return { labels: chart.data.labels, data: chart.data.datasets[0].data };
})"""
PAINTED = """canvas => new Set(new Uint32Array(canvas.getContext('2d')
  .getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"""


async def test_charts_are_drawn_from_what_was_scored(look: OpenReview, veteran: Person, house: Parts) -> None:
    tab = await look(veteran, "/progress")
    points = by_interview(house.guide, veteran.past.marks())
    areas = by_area(house.guide, veteran.past.marks())
    assert len(points) == len(HISTORY)
    (rating,) = await tab.ask(DRAWN, "rating")
    assert rating["data"] == [point.rating for point in points]
    parts = await tab.ask(DRAWN, "elements")
    assert [one["data"] for one in parts] == [[point.elements[key] for point in points] for key in "STAR"]
    (figures,) = await tab.ask(DRAWN, "figures")
    assert figures["data"] == [point.with_figures for point in points]
    (by_competency,) = await tab.ask(DRAWN, "areas")
    assert by_competency["data"] == [area.rating for area in areas]
    assert len(by_competency["labels"]) == len(areas)
    for canvas in await tab.page.locator("canvas").all():
        assert await canvas.evaluate(PAINTED) > 10
    assert tab.complaints == []
    assert tab.strangers == []


async def test_the_tables_say_what_the_charts_show(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/progress")
    for summary in await tab.page.get_by_text("As a table").all():
        await summary.click()
    (rating,) = await tab.ask(DRAWN, "rating")
    cells = await tab.texts("#rating-data td:nth-child(2)")
    assert [float(cell) for cell in cells] == rating["data"]
    await tab.page.locator("#rating-data a").first.click()
    assert veteran.interviews[0] in tab.page.url


async def test_without_scripts_the_tables_are_open(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/progress", java_script_enabled=False)
    assert await tab.page.locator("table:visible").count() == 4
    assert await tab.page.locator("canvas:visible").count() == 0


async def test_the_guide_tells_what_was_practised_and_what_to_practise(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/guide")
    answered = {one.question_id for one in veteran.past.asked() if one.answered}
    assert f"You have answered {len(answered)} of 50 questions." in await tab.words()
    weakest = await tab.texts(".weakest li")
    assert re.search(r"\b[12](?:\.\d)? of 5", weakest[0])
    assert "asked, but left out" in await tab.words()


async def test_a_story_told_to_three_questions_is_flagged(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/stories")
    worn = tab.page.locator(".story", has=tab.page.locator(".warning"))
    assert await worn.count() == 1
    assert "3 different questions" in await worn.inner_text()
    assert "First contact resolution" in await worn.inner_text()
    assert await worn.get_by_text("Could also answer").count() == 1


async def test_achievements_lead_back_to_where_they_were_claimed(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/achievements")
    claim = tab.page.locator(".claims > li", has_text="64 %")
    assert "79 %" in await claim.inner_text()
    assert "Short version: broadband faults went from 64 % to 79 % FCR" in await claim.inner_text()
    await claim.get_by_role("link").click()
    assert "/interviews/" in tab.page.url
    assert "#try-" in tab.page.url
