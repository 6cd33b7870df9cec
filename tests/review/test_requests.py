"""Requests to the pages about past interviews: who may see what, what is refused, what a form does."""

from __future__ import annotations

import json
import re

import pytest
from sqlalchemy import insert, select

from bot.channels.practice import Desk
from bot.guide.model import Guide
from bot.interview.record import Mode, Status, new_id
from bot.settings import Settings
from bot.store.past import Past
from bot.store.repository import Repository
from bot.store.slack_tables import member
from tests.channels.loopback import Browser, Loopback
from tests.review.conftest import KEY, Somebody
from tests.review.seeds import MARKUP, Practising
from tests.review.visits import BASE, QUESTION, held

OVERVIEWS = ["", "/progress", "/guide", "/stories", "/achievements", "/data", "/data/delete", f"/questions/{QUESTION}"]


@pytest.mark.parametrize("path", OVERVIEWS)
def test_somebody_new_gets_a_page_and_no_identity(stranger: Browser, path: str) -> None:
    response = stranger.get(BASE + path)
    assert response.status_code == 200
    assert "Nothing here yet" in response.text
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("path", [*OVERVIEWS, "/nothing", "/interviews/nothing", "/shared/nothing", "/gone"])
def test_headers_and_policy_are_as_strict_as_on_the_practice_page(ann: Somebody, path: str) -> None:
    headers = ann.get(BASE + path).headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_hold_nothing_that_the_policy_would_refuse(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann)
    for path in (*OVERVIEWS, f"/interviews/{interview}"):
        page = ann.page(path)
        assert not re.findall(r"<[^>]+ (?:style|on\w+)=|<style", page), path
        assert all("src=" in script for script in re.findall(r"<script[^>]*>", page)), path
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page), path


def test_every_file_is_there(ann: Somebody, practising: Practising) -> None:
    held(practising, ann)
    found = set(re.findall(r'(?:href|src)="([^"]+/assets/[^"]+)"', ann.page("/progress") + ann.page("/gone")))
    assert {name.rsplit("/")[-1] for name in found} >= {"chart.umd.min.js", "charts.js", "forget.js", "pages.css"}
    for name in found:
        response = ann.get(name)
        assert response.status_code == 200, name
        assert "immutable" in response.headers["Cache-Control"]


def test_nobody_can_tell_another_person_s_interview_from_none(
    ann: Somebody, bob: Somebody, stranger: Browser, practising: Practising
) -> None:
    interview = held(practising, ann)
    for kind in ("", "/export/json", "/export/md", "/export/csv"):
        theirs = bob.get(f"{BASE}/interviews/{interview}{kind}")
        none = bob.get(f"{BASE}/interviews/nothing{kind}")
        assert (theirs.status_code, theirs.text) == (none.status_code, none.text)
        assert theirs.status_code == 404
    assert stranger.get(f"{BASE}/interviews/{interview}/export/json").status_code == 404
    for path, form in (
        ("/notes", {"about": f"interview:{interview}", "text": "mine now"}),
        (f"/interviews/{interview}/share", {"days": "7"}),
    ):
        assert bob.post(BASE + path, data=form).status_code == 404
    page = ann.page(f"/interviews/{interview}")
    assert "mine now" not in page
    assert "/shared/" not in page


@pytest.mark.parametrize("path", ["/notes", "/practise", "/data/delete", "/interviews/x/share", "/shares/x/revoke"])
def test_another_site_s_form_changes_nothing(ann: Somebody, path: str) -> None:
    response = ann.post(BASE + path, data={"sure": "yes"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert "only be sent from the practice page" in response.text
    assert ann.page("/data")


@pytest.mark.parametrize("path", ["/notes", "/practise", "/data/delete", "/interviews/x/share", "/shares/x/revoke"])
def test_a_form_of_nobody_changes_nothing(stranger: Browser, path: str) -> None:
    assert stranger.post(BASE + path, data={"sure": "yes"}).status_code == 401


def test_a_note_is_kept_as_written_and_too_long_a_one_is_refused_kindly(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann)
    about = f"interview:{interview}"
    response = ann.post(f"{BASE}/notes", data={"about": about, "text": f"First.\r\nSecond {MARKUP}"})
    assert response.status_code == 303
    page = ann.page(f"/interviews/{interview}")
    assert "First.\nSecond &lt;img" in page
    assert "<img src=x" not in page
    refused = ann.post(f"{BASE}/notes", data={"about": about, "text": "x" * 4_001})
    assert refused.status_code == 422
    assert "4,001 characters" in refused.text
    assert "First." in ann.page(f"/interviews/{interview}")


@pytest.mark.parametrize(
    "about", ["", "interview:", "interview:nothing", "question:none/such", "other:thing", "x" * 999]
)
def test_a_note_about_nothing_is_refused(ann: Somebody, about: str) -> None:
    assert ann.post(f"{BASE}/notes", data={"about": about, "text": "Hm."}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "words=%00",
        "since=yesterday",
        "since=2026-02-31&until=x",
        "since=0001-01-01&until=9999-12-31",
        "before=nothing",
        "rung=nothing&focus=nothing",
        f"words={'x' * 5000}",
        "words=%25_%5C",
        "words=a&words=b",
    ],
)
def test_odd_searches_get_a_page(ann: Somebody, practising: Practising, query: str) -> None:
    held(practising, ann)
    response = ann.get(f"{BASE}?{query}")
    assert response.status_code == 200
    if "yesterday" in query:
        assert "could not read that date" in response.text


def test_words_are_found_in_answers_and_in_questions(ann: Somebody, practising: Practising) -> None:
    first = held(practising, ann, "We moved to the zeppelin hangar in Bodensee and I led it.")
    second = practising.sit(ann.id, [("culture-fit/hobbies", ["I like sailing on Sundays with my two sisters."])])
    assert first in (page := ann.page("?words=ZEPPELIN"))
    assert second not in page
    assert second in (page := ann.page("?words=when+you+are+not+working"))
    assert first not in page
    assert "No interview like that" in ann.page("?words=submarine")


def test_older_interviews_are_a_page_further(ann: Somebody, practising: Practising) -> None:
    ids = [practising.sit(ann.id, [("culture-fit/hobbies", ["I sail."])], days_ago=day) for day in range(23)]
    page = ann.page()
    assert [name for name in ids if name in page] == ids[:20]
    (older,) = re.findall(r'href="([^"]+before=[^"]+)">Older', page)
    rest = ann.get(older.replace("&amp;", "&")).text
    assert [name for name in ids if name in rest] == ids[20:]
    assert "Newest" in rest


def test_practising_a_question_begins_an_interview_with_it(ann: Somebody, practising: Practising) -> None:
    response = ann.post(f"{BASE}/practise", data={"question_id": QUESTION})
    assert (response.status_code, response.headers["Location"]) == (303, "/practice")
    state = ann.history().json()
    assert state["phase"] == "interview"
    assert state["interview"]["question"]["id"] == QUESTION
    assert state["interview"]["length"] == 1
    assert state["exchanges"][-1]["said"] == "Practise this question now"
    assert practising.guide.question(QUESTION).phrasings[0][:20] in json.dumps(state["exchanges"][-1]["replies"]) or (
        practising.guide.question(QUESTION).phrasings[1][:20] in json.dumps(state["exchanges"][-1]["replies"])
    )


def test_practising_goes_on_in_the_interview_under_way_and_loses_nothing(ann: Somebody, practising: Practising) -> None:
    repository, turns = practising.repository, practising.turns
    ann.post(f"{BASE}/practise", data={"question_id": "culture-fit/hobbies"})
    with repository.records(ann.id) as records:
        interview = records.open_interview()
        assert interview is not None
        turns.take(interview, "I sail, and")
    ann.post(f"{BASE}/practise", data={"question_id": QUESTION})
    ann.post(f"{BASE}/practise", data={"question_id": "culture-fit/five-years"})
    ann.post(f"{BASE}/practise", data={"question_id": "culture-fit/five-years"})
    with repository.records(ann.id) as records:
        (interview,) = records.interviews()
        asked = [(turn.question_id, bool(turn.tries)) for turn in interview.turns]
        assert asked == [("culture-fit/hobbies", True), ("culture-fit/five-years", False)]
        assert interview.plan == [QUESTION]
        assert (interview.length, interview.status, interview.mode) == (3, Status.ASKING, Mode.PRACTICE)
        assert [answer.text for answer in interview.turns[0].attempts[0].answers] == ["I sail, and"]


def test_practising_while_another_level_is_being_chosen_keeps_the_interview(
    ann: Somebody, practising: Practising
) -> None:
    ann.post(f"{BASE}/practise", data={"question_id": "culture-fit/hobbies"})
    with practising.repository.records(ann.id) as records:
        interview = records.open_interview()
        assert interview is not None
        interview.status, interview.choosing = Status.SETUP, "rung"
    ann.post(f"{BASE}/practise", data={"question_id": QUESTION})
    with practising.repository.records(ann.id) as records:
        (interview,) = records.interviews()
        assert (interview.status, interview.choosing, interview.length) == (Status.ASKING, None, 2)
        assert interview.turn is not None
        assert interview.turn.question_id == QUESTION


def test_practising_waits_until_the_assistant_is_there(
    ann: Somebody, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loopback.context, "agent", None)
    response = ann.post(f"{BASE}/practise", data={"question_id": QUESTION})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert "still getting ready" in response.text


@pytest.mark.parametrize("question", ["", "none/such", "../../etc"])
def test_a_question_that_the_guide_has_not_is_not_practised(ann: Somebody, question: str) -> None:
    assert ann.post(f"{BASE}/practise", data={"question_id": question}).status_code == 404
    assert ann.history().json()["phase"] == "idle"


def test_the_way_to_slack_is_shown_where_slack_is_on(ann: Somebody, repository: Repository, guide: Guide) -> None:
    assert "Use Starline in Slack" not in ann.page("/data")
    with_slack = Settings.parse_obj({"slack_bot_token": "xoxb-1", "slack_signing_secret": "tests only"})
    with Loopback(Desk(repository, guide, with_slack, KEY)) as running, Somebody(running, repository) as browser:
        page = browser.page("/data")
    assert 'href="/practice/slack"' in page
    assert "But for what you say in Slack, nothing is sent anywhere else" in page


def test_accounts_in_slack_are_told_of(ann: Somebody, practising: Practising) -> None:
    assert "Slack" not in ann.page("/data")
    account = {"id": new_id(), "candidate_id": ann.id, "team_id": "T1", "user_id": ann.id, "reminder_zone": "UTC"}
    with practising.repository.engine.begin() as connection:
        connection.execute(insert(member).values(**account))
    assert "messages that stand in Slack itself stay" in ann.page("/data")
    assert ann.get(f"{BASE}/data/export/json").json()["slack"][0]["member"] == ann.id
    ann.post(f"{BASE}/data/delete", data={"sure": "yes"})
    with practising.repository.engine.connect() as connection:
        assert connection.execute(select(member).where(member.c.candidate_id == ann.id)).first() is None


def test_deleting_takes_two_steps(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann)
    asked = ann.post(f"{BASE}/data/delete", data={})
    assert asked.status_code == 422
    assert "Nothing was deleted" in asked.text
    assert interview in ann.page()
    done = ann.post(f"{BASE}/data/delete", data={"sure": "yes"})
    assert done.status_code == 303
    assert "starline=;" in done.headers["set-cookie"]
    assert "Max-Age=0" in done.headers["set-cookie"]
    assert not practising.repository.knows(ann.id)


def test_what_goes_wrong_is_a_page_without_a_trace(ann: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object) -> None:
        raise RuntimeError("cannot read “my own words”")

    monkeypatch.setattr(Past, "asked", broken)
    response = ann.get(f"{BASE}/guide")
    assert response.status_code == 500
    assert "Something went wrong" in response.text
    assert "my own words" not in response.text
    assert "RuntimeError" not in response.text


def test_an_answer_to_a_question_that_left_the_guide_is_still_shown(ann: Somebody, practising: Practising) -> None:
    from sqlalchemy import update

    from bot.store import tables

    interview = held(practising, ann, "We moved floors, all eighty of us, in one weekend.")
    with practising.repository.engine.begin() as connection:
        connection.execute(
            update(tables.turn).where(tables.turn.c.interview_id == interview).values(question_id="gone/away")
        )
    for path in (f"/interviews/{interview}", "/questions/gone/away"):
        assert "We moved floors" in ann.page(path)
    for path in OVERVIEWS:
        ann.page(path)
    for kind in ("md", "csv", "json"):
        assert "We moved floors" in ann.get(f"{BASE}/data/export/{kind}").text
