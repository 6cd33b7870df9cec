"""Figures in a text: digits, clock times, percentages, money, fractions, and numbers spelled out as speech does."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.scoring.kpi.hesitation import SOUNDS, taken_back
from bot.scoring.kpi.numerals import WORD, read_numerals
from bot.scoring.lowering import lower

Unit = Literal["percent", "points", "seconds", "money", "times", "share", "scale", "plain"]
"""`scale` is a mark on a scale, '4.2 out of 5', whose value is the mark."""

QUALIFIER = (
    r"(?:(?:just|only|well|a bit|slightly|even)\s+)?(?:under|over|below|above|around|nearly|almost|barely|roughly|"
    r"close to|near|more than|less than|fewer than|better than|lower than|higher than|greater than|something like)"
)
"""Words that belong to a figure when a labeller marks it; 'about' and 'like' are left outside."""
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
UNITS: dict[str, tuple[Unit, float]] = {
    **dict.fromkeys(["%", "percent", "percents", "per cent", "pct", "procent"], ("percent", 1.0)),
    **dict.fromkeys(
        [
            "percentage points", "percentage point", "points", "point", "pts", "pt", "pp", "ppts", "ppt", "% points",
            "percent points", "percent point", "per cent points", "basis points", "basis point",
        ],
        ("points", 1.0),
    ),
    **dict.fromkeys(["seconds", "second", "secs", "sec", "s"], ("seconds", 1.0)),
    **dict.fromkeys(["minutes", "minute", "mins", "min", "m"], ("seconds", 60.0)),
    **dict.fromkeys(["hours", "hour", "hrs", "hr", "h"], ("seconds", 3600.0)),
    **dict.fromkeys(["working days", "days", "day"], ("seconds", 86400.0)),
    **dict.fromkeys(["weeks", "week", "wks"], ("seconds", 604800.0)),
    **dict.fromkeys(["months", "month"], ("seconds", 2629800.0)),
    **dict.fromkeys(
        [
            "dollars", "dollar", "euros", "euro", "pounds", "pound", "quid", "usd", "eur", "gbp", "rupees", "pesos",
            "rand", "bucks",
        ],
        ("money", 1.0),
    ),
    **dict.fromkeys(["cents", "cent", "pence", "p"], ("money", 0.01)),
    **dict.fromkeys(["stars", "star"], ("scale", 1.0)),
    **dict.fromkeys(["times", "fold", "x"], ("times", 1.0)),
    **dict.fromkeys(["k", "thousand"], ("plain", 1e3)),
    **dict.fromkeys(["million", "mn"], ("plain", 1e6)),
}  # fmt: skip
_GLUED = {"m", "h", "p", "x", "k", "%"}
"""Units of one letter count only where they touch the figure, but for seconds."""
_UNIT = "|".join(
    (r"\s?%" if unit == "%" else rf"{unit}\b" if unit in _GLUED else rf"[\s-]?{unit.replace(' ', '[ ]')}\b")
    for unit in sorted(UNITS, key=len, reverse=True)
)
_FRACTION = (
    r"(?<!ty )(?!one quarter (?:it|we|they|i|you)\b)"
    r"(?:one|two|three|an?)[\s-](?:thirds?|quarter|(?<=three.)quarters|(?:fif|six|seven|eigh|nin|ten)ths?|"
    r"half)\b(?!\s+(?:a\s+)?(?:hour|day|year))"
    r"|\bhalf(?!\s+(?:an?\s+|of\s+)?(?:hour|minute|day|year|past))\b"
)
_FRACTIONS = {
    "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9,
    "tenth": 1 / 10, "half": 1 / 2,
}  # fmt: skip
_COUNTABLE = "(?:calls?|callers?|customers?|people|person|agents?|contacts?|cases?|tickets?|hires?)"
_HALF = r"[ ]and[ ](?:a[ ])?half\b(?![ ](?:my|our|the|of|their|his|her)\b)"
_SOUND = "|".join(sorted(SOUNDS))
_PATTERN = re.compile(
    rf"""(?<![\w.,/:])
    (?:
      (?P<pair>\d{{2}}\s?/\s?\d{{2,3}}\b|(?:eighty|ninety|seventy)[ ](?:twenty|thirty|ten|fifteen)\b(?![ ]percent))
    | (?P<ratio>(?:(?:{DIGITS})|{WORD}(?:[ ]point(?:[ ]{WORD})+)?)[ ](?:out[ ]of|in)[ ](?:every[ ])?
      (?:(?!(?:19|20)\d\d)\d+|(?:a[ ])?{WORD}(?:[ -]{WORD})?)\b
      (?![ ]?(?:weeks?|wks?|qtrs?|quarters?|intakes?|days?|months?|years?|minutes?|seconds?|hours?))
      |(?:\d[.,]\d|{WORD}[ ]point[ ]{WORD})[ ]of[ ](?:5|7|10|five|seven|ten)\b
      |\d{{1,2}}[ ]{_COUNTABLE}[ ](?:out[ ]of[ ](?:every[ ])?|in[ ]every[ ])(?:ten|a?[ ]?hundred|10|100)\b
      |(?:one|two|1|2)[ ]{_COUNTABLE}[ ](?:out[ ]of|in)[ ](?:every[ ])?(?:three|four|five|six|seven|
      eight|nine|ten|twelve|twenty|\d+)\b
      |(?:one|two|three|1|2|3)[ ]of[ ](?:every[ ])?(?:three|four|five|six|seven|eight|nine|ten|\d+)\b
      (?![ ]\w+s\b|[.,]\d)
      |\d(?:\.\d+)?/(?:5|7|10)\b)
    | (?P<clock>\d{{1,3}}:\d{{2}}(?::\d{{2}})?(?![ ]?[ap]\.?m))(?:[ ]?(?:minutes?|mins?|m)\b)?
    | (?P<short>\d+)[ ]?m(?:in)?[ ]?(?P<rest>\d{{2}}\b|\d{{1,2}}[ ]?s(?:ec)?\b)
    | (?P<half>half[ ]a[ ]minute|a[ ]minute[ ]and[ ]a[ ]half|
      a[ ]minute(?:[ ]and)?[ ](?:ten|fifteen|twenty|thirty|forty|fifty)(?:[ -]five)?|
      an?[ ](?:full[ ])?minute|an[ ]hour(?:[ ]and[ ]a[ ]half)?|
      a[ ]day[ ]and[ ]a[ ]half)\b
    | (?P<decade>(?:(?:the[ ])?(?:low|mid|high|upper)[ -]?)?(?:(?:the[ ])(?:twenties|thirties|forties|fifties|sixties|
      seventies|eighties|nineties)|(?<=[ -])(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)|
      [5-9]0s)\b|(?:single|double)[ ](?:digits|figures))
    | (?P<vague>(?:a[ ]point[ ]and[ ]a[ ]half|
      (?:a[ ]couple[ ]of|a[ ]few|several|(?<=by[ ])a|(?<=up[ ])a|(?<=down[ ])a|half[ ]a)[ ](?:full[ ]|percentage[ ])?
      points?\b|a[ ](?:full[ ]|percentage[ ])?point(?:(?=[ ](?:lower|higher|better|worse|up|down|off|
      less|more|from|to|in|on|over|after|and)\b)|(?=[,.;]|$))))
    | (?P<fraction>{_FRACTION})
    | (?P<coins>(?:\d+|{WORD})[ ](?:pounds?|euros?|dollars?|quid)[ ]
      (?:\d\d|{WORD}(?:[ -]{WORD})?)\b(?![ ]?(?:%|percent|a\b)))
    | (?P<sign>[+\-−~–]|(?:minus|negative|plus)[ ])?
      (?P<money>[$£€₹₱]|rs\.?[ ]?|r(?=\d))?(?:(?P<digits>{DIGITS})(?P<halfway>{_HALF})?|
      (?P<words>(?:a[ ])?{WORD}(?:(?:[ ]and[ ]|[ ](?:{_SOUND}|oh)[ ]|[ -]){WORD})*(?:{_HALF})?))
      (?P<unit>{_UNIT})?
      (?P<tail>{_HALF}|
        (?:[ ]and)?[ ](?:\d{{1,2}}|(?:(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|
        eight|nine))?|{WORD})\b)(?:[ ]?(?:seconds?|secs?|s)\b)?)?
    )""",
    re.VERBOSE,
)  # fmt: skip
"""In small letters."""


_POINTS = re.compile(r"[ -]points?\b(?! (?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b)", re.IGNORECASE)
_NEXT_FIGURE = re.compile(r"[ -]*(?:and[ ])?", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """A figure in a text: character offsets, value (durations in seconds) and unit. `start` takes in words like
    'under'.
    """

    start: int
    end: int
    value: float
    unit: Unit
    core: int
    """Where the figure itself starts, after words like 'under'."""
    factor: float = 1.0
    """What one of its unit is in the base unit: 60 for minutes."""


def find_quantities(text: str) -> list[Quantity]:
    """Every figure of a text, in order, not overlapping."""
    text = lower(text)
    found: list[Quantity] = []
    position = 0
    while match := _PATTERN.search(text, position):
        if each := _ONE_BY_ONE.match(text, match.start()):
            position = each.end()
            continue
        pieces = _read(match) if not _THE_ONE.search(text, max(0, match.start() - 30), match.end()) else []
        found.extend(_qualified(piece, text) for piece in pieces)
        position = max(match.start() + 1, pieces[-1].end if pieces else match.end())
    return [
        q
        for q, after in itertools.zip_longest(found, found[1:])
        if not (after and taken_back(text, q.end, after.start))
    ]


_ONE_BY_ONE = re.compile(r"one[- ](?:by|to|on)[- ]ones?\b")
_THE_ONE = re.compile(
    r"\b(?:the|that|this|which|each|every|no|any|another|our|my|his|her|their)\s+(?:(?!in\b|to\b|was\b|is\b|"
    r"than\b)[a-z]+\s+)?one$",
    re.IGNORECASE,
)
"""'One' that stands for a thing: 'that was the big one'."""
_BEFORE = re.compile(rf"(?:^|[\s(]){QUALIFIER}[\s]+$", re.IGNORECASE)


def _qualified(quantity: Quantity, text: str) -> Quantity:
    window = text[max(0, quantity.start - 24) : quantity.start]
    match = _BEFORE.search(window)
    if not match:
        return quantity
    start = quantity.start - len(window) + match.start()
    start += len(text[start:]) - len(text[start:].lstrip(" \t\n("))
    return replace(quantity, start=start)


def _make(start: int, end: int, value: float, unit: Unit) -> Quantity:
    return Quantity(start, end, value, unit, start)


def _read(match: re.Match[str]) -> list[Quantity]:
    start, end = match.span()
    whole = match[0].lower()
    if match["pair"]:
        return [_make(start, end, float(re.sub(r"\D.*", "", whole) or _value(whole.split()[0])), "share")]
    if match["ratio"]:
        parts = re.split(rf"(?: {_COUNTABLE})?(?: out of every | out of | in every | in | of every | of |/)", whole)
        top, bottom = _value(parts[0]), _value(parts[1])
        if " in " in whole and top > bottom:
            if top >= 50 and bottom in (10, 15, 20, 30, 45, 60):
                return [_make(start, end, top, "share")]
            return [_make(start, start + len(parts[0]), top, "plain")]
        if bottom in (5, 7, 10) and ("." in whole or "," in whole or "point" in whole or "/" in whole):
            return [_make(start, end, top, "scale")]
        return [_make(start, end, 100 * top / max(bottom, 1), "share")]
    if match["clock"]:
        minutes, seconds = match["clock"].split(":")[:2]
        return [replace(_make(start, end, int(minutes) * 60 + int(seconds), "seconds"), factor=60.0)]
    if match["short"]:
        return [_make(start, end, int(match["short"]) * 60 + int(re.sub(r"\D", "", match["rest"])), "seconds")]
    if match["half"]:
        whole_one = 86_400 if "day" in whole else 3600 if "hour" in whole else 60
        more = read_numerals(whole.split("minute")[-1].replace(" and", "").strip()) if "half" not in whole else []
        if more:
            return [_make(start, end, 60 + more[0][0], "seconds")]
        share = 0.5 if whole.startswith("half") else 1.5 if "half" in whole else 1.0
        return [_make(start, end, whole_one * share, "seconds")]
    if match["coins"]:
        large, small = re.split(r" (?:pounds?|euros?|dollars?|quid) ", whole)
        return [_make(start, end, _value(large) + _value(small) / 100, "money")]
    if match["decade"]:
        tens = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
        level = next((value for stem, value in tens.items() if stem in whole), 0) or float(
            (re.search(r"\d+", whole) or ["5"])[0]
        )
        return [
            _make(
                start, end, level + (2 if "low" in whole else 8 if "high" in whole or "upper" in whole else 5), "plain"
            )
        ]
    if match["vague"]:
        few = {"a point and": 1.5, "a couple": 2.0, "a few": 3.0, "several": 5.0, "half a": 0.5}
        return [
            _make(start, end, next((value for word, value in few.items() if whole.startswith(word)), 1.0), "points")
        ]
    if match["fraction"]:
        share = next(value for word, value in _FRACTIONS.items() if word in whole)
        return [
            _make(
                start,
                end,
                100 * share * (2 if whole.startswith("two") else 3 if whole.startswith("three") else 1),
                "share",
            )
        ]
    return _read_number(match)


def _read_number(match: re.Match[str]) -> list[Quantity]:
    start = match.start()
    if match["digits"]:
        values = [
            (
                _value(match["digits"]) + (0.5 if match["halfway"] else 0),
                match.end("halfway") if match["halfway"] else match.end("digits"),
            )
        ]
    else:
        values = [(value, match.start("words") + stop) for value, stop in read_numerals(match["words"])]
    if not values:
        return []
    pieces = []
    for value, end in values[:-1]:
        pieces.append(_make(start, end, value, "plain"))
        start = _NEXT_FIGURE.match(match.string, end).end()  # type: ignore[union-attr]
    value, end = values[-1]
    unit: Unit = "money" if match["money"] else "plain"
    scale = 1.0
    if match["unit"] and end == match.start("unit"):
        name = re.sub(r"\s+", " ", match["unit"].lower().strip(" -"))
        kind, factor = UNITS[name]
        if unit == "money" and name in ("m", "k"):
            kind, factor = "money", 1e6 if name == "m" else 1e3
        value, end, scale = value * factor, match.end("unit"), factor
        unit = kind if unit != "money" else unit
        if match["tail"] and match["tail"].lower().endswith("half"):
            value, end = value + factor / 2, match.end("tail")
        elif kind == "seconds" and factor == 60 and match["tail"]:
            extra = _value(re.sub(r"^(and )?|( ?(seconds?|secs?|s))$", "", match["tail"].lower().strip()).strip())
            if 0 < extra < 60:
                value, end = value + extra, match.end("tail")
    bare = _POINTS.match(match.string, end) if unit == "plain" and match["words"] else None
    if bare:
        unit, end = "points", bare.end()
        start += 2 if match.string[start : start + 2].lower() == "a " else 0
    sign = (match["sign"] or "").strip().lower()
    if sign in ("-", "−", "–", "minus", "negative"):
        value = -value
    elif sign == "plus" and unit == "points":
        start = match.end("sign")
    pieces.append(replace(_make(start, end, value, unit), factor=scale))
    return pieces


def _value(text: str) -> float:
    text = text.strip()
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return float(text.replace(",", ""))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        numbers = read_numerals(text)
        return numbers[0][0] if numbers else 0.0
