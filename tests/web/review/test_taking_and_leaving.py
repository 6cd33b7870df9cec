"""Exports, links for a coach, deletion: in the browser, with what lies on the disk looked at."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.store import tables
from tests.candidates import STORY
from tests.review.seeds import MARKUP, Practising
from tests.servers import Server
from tests.web.review.conftest import Looking, OpenReview, Person
from tests.web.tab import Tab


async def downloaded(tab: Looking, link: str) -> str:
    """The file behind a link."""
    async with tab.page.expect_download() as started:
        await tab.link(link).click()
    download = await started.value
    assert download.suggested_filename.startswith("starline-")
    return (await asyncio.to_thread(Path(await download.path()).read_bytes)).decode("utf-8-sig")


async def test_each_file_can_be_opened(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, f"/interviews/{veteran.interviews[1]}")
    tries = veteran.past.tries(interview_id=veteran.interviews[1])
    document = json.loads(await downloaded(tab, "JSON"))
    told = [one["answers"][0]["text"] for turn in document["interviews"][0]["turns"] for one in turn["tries"]]
    assert told == [one.text for one in tries]
    rows = list(csv.DictReader(io.StringIO(await downloaded(tab, "CSV"))))
    assert [(row["answer"], float(row["rating"])) for row in rows] == [(one.text, one.rating) for one in tries]
    markdown = await downloaded(tab, "Markdown")
    assert markdown.count("of 5**") == len(tries)
    assert "Left out." in markdown


async def test_everything_is_in_one_file(look: OpenReview, veteran: Person) -> None:
    tab = await look(veteran, "/data")
    document = json.loads(await downloaded(tab, "Everything as JSON"))
    assert [one["id"] for one in document["interviews"]] == list(veteran.interviews[::-1])
    assert document["candidate"]["id"] == veteran.id


async def share(tab: Looking, person: Person) -> str:
    """Makes a link for Dana and returns it."""
    await tab.go(f"/interviews/{person.interviews[0]}")
    await tab.page.get_by_label("Who is it for?").fill("Dana")
    await tab.button("Make a link").click()
    await tab.page.get_by_text("Here is the link.").wait_for()
    return await tab.page.get_by_label("Link for Dana").first.input_value()


async def test_a_coach_rates_and_both_sides_see_how_far_they_agree(look: OpenReview, person: Person) -> None:
    mine, coach = await look(person), await look()
    link = await share(mine, person)
    assert link.startswith(f"{mine.url}/practice/sessions/shared/")
    await coach.page.goto(link)
    assert "5 · Convincing" in await coach.words()
    assert await coach.page.locator("mark").count() == 0
    card = coach.page.locator(".try").nth(1)
    await card.get_by_text("4 Good").click()
    await card.get_by_label("Your comment").fill("Say what it cost.\n<b>And why.</b>")
    await card.get_by_role("button", name="Save").click()
    await coach.page.get_by_text("Saved. Thank you.").wait_for()
    assert "Scorer:" in await coach.page.locator(".try").nth(1).inner_text()
    assert "Scorer:" not in await coach.page.locator(".try").first.inner_text()
    assert await coach.page.context.cookies() == []
    await mine.go(f"/interviews/{person.interviews[0]}")
    assert "Say what it cost.\n<b>And why.</b>" in await mine.page.locator(".coach-word").inner_text()
    assert "On 1 answer that a coach rated" in await mine.page.locator(".agreement").inner_text()
    assert coach.complaints == mine.complaints == []


async def test_a_link_ends_when_its_owner_says_so(look: OpenReview, person: Person) -> None:
    mine, coach = await look(person), await look()
    link = await share(mine, person)
    await coach.page.goto(link)
    assert "Somebody asks for your opinion" in await coach.words()
    await mine.button("Close this link for Dana").click()
    await mine.page.get_by_text("The link is closed.").wait_for()
    await coach.page.goto(link)
    assert "This link does not work any more" in await coach.words()
    assert "Leeds" not in await coach.page.content()


async def test_a_link_ends_in_time(look: OpenReview, person: Person, practising: Practising) -> None:
    mine, coach = await look(person), await look()
    link = await share(mine, person)
    with practising.repository.engine.begin() as connection:
        mine_only = update(tables.share).where(tables.share.c.candidate_id == person.id)
        connection.execute(mine_only.values(expires_at=tables.now() - timedelta(seconds=1)))
    await coach.page.goto(link)
    assert "This link does not work any more" in await coach.words()
    await mine.go(f"/interviews/{person.interviews[0]}")
    assert "expired on" in await mine.page.locator("#share").inner_text()


def on_disk(server: Server) -> bytes:
    """All bytes of the database, its log included."""
    return b"".join(path.read_bytes() for path in sorted(server.folder.glob("server.db*")))


async def test_deletion_leaves_nothing(look: OpenReview, server: Server, practising: Practising) -> None:
    secret = "quokka marmalade"
    tab = await look()
    await Tab.open(tab)
    await tab.begin()
    await tab.say(f"The {secret} project. {STORY}")
    await tab.write(f"a draft of {secret}")
    await tab.go()
    await tab.page.locator("a.sitting").click()
    await tab.page.get_by_label("Only you see it").fill(f"note on {secret}")
    await tab.button("Save the note").click()
    await tab.page.get_by_text("Saved.").wait_for()
    await tab.button("Make a link").click()
    await tab.page.get_by_text("Here is the link.").wait_for()
    link = await tab.page.locator("input.link").input_value()
    assert secret.encode() in on_disk(server)
    await tab.go("/data")
    await tab.link("Delete everything …").click()
    await tab.button("Delete it all for good").click()
    assert "Delete everything?" in await tab.words(), "the box was not ticked"
    await tab.page.get_by_label("Yes, delete all of it.").check()
    await tab.button("Delete it all for good").click()
    await tab.page.wait_for_url("**/gone")
    assert "It is all gone" in await tab.words()
    assert "last traces" not in await tab.words()
    assert secret.encode() not in on_disk(server)
    assert secret not in server.log.read_text()
    assert await tab.page.context.cookies() == []
    assert "quokka" not in await tab.ask("JSON.stringify(localStorage)")
    await tab.page.goto(link)
    assert "This link does not work any more" in await tab.words()
    await tab.go()
    assert "Nothing here yet" in await tab.words()
    await Tab.open(tab)
    assert await tab.exchanges() == []


async def test_two_people_never_see_each_other(look: OpenReview, veteran: Person, person: Person) -> None:
    mine, theirs = await look(person), await look(veteran)
    for path in ("", "/progress", "/guide", "/stories", "/achievements", "/data"):
        await mine.go(path)
        await theirs.go(path)
        assert "Leeds" not in await theirs.page.content()
        assert "broadband" not in await mine.page.content()
    await theirs.go(f"/interviews/{person.interviews[0]}")
    assert "There is nothing here" in await theirs.words()


@pytest.fixture
def mischief(practising: Practising) -> Person:
    """Somebody whose every word is markup."""
    from bot.store.past import Past

    candidate_id = practising.repository.add_candidate()
    words = f"{MARKUP} When I ran {MARKUP} in Leeds, AHT went from 9 to 7 minutes because I rewrote {MARKUP}. {STORY}"
    interview = practising.sit(candidate_id, [("working-style/leading-change", [words, f"{MARKUP} again"])])
    return Person(candidate_id, (interview,), Past(practising.repository.engine, candidate_id))


async def test_markup_in_anything_that_anybody_wrote_is_shown_as_text(look: OpenReview, mischief: Person) -> None:
    tab, coach = await look(mischief), await look()
    interview = f"/interviews/{mischief.interviews[0]}"
    await tab.go(interview)
    await tab.page.get_by_label("Only you see it").fill(f"</textarea>{MARKUP}")
    await tab.button("Save the note").click()
    await tab.page.get_by_text("Saved.").wait_for()
    await tab.page.get_by_label("Who is it for?").fill(MARKUP[:80])
    await tab.button("Make a link").click()
    await tab.page.get_by_text("Here is the link.").wait_for()
    await coach.page.goto(await tab.page.locator("input.link").input_value())
    await coach.page.locator(".try").first.get_by_text("3 Halfway").click()
    await coach.page.get_by_label("Your comment").first.fill(f"</textarea>{MARKUP}")
    await coach.button("Save").first.click()
    await coach.page.get_by_text("Saved. Thank you.").wait_for()
    paths = [
        "",
        "?words=%3Cscript%3E",
        interview,
        "/questions/working-style/leading-change",
        "/stories",
        "/achievements",
    ]
    for path in (*paths, "/progress", "/guide", "/data"):
        await tab.go(path)
        assert await tab.ask("window.hacked") is None
        assert await tab.page.locator("main img, main script, main [onerror]").count() == 0
    for looking in (tab, coach):
        assert await looking.ask("window.hacked") is None
        assert looking.complaints == []
        assert looking.strangers == []
    await tab.go(interview)
    assert MARKUP in await tab.page.locator(".try .marked").nth(1).inner_text()
    assert MARKUP in await tab.page.locator(".coach-word").first.inner_text()
    assert MARKUP in await coach.page.locator(".try .marked").nth(1).inner_text()
    assert await tab.page.get_by_label("Only you see it").input_value() == f"</textarea>{MARKUP}"
