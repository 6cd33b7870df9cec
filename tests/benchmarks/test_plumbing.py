"""The benchmarks' plumbing, from made-up figures. Nothing is timed here."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks import __main__ as command
from benchmarks.measures import Measure, Value, summary
from benchmarks.stage import Stage
from benchmarks.texts import STORIES, answer

FAST = Measure("a turn", "a parse", "ms", [20.0, 30.0, 40.0], [10.0, 15.0, 20.0], aim=3)
SLOW = Measure("a start", "another bot", "s", [9.0], [10.0], aim=0.4)


def test_a_ratio_is_of_medians() -> None:
    assert FAST.value == 2
    assert FAST.met
    assert not SLOW.met


def test_an_aim_may_be_a_floor_a_difference_or_absent() -> None:
    assert Measure("a file", "a pipe", "words/s", [80.0], [100.0], aim=0.7, at_least=True).met
    memory = Measure("memory", "idle", "MB", [260.0], [20.0], aim=250, value_is=Value.DIFFERENCE)
    assert (memory.value, memory.met) == (240, True)
    assert Measure("training", "a parse", "s", [61.0], [2.0], aim=60, value_is=Value.OURS).met is False
    assert Measure("for comparison", "a parse", "ms", [1.0], [1.0]).met is None


def test_the_spread_is_the_middle_half() -> None:
    assert summary([1.0, 2.0, 3.0, 4.0, 5.0]) == {"median": 3, "low": 2, "high": 4, "repeats": 5}


def test_named_groups_run_in_order_and_leave_a_table_and_json(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def two(stage: Stage) -> Iterator[Measure]:
        assert stage.folder.is_dir()
        assert stage.repeats(60) == 20
        yield FAST
        yield SLOW

    def never(stage: Stage) -> Iterator[Measure]:
        raise AssertionError("this group was not named")

    monkeypatch.setattr(command, "GROUPS", {"never": never, "two": two})
    shown = Console(file=io.StringIO(), width=150)
    results = tmp_path / "results" / "latest.json"
    command.run(["two"], quick=True, console=shown, results=results)
    document = json.loads(results.read_text())
    assert document["machine"]["cores"] >= 1
    assert [measure["met"] for measure in document["measures"]] == [True, False]
    assert document["measures"][0]["ours"] == {"median": 30, "low": 25, "high": 35, "repeats": 3}
    table = shown.file.getvalue()  # type: ignore[attr-defined]
    assert "2.00 ×" in table
    assert "≤ 3 ×" in table
    assert "30 ms (25–35)" in table


def test_answers_have_exactly_so_many_words_and_differ() -> None:
    said = [answer(150, number) for number in range(len(STORIES))]
    assert {len(text.split()) for text in said} == {150}
    assert len(set(said)) == len(STORIES)
