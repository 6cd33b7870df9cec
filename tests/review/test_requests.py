"""Requests to the pages about past interviews: who may see what, what is refused, what a form does."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest
from markdown_it import MarkdownIt
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
from tests.review.seeds import MARKUP, Practising, corpus

BASE = "/practice/sessions"
QUESTION = "working-style/leading-change"
OVERVIEWS = ["", "/progress", "/guide", "/stories", "/achievements", "/data", "/data/delete", f"/questions/{QUESTION}"]


def held(practising: Practising, who: Somebody, *answers: str, **more: Any) -> str:
    said = [(QUESTION, answers or (corpus()["ben-071"],))]
    return practising.sit(who.id, said, **more)


def a_link(who: Somebody, interview_id: str, days: str = "7", label: str = "Dana") -> str:
    response = who.post(f"{BASE}/interviews/{interview_id}/share", data={"days": days, "label": label})
    assert response.status_code == 303
    page = who.page(f"/interviews/{interview_id}")
    return str(re.findall(rf'value="({BASE}/shared/[^"]+)"', page)[0])


def attempt_in(page: str) -> str:
    return str(re.findall(r'name="attempt" value="(\d+)"', page)[0])


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


def test_csv_holds_a_row_a_try_and_no_formula(ann: Somebody, practising: Practising) -> None:
    interview = held(
        practising, ann, '=HYPERLINK("http://evil.example") was what I did, and we moved floors.', "Now, once more."
    )
    response = ann.get(f"{BASE}/interviews/{interview}/export/csv")
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert [row["try"] for row in rows] == ["1", "2"]
    assert rows[0]["answer"].startswith("'=HYPERLINK")
    assert rows[1]["answer"] == "Now, once more."
    assert {row["question_id"] for row in rows} == {QUESTION}
    assert all(row["rating"] in "12345" for row in rows)


def test_markdown_shows_every_word_and_reads_none_of_them_as_markup(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann, f"# 1 priority was this.\n- And {MARKUP}\n\n    code `x` ***")
    ann.post(f"{BASE}/notes", data={"about": f"interview:{interview}", "text": "<b>note</b> # x"})
    text = ann.get(f"{BASE}/interviews/{interview}/export/md").text
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html
    assert "<code" not in html
    assert "<b>" not in html
    shown = (
        re.sub(r"<[^>]+>", "", html)
        .replace("&quot;", '"')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )
    for words in ("# 1 priority was this.", MARKUP, "code `x` ***"):
        assert "".join(words.split()) in "".join(shown.split())
    assert "&lt;b&gt;note&lt;/b&gt;" in html
    assert re.findall(r"<h1>(.*?)</h1>", html)[0].startswith("Interview of")


def test_json_holds_everything(ann: Somebody, practising: Practising) -> None:
    interview = held(practising, ann, "We moved floors.")
    ann.post(f"{BASE}/notes", data={"about": f"interview:{interview}", "text": "Mine."})
    ann.post(f"{BASE}/notes", data={"about": f"question:{QUESTION}", "text": "Also mine."})
    a_link(ann, interview)
    ann.send_text("hello there", "message-json")
    one = ann.get(f"{BASE}/interviews/{interview}/export/json").json()
    assert set(one) == {"interviews"}
    everything = ann.get(f"{BASE}/data/export/json").json()
    assert everything["interviews"] == one["interviews"]
    assert one["interviews"][0]["note"] == "Mine."
    assert one["interviews"][0]["turns"][0]["tries"][0]["answers"][0]["text"] == "We moved floors."
    assert everything["question_notes"] == {QUESTION: "Also mine."}
    assert everything["conversation"][0]["said"] == "hello there"
    assert ann.get(f"{BASE}/data/export/exe").status_code == 404


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


def test_a_coach_sees_one_interview_without_its_rating_and_says_something(
    ann: Somebody, stranger: Browser, practising: Practising
) -> None:
    interview = held(practising, ann)
    ann.post(f"{BASE}/notes", data={"about": f"interview:{interview}", "text": "a private note"})
    link = a_link(ann, interview)
    response = stranger.get(link)
    assert response.status_code == 200
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "set-cookie" not in response.headers
    page = response.text
    assert "a private note" not in page
    assert "Scorer:" not in page
    assert 'class="part-' not in page
    attempt = attempt_in(page)
    sent = stranger.post(f"{link}/ratings", data={"attempt": attempt, "rating": "4", "comment": f"Good. {MARKUP}"})
    assert sent.status_code == 303
    after = stranger.get(link).text
    assert "Scorer:" in after
    mine = ann.page(f"/interviews/{interview}")
    assert "Good. &lt;img" in mine
    assert "Coach and scorer" in mine
    assert "Coach and scorer" in ann.page("/progress")


@pytest.mark.parametrize(
    "form",
    [
        {"rating": "6"},
        {"rating": "0"},
        {"rating": "five"},
        {"attempt": "x"},
        {"attempt": "²"},
        {"attempt": ""},
        {"attempt": "9" * 30},
        {"comment": "x" * 2_001},
    ],
)
def test_odd_ratings_are_refused_and_nothing_is_kept(
    ann: Somebody, stranger: Browser, practising: Practising, form: dict[str, str]
) -> None:
    link = a_link(ann, held(practising, ann))
    attempt = attempt_in(stranger.get(link).text)
    response = stranger.post(f"{link}/ratings", data={"attempt": attempt, "rating": "3", "comment": "", **form})
    assert response.status_code in (404, 422)
    assert ann.get(f"{BASE}/data/export/json").json()["interviews"][0]["turns"][0]["tries"][0]["coach"] == []


def test_a_coach_cannot_rate_what_the_link_does_not_show(
    ann: Somebody, bob: Somebody, stranger: Browser, practising: Practising
) -> None:
    link = a_link(ann, held(practising, ann))
    held(practising, bob)
    (other,) = Past(practising.repository.engine, bob.id).tries()
    response = stranger.post(f"{link}/ratings", data={"attempt": str(other.attempt_id), "rating": "1", "comment": "ha"})
    assert response.status_code == 404
    assert '"coach": []' in bob.get(f"{BASE}/data/export/json").text


def test_a_link_that_is_closed_forged_or_gone_looks_the_same(
    ann: Somebody, bob: Somebody, stranger: Browser, practising: Practising
) -> None:
    interview = held(practising, ann)
    link = a_link(ann, interview)
    (share_id,) = re.findall(r"/shares/([^/]+)/revoke", ann.page(f"/interviews/{interview}"))
    assert bob.post(f"{BASE}/shares/{share_id}/revoke").status_code == 404
    assert stranger.get(link).status_code == 200
    ann.post(f"{BASE}/shares/{share_id}/revoke")
    closed = stranger.get(link)
    forged = stranger.get(f"{BASE}/shared/{share_id}")
    assert closed.status_code == forged.status_code == 410
    assert closed.text == forged.text
    attempt = Past(practising.repository.engine, ann.id).tries()[0].attempt_id
    assert stranger.post(f"{link}/ratings", data={"attempt": str(attempt), "rating": "1"}).status_code == 410
    assert "closed on" in ann.page(f"/interviews/{interview}")


@pytest.mark.parametrize("days", ["", "0", "365", "-1", "x"])
def test_a_link_has_to_end_some_day(ann: Somebody, practising: Practising, days: str) -> None:
    interview = held(practising, ann)
    response = ann.post(f"{BASE}/interviews/{interview}/share", data={"days": days, "label": "Dana"})
    assert response.status_code == 422
    assert "how long the link should work" in response.text


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
