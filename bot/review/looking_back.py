"""The pages about interviews: the list, one interview, and all tries at one question."""

from __future__ import annotations

from datetime import date

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.refusals import UNKNOWN, Refusal
from bot.interview.past import Try, Wanted
from bot.interview.plan import COMPETENCIES, MIXED
from bot.review.agreement import agree
from bot.review.comparison import compare_in_turn
from bot.review.room import Room, Visit, field

LONGEST_SEARCH = 200
"""Characters that are looked for."""


class LookingBack:
    """Shows what was said, and how it was rated."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def sessions(self, request: Request) -> HTTPResponse:
        """The list of past interviews, searched and filtered as the address says."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="")
        wanted, problem = self._wanted(request)
        before = field(request, "before") or None
        page = visit.past.sittings(wanted, before)
        asked_for = {name: field(request, name) for name in ("words", "rung", "focus", "since", "until")}
        guide = self._room.guide
        areas = [(MIXED, "A mix of everything"), (COMPETENCIES, "All competencies")]
        areas += [(group.id, group.name) for group in guide.groups]
        return self._room.show(
            "sessions.html", here="", page=page, wanted=wanted, asked_for=asked_for, problem=problem, before=before,
            rungs=guide.rungs, areas=areas,
        )  # fmt: skip

    def interview(self, request: Request, interview_id: str) -> HTTPResponse:
        """One interview: its report, every answer with its evidence, and what can be done with it."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="")
        interview = visit.past.interview(interview_id)
        tries = tries_by_turn(visit, interview_id)
        words = visit.shares.words(interview_id)
        newest = {one.attempt_id: one.rating for said in tries.values() for one in said if one.rating}
        pairs = [(one.rating, newest[one.attempt_id]) for one in words if one.rating and one.attempt_id in newest]
        best = [max(one.rating for one in said if one.rating) for said in tries.values() if any(x.rating for x in said)]
        return self._room.show(
            "interview.html", here="", interview=interview, tries=tries,
            comparisons={position: compare_in_turn(said) for position, said in tries.items()},
            mean=round(sum(best) / len(best), 1) if best else None,
            note=visit.notes.read(f"interview:{interview_id}"), about=f"interview:{interview_id}",
            shares=[(share, self._room.link(share.id)) for share in visit.shares.all(interview_id)],
            words=words, agreement=agree(pairs), new_link=field(request, "link"), saved=field(request, "saved"),
        )  # fmt: skip

    def question(self, request: Request, group: str, slug: str) -> HTTPResponse:
        """One question: all tries at it, side by side, with what changed from one to the next."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/guide")
        question_id = f"{group}/{slug}"
        tries = visit.past.tries(question_id=question_id)
        question = self._room.pages.question(question_id)
        if question is None and not tries:
            raise Refusal(404, "unknown", UNKNOWN)
        return self._room.show(
            "question.html", here="/guide", question_id=question_id, entry=question, tries=tries,
            comparisons=compare_in_turn(tries), note=visit.notes.read(f"question:{question_id}"),
            about=f"question:{question_id}", words=visit.shares.words(), saved=field(request, "saved"),
        )  # fmt: skip

    def _wanted(self, request: Request) -> tuple[Wanted, str]:
        """What is looked for, and a word on what of it could not be read."""
        words = field(request, "words")[:LONGEST_SEARCH]
        since, until = (_day(field(request, name)) for name in ("since", "until"))
        problem = ""
        if (field(request, "since") and not since) or (field(request, "until") and not until):
            problem = "I could not read that date, so I left it out. It should look like 2026-11-03."
        if since and until and until < since:
            since, until = until, since
        asked = tuple(
            question.id
            for question in self._room.guide.questions
            if words and any(words.casefold() in phrasing.casefold() for phrasing in question.phrasings)
        )
        return Wanted(
            words, asked, field(request, "rung") or None, field(request, "focus") or None, since, until
        ), problem


def tries_by_turn(visit: Visit, interview_id: str) -> dict[int, list[Try]]:
    """The tries of an interview by the position of their turn."""
    turns: dict[int, list[Try]] = {}
    for one in visit.past.tries(interview_id=interview_id, limit=None):
        turns.setdefault(one.position, []).append(one)
    return turns


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
