"""Everything that is kept about one person, as plain JSON values."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from bot.interview.record import Attempt, Exchange, Interview, Turn
from bot.store.notes import INTERVIEW, QUESTION, Notes
from bot.store.repository import Records
from bot.store.shares import Share, Shares
from bot.store.slack_members import Member, Members


def count_answers(interview: Interview) -> int:
    """How many answers of an interview are stored: to questions, to probes, and in retries."""
    return sum(len(attempt.answers) for turn in interview.turns for attempt in turn.attempts)


def export(records: Records) -> dict[str, Any]:
    """All of one candidate's data: choices, interviews with answers, scores, notes and links, what coaches said, and
    the conversation word for word.
    """
    candidate = records.candidate
    return {
        "candidate": {
            "id": candidate.id,
            "since": candidate.created_at.isoformat(),
            "preferences": dict(candidate.preferences),
        },
        "interviews": _interviews(records, records.interviews(), None),
        "question_notes": {
            about.removeprefix(QUESTION): text for about, text in _notes(records).items() if about.startswith(QUESTION)
        },
        "conversation": [_exchange(exchange) for exchange in records.exchanges(limit=None)],
        "slack": [_account(member) for member in Members(records.engine).of(candidate.id)],
    }


def _account(member: Member) -> dict[str, Any]:
    return {
        "workspace": member.team_id,
        "member": member.user_id,
        "reminded_at_minute": member.reminder_minute,
        "zone": member.reminder_zone,
    }


def export_one(records: Records, interview_id: str) -> dict[str, Any]:
    """One interview in the same shape. Raises UnknownCandidateError if there is none of this person with that id."""
    return {"interviews": _interviews(records, [records.interview(interview_id)], interview_id)}


def _notes(records: Records) -> dict[str, str]:
    return Notes(records.engine, records.candidate.id).all()


def _interviews(records: Records, interviews: list[Interview], one: str | None) -> list[dict[str, Any]]:
    shares, notes = Shares(records.engine, records.candidate.id), _notes(records)
    words: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for word in shares.words(one):
        words[word.attempt_id].append({"from": word.label, "rating": word.rating, "comment": word.comment})
    links: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for share in shares.all(one):
        links[share.interview_id].append(_link(share))
    return [
        {
            **_interview(interview, words),
            "note": notes.get(f"{INTERVIEW}{interview.id}", ""),
            "links": links[interview.id],
        }
        for interview in interviews
    ]


def _link(share: Share) -> dict[str, Any]:
    return {
        "for": share.label,
        "made": share.created_at.isoformat(),
        "until": share.expires_at.isoformat(),
        "closed": share.revoked_at.isoformat() if share.revoked_at else None,
    }


def _interview(interview: Interview, words: dict[int, list[dict[str, Any]]]) -> dict[str, Any]:
    return {
        "id": interview.id,
        "began": interview.created_at.isoformat(),
        "status": interview.status.value,
        "rung": interview.rung,
        "focus": interview.focus,
        "length": interview.length,
        "mode": interview.mode.value if interview.mode else None,
        "turns": [_turn(turn, words) for turn in interview.turns],
    }


def _turn(turn: Turn, words: dict[int, list[dict[str, Any]]]) -> dict[str, Any]:
    return {
        "question_id": turn.question_id,
        "asked": turn.created_at.isoformat(),
        "status": turn.status.value,
        "tries": [_try(attempt, words) for attempt in turn.attempts],
    }


def _try(attempt: Attempt, words: dict[int, list[dict[str, Any]]]) -> dict[str, Any]:
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
        "coach": words.get(attempt.id, []),  # type: ignore[attr-defined]
    }


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "at": exchange.created_at.isoformat(),
        "said": exchange.said,
        "took": exchange.took,
        "replies": [reply["text"] for reply in exchange.replies],
    }
