"""Feedback that does not say the same sentence twice in an interview.

A score is the same for the same text, whoever asks and whenever. What is told of it may differ: the second time that
something is missing, the candidate hears that it is the second time, which is worth more than hearing the same again.
"""

from __future__ import annotations

from bot.guide.model import Question
from bot.interview.record import Attempt, Interview, Turn
from bot.interview.wording import word
from bot.scoring.score import Check, Gap, KpiClaim, Score

GAPS_TOLD = 2
"""Gaps that feedback names."""

COMPLETE = "complete"
"""Stands for a next step where nothing is missing."""


def tell_anew(interview: Interview, turn: Turn, attempt: Attempt, question: Question, score: Score) -> Score:
    """The score in words that this interview has not heard yet; notes what is told of it in `interview.told`.

    Telling of the same try once more repeats its first words, counts nothing, and changes nothing.
    """
    teller = _Teller(interview, f"{turn.position}.{attempt.number}", question)
    kinds = [gap.kind for gap in score.gaps]
    next_step = teller.next_step(kinds[0] if kinds else COMPLETE, score.next_step)
    gaps = [teller.gap(gap) if place < GAPS_TOLD else gap for place, gap in enumerate(score.gaps)]
    kpis = [teller.claim(claim) for claim in score.kpis]
    return score.copy(update={"gaps": gaps, "next_step": next_step, "kpis": kpis})


class _Teller:
    """Looks up what was told before, and notes what is told now."""

    def __init__(self, interview: Interview, here: str, question: Question) -> None:
        self._told, self._here, self._question = interview.told, here, question

    def gap(self, gap: Gap) -> Gap:
        """The gap, in new words if it was named for another answer."""
        count = self._count(f"gap:{self._name(gap.kind)}")
        return gap if count == 1 else gap.copy(update={"says": self._again("again", gap.kind, count)})

    def next_step(self, kind: str, says: str) -> str:
        """The next step, in new words if it was given after another answer."""
        count = self._count(f"next:{self._name(kind)}")
        return says if count == 1 else self._again("next", kind, count)

    def claim(self, claim: KpiClaim) -> KpiClaim:
        """The claim with those remarks on it that are new."""
        return claim.copy(update={"checks": [check for check in claim.checks if self._is_new(claim, check)]})

    def _is_new(self, claim: KpiClaim, check: Check) -> bool:
        return self._count(f"check:{claim.kpi}:{check.says}") == 1

    def _count(self, name: str) -> int:
        """How many answers this was told of, up to this one."""
        tries = self._told.get(name, [])
        if self._here not in tries:
            tries = [*tries, self._here]
            self._told[name] = tries
        return tries.index(self._here) + 1

    def _name(self, kind: str) -> str:
        """Points are told apart by their question, too."""
        return f"{self._question.id}:{kind}" if kind.startswith("point:") else kind

    def _again(self, line: str, kind: str, count: int) -> str:
        family, _, point_id = kind.partition(":")
        point = next((point.says for point in self._question.points if point.id == point_id), "")
        return word(f"{line}.{family}", count=count, point=point)
