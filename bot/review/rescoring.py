"""Scoring old tries again under the present rubric and models, and what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import mean

from bot.guide.model import Guide
from bot.interview.past import Try
from bot.review.comparison import Comparison, claim_in_words, compare
from bot.scoring.rating import RUBRIC_VERSION
from bot.scoring.score import Score
from bot.scoring.scorer import Scorer


@dataclass(frozen=True)
class Rescored:
    """A try, and its score under the present rubric."""

    before: Try
    score: Score

    @property
    def comparison(self) -> Comparison | None:
        """What the new score says otherwise; None for a try that had none."""
        return compare(self.before, replace(self.before, document=self.score.document()))


def rescore(tries: Iterable[Try], scorer: Scorer, guide: Guide) -> Iterator[Rescored]:
    """Scores those tries anew that have no score, or one by other rules or models."""
    questions = {question.id: question for question in guide.questions}  # some may have left the guide
    for one in tries:
        passport = (one.document or {}).get("rubric_version"), (one.document or {}).get("model")
        if passport != (RUBRIC_VERSION, scorer.model):
            yield Rescored(one, scorer.score(one.text, questions.get(one.question_id)))


def tell_changes(found: Rescored, guide: Guide) -> str:
    """What is different, in few words: 'result found; turnover no longer named'. Empty if nothing but the rating is."""
    change, before = found.comparison, found.before.document
    if change is None or before is None:
        return "scored for the first time"
    names = {kpi.id: kpi.name for kpi in guide.kpis}
    told = [f"{one.name} {'found' if one.gained else 'no longer found'}" for one in change.elements]
    told += [f"{claim_in_words(claim, names[claim['kpi']])} read" for claim in change.figures_gained]
    told += [f"{claim_in_words(claim, names[claim['kpi']])} no longer read" for claim in change.figures_lost]
    told += [f"{names[kpi]} named" for kpi in change.named] + [
        f"{names[kpi]} no longer named" for kpi in change.no_longer_named
    ]
    if before["story_type"] != found.score.story_type:
        told.insert(0, f"{before['story_type']} → {found.score.story_type}")
    return "; ".join(told)


TELLING = 0.5
"""Rating points from which a rating has moved: under older rubrics ratings were whole numbers."""


def sum_up(found: list[Rescored]) -> str:
    """How the ratings moved, in a sentence."""
    pairs = [(one.before.rating, one.score.rating) for one in found if one.before.rating is not None]
    if not pairs:
        return f"{len(found)} answers scored, none of which had a rating before."
    higher, lower = sum(new - old >= TELLING for old, new in pairs), sum(old - new >= TELLING for old, new in pairs)
    old_mean, new_mean = mean(old for old, _ in pairs), mean(new for _, new in pairs)
    return (
        f"{len(pairs)} answers scored anew: {len(pairs) - higher - lower} keep their rating, {higher} went up, "
        f"{lower} went down; the mean went from {old_mean:.2f} to {new_mean:.2f}."
    )
