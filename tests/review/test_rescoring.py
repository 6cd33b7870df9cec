"""Old answers under today's rubric: `starline rescore`."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bot.assistant.parts import Parts
from bot.cli import app
from bot.interview.record import Answer, Attempt, Interview, ScoreRecord, Status, Turn, TurnStatus
from bot.interview.turns import as_record
from bot.store.repository import UnknownCandidateError
from tests.candidates import STORY

QUESTION = "working-style/leading-change"


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["rescore", *words])
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.fixture
def scored_by_other_rules(house: Parts) -> str:
    """Somebody whose answer was scored when results were not looked for and ratings were lower."""
    score = as_record(house.scorer.score(STORY, house.guide.question(QUESTION)))
    document = {**score.document, "rubric_version": "0.1", "rating": 1, "kpis": []}
    document["elements"] = {**document["elements"], "R": {"present": False, "confidence": 0.1, "spans": []}}
    candidate = house.repository.add_candidate()
    with house.repository.records(candidate) as records:
        old = ScoreRecord("0.1", "another", 1, "story", document)
        turn = Turn(0, QUESTION, 0, TurnStatus.ANSWERED, attempts=[Attempt(1, [Answer(STORY, "Tell me …")], [old])])
        records.add_interview(Interview(candidate, status=Status.FINISHED, rung="manager", focus="mixed", turns=[turn]))
    return candidate


def scores(house: Parts, candidate: str) -> list[tuple[str, float]]:
    with house.repository.records(candidate) as records:
        kept = records.interviews()[0].turns[0].attempts[0].scores
        return [(score.rubric_version, score.rating) for score in kept]


def test_it_shows_what_changes_and_keeps_nothing(house: Parts, scored_by_other_rules: str) -> None:
    said = run(scored_by_other_rules)
    assert "1 → " in said
    assert "result found" in said
    assert "1 answers scored anew: 0 keep their rating, 1 went up" in said
    assert "Nothing was kept" in said
    assert scores(house, scored_by_other_rules) == [("0.1", 1)]


def test_saved_scores_stand_beside_the_old_ones_and_are_not_made_twice(
    house: Parts, scored_by_other_rules: str
) -> None:
    assert "are kept" in run(scored_by_other_rules, "--save")
    (_, first), (version, rating) = scores(house, scored_by_other_rules)
    assert (version, rating > first) == (house.scorer.score(STORY).rubric_version, True)
    assert "already" in run(scored_by_other_rules, "--save")
    assert len(scores(house, scored_by_other_rules)) == 2


def test_nobody_s_score_can_be_put_to_somebody_else(house: Parts, scored_by_other_rules: str) -> None:
    with house.repository.records(scored_by_other_rules) as records:
        attempt = records.interviews()[0].turns[0].attempts[0]
        score = as_record(house.scorer.score(STORY))
    other = house.repository.add_candidate()
    with pytest.raises(UnknownCandidateError), house.repository.records(other) as records:
        records.add_score(attempt.id, score)  # type: ignore[attr-defined]


def test_an_unknown_candidate_is_named(house: Parts) -> None:
    assert "nobody with the id no-one" in run("no-one")
