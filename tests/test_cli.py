"""The command line: what it prints, and what it says when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.assistant.parts import Parts
from bot.cli import app
from bot.interview.record import Answer, Attempt, Interview, Status, Turn, TurnStatus

run = CliRunner().invoke


@pytest.fixture
def somebody(house: Parts) -> str:
    """A candidate with one answer, and a word more after a follow-up."""
    candidate = house.repository.add_candidate()
    with house.repository.records(candidate) as records:
        attempt = Attempt(1, [Answer("We moved two floors into one.", "Tell me …"), Answer("In May.", "When?")])
        turn = Turn(0, "working-style/leading-change", 0, TurnStatus.ANSWERED, attempts=[attempt])
        records.add_interview(Interview(candidate, status=Status.FINISHED, rung="manager", focus="mixed", turns=[turn]))
    return candidate


def test_sessions_lists_and_export_tells_all(somebody: str) -> None:
    listed = run(app, ["sessions", somebody])
    assert listed.exit_code == 0
    assert somebody in listed.output
    (answered,) = (
        cells[7] for line in listed.output.splitlines() if (cells := line.split("│"))[1:] and "mixed" in line
    )
    assert answered.strip() == "1"
    exported = run(app, ["export", somebody])
    assert "We moved two floors into one." in json.dumps(json.loads(exported.output))


def test_an_id_that_begins_with_a_dash_is_an_id(house: Parts) -> None:
    candidate = house.repository.add_candidate("-Gt3rSH7F-ks")
    commands = ["sessions", "export", "rescore", "erase"]
    assert [run(app, [command, candidate], input="y\n").exit_code for command in commands] == [0, 0, 0, 0]


def test_erase_asks_first_and_then_leaves_nothing(somebody: str) -> None:
    assert run(app, ["erase", somebody], input="n\n").exit_code == 1
    assert run(app, ["export", somebody]).exit_code == 0
    assert run(app, ["erase", somebody], input="y\n").exit_code == 0
    gone = run(app, ["export", somebody])
    assert gone.exit_code == 1
    assert "nobody" in gone.output


def test_score_reads_lines_and_writes_lines(house: Parts, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    rows = [
        {"id": "a", "text": "We cut handle time from 8:00 to 6:00.", "question_id": "working-style/leading-change"},
        {"id": 7, "text": ""},
        {"text": "Nobody knows 我", "question": "What did you do?"},
    ]
    answers.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n")
    result = run(app, ["score", str(answers)])
    assert result.exit_code == 0, result.output
    scores = [json.loads(line) for line in result.output.splitlines()]
    assert [score["id"] for score in scores] == ["a", "7", None]
    assert scores[0]["kpis"][0]["from"] == "8:00"
    assert set(scores[0]["elements"]) == set("STAR")


def test_score_reads_standard_input(house: Parts) -> None:
    result = run(app, ["score", "-"], input='{"id": "x", "text": "No."}\n')
    assert json.loads(result.output)["story_type"] == "non-answer"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Line 1 is not JSON"),
        ('{"id": 1}', "Line 1 has no 'text'"),
        ('{"text": "x", "question_id": "no/such"}', "Line 1 names a question"),
        ("[1]", "Line 1 has no 'text'"),
    ],
)
def test_a_bad_line_is_named(house: Parts, line: str, sentence: str) -> None:
    result = run(app, ["score", "-"], input=line + "\n")
    assert result.exit_code == 1
    assert sentence in result.output


def test_the_schema_describes_every_field(house: Parts) -> None:
    schema = json.loads(run(app, ["score", "--schema"]).output)
    claim = schema["definitions"]["KpiClaim"]["properties"]
    assert {"kpi", "start", "end", "from", "to", "change", "period", "direction", "checks"} == set(claim)


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.settings import SettingsError, read_settings

    monkeypatch.setenv("STARLINE_PORT", "five")
    with pytest.raises(SettingsError, match="STARLINE_PORT"):
        read_settings()


def test_a_taken_port_is_one_sentence(house: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    from bot.settings import settings

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("STARLINE_PORT", str(taken.getsockname()[1]))
        settings.cache_clear()
        result = run(app, ["serve"])
    settings.cache_clear()
    assert result.exit_code == 1
    assert "is in use" in result.output
    assert "Traceback" not in result.output
