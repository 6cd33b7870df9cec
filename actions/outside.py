"""What can be done outside an interview: start one, take one up again, look back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.message import Message, utter
from bot.assistant.parts import Parts, parts
from bot.interview.history import look_back
from bot.interview.record import Interview, Status
from bot.interview.requests import help_on_commands
from bot.interview.say import Button, Say
from bot.interview.wording import word
from bot.store.repository import Records

Doing = Callable[[Parts, Records, Message], list[Say]]


class Outside:
    """What the actions outside an interview share: they work on the candidate's records, and speak."""

    took = ""

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """What this action does; returns what to say."""
        raise NotImplementedError

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Does it within one transaction, and utters."""
        message = Message.of(tracker)
        says = await asyncio.to_thread(self._work, message)
        utter(dispatcher, says)
        return []

    def _work(self, message: Message) -> list[Say]:
        with parts().repository.records(message.candidate_id) as records:
            says = self.do(parts(), records, message)
            records.add_exchange(message.exchange(self.took, says, None, None))
            return says


class ActionStart(Outside, Action):
    """Starts a new interview."""

    took = "command:start"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_start"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """Opens the interview and asks what to practise, as far as the message does not say it already."""
        return begin(with_parts, records, message, wish="" if message.pressed else message.text)


class ActionResume(Outside, Action):
    """Takes up a paused interview."""

    took = "command:resume"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_resume"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """Asks again what was asked last."""
        interview = records.open_interview()
        if interview is None or interview.status is not Status.PAUSED:
            return [Say(word("nothing.to.resume"), buttons=(Button("Start an interview", "/start"),))]
        return with_parts.requests.resume(interview)


class ActionReview(Outside, Action):
    """Looks back on past interviews."""

    took = "command:review"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_review"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """A line for each of the last interviews."""
        return [look_back(with_parts.guide, records.interviews())]


class ActionHelp(Outside, Action):
    """Explains what can be said."""

    took = "command:help"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_help"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """How to begin, and what can be said in an interview."""
        return [Say(word("help.outside"), buttons=(Button("Start an interview", "/start"),)), help_on_commands()]


def begin(with_parts: Parts, records: Records, message: Message, wish: str) -> list[Say]:
    """Opens a new interview for the candidate; one that was still open ends."""
    interview = Interview(records.candidate.id)
    records.add_interview(interview)
    return with_parts.setup.begin(interview, wish, records.candidate.preferences, records.asked_lately())
