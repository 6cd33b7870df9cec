"""Figures, as they are typed and as they are spoken."""

from __future__ import annotations

import pytest

from bot.scoring.kpi.periods import find_periods
from bot.scoring.kpi.quantities import find_quantities

FIGURES = {
    "eight minutes ten": ("eight minutes ten", 490, "seconds"),
    "down to six forty": ("six forty", 400, "plain"),
    "8m10s": ("8m10s", 490, "seconds"),
    "6:40": ("6:40", 400, "seconds"),
    "four and a half minutes": ("four and a half minutes", 270, "seconds"),
    "half a minute": ("half a minute", 30, "seconds"),
    "two hundred and six emails": ("two hundred and six", 206, "plain"),
    "four thousand three hundred": ("four thousand three hundred", 4300, "plain"),
    "four point six percent": ("four point six percent", 4.6, "percent"),
    "1,900": ("1,900", 1900, "plain"),
    "2,1 %": ("2,1 %", 2.1, "percent"),
    "$4.80": ("$4.80", 4.8, "money"),
    "€1.2m": ("€1.2m", 1_200_000, "money"),
    "six percentage points": ("six percentage points", 6, "points"),
    "+12pp": ("+12pp", 12, "points"),
    "a third": ("a third", 100 / 3, "share"),
    "one in five": ("one in five", 20, "share"),
    "80/20": ("80/20", 80, "share"),
    "eighty twenty": ("eighty twenty", 80, "share"),
    "the mid-seventies": ("the mid-seventies", 75, "plain"),
    "nearly six minutes": ("nearly six minutes", 360, "seconds"),
    "minus 8": ("minus 8", -8, "plain"),
}


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_is_read(words: str) -> None:
    (figure,) = find_quantities(words)
    said, value, unit = FIGURES[words]
    assert (words[figure.start : figure.end], figure.unit) == (said, unit)
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("eighty eight to ninety", ["eighty eight", "ninety"]),
        ("ninety three ninety four", ["ninety three", "ninety four"]),
        ("62->81", ["62", "81"]),
        ("seventy and three of the eight", ["seventy", "three", "eight"]),
    ],
)
def test_figures_side_by_side_are_told_apart(words: str, figures: list[str]) -> None:
    assert [words[q.start : q.end] for q in find_quantities(words)] == figures


@pytest.mark.parametrize(
    "period",
    [
        "by Christmas",
        "in Q1",
        "within six weeks",
        "the month after",
        "between February and June",
        "two weeks later",
        "in the first quarter of 2021",
    ],
)
def test_a_period_is_found(period: str) -> None:
    text = f"we were down {period}, which helped"
    assert [text[start:end] for start, end in find_periods(text)] == [period]
