"""One question to practise right away: in the interview that is under way, or in a new one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.interview.menu import DEFAULTS
from bot.interview.plan import MIXED
from bot.interview.record import Interview, Mode, Status, TurnStatus
from bot.interview.say import Say
from bot.interview.turns import Turns


def ask_alone(
    turns: Turns, candidate_id: str, question_id: str, preferences: dict[str, Any]
) -> tuple[Interview, list[Say]]:
    """A new interview of this one question, with feedback after it, at the level chosen last."""
    interview = Interview(
        candidate_id,
        choosing=None,
        rung=preferences.get("rung") or DEFAULTS["rung"],
        focus=MIXED,
        length=1,
        mode=Mode.PRACTICE,
        plan=[question_id],
    )
    return interview, turns.ask(interview, [question_id])


def ask_next(turns: Turns, interview: Interview, question_id: str, asked: Sequence[str]) -> list[Say]:
    """Puts the question now, in an interview under way or paused, one question longer than it was.

    Another level or area that was being chosen is left as it was.
    A question that waits without a word said to it comes after; one that was being answered ends with what was said.
    """
    waiting, interview.choosing = interview.turn, None
    if waiting and waiting.question_id == question_id:
        interview.status = Status.ASKING
        return [turns.put(interview, waiting)]
    says: list[Say] = []
    if waiting and waiting.tries:
        waiting.close()
        says = turns.feedback(interview, waiting) if interview.mode is Mode.PRACTICE else []
        waiting = None
    if interview.length:
        interview.length += 1
    interview.plan = [one for one in interview.plan if one != question_id]
    if waiting and waiting.status is TurnStatus.OPEN:
        interview.plan = [waiting.question_id, *interview.plan]
        waiting.question_id, waiting.phrasing = question_id, waiting.phrasing + 1
    else:
        interview.plan = [question_id, *interview.plan]
    return [*says, *turns.ask(interview, asked)]
