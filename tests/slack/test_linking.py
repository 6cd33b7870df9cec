"""One person, both places: codes, links, and an interview that wanders between Slack and the web."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.assistant.parts import Parts
from bot.channels.slack.linking import ALREADY, LINKED, TOO_OFTEN, UNKNOWN
from bot.store.links import Links
from tests.candidates import STORY
from tests.channels.loopback import SAME_ORIGIN, Browser
from tests.slack.app import SlackApp
from tests.slack.conftest import InterviewOf, NewPerson
from tests.slack.person import Person, wait_for
from tests.slack.test_command import at, link_in
from tests.slack.test_direct_messages import answers, begin, finish


@pytest.fixture
def tab(app: SlackApp) -> Browser:
    """A browser of somebody's."""
    return Browser(app)


def code_for(tab: Browser) -> str:
    page = tab.post("/practice/slack/code")
    found = re.search(r"/interview link ([A-Z0-9]{4}-[A-Z0-9]{4})", page.text)
    assert found, page.text
    return found[1]


def open_from_slack(person: Person, tab: Browser, both: bool = False) -> httpx.Response:
    """Opens the link that Slack gives, and presses the button there."""
    told = len(person.slack.responses)
    person.commands("review")
    wait_for(lambda: len(person.slack.responses) > told, "a link")
    url = at(person, link_in(person.is_told("Open it on the web")["text"]))
    assert tab.get(url).status_code == 200
    return tab.post(url + ("?both=yes" if both else ""), follow_redirects=True)


def said_on_the_web(tab: Browser) -> str:
    return str(tab.history().json()["exchanges"])


def test_a_whole_interview_in_slack_goes_on_on_the_web_and_back(
    ann: Person, tab: Browser, interview_of: InterviewOf
) -> None:
    begin(ann, "start a mock mode interview as manager, mixed, 3 questions")
    before = ann.count
    ann.says(STORY)
    wait_for(lambda: ann.count > before, "a reply")
    assert open_from_slack(ann, tab).status_code == 200
    there = tab.history().json()
    assert STORY in str(there["exchanges"])
    mine = interview_of(ann)
    assert there["interview"]["id"] == mine.id
    assert mine.turn
    assert there["interview"]["question"]["here"] == mine.turn.position + 1, "the same turn"
    # A probe, or the next question: whatever waits is answered on the web.
    on_the_web = tab.send_text("On the web I add that the rule spread to three more sites.", "web-message-1")
    assert on_the_web.json()["took"] == "answer"
    while tab.history().json()["interview"]["question"]["here"] < 3:
        assert tab.press("/skip", f"web-{len(tab.history().json()['exchanges'])}-skip").status_code == 200
    before = ann.count
    ann.says("how many left?")
    ann.hears("This is the last one", after=before)
    ann.says("skip")
    ann.hears("across your answers")
    assert answers(interview_of(ann))[0] == STORY
    assert "On the web I add" in "".join(answers(interview_of(ann)))
    assert "how many left?" in said_on_the_web(tab)
    assert tab.history().json()["phase"] == "idle"


def test_a_link_works_once_and_only_when_its_button_is_pressed(ann: Person, app: SlackApp) -> None:
    begin(ann)
    ann.commands("review")
    url = at(ann, link_in(ann.is_told("Open it on the web")["text"]))
    with Browser(app) as preview, Browser(app) as mine, Browser(app) as thief:
        for _ in range(3):
            assert preview.get(url).status_code == 200
        assert "starline" not in preview.cookies
        assert mine.post(url).status_code == 302
        assert mine.history().status_code == 200
        assert thief.get(url).status_code == 410
        assert thief.post(url).status_code == 410
        assert "starline" not in thief.cookies


@pytest.mark.parametrize("change", ["forged", "changed", "other purpose"])
def test_a_link_that_is_not_ours_opens_nothing(ann: Person, tab: Browser, change: str) -> None:
    begin(ann)
    ann.commands("review")
    url = at(ann, link_in(ann.is_told("Open it on the web")["text"]))
    bad = {
        "forged": url.rsplit("/", 1)[0] + "/forged",
        "changed": url[:-2]
        + ("A" if url[-2] != "A" else "B")
        + url[-1],  # the last character holds bits that are not read
        "other purpose": url.replace("/open/", "/export/"),
    }[change]
    assert tab.get(bad).status_code == 410
    assert tab.post(bad).status_code == 410


def test_another_site_cannot_press_the_button(ann: Person, app: SlackApp) -> None:
    ann.commands("review")
    url = at(ann, link_in(ann.is_told("Open it on the web")["text"]))
    assert httpx.post(url, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert httpx.post(url, headers=SAME_ORIGIN).status_code == 302


def test_a_code_from_the_web_joins_a_slack_account(ann: Person, tab: Browser, interview_of: InterviewOf) -> None:
    tab.open_page()
    tab.send_text("start a practice mode interview as director, mixed, 2 questions", "web-start-1")
    assert "Use in Slack" in tab.get("/practice/slack").text
    ann.commands(f"link {code_for(tab).lower()}")
    ann.is_told(LINKED)
    ann.says("how many left?")
    ann.hears("This is question 1 of 2")
    assert interview_of(ann).rung == "director"
    assert "how many left?" in said_on_the_web(tab)
    assert "belong together already" in tab.get("/practice/slack").text


def test_two_people_with_histories_become_one_and_nothing_is_lost(
    ann: Person, tab: Browser, interview_of: InterviewOf, house: Parts
) -> None:
    begin(ann)
    finish(ann)
    ann.says("start a mock mode interview as supervisor, mixed, 2 questions")
    ann.hears("Question 1 of 2")
    tab.open_page()
    tab.send_text("start a practice mode interview as director, mixed, 2 questions", "web-start-1")
    tab.send_text("I listened to calls every week.", "web-answer-1")
    ann.commands(f"link {code_for(tab)}")
    ann.is_told(LINKED)
    newest = interview_of(ann)
    with house.repository.records(newest.candidate_id) as records:
        interviews = records.interviews()
        assert [(one.rung, one.status.value) for one in interviews] == [
            ("director", "asking"),
            ("supervisor", "paused"),
            ("manager", "finished"),
        ]
        assert answers(interviews[0]) == ["I listened to calls every week."]
        assert answers(interviews[2]) == [STORY] * 3
    assert STORY in said_on_the_web(tab)
    ann.says("skip")
    ann.hears("Question 2 of 2")
    ann.says("skip")
    ann.hears("across your answers")
    before = ann.count
    ann.says("carry on")
    ann.hears("Welcome back", after=before)
    ann.says("how many left?")
    ann.hears("This is question 1 of 2", after=before)


def test_a_browser_with_a_history_of_its_own_is_asked(
    ann: Person, new_person: NewPerson, app: SlackApp, interview_of: InterviewOf
) -> None:
    bob = new_person()
    for person, both in ((ann, True), (bob, False)):
        begin(person)
        with Browser(app) as tab:
            tab.open_page()
            tab.send_text("start a practice mode interview as director, mixed, 2 questions", "web-start-1")
            person.commands("review")
            url = at(person, link_in(person.is_told("Open it on the web")["text"]))
            assert "Bring both together" in tab.get(url).text
            tab.post(url + ("?both=yes" if both else ""))
            assert interview_of(person).rung == ("director" if both else "manager")
            assert tab.history().json()["interview"]["rung"].endswith("director" if both else "manager")


def test_a_code_works_once(ann: Person, new_person: NewPerson, tab: Browser) -> None:
    tab.open_page()
    code = code_for(tab)
    ann.commands(f"link {code}")
    ann.is_told(LINKED)
    bob = new_person()
    bob.commands(f"link {code}")
    bob.is_told(UNKNOWN)
    ann.commands(f"link {code_for(tab)}")
    ann.is_told(ALREADY)


def test_an_old_code_is_void(ann: Person, tab: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    tab.open_page()
    with monkeypatch.context() as patch:
        patch.setattr("bot.store.links.GOOD_FOR", timedelta(seconds=-1))
        code = code_for(tab)
    ann.commands(f"link {code}")
    ann.is_told(UNKNOWN)


def test_codes_cannot_be_tried_out(ann: Person) -> None:
    for _ in range(6):
        ann.commands("link AAAA-AAAA")
    ann.is_told(TOO_OFTEN)


def test_a_stranger_gets_no_code(tab: Browser) -> None:
    assert tab.get("/practice/slack").headers["location"].endswith("/practice")
    assert tab.post("/practice/slack/code").headers["location"].endswith("/practice")


def test_codes_are_not_kept_in_the_clear(house: Parts) -> None:
    from sqlalchemy import select

    from bot.store.slack_tables import link

    candidate = house.repository.add_candidate()
    links = Links(house.repository.engine)
    code, ticket = links.make_code(candidate), links.make_ticket(candidate, "open")
    with house.repository.engine.connect() as connection:
        kept = str(connection.execute(select(link)).all())
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert ticket not in kept
    assert links.use(ticket, "export") is None
    assert links.use(ticket, "open") == candidate
    assert links.use(ticket, "open") is None
