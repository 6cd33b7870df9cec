"""The interview loop: one action takes the answer or the command, commits, scores, and says what comes next."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.message import Message, utter
from actions.outside import begin, obey
from bot.assistant.errors import describe_error
from bot.assistant.parts import Parts, parts
from bot.interview.commands import Command
from bot.interview.record import Attempt, Interview, Status, Turn
from bot.interview.say import Say
from bot.interview.turns import note_score
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
            says = [Say(word("started.over")), *begin(with_parts, records, wish="")[1:]]
        elif message.command:
            score_what_was_missed(with_parts, records.unscored(interview))
            says = obey(with_parts, records, interview, message.command)
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
    if not records.has_answer(message.id):
        turns.take(interview, message.text, message.id, message.spoken_seconds)
        records.commit()
    elif not _is_newest(interview, message.id):
        return [Say(word("repeat", question=turns.waiting_for(interview)), "question")]
    turn = interview.turn
    score = _score(with_parts, turn, turn.attempts[-1]) if turn else None
    return turns.respond(interview, score, records.asked_lately())


def _is_newest(interview: Interview, message_id: str) -> bool:
    """Whether this message is the last answer to what is being asked: taken before, but left without a reply."""
    attempt = interview.turn.attempt if interview.turn else None
    return bool(attempt and attempt.answers and attempt.answers[-1].message_id == message_id)


def score_what_was_missed(with_parts: Parts, turns: Sequence[Turn]) -> None:
    """Scores tries that have no score: the server stopped, or scoring failed, right after they were kept."""
    for turn in turns:
        for attempt in turn.tries:
            if not attempt.scores:
                score = _score(with_parts, turn, attempt)
                if score:
                    note_score(attempt, score)


def _score(with_parts: Parts, turn: Turn, attempt: Attempt) -> Score | None:
    """The score of a try; None, and a log entry without its words, if scoring fails."""
    try:
        with _scoring:
            return with_parts.scorer.score(attempt.text, with_parts.turns.question_of(turn))
    except Exception as error:
        logger.error("scoring failed: %s, %d characters", describe_error(error), len(attempt.text))
        return None
