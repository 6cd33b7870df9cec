"""The set-up loop: one action takes a choice and asks the next one, or the first question."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.message import Message, utter
from actions.outside import begin, obey
from bot.assistant.parts import Parts, parts
from bot.interview.commands import Command
from bot.interview.record import Status
from bot.interview.say import Say
from bot.interview.wording import word


class ValidateSetupForm(Action):
    """Hears what a candidate wants to practise."""

    def name(self) -> str:
        """The name by which Rasa's form `setup_form` calls it."""
        return "validate_setup_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Answers the message, and ends Rasa's loop when the first question is put."""
        message = Message.of(tracker)
        says, goes_on = await asyncio.to_thread(choose, parts(), message)
        utter(dispatcher, says)
        chosen = None if goes_on else message.text
        return [SlotSet("choice", chosen), SlotSet("requested_slot", "choice" if goes_on else None)]


def choose(with_parts: Parts, message: Message) -> tuple[list[Say], bool]:
    """Takes a choice. Returns what to say, and whether the first question is still to come."""
    with with_parts.repository.records(message.candidate_id) as records:
        interview = records.open_interview()
        if records.exchange(message.id):
            # Rasa runs the form once more right after action_start has begun the interview.
            return [], interview is None or interview.status is not Status.ASKING
        if interview is None:
            return [Say(word("no.interview"))], False
        asked = records.asked_lately()
        if message.command is Command.START_OVER:
            says = begin(with_parts, records, wish="")
        elif message.command:
            says = obey(with_parts, records, interview, message.command)
        else:
            side = with_parts.changes if interview.turns else with_parts.setup
            if message.pressed or message.is_slash_word:
                says = side.explain(interview)
            else:
                says = side.choose(interview, message.text, records.candidate.preferences, asked)
        took = f"command:{message.command.value}" if message.command else "setup"
        records.add_exchange(message.exchange(took, says, interview.id, None))
        return says, interview.status is not Status.ASKING
