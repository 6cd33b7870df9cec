"""Stretches and points of time: by when, or over how long, a figure moved."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|sixty|"
    r"ninety|a few|few|a couple of|couple of|several|half an?|half the|an?)"
)
_UNIT = (
    r"(?:weeks?|months?|quarters?|years?|days?|seasons?|semesters?|half|hours?|shifts?|sprints?|summer|winter|"
    r"spring|autumn|fall|nights?)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec)"
)
_NAMED = (
    rf"(?:q[1-4]|h[12]|{_MONTH}|christmas|easter|xmas|new year|thanksgiving|diwali|ramadan|year[- ]end|(?:mon|tues|"
    rf"wednes|thurs|fri|satur|sun)day|(?:19|20)\d\d|go-live|the end of the (?:year|month|quarter|season))"
)
_SMALL = (
    r"(?:the|about|just|only|less than|under|my|our|that|this|those|its|roughly|around|early|late|mid|next|last|"
    r"first|second|third|fourth|fourth-|following|same|past|previous|whole|full|end of|the end of|beginning of|"
    r"middle of|over|space of)"
)
_PREPOSITION = (
    r"(?:in|by|within|over|during|inside|after|across|for|at|since|before|until|till|from|through|through to|"
    r"between|under|as of|on)"
)
PERIOD = re.compile(
    rf"""\b(?:
      between[ ]{_NAMED}[ ]and[ ]{_NAMED}
    | from[ ]{_NAMED}[ ](?:to|until|till|through)[ ]{_NAMED}
    | {_PREPOSITION}[ ](?:{_SMALL}[ ])*(?:{_NUMBER}[ -](?:(?:to|or)[ ]{_NUMBER}[ -])?)?(?:{_UNIT}|
      {_NAMED})(?:[ ]of[ ](?:{_NAMED}|the[ ]year))?(?:[ ](?:19|20)\d\d)?
    | (?:{_NUMBER}[ ])+{_UNIT}[ ](?:later|after|on|afterwards)
    | (?:last|next|this|that|each|every|first|the[ ](?:following|next|same))[ ](?:{_UNIT}|{_NAMED})
    | the[ ]{_UNIT}[ ](?:after|before)
    | (?:year|month|quarter|week)[ ](?:on|over)[ ](?:year|month|quarter|week)
    | per[ ]quarter|(?<!twice[ ])(?<!once[ ])(?<!times[ ])(?:a|per)[ ](?:year|month|week)
    | (?:end|beginning|middle)[ ]of[ ](?:the[ ])?(?:{_NAMED}|{_UNIT})
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip


_NO_PERIOD = re.compile(
    r"(?:this|that|a) half|(?:by|at|for|under|over|about) (?:about |roughly |around )?a quarter", re.IGNORECASE
)
"""Fractions that read like a stretch of time."""


def find_periods(text: str) -> list[tuple[int, int]]:
    """The periods named in a text, as character offsets, in order."""
    return [match.span() for match in PERIOD.finditer(text) if not _NO_PERIOD.fullmatch(match[0])]
