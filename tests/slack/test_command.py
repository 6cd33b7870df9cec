"""The slash command: only the person sees its answers."""

from __future__ import annotations

import re

import httpx
import pytest

from bot.assistant.parts import Parts
from bot.channels.slack.choices import ERASED
from bot.channels.slack.commands import STARTED, STOPPED
from tests.candidates import STORY
from tests.channels.loopback import SAME_ORIGIN
from tests.slack.conftest import InterviewOf
from tests.slack.person import Person, wait_for
from tests.slack.standin import Mood
from tests.slack.test_direct_messages import answers, begin, finish


def link_in(text: str) -> str:
    """The address of a link in Slack's markup."""
    found = re.search(r"<(https?://[^|>]+)\|", text)
    assert found, text
    return found[1]


def at(person: Person, url: str) -> str:
    """A link at the port that the app has in this test."""
    return person.app + "/" + url.split("/", 3)[3]


def test_start_opens_an_interview_in_direct_messages(ann: Person) -> None:
    assert ann.commands("start").content == b""
    ann.is_told(STARTED)
    assert "Which level" in ann.hears("Which level").shown


def test_start_takes_a_wish(ann: Person) -> None:
    ann.commands("start a mock mode interview as director, mixed, 2 questions")
    ann.hears("Question 1 of 2")


def test_stop_sums_up_and_takes_the_answer_that_was_being_written(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    ann.says(STORY)
    ann.commands("stop")
    ann.is_told(STOPPED)
    ann.hears("We will stop here")
    assert answers(interview_of(ann)) == [STORY]


def test_stop_outside_an_interview_says_so(ann: Person) -> None:
    ann.commands("stop")
    ann.hears("we are not in one right now")


@pytest.mark.parametrize("wish", ["start mock as director", "start"])
def test_start_in_an_interview_is_no_answer_to_the_question(ann: Person, interview_of: InterviewOf, wish: str) -> None:
    begin(ann)
    ann.commands(wish)
    ann.hears("We are in the middle of an interview")
    assert answers(interview_of(ann)) == []
    assert interview_of(ann).length == 3


@pytest.mark.parametrize("text", ["", "help", "nonsense", "  HELP ", "`&lt;!channel&gt;"])
def test_help_and_anything_unknown(ann: Person, text: str) -> None:
    ann.commands(text)
    told = ann.is_told("What you can ask for")["text"]
    assert "/interview start" in told
    assert ("I do not know" in told) == (text.strip().lower() not in ("", "help"))


def test_an_answer_that_slack_is_too_busy_for_is_given_later(ann: Person) -> None:
    ann.slack.will("response", Mood(429))
    ann.commands("help")
    ann.is_told("What you can ask for")
    assert ann.count == 0


def test_an_answer_that_slack_does_not_take_any_more_comes_as_a_message(ann: Person) -> None:
    ann.slack.will("response", Mood(404))
    ann.commands("help")
    ann.hears("What you can ask for")


def test_review_lists_and_leads_to_the_web(ann: Person) -> None:
    begin(ann)
    finish(ann)
    ann.commands("review")
    told = ann.is_told("Your last interviews")
    assert "3 answers" in told["text"]
    assert told["response_type"] == "ephemeral"
    assert httpx.get(at(ann, link_in(told["text"]))).status_code == 200


def test_review_leaves_out_interviews_without_an_answer(ann: Person) -> None:
    begin(ann)
    ann.commands("review")
    assert "0 answers" not in ann.is_told("no finished answers yet")["text"]


def test_export_is_a_link_to_a_file_that_works_once(ann: Person) -> None:
    begin(ann)
    before = ann.count
    ann.says(STORY)
    wait_for(lambda: ann.count > before, "a reply")
    ann.commands("export")
    url = at(ann, link_in(ann.is_told("Fetch the file")["text"]))
    assert STORY not in httpx.get(url).text, "looking at the link gives nothing away"
    assert httpx.post(url, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    fetched = httpx.post(url, headers=SAME_ORIGIN)
    assert "attachment" in fetched.headers["content-disposition"]
    assert fetched.json()["interviews"][0]["turns"][0]["tries"][0]["answers"][0]["text"] == STORY
    assert httpx.post(url, headers=SAME_ORIGIN).status_code == 410


def test_delete_asks_and_then_leaves_nothing(ann: Person, house: Parts) -> None:
    from sqlalchemy import func, select

    import bot.store.slack_tables  # noqa: F401
    from bot.store.slack_tables import member
    from bot.store.tables import metadata

    begin(ann)
    before = ann.count
    ann.says("The xylophonist of the late shift made me do it.")
    wait_for(lambda: ann.count > before, "a reply")
    ann.commands("delete")
    button = ann.is_told("deletes all your interviews")["blocks"][1]["elements"][0]
    assert button["confirm"]["confirm"]["text"] == "Delete"
    ann.interacts(button)
    wait_for(lambda: any(ERASED in one.text for one in ann.slack.messages(ann.dm)), "that all is gone")
    with house.repository.engine.connect() as connection:
        mine = select(func.count()).select_from(member).where(member.c.user_id == ann.user_id)
        assert connection.execute(mine).scalar_one() == 0
        kept = [str(connection.execute(select(table)).all()) for table in metadata.sorted_tables]
    assert not any("xylophonist of the late" in rows for rows in kept)
    ann.says("hello")
    ann.hears("Shall we start?")
