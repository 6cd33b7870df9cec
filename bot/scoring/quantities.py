"""Figures in a text: digits, clock times, percentages, money, and numbers written as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Unit = Literal["percent", "points", "seconds", "money", "plain", "times"]

SMALL = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "k": 1000, "m": 1_000_000}
SECONDS = {
    "second": 1,
    "sec": 1,
    "s": 1,
    "minute": 60,
    "min": 60,
    "mins": 60,
    "hour": 3600,
    "hr": 3600,
    "h": 3600,
    "day": 86400,
}
PERCENT = frozenset(["%", "percent", "pct", "per cent"])
POINTS = frozenset(["point", "points", "pt", "pts", "pp"])


@dataclass(frozen=True)
class Quantity:
    """A figure: token range, value in its unit's base (seconds for durations), and the unit."""

    start: int
    end: int
    value: float
    unit: Unit


def find_quantities(doc: Doc) -> list[Quantity]:
    """Every figure of a text, in order, not overlapping."""
    found = []
    i = 0
    while i < len(doc):
        quantity = _read(doc, i)
        if quantity is None:
            i += 1
        else:
            found.append(quantity)
            i = quantity.end
    return found


def _number(doc: Doc, i: int) -> tuple[float, int] | None:
    token = doc[i]
    text = token.lower_.replace(",", "")
    if ":" in text:
        parts = text.split(":")
        if len(parts) == 2 and all(part.isdigit() for part in parts):
            return int(parts[0]) * 60 + int(parts[1]), i + 1
        return None
    try:
        value = float(text)
    except ValueError:
        return _number_words(doc, i)
    if value != value or abs(value) > 1e12:
        return None
    return value, i + 1


def _number_words(doc: Doc, i: int) -> tuple[float, int] | None:
    total = 0.0
    current = 0.0
    start = i
    while i < len(doc):
        word = doc[i].lower_
        if word in TENS and current % 100 == 0:
            current += TENS[word]
        elif (
            word in SMALL
            and (current % 10 == 0 and (SMALL[word] < 10 or current % 100 == 0))
            and (i == start or current)
        ):
            current += SMALL[word]
        elif word == "hundred" and i > start:
            current = max(1.0, current) * 100
        elif word == "thousand" and i > start:
            total += max(1.0, current) * 1000
            current = 0
        elif (
            word in ("-", "and")
            and i > start
            and i + 1 < len(doc)
            and doc[i + 1].lower_ in {**SMALL, **TENS}
            and (word == "-" or doc[i - 1].lower_ in SCALES)
        ):
            pass
        else:
            break
        i += 1
    return (total + current, i) if i > start else None


def _read(doc: Doc, i: int) -> Quantity | None:
    number = _number(doc, i)
    if number is None:
        return None
    value, end = number
    clock = ":" in doc[i].text
    unit: Unit = "seconds" if clock else "plain"
    start = i - 1 if i and doc[i - 1].text in "$£€" else i
    if start < i:
        unit = "money"
    if end < len(doc):
        word = doc[end].lower_
        if word in PERCENT:
            return Quantity(start, end + 1, value, "percent")
        if word == "per" and end + 1 < len(doc) and doc[end + 1].lower_ == "cent":
            return Quantity(start, end + 2, value, "percent")
        skip = end + 1 if word in ("percentage", "full", "whole", "-") and end + 1 < len(doc) else end
        if doc[skip].lower_ in POINTS:
            return Quantity(start, skip + 1, value, "points")
        scale = seconds_of(doc[end])
        if scale and not clock:
            value *= scale
            end += 1
            unit = "seconds"
            rest = _number(doc, end) if end < len(doc) else None
            if rest is not None and scale == 60 and rest[0] < 60:
                value += rest[0]
                end = rest[1]
                if end < len(doc) and seconds_of(doc[end]) == 1:
                    end += 1
            return Quantity(start, end, value, unit)
    return Quantity(start, end, value, unit)


def seconds_of(token: Token) -> int:
    """How many seconds one of this unit of time has; 0 if the word is no short unit of time."""
    word = token.lower_
    return SECONDS.get(word) or SECONDS.get(word.rstrip("s")) or 0
