"""The Home tab and the daily reminder."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.slack.choices import ERASED
from bot.channels.slack.progress import Rated, bars, draw
from bot.channels.slack.reminders import WHY, Reminders, find_zones, next_time
from bot.store.slack_inbox import Delivery, Inbox
from bot.store.slack_members import Member, Members
from bot.store.slack_tables import member
from tests.candidates import STORY
from tests.slack.app import SlackApp
from tests.slack.conftest import InterviewOf, Undone
from tests.slack.messages import readable
from tests.slack.person import Person, wait_for
from tests.slack.standin import Mood, StandIn
from tests.slack.test_direct_messages import begin, finish


def words(view: dict[str, Any]) -> str:
    return "\n".join(readable(block) for block in view["blocks"])


def controls(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The tab's controls by their action."""
    return {
        one["action_id"]: one for block in view["blocks"] if block["type"] == "actions" for one in block["elements"]
    }


def test_home_of_somebody_new_offers_to_begin(ann: Person) -> None:
    view = ann.opens_home()
    assert "will be listed here" in words(view)
    ann.interacts(controls(view)["home-start"])
    ann.hears("Which level")


def test_home_shows_where_an_interview_waits_and_carries_on(ann: Person) -> None:
    begin(ann)
    view = ann.opens_home()
    assert "waiting at question 1" in words(view)
    before = ann.count
    ann.interacts(controls(view)["home-resume"])
    wait_for(lambda: ann.count > before, "the question once more")
    ann.says("pause")
    ann.hears("Paused")
    ann.interacts(controls(ann.opens_home())["home-resume"])
    ann.hears("Welcome back")


def test_a_home_tab_that_is_behind_does_not_end_an_interview(ann: Person, interview_of: InterviewOf) -> None:
    view = ann.opens_home()
    begin(ann)
    ann.interacts(controls(view)["home-mock"])
    ann.hears("We are in the middle of an interview")
    assert interview_of(ann).length == 3


def test_home_lists_interviews_with_ratings_and_progress(ann: Person) -> None:
    for _ in range(2):
        begin(ann)
        finish(ann)
    view = ann.opens_home()
    assert words(view).count("3 answers") == 2
    assert "Progress" in words(view)


def test_progress_is_drawn_oldest_first() -> None:
    rated = [
        Rated(str(number), f"{number} Nov 2026", "manager", 3, rating) for number, rating in enumerate((4.6, 3, 1))
    ]
    assert bars(rated) == "▁▄█"
    for many in (1, 3, 60):
        assert draw((rated * 20)[:many]).startswith(b"\x89PNG")


def test_home_with_a_public_address_has_a_picture_that_slack_can_fetch(
    ann: Person, slack: StandIn, app: SlackApp
) -> None:
    import httpx

    for _ in range(2):
        begin(ann)
        finish(ann)
    agent, desk = app._app.ctx.agent, app.desk
    address = "https://practice.example.com"
    with SlackApp(slack, desk.repository, desk.guide, agent, public_url=address) as public:
        ann.app = public.url
        image = next(block for block in ann.opens_home()["blocks"] if block["type"] == "image")
        assert image["image_url"].startswith(address)
        picture = httpx.get(public.url + image["image_url"].removeprefix(address))
        assert picture.headers["content-type"] == "image/png"
        assert httpx.get(public.url + "/practice/slack/progress/forged.png").status_code == 404


def test_home_shows_nothing_any_more_once_all_is_deleted(ann: Person) -> None:
    begin(ann)
    before = ann.count
    ann.says(STORY)
    wait_for(lambda: ann.count > before, "a reply")
    ann.says("stop")
    ann.hears("We will stop here")
    view = ann.opens_home()
    assert "1 answer" in words(view)
    ann.interacts(controls(view)["erase"])
    wait_for(lambda: "will be listed here" in words(ann.slack.homes[ann.user_id]), "an empty tab")
    ann.hears(ERASED)


def test_web_and_export_links_come_as_messages(ann: Person) -> None:
    view = ann.opens_home()
    ann.interacts(controls(view)["open-web"])
    ann.hears("Open it on the web")
    ann.interacts(controls(view)["home-export"])
    ann.hears("Fetch the file")


def members_of(app: SlackApp, person: Person) -> Member:
    with app.desk.repository.engine.connect() as connection:
        member_id = connection.execute(select(member.c.id).where(member.c.user_id == person.user_id)).scalar_one()
    found = Members(app.desk.repository.engine).get(member_id)
    assert found
    return found


def test_reminder_is_off_until_a_time_is_chosen(ann: Person, app: SlackApp) -> None:
    view = ann.opens_home()
    assert "reminder-off" not in controls(view)
    assert members_of(app, ann).reminder_next is None
    ann.chooses("reminder-time", type="timepicker", selected_time="08:30")
    wait_for(lambda: "at 08:30 (UTC)" in words(ann.slack.homes[ann.user_id]), "the time on the Home tab")
    ann.chooses("reminder-zone", type="external_select", selected_option={"value": "Europe/Lisbon"})
    wait_for(lambda: "Europe/Lisbon" in words(ann.slack.homes[ann.user_id]), "the zone on the Home tab")
    ann.interacts(controls(ann.slack.homes[ann.user_id])["reminder-off"])
    wait_for(lambda: "off until you do" in words(ann.slack.homes[ann.user_id]), "that it is off")
    assert members_of(app, ann).reminder_next is None


def test_zones_are_suggested_as_they_are_typed(ann: Person) -> None:
    payload = {"type": "block_suggestion", "user": {"id": ann.user_id}, "action_id": "reminder-zone", "value": "lisb"}
    options = ann.post_form({"payload": json.dumps(payload)}).json()["options"]
    assert [option["value"] for option in options] == ["Europe/Lisbon"]
    assert "America/New_York" in find_zones("new york")
    assert len(find_zones("a")) == 100


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-03-28T10:00", "2026-03-29T07:30"),  # the night in which the clocks of Lisbon go forward
        ("2026-03-28T08:00", "2026-03-28T08:30"),
        ("2026-10-24T10:00", "2026-10-25T08:30"),
    ],
)
def test_the_hour_stays_the_same_when_the_clocks_change(after: str, expected: str) -> None:
    moment = datetime.fromisoformat(after).replace(tzinfo=timezone.utc)
    found = next_time(8 * 60 + 30, "Europe/Lisbon", moment)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=timezone.utc)


async def test_a_due_reminder_asks_one_question_once(
    ann: Person, slack: StandIn, app: SlackApp, undone: Undone, interview_of: InterviewOf
) -> None:
    ann.says("hello")
    ann.hears("Shall we start?")
    wait_for(lambda: not undone(ann), "the greeting is over with")
    member, members = members_of(app, ann), Members(app.desk.repository.engine)
    due = datetime.now(timezone.utc) - timedelta(minutes=5)
    slack.will("chat.postMessage", Mood(200, carried_out=True), Mood(503))

    async def remind(at: datetime) -> None:
        members.remind(member.id, 8 * 60, "UTC", at)
        for _ in range(2):
            await Reminders(members, keep).ask_all(datetime.now(timezone.utc))

    async def keep(delivery: Delivery) -> None:
        Inbox(app.desk.repository.engine).receive([delivery])

    await remind(due)
    assert WHY in ann.hears("Question 1 of 1").shown
    wait_for(lambda: not undone(ann), "the reminder is over with")
    assert ann.count == 2
    following = members_of(app, ann).reminder_next
    assert following
    assert following > datetime.now(timezone.utc)
    await remind(due + timedelta(minutes=1))
    wait_for(lambda: ann.count == 3, "the question that waits, again")
    assert interview_of(ann).length == 1
    wait_for(lambda: not undone(ann), "the reminder is over with")
    await remind(due - timedelta(hours=5))
    wait_for(lambda: not undone(ann), "the reminder is over with")
    assert ann.count == 3, "too late for today"
