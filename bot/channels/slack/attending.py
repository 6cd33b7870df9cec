"""Doing what a person asked for in Slack: the conversation itself. The rest is handed on by kind."""

from __future__ import annotations

import logging
from typing import Any

from bot.assistant.conversation import Incoming
from bot.channels.slack.batches import Batch, is_done
from bot.channels.slack.blocks import buttons_of
from bot.channels.slack.choices import Choices
from bot.channels.slack.commands import Commands
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.home import publish_home
from bot.channels.slack.reminders import ask
from bot.interview.record import Exchange, Status
from bot.store.slack_members import Member
from bot.store.slack_places import Place

log = logging.getLogger(__name__)

BROKEN = "Something went wrong here, and I could not answer. Please send it or press it once more."
FILES = "I cannot open files, so I have not looked at it. Write or paste your answer as text, and I will."
LATE_EDIT = (
    "I had taken that answer before you changed it, so my feedback is on the first version. "
    "Say “try again” to answer once more."
)
NOT_YOURS = "This interview belongs to somebody else. Write to me directly for one of your own."
ELSEWHERE = (
    "You are in an interview in our direct messages, and everybody could read along here. Please go on there, or stop "
    "it there and mention me again."
)
OVER = "The interview in this thread is over, or goes on elsewhere. Mention me in the channel to start another one."
MOVED_ON = "We have moved on since that message. This is where we are now."
READ_ALONG = "Everybody in this channel can read along here. Write to me directly to practise in private."
LONG_OVER = "That button belongs to something that is over. Say “start” for an interview."
IDLE_HELLO = "hello"

UNASKED = ("home", "reminder")
"""What nobody waits for: if it breaks, nothing has to be done once more."""


class Attendant:
    """Does one batch at a time for one member."""

    def __init__(self, desk: SlackDesk) -> None:
        self._desk = desk
        self._choices, self._commands = Choices(desk), Commands(desk)

    async def attend(self, member: Member, batch: Batch, tried: int) -> None:
        """Does a batch. May be called again for the same one: what was done already is not done twice."""
        thing = batch.things[0].body
        if batch.kind == "message":
            await self._message(member, batch, tried > 0)
        elif batch.kind == "press":
            await self._press(member, thing, tried > 0)
        elif batch.kind == "choice":
            await self._choices.choose(member, thing, batch.things[0].id, tried > 0)
        elif batch.kind == "command":
            await self._commands.obey(member, thing, batch.things[0].id, tried > 0)
        elif batch.kind == "home":
            await publish_home(self._desk, member)
        elif batch.kind == "reminder":
            await ask(self._desk, member, thing, tried > 0)
        elif batch.kind == "late edit":
            await self._tell_late(member, thing, batch.message_id or "")
        else:
            log.warning("nothing is known of a Slack %s", batch.kind)

    async def apologise(self, member: Member, batch: Batch) -> None:
        """Says that something broke here. A button that did not work may be pressed again."""
        if batch.kind in UNASKED:
            return
        if batch.kind == "press":
            await self._desk.pen.write(self._desk.inbox.allow_again, batch.ids)
        await self._desk.posting.tell(member, _place(member, batch.things[0].body), BROKEN)

    async def _message(self, member: Member, batch: Batch, again: bool) -> None:
        desk, first = self._desk, batch.things[0].body
        place = _place(member, first)
        if first["place"] == "mention":
            await desk.pen.write(desk.places.open_thread, place, member.id)
        message_id = batch.message_id or batch.things[0].id[:64]
        if place.thread_ts and not await self._is_welcome(member, place, message_id):
            return
        text = batch.text
        if any(thing.body["files"] for thing in batch.things) and not again:
            await desk.posting.tell(member, place, FILES)
        if not text:
            if first["place"] != "mention":
                return
            text = IDLE_HELLO
        limit = desk.settings.answer_limit
        if len(text) > limit:
            await desk.posting.tell(member, place, _too_long(len(text), limit))
            return
        in_interview = await desk.pen.read(desk.repository.phase, member.candidate_id)
        over = is_done(text) and in_interview.name == "interview"
        incoming = Incoming(message_id, button="/repeat") if over else Incoming(message_id, text)
        await self._turn(member, place, incoming, again)
        if first["place"] == "mention" and not again:
            await desk.posting.tell(member, place, READ_ALONG)

    async def _press(self, member: Member, body: dict[str, Any], again: bool) -> None:
        place = _place(member, body)
        message_id = f"slack-{body['ts']}-{body['action']}"[:64]
        begun = await self._desk.pen.read(self._desk.posting.exchange, member, message_id) is not None
        if begun or await self._desk.pen.read(self._may_press, member, body):
            sends = str(body["value"])
            incoming = Incoming(message_id, button=sends) if sends[:1] == "/" else Incoming(message_id, sends)
            exchange = await self._turn(member, place, incoming, again or begun)
            if not any(reply["buttons"] for reply in exchange.replies):
                await self._desk.posting.use(member, place, body["ts"], sends)
            return
        if place.thread_ts and not await self._is_welcome(member, place, message_id):
            return
        phase = await self._desk.pen.read(self._desk.repository.phase, member.candidate_id)
        if phase.name == "idle" and not phase.paused:
            await self._desk.posting.tell(member, place, LONG_OVER)
            return
        await self._desk.posting.tell(member, place, MOVED_ON)
        await self._turn(member, place, Incoming(message_id, button="/repeat"), again)

    async def _turn(self, member: Member, place: Place, incoming: Incoming, again: bool) -> Exchange:
        exchange = await self._desk.converse(member, incoming)
        if place.thread_ts:
            await self._desk.pen.write(self._note_thread, member, place)
        await self._desk.posting.say(member, place, exchange, again)
        return exchange

    async def _tell_late(self, member: Member, body: dict[str, Any], message_id: str) -> None:
        exchange = await self._desk.pen.read(self._desk.posting.exchange, member, message_id)
        if exchange and exchange.took == "answer":
            await self._desk.posting.tell(member, _place(member, body), LATE_EDIT)

    async def _is_welcome(self, member: Member, place: Place, message_id: str) -> bool:
        """Whether a member may speak in a thread; if not, the member is told why."""
        objection = await self._desk.pen.read(self._objection, member, place, message_id)
        if objection:
            await self._desk.posting.tell(member, place, objection)
        return objection is None

    def _objection(self, member: Member, place: Place, message_id: str) -> str | None:
        """What speaks against a member's words in a thread: an interview that goes on elsewhere is not told here."""
        thread, newest = self._desk.places.thread(place), self._newest(member)
        if thread is None or thread.member_id != member.id:
            return NOT_YOURS
        if newest is None or newest[0] == thread.interview_id:
            return None
        if thread.interview_id:
            return OVER
        begun = self._desk.posting.exchange(member, message_id)  # it may be this message that began the interview
        return ELSEWHERE if newest[1] is Status.ASKING and not begun else None

    def _newest(self, member: Member) -> tuple[str, Status] | None:
        with self._desk.repository.records(member.candidate_id) as records:
            newest = next(iter(records.interviews()), None)
            return (newest.id, newest.status) if newest else None

    def _note_thread(self, member: Member, place: Place) -> None:
        newest = self._newest(member)
        thread = self._desk.places.thread(place)
        if newest and thread and thread.interview_id != newest[0] and newest[1] in (Status.SETUP, Status.ASKING):
            self._desk.places.begin(place, newest[0])

    def _may_press(self, member: Member, body: dict[str, Any]) -> bool:
        """Whether a button is the member's own, and still means what it meant when it was posted."""
        post = next((post for post in self._desk.places.posts(member.id) if (post.channel, post.ts) == _at(body)), None)
        with self._desk.repository.records(member.candidate_id) as records:
            said = records.exchange(post.message_id) if post else None
            if post is None or said is None or body["value"] in post.used:
                return False
            sends = [button["sends"] for reply in said.replies for button in buttons_of(reply)]
            newest = [one for one in records.exchanges(50) if any(reply["buttons"] for reply in one.replies)]
            return body["value"] in sends and bool(newest) and newest[-1].message_id == post.message_id


def _at(body: dict[str, Any]) -> tuple[Any, Any]:
    return body["channel"], body["ts"]


def _place(member: Member, body: dict[str, Any]) -> Place:
    """Where something was said: a mention begins a thread of its own."""
    thread_ts = body.get("thread_ts")
    if body.get("place") == "mention" and not thread_ts:
        thread_ts = body["ts"]
    if str(body.get("channel") or "").startswith("D"):
        thread_ts = None
    return Place(member.team_id, body.get("channel") or member.user_id, thread_ts)


def _too_long(length: int, limit: int) -> str:
    return (
        f"That answer has {length:,} characters, and I can take {limit:,} at once. "
        "Two minutes of speech are about 2,000. Please shorten it and send it again."
    )
