"""A KPI claim in plain words, as the tests compare it."""

from __future__ import annotations

from typing import NamedTuple

from bot.scoring.kpi.claim import Claim


class Claimed(NamedTuple):
    """Empty strings where the text does not say."""

    kpi: str
    start: str
    goal: str
    change: str
    direction: str

    @classmethod
    def of(cls, claim: Claim, text: str) -> Claimed:
        """The words of the text that a claim points to."""

        def words(part: object) -> str:
            start, end = part if isinstance(part, tuple) else (getattr(part, "start", 0), getattr(part, "end", 0))
            return text[start:end]

        return cls(
            claim.kpi, words(claim.start), words(claim.goal), words(claim.change or claim.change_words), claim.direction
        )


Claims = dict[str, tuple[str | None, str | None, str | None, str]]
"""Measure to from, to, change and direction."""
