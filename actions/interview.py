"""The interview loop: one action takes the answer or the command, commits, scores, and says what comes next."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.message import Message, utter
from actions.outside import begin
from bot.assistant.parts import Parts, parts
from bot.interview.commands import Command
from bot.interview.record import Interview, Status
from bot.interview.say import Say
from bot.interview.wording import word
from bot.scoring.score import Score
from bot.store.repository import Records

logger = logging.getLogger(__name__)
_scoring = threading.Lock()


class ValidateInterviewForm(Action):
    """Hears what a candidate says in an interview."""

    def name(self) -> str:
        """The name by which Rasa's form `interview_form` calls it."""
        return "validate_interview_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Answers the message, and ends Rasa's loop when the interview does not go on."""
        message = Message.of(tracker)
        says, goes_on = await asyncio.to_thread(hear, parts(), message)
        utter(dispatcher, says)
        return [SlotSet("answer", None), SlotSet("requested_slot", "answer" if goes_on else None)]


def hear(with_parts: Parts, message: Message) -> tuple[list[Say], bool]:
    """Takes a message in an interview. Returns what to say, and whether the interview goes on.

    An answer is committed before it is scored, so that whatever fails later cannot lose it.
    """
    with with_parts.repository.records(message.candidate_id) as records:
        interview = records.open_interview()
        if records.exchange(message.id):
            # Rasa runs the form once more when another action has just begun or resumed the interview.
            return [], interview is not None and interview.status is Status.ASKING
        if interview is None or interview.turn is None:
            return [Say(word("no.interview"))], False
        question_id, interview_id = interview.turn.question_id, interview.id
        if message.command is Command.START_OVER:
            says = [Say(word("started.over")), *begin(with_parts, records, message, wish="")]
        elif message.command:
            says = with_parts.requests.obey(interview, message.command, records.asked_lately())
        elif message.is_slash_word:
            says = [Say(word("typed.slash", question=with_parts.turns.waiting_for(interview)), "question")]
        elif message.pressed:
            says = [Say(word("under.way", question=with_parts.turns.waiting_for(interview)), "question")]
        else:
            says = _answer(with_parts, records, interview, message)
        took = f"command:{message.intent}" if message.command or message.pressed else "answer"
        took = "chat" if message.is_slash_word else took
        records.add_exchange(message.exchange(took, says, interview_id, question_id))
        return says, interview.status is Status.ASKING


def _answer(with_parts: Parts, records: Records, interview: Interview, message: Message) -> list[Say]:
    turns = with_parts.turns
    if records.has_answer(message.id):
        return [Say(word("repeat", question=turns.waiting_for(interview)), "question")]
    turns.take(interview, message.text, message.id)
    records.commit()
    return turns.respond(interview, _score(with_parts, interview), records.asked_lately())


def _score(with_parts: Parts, interview: Interview) -> Score | None:
    """The score of the try under way; None, and a log entry without its words, if scoring fails."""
    turn = interview.turn
    if turn is None or turn.attempt is None:
        return None
    try:
        with _scoring:
            return with_parts.scorer.score(turn.attempt.text, with_parts.turns.question_of(turn))
    except Exception as error:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
        logger.error("scoring failed: %s at %s, %d characters", type(error).__name__, where, len(turn.attempt.text))
        return None
