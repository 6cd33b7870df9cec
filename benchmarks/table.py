"""Measures as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil
from rich.table import Table

from benchmarks.measures import Measure, Value, summary

MARKS = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}


def as_table(measures: Sequence[Measure]) -> Table:
    """A row a measure: the medians with the middle half of the figures in brackets, the ratio, the aim."""
    table = Table(title="Medians, with the middle half of the figures in brackets. They vary from run to run.")
    for title in ("measure", "against", "ours", "baseline", "ratio", "aim", "met"):
        table.add_column(title, justify="left" if title in ("measure", "against") else "right", overflow="fold")
    for measure in measures:
        table.add_row(
            measure.name,
            measure.against,
            _figures(measure.ours, measure.unit),
            _figures(measure.baseline, measure.unit),
            _value(measure),
            _aim(measure),
            MARKS[measure.met],
        )
    return table


def write_json(measures: Sequence[Measure], path: Path) -> None:
    """Writes the measures and the machine that they were taken on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {"machine": machine(), "measures": [measure.document() for measure in measures]}
    path.write_text(json.dumps(document, indent=2) + "\n")


def machine() -> dict[str, Any]:
    """What the figures depend on most."""
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": [round(load, 1) for load in os.getloadavg()],
    }


def _figures(figures: Sequence[float], unit: str) -> str:
    found = summary(figures)
    spread = f" [dim]({_short(found['low'])}–{_short(found['high'])})[/]" if len(figures) > 1 else ""
    return f"{_short(found['median'])} {unit}{spread}"


def _value(measure: Measure) -> str:
    if measure.value_is is Value.RATIO:
        return f"{measure.value:.2f} ×"
    return f"{_short(measure.value)} {measure.unit}"


def _aim(measure: Measure) -> str:
    if measure.aim is None:
        return ""
    unit = "×" if measure.value_is is Value.RATIO else measure.unit
    return f"{'≥' if measure.at_least else '≤'} {measure.aim:g} {unit}"


def _short(figure: float) -> str:
    """A figure with three digits that matter."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"
