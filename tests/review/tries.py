"""Tries with scores as small as a test needs them, in the shape of the contract."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from bot.interview.past import Mark, Try

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


def a_claim(kpi: str, start: int = 0, end: int = 3, /, **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "from": None,
        "to": None,
        "change": None,
        "period": None,
        "direction": "none",
        "checks": [],
    }
    return {"kpi": kpi, "start": start, "end": end, **empty, **more}


def a_document(
    exact: float = 3.0, present: str = "STAR", kpis: tuple[dict[str, Any], ...] = (), **more: Any
) -> dict[str, Any]:
    return {
        "rating": round(exact),
        "rating_parts": [{"name": "start", "value": exact, "out_of": exact, "says": "…"}],
        "story_type": "story",
        "elements": {
            key: {"present": key in present, "confidence": 0.95 if key in present else 0.05} for key in "STAR"
        },
        "kpis": list(kpis),
        "sentences": [],
        "gaps": [],
        "delivery": {"words": 100},
        **more,
    }


def a_try(text: str = "We moved.", number: int = 1, question: str = "a/b", days: float = 0, **document: Any) -> Try:
    began = NOON + timedelta(days=days)
    return Try(number, f"i{days}", began, question, 0, number, text, a_document(**document))


def a_mark(rating: int, question: str, day: int = 0, turn: int = 0, present: str = "STAR", figures: int = 0) -> Mark:
    began = NOON + timedelta(days=day)
    return Mark(f"i{day}", began, question, turn, 1, rating, "story", {key: key in present for key in "STAR"}, figures)
