"""What a person adds from these pages: a note, and a question to practise right away."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.channels.practice import NOT_READY
from bot.channels.refusals import UNKNOWN, Refusal
from bot.interview.again import ask_alone, ask_next
from bot.interview.record import Exchange, new_id
from bot.interview.turns import Turns
from bot.review.room import Room, field
from bot.store.notes import LONGEST

SEE_OTHER = HTTPStatus.SEE_OTHER
TOO_LONG = (
    "That note has {has:,} characters, and I can keep {most:,}. Press Back: your words are still there to shorten."
)
SAID = "Practise this question now"


class Keeping:
    """Keeps notes, and puts questions."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._turns = Turns(room.guide)

    def note(self, request: Request) -> HTTPResponse:
        """Keeps a note and goes back to where it was written."""
        visit = self._room.change(request)
        about, text = field(request, "about"), field(request, "text").replace("\r\n", "\n")
        kind, _, name = about.partition(":")
        if len(text) > LONGEST:
            says = TOO_LONG.format(has=len(text), most=LONGEST)
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "too-long", says)
        if kind == "interview":
            visit.past.interview(name)
            back = f"{self._room.prefix}/interviews/{name}"
        elif kind == "question" and self._room.pages.question(name):
            back = f"{self._room.prefix}/questions/{name}"
        else:
            raise Refusal(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN)
        visit.notes.write(about, text)
        return redirect(f"{back}?saved=note#note", status=SEE_OTHER)

    async def practise(self, request: Request) -> HTTPResponse:
        """Puts a question in the interview under way, or in a new one, and goes to the chat.

        Waits for its turn behind a message that is being answered, as Rasa lets messages of one person wait.
        """
        visit = await asyncio.to_thread(self._room.change, request)
        question_id = field(request, "question_id")
        if self._room.pages.question(question_id) is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN)
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None:
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", NOT_READY, {"Retry-After": "5"})
        async with agent.lock_store.lock(visit.candidate_id):
            await asyncio.to_thread(self._put, visit.candidate_id, question_id)
        return redirect(self._room.prefix.rsplit("/", 1)[0], status=SEE_OTHER)

    def _put(self, candidate_id: str, question_id: str) -> None:
        with self._room.desk.repository.records(candidate_id) as records:
            interview = records.open_interview()
            if interview and interview.mode:
                says = ask_next(self._turns, interview, question_id, records.asked_lately())
            else:
                preferences = records.candidate.preferences
                interview, says = ask_alone(self._turns, candidate_id, question_id, preferences)
                records.add_interview(interview)
            replies = [say.document() for say in says]
            records.add_exchange(Exchange(new_id(), SAID, "command:practise", replies, interview.id, question_id))
