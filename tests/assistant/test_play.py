"""Scripts: `starline play`."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.assistant.parts import Parts
from bot.assistant.play import play_file, read_script
from bot.settings import ROOT
from bot.store.database import open_engine
from bot.store.schema import migrate
from tests.candidates import STORY
from tests.databases import new_database


def played(path: Path, opening: str | None = None) -> list[dict[str, object]]:
    """The rows that a script gives."""
    out = io.StringIO()
    play_file(path, out, opening)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_script_is_a_message_a_line(tmp_path: Path) -> None:
    file = io.StringIO("hello\n\nfirst\\nsecond\r\n  \nlast")
    assert read_script(file) == ["hello", "first\nsecond", "last"]


def test_twelve_questions_answered_are_twelve_answers_stored(house: Parts, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    setup = ["start", "director", "mixed", "12 questions", "mock"]
    answers = [f"{STORY} It was the {number}th centre of that kind." for number in range(12)]
    script.write_text("\n".join([*setup, *answers, "how many are left?", "stop"]))
    rows = played(script)
    taken = [row["took"] for row in rows[:-1]]
    assert taken[5:17] == ["answer"] * 12
    assert taken[17] in ("command:remaining", "chat")
    assert rows[-1]["answers_stored"] == 12
    assert rows[-1]["interview_id"]
    assert all(row["bot"] and row["ms"] for row in rows[:-1])
    assert rows[6]["question_id"]


def test_a_script_can_begin_in_the_interview(house: Parts, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("I stopped the pilot\nskip\n")
    rows = played(script, "start a practice mode interview as manager, mixed, until I stop")
    assert [row.get("took") for row in rows] == ["answer", "command:skip", None]
    assert rows[-1]["answers_stored"] == 1


@pytest.mark.parametrize("name", ["happy.txt", "awkward.txt"])
def test_the_example_scripts_play(house: Parts, name: str) -> None:
    rows = played(Path(__file__).parent / "scripts" / name)
    given = sum(row.get("took") == "answer" for row in rows)
    assert rows[-1]["answers_stored"] == given > 3


def test_a_whole_interview_is_kept_in_postgresql(trained: Path, tmp_path: Path, postgres: str) -> None:
    database = new_database(postgres)
    engine = open_engine(database)
    migrate(engine)
    script = tmp_path / "script.txt"
    answers = [f"{STORY} It was the {number}th centre of that kind." for number in range(3)]
    script.write_text("\n".join(["start", "director", "mixed", "until I stop", "mock", *answers, "stop"]))
    result = subprocess.run(
        [sys.executable, "-m", "bot", "play", str(script)],
        env={**os.environ, "DATABASE_URL": database},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["took"] for row in rows[-5:-1]] == ["answer", "answer", "answer", "command:stop"]
    assert rows[-1]["answers_stored"] == 3
    with engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM answer").scalar()
        tries = connection.exec_driver_sql("SELECT count(*) FROM attempt").scalar()
        scored = connection.exec_driver_sql("SELECT count(DISTINCT attempt_id) FROM score").scalar()
    assert kept == 3
    assert scored == tries
    engine.dispose()
