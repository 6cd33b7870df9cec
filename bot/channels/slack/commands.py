"""`/interview start|review|stop|link|export|delete|help`: the slash command. Only the person sees its answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ConfirmObject

from bot.channels.slack.blocks import section
from bot.channels.slack.desk import SlackDesk
from bot.channels.slack.linking import link_account
from bot.channels.slack.markup import escape, read_text
from bot.interview.history import SHOWN, look_back
from bot.store.links import GOOD_FOR
from bot.store.slack_members import Member
from bot.store.slack_places import Place

COMMAND = "/interview"
ERASE = "erase"
"""The action of the button that deletes everything."""

MINUTES = int(GOOD_FOR.total_seconds() // 60)
HELP = "\n".join(
    [
        "*What you can ask for*",
        f"• `{COMMAND} start` – an interview in our direct messages; `{COMMAND} start mock as director` too",
        f"• `{COMMAND} review` – your past interviews, and a link to all of them on the web",
        f"• `{COMMAND} stop` – ends the interview and sums it up",
        f"• `{COMMAND} link CODE` – joins this account with your practice page; the page gives you the code",
        f"• `{COMMAND} export` – everything that is kept about you, as a file",
        f"• `{COMMAND} delete` – deletes all of it",
        "You can also just write to me, or mention me in a channel to practise in a thread there. "
        "The Home tab has your progress and a daily reminder.",
    ]
)
STARTED = "I have written to you in our direct messages."
STOPPED = "I have answered in our direct messages."
UNKNOWN = "I do not know `{command}`."
WEB = f"<{{url}}|Open it on the web>. The link is yours alone: it works once, within {MINUTES} minutes."
EXPORT = f"<{{url}}|Fetch the file with everything that is kept about you>. It works once, within {MINUTES} minutes."
SURE = (
    "This deletes all your interviews, answers and scores for good, here and on the web, and turns the reminder off. "
    "The messages in Slack stay until you or your workspace delete them."
)


class Commands:
    """Obeys the slash command."""

    def __init__(self, desk: SlackDesk) -> None:
        self._desk = desk

    async def obey(self, member: Member, body: dict[str, Any], event_id: str, again: bool) -> None:
        """Does what was typed after the command."""
        word, _, rest = read_text(body["text"]).strip().partition(" ")
        known: dict[str, Callable[[], Awaitable[None]]] = {
            "start": lambda: self._talk(member, body, event_id, again, f"start {rest}" if rest else "/start", STARTED),
            "stop": lambda: self._talk(member, body, event_id, again, "/stop", STOPPED),
            "review": lambda: self._review(member, body),
            "link": lambda: self._link(member, body, rest),
            "export": lambda: self._export(member, body),
            "delete": lambda: self._ask_to_delete(member, body),
        }
        if word.lower() in known:
            await known[word.lower()]()
        elif word.lower() in ("", "help"):
            await self.answer(member, body, HELP)
        else:
            unknown = UNKNOWN.format(command=f"{COMMAND} {escape(word[:40]).replace('`', '')}")
            await self.answer(member, body, f"{unknown}\n{HELP}")

    async def answer(
        self, member: Member, body: dict[str, Any], text: str, blocks: list[dict[str, object]] | None = None
    ) -> None:
        """Answers for this person only; in our direct messages if Slack takes no answer to the command any more."""
        if not await self._desk.posting.respond(body.get("response_url"), text, blocks):
            await self._desk.posting.tell(member, Place(member.team_id, member.user_id), text)

    async def _talk(
        self, member: Member, body: dict[str, Any], event_id: str, again: bool, says: str, told: str
    ) -> None:
        """Puts a message to the interviewer, whose replies go to our direct messages."""
        exchange = await self._desk.request(member, f"slack-{event_id}"[:64], says)
        await self._desk.posting.say(member, Place(member.team_id, member.user_id), exchange, again)
        await self.answer(member, body, told)

    async def _review(self, member: Member, body: dict[str, Any]) -> None:
        said, url = await asyncio.to_thread(self._look_back, member)
        await self.answer(member, body, f"{escape(said)}\n{WEB.format(url=url)}")

    def _look_back(self, member: Member) -> tuple[str, str]:
        with self._desk.repository.records(member.candidate_id) as records:
            said = look_back(self._desk.guide, records.practised(SHOWN)).text
        return said, self._desk.tickets.url(member.candidate_id, "open")

    async def _link(self, member: Member, body: dict[str, Any], code: str) -> None:
        await self.answer(member, body, await asyncio.to_thread(link_account, self._desk, member, code))

    async def _export(self, member: Member, body: dict[str, Any]) -> None:
        url = await asyncio.to_thread(self._desk.tickets.url, member.candidate_id, "export")
        await self.answer(member, body, EXPORT.format(url=url))

    async def _ask_to_delete(self, member: Member, body: dict[str, Any]) -> None:
        await self.answer(
            member, body, SURE, [section(SURE).to_dict(), ActionsBlock(elements=[erase_button()]).to_dict()]
        )


def erase_button() -> ButtonElement:
    """The button that deletes everything, after one more question."""
    sure = ConfirmObject(title="Delete everything?", text="This cannot be undone.", confirm="Delete", deny="Keep it")
    return ButtonElement(text="Delete my data", action_id=ERASE, value="all", style="danger", confirm=sure)
