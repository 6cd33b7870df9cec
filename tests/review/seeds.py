"""Interviews that were really held: the real interviewer, scorer and store, with answers of the labelled corpus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import cache

from bot.assistant.preparation import CORPUS
from bot.guide.model import Guide
from bot.interview.record import Attempt, Interview, Mode, Status, TurnStatus
from bot.interview.turns import Turns, note_score
from bot.scoring.corpus import read_corpus
from bot.scoring.scorer import Scorer
from bot.store.repository import Repository

Said = tuple[str, Sequence[str]]
"""A question's id and the answers to it, a try each; none is a question left out."""

MARKUP = (
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> **bold** [x](http://evil.example) & =1+1'
)

HISTORY: tuple[tuple[int, str, str, Mode, tuple[Said, ...]], ...] = (
    (
        43,
        "supervisor",
        "mixed",
        Mode.PRACTICE,
        (
            ("underperformance/turning-round", ["ana-002", "chi-002"]),
            ("retention/keeping-agents", ["chi-009"]),
            ("culture-fit/five-years", ["gus-075"]),
        ),
    ),
    (
        36,
        "manager",
        "mixed",
        Mode.PRACTICE,
        (
            ("operations-metrics/aht-and-fcr", ["hal-016", "hal-015"]),
            ("conflict/hard-conflict", ["ben-004"]),
            ("values-vision/integrity", []),
            ("coaching/better-coaching", ["ana-063"]),
        ),
    ),
    (
        22,
        "manager",
        "working-style",
        Mode.PRACTICE,
        (
            ("working-style/leading-change", ["ben-072", "ben-071"]),
            ("working-style/setting-targets", ["chi-022"]),
            ("working-style/performance-and-retention", ["eve-050", "eve-049"]),
        ),
    ),
    (
        9,
        "manager",
        "mixed",
        Mode.MOCK,
        (
            ("underperformance/turning-round", ["ana-001"]),
            ("working-style/coaching-that-worked", ["ana-062"]),
            ("values-vision/inclusive-team", ["ana-034"]),
            ("technology/new-tool", ["ben-020"]),
        ),
    ),
    (
        1,
        "manager",
        "mixed",
        Mode.PRACTICE,
        (
            ("retention/keeping-agents", ["chi-009", "chi-008"]),
            ("conflict/hard-conflict", ["ben-003"]),
            ("working-style/leading-change", ["ana-001"]),
            ("working-style/performance-and-conflict", ["ana-001"]),
            ("culture-fit/five-years", ["eve-009"]),
        ),
    ),
)
"""Days ago, level, area, mode, and what was said: names of corpus answers."""


@cache
def corpus() -> dict[str, str]:
    """The words of the corpus's answers by id."""
    return {answer.id: answer.text for answer in read_corpus(CORPUS)}


class Practising:
    """Somebody who holds interviews quickly: the same steps as the action of a turn, without Rasa in between."""

    def __init__(self, repository: Repository, guide: Guide, scorer: Scorer) -> None:
        self.repository, self.guide, self.scorer = repository, guide, scorer
        self.turns = Turns(guide)

    def live(self, candidate_id: str) -> list[str]:
        """Lives through HISTORY. Returns the interviews' ids, oldest first."""
        return [
            self.sit(
                candidate_id, [(q, [corpus()[name] for name in names]) for q, names in said], days, rung, focus, mode
            )
            for days, rung, focus, mode, said in HISTORY
        ]

    def sit(
        self,
        candidate_id: str,
        said: Sequence[Said],
        days_ago: float = 0,
        rung: str = "manager",
        focus: str = "mixed",
        mode: Mode = Mode.PRACTICE,
    ) -> str:
        """Holds one interview and returns its id. Follow-up questions are left out."""
        began = datetime.now(timezone.utc) - timedelta(days=days_ago, minutes=7)
        interview = Interview(
            candidate_id, choosing=None, rung=rung, focus=focus, length=len(said), mode=mode, plan=[q for q, _ in said]
        )
        interview.created_at = began
        self.turns.ask(interview, [])
        for _, tries in said:
            self._answer(interview, tries)
        assert interview.status is Status.FINISHED
        with self.repository.records(candidate_id) as records:
            records.add_interview(interview)
        return interview.id

    def _answer(self, interview: Interview, tries: Sequence[str]) -> None:
        turn = interview.turn
        assert turn is not None
        for number, text in enumerate(tries, 1):
            if number > 1:
                turn.probe = turn.probe_asks_for = None
                turn.attempts.append(Attempt(number))
            attempt = self.turns.take(interview, text)
            note_score(attempt, self.scorer.score(attempt.text, self.turns.question_of(turn)))
        self.turns.close_turn(interview, [])
        assert turn.status is (TurnStatus.ANSWERED if tries else TurnStatus.SKIPPED)
