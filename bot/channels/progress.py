"""What the page shows of a conversation: where the interview stands, and what was said so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.guide.model import Guide
from bot.interview.commands import OFFERED
from bot.interview.plan import MIXED
from bot.interview.record import Exchange, Interview, Status, TurnStatus
from bot.store.repository import Records

PHASES = {Status.SETUP: "setup", Status.ASKING: "interview", Status.PAUSED: "paused"}

COMMANDS = [{"label": one.label, "sends": f"/{one.value}", "meaning": one.meaning} for one in OFFERED]
"""What a candidate may ask for, for the page's menu."""


def progress(records: Records, guide: Guide) -> dict[str, Any]:
    """'phase' ('idle', 'setup', 'interview' or 'paused'), and 'interview', the one that can go on, or null."""
    interview = records.open_interview()
    if interview is None:
        return {"phase": "idle", "interview": None}
    return {"phase": PHASES[interview.status], "interview": _interview(interview, guide)}


def _interview(interview: Interview, guide: Guide) -> dict[str, Any]:
    turn = interview.turn
    waiting: dict[str, Any] | None = None
    if turn is not None:
        phrasings = guide.question(turn.question_id).phrasings
        waiting = {
            "here": turn.position + 1,
            "id": turn.question_id,
            "text": phrasings[turn.phrasing % len(phrasings)],
            "probe": turn.probe,
            "try": max(1, len(turn.attempts)),
        }
    return {
        "id": interview.id,
        "length": interview.length,
        "answered": len(interview.answered),
        "skipped": sum(turn.status is TurnStatus.SKIPPED for turn in interview.turns),
        "mode": interview.mode.value if interview.mode else None,
        "rung": guide.rung(interview.rung).name if interview.rung else None,
        "focus": _focus(interview.focus, guide),
        "question": waiting,
    }


def _focus(focus: str | None, guide: Guide) -> str | None:
    if focus == MIXED:
        return "A mix"
    return next((group.name for group in guide.groups if group.id == focus), None)


def conversation(exchanges: Iterable[Exchange]) -> list[dict[str, Any]]:
    """Exchanges as the page draws them."""
    return [
        {
            "id": exchange.message_id,
            "said": exchange.said,
            "took": exchange.took,
            "replies": exchange.replies,
            "at": exchange.created_at.isoformat(timespec="seconds"),
        }
        for exchange in exchanges
    ]
