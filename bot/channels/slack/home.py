"""The Home tab: ways to begin, past interviews with their ratings, progress, the reminder, and one's data."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    ExternalDataSelectElement,
    HeaderBlock,
    ImageBlock,
    Option,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.channels.slack.blocks import OPEN_WEB, section, small
from bot.channels.slack.cards import stars
from bot.channels.slack.commands import erase_button
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.markup import escape
from bot.channels.slack.posting import read_refusal
from bot.channels.slack.progress import Rated, bars, rated_interviews
from bot.interview.record import Interview, Status
from bot.store.slack_members import Member

START, MOCK, RESUME, GET_EXPORT = "home-start", "home-mock", "home-resume", "home-export"
TIME, ZONE, OFF = "reminder-time", "reminder-zone", "reminder-off"
SHOWN = 10

NOBODY_ELSE = "What you write to me stays on the computer that runs Starline, and in Slack."


async def publish_home(desk: SlackDesk, member: Member) -> None:
    """Draws a member's Home tab as things stand now."""
    client = await desk.workspaces.client(member.team_id)
    view = await asyncio.to_thread(home_view, desk, member)
    try:
        await client.views_publish(user_id=member.user_id, view=view)
    except SlackApiError as error:
        raise read_refusal(error) from None


def home_view(desk: SlackDesk, known: Member) -> View:
    """The tab. Of somebody who was erased it shows nothing any more."""
    member = desk.members.get(known.id)
    rated: list[Rated] = []
    waiting = None
    if member:
        with desk.repository.records(member.candidate_id) as records:
            rated, waiting = rated_interviews(desk.guide, records.interviews()), records.open_interview()
    else:
        member = replace(known, reminder_minute=None, reminder_zone="UTC")
    blocks: list[Block] = [
        HeaderBlock(text="Practise the interview before it counts"),
        *_begin(waiting),
        DividerBlock(),
        *_past(desk, member, rated),
        DividerBlock(),
        *_reminder(member),
        DividerBlock(),
        small(NOBODY_ELSE),
        ActionsBlock(
            elements=[ButtonElement(text="Get all my data", action_id=GET_EXPORT, value="all"), erase_button()]
        ),
    ]
    return View(type="home", blocks=blocks)


def _begin(waiting: Interview | None) -> Iterator[Block]:
    buttons = [
        ButtonElement(text="Start an interview", action_id=START, value="start", style="primary"),
        ButtonElement(text="Mock interview", action_id=MOCK, value="mock"),
    ]
    if waiting and waiting.status in (Status.ASKING, Status.PAUSED):
        here = (waiting.current or 0) + 1
        yield section(f"*An interview is waiting at question {here}.*")
        buttons = [ButtonElement(text="Carry on", action_id=RESUME, value="resume", style="primary")]
    else:
        yield section("I ask what a real panel asks, follow up, and show you what came across. Feedback comes after "
                      "every answer, or at the end in a mock interview.")  # fmt: skip
    yield ActionsBlock(elements=[*buttons, ButtonElement(text="Open on the web", action_id=OPEN_WEB, value="home")])


def _past(desk: SlackDesk, member: Member, rated: Sequence[Rated]) -> Iterator[Block]:
    if not rated:
        yield section("Your interviews and how they went will be listed here.")
        return
    yield section("*Your interviews*\n" + "\n".join(_line(one) for one in rated[:SHOWN]))
    if len(rated) > 1:
        says = bars(rated)
        if urlsplit(desk.settings.public_url).scheme == "https":
            url = desk.tickets.picture_url(member.candidate_id, rated[0].id)
            yield ImageBlock(image_url=url, alt_text=f"Your ratings so far: {says}", title="Progress")
        else:
            yield section(f"*Progress*  `{says}`")


def _line(one: Rated) -> str:
    answers = "1 answer" if one.answers == 1 else f"{one.answers} answers"
    return f"• {one.day}, {escape(one.level)}: {answers}, {stars(one.rating)} {one.rating:g}"


def _reminder(member: Member) -> Iterator[Block]:
    chosen = None
    if member.reminder_minute is None:
        yield section("*A question a day?*  Choose a time, and I will ask you one. It is off until you do.")
    else:
        chosen = f"{member.reminder_minute // 60:02}:{member.reminder_minute % 60:02}"
        yield section(f"*A question a day*, at {chosen} ({escape(member.reminder_zone)}).")
    elements = [
        TimePickerElement(action_id=TIME, initial_time=chosen, placeholder="Time"),
        ExternalDataSelectElement(
            action_id=ZONE,
            placeholder="City of your time zone",
            min_query_length=2,
            initial_option=Option(value=member.reminder_zone, text=member.reminder_zone),
        ),
    ]
    off = [ButtonElement(text="Turn off", action_id=OFF, value="off")] if chosen else []
    yield ActionsBlock(elements=[*elements, *off])
