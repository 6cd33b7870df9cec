"""Everything that is kept about one person, as plain JSON values."""

from __future__ import annotations

from typing import Any

from bot.interview.record import Attempt, Exchange, Interview, Turn
from bot.store.repository import Records


def count_answers(interview: Interview) -> int:
    """How many answers of an interview are stored: to questions, to probes, and in retries."""
    return sum(len(attempt.answers) for turn in interview.turns for attempt in turn.attempts)


def export(records: Records) -> dict[str, Any]:
    """All of one candidate's data: choices, interviews with answers and scores, and the conversation word for word."""
    candidate = records.candidate
    return {
        "candidate": {
            "id": candidate.id,
            "since": candidate.created_at.isoformat(),
            "preferences": dict(candidate.preferences),
        },
        "interviews": [_interview(interview) for interview in records.interviews()],
        "conversation": [_exchange(exchange) for exchange in records.exchanges(limit=None)],
    }


def _interview(interview: Interview) -> dict[str, Any]:
    return {
        "id": interview.id,
        "began": interview.created_at.isoformat(),
        "status": interview.status.value,
        "rung": interview.rung,
        "focus": interview.focus,
        "length": interview.length,
        "mode": interview.mode.value if interview.mode else None,
        "turns": [_turn(turn) for turn in interview.turns],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "question_id": turn.question_id,
        "asked": turn.created_at.isoformat(),
        "status": turn.status.value,
        "tries": [_try(attempt) for attempt in turn.attempts],
    }


def _try(attempt: Attempt) -> dict[str, Any]:
    return {
        "number": attempt.number,
        "answers": [
            {
                "prompt": answer.prompt,
                "text": answer.text,
                "spoken_seconds": answer.spoken_seconds,
                "at": answer.created_at.isoformat(),
            }
            for answer in attempt.answers
        ],
        "scores": [score.document for score in attempt.scores],
    }


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "at": exchange.created_at.isoformat(),
        "said": exchange.said,
        "took": exchange.took,
        "replies": [reply["text"] for reply in exchange.replies],
    }
