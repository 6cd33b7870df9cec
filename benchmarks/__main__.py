"""`python -m benchmarks [group …] [--quick]`: measures, prints a table, writes it as JSON too."""

from __future__ import annotations

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.measures import Measure
from benchmarks.page import measure_page
from benchmarks.review import measure_review
from benchmarks.scoring import measure_scoring
from benchmarks.served import measure_served
from benchmarks.slack import measure_slack
from benchmarks.stage import Stage
from benchmarks.table import as_table, write_json
from benchmarks.turns import measure_turns

RESULTS = Path(__file__).parent / "results" / "latest.json"
GROUPS: dict[str, Callable[[Stage], Iterator[Measure]]] = {
    "served": measure_served,
    "turns": measure_turns,
    "scoring": measure_scoring,
    "page": measure_page,
    "review": measure_review,
    "slack": measure_slack,
}


def run(names: Sequence[str], quick: bool, console: Console, results: Path = RESULTS) -> list[Measure]:
    """Runs the named groups of measures and tells of each as it is done; then the table, and JSON in `results`."""
    measures: list[Measure] = []
    began = time.monotonic()
    with Stage(quick) as stage:
        for name in names:
            for measure in GROUPS[name](stage):
                measures.append(measure)
                console.print(f"[dim]{time.monotonic() - began:5.0f} s  {name}: {measure.name}[/]", highlight=False)
    console.print(as_table(measures))
    write_json(measures, results)
    return measures


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed and memory, as ratios.")
    parser.add_argument("names", nargs="*", metavar="group", help=f"{', '.join(GROUPS)}; all of them if none is named")
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    given = parser.parse_args()
    unknown = set(given.names) - GROUPS.keys()
    if unknown:
        parser.error(f"there is no group {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    console = Console(width=None if os.isatty(1) else 150)
    run([name for name in GROUPS if name in given.names or not given.names], given.quick, console)


if __name__ == "__main__":
    main()
