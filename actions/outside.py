"""What can be done outside an interview: start one, take one up again, look back."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.message import Message, utter
from bot.assistant.parts import Parts, parts
from bot.interview.commands import Command
from bot.interview.history import SHOWN, look_back
from bot.interview.record import Interview, Status
from bot.interview.requests import help_on_commands
from bot.interview.say import Button, Say, command_buttons
from bot.interview.wording import word
from bot.store.repository import Records

BEGIN = (Button("Start an interview", "/start"), Button("What is this?", "/ask_what"))


class Outside:
    """What the actions outside an interview share: they work on the candidate's records, and speak."""

    took = ""

    def taken_for(self, message: Message) -> str:
        """What the exchange is taken for."""
        return self.took

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
            if records.exchange(message.id):
                return []
            says = self.do(parts(), records, message)
            records.add_exchange(message.exchange(self.taken_for(message), says, None, None))
            return says


class ActionGreet(Outside, Action):
    """Greets, and reminds of an interview that waits."""

    took = "chat"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_greet"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """A greeting with a way in."""
        waiting = records.open_interview()
        return [remind(waiting)] if waiting else [Say(word("hello.outside"), buttons=BEGIN)]


class ActionStart(Outside, Action):
    """Starts a new interview."""

    took = "command:start"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_start"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """Opens the interview and asks what to practise, as far as the message does not say it already.

        If one is paused, asks first which of the two is meant; 'start over' leaves no doubt.
        """
        waiting = records.open_interview()
        if waiting and message.command is not Command.START_OVER:
            return [remind(waiting)]
        return begin(with_parts, records, wish="" if message.pressed else message.text)


class ActionResume(Outside, Action):
    """Takes up an interview that was paused or stopped."""

    took = "command:resume"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_resume"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """Asks again what was asked last; an interview that was stopped too soon goes on with its next question."""
        newest = next(iter(records.interviews(limit=1)), None)
        stopped_early = newest and newest.status is Status.STOPPED and newest.plan and newest.mode
        if not stopped_early:
            newest = records.open_interview() or newest  # an older one may be paused: two people became one
        if newest is None or not (newest.status is Status.PAUSED or stopped_early):
            return [Say(word("nothing.to.resume"), buttons=BEGIN)]
        return with_parts.requests.resume(newest, records.asked_lately())


class ActionRetry(Outside, Action):
    """Another try at the last answer of an interview that is over."""

    took = "command:retry"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_retry"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """Opens the newest interview once more, at its last answer."""
        newest = next(iter(records.interviews(limit=1)), None)
        if newest is None or newest.status is Status.PAUSED or not newest.answered:
            return [Say(word("nothing.to.retry.outside"), buttons=BEGIN)]
        return with_parts.requests.retry_last(newest)


class ActionReview(Outside, Action):
    """Looks back on past interviews."""

    took = "command:review"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_review"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """A line for each of the last interviews."""
        return [look_back(with_parts.guide, records.practised(SHOWN))]


class ActionTell(Outside, Action):
    """Answers a question about Starline itself: what is kept, who it is, how it is spoken with."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell"

    def taken_for(self, message: Message) -> str:
        """The command that was given."""
        return f"command:{message.intent}"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """The same words as in an interview."""
        return [Say(word(f"told.{message.intent}"), buttons=BEGIN)]


class ActionHelp(Outside, Action):
    """Explains what can be said."""

    took = "command:help"

    def name(self) -> str:
        """Its name in the domain."""
        return "action_help"

    def do(self, with_parts: Parts, records: Records, message: Message) -> list[Say]:
        """How to begin, and what can be said in an interview."""
        return [Say(word("help.outside"), buttons=BEGIN), help_on_commands(with_buttons=False)]


def remind(waiting: Interview) -> Say:
    """Reminds of a paused interview, and offers both ways on."""
    here = (waiting.current or 0) + 1
    buttons = (*command_buttons(Command.RESUME), Button("New interview", f"/{Command.START_OVER.value}"))
    return Say(word("waiting.interview", here=here), buttons=buttons)


def obey(with_parts: Parts, records: Records, interview: Interview, command: Command) -> list[Say]:
    """Does what a candidate asks for in an open interview, with the records that it takes."""
    if command is Command.REVIEW:
        return with_parts.requests.look_back(interview, records.practised(SHOWN))
    return with_parts.requests.obey(interview, command, records.asked_lately())


def begin(with_parts: Parts, records: Records, wish: str) -> list[Say]:
    """Opens a new interview for the candidate; one that was still open ends."""
    interview = Interview(records.candidate.id)
    records.add_interview(interview)
    return with_parts.setup.begin(interview, wish, records.candidate.preferences, records.asked_lately())
