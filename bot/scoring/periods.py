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
    rf"(?:q[1-4]|h[12]|spring|summer|autumn|winter|{_MONTH}|christmas|easter|xmas|new year|thanksgiving|"
    rf"diwali|ramadan|year[- ]end|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:19|20)\d\d|go-live|"
    r"the end of the (?:year|month|quarter|season))"
)
_SMALL = (
    r"(?:the|about|just|only|less than|under|my|our|that|this|those|its|roughly|around|early|late|mid|next|last|"
    r"first|second|third|fourth|fourth-|following|same|past|previous|whole|full|end of|the end of|beginning of|"
    r"middle of|over|space of|under|well under|around|exactly|almost|nearly)"
)
_PREPOSITION = (
    r"(?:in|by|within|over|during|inside|after|across|for|at|since|before|until|till|from|through|through to|"
    r"between|under|as of|on)"
)
_EVENT = r"(?:campaign|project|pilot|season|peak|lockdown|pandemic|outage|strike|merger|migration|trial|winter|summer)"
_PATTERN = (
    rf"between {_NAMED} and {_NAMED}"
    rf"|from {_NAMED} (?:to|until|till|through) {_NAMED}"
    rf"|{_PREPOSITION} (?:{_SMALL} )*(?:{_NUMBER}[ -](?:(?:to|or) {_NUMBER}[ -])?)?(?:year[- ]end|{_UNIT}|{_NAMED})"
    rf"(?: of (?:{_NAMED}|the year))?(?: (?:19|20)\d\d)?"
    rf"|(?:during|throughout|over|after) (?:the|that|this|our|a) (?:\w+ )?{_EVENT}"
    rf"|(?:{_NUMBER} )+{_UNIT} (?:later|after|on|afterwards)"
    rf"|(?:last|next|this|that|each|every|first|the (?:following|next|same)) (?:{_UNIT}|{_NAMED})"
    rf"|the {_UNIT} (?:after|before)"
    r"|(?:year|month|quarter|week) (?:on|over) (?:year|month|quarter|week)"
    r"|per quarter|(?<!twice )(?<!once )(?<!times )(?:a|per) (?:year|month|week)"
    rf"|(?:end|beginning|middle) of (?:the )?(?:{_NAMED}|{_UNIT})"
)
PERIOD = re.compile(rf"\b(?:{_PATTERN})\b", re.IGNORECASE)


_NO_PERIOD = re.compile(
    r"(?:this|that|a|by|in|at|for|over|about|to|from|until) half|"
    r"(?:by|at|for|under|over|about) (?:about |roughly |around )?a quarter",
    re.IGNORECASE,
)
"""Fractions that read like a stretch of time."""


RATE = re.compile(r"(?:a|per|each|every) \w+", re.IGNORECASE)
"""A rate rather than a stretch of time: 'thirty a week'."""


def find_periods(text: str) -> list[tuple[int, int]]:
    """The periods named in a text, as character offsets, in order."""
    return [match.span() for match in PERIOD.finditer(text) if not _NO_PERIOD.fullmatch(match[0])]
