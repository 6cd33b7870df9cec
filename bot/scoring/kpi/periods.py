"""Stretches and points of time: by when, or over how long, a figure moved."""

from __future__ import annotations

import re

from bot.scoring.kpi.numerals import WORD

_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|sixty|"
    r"ninety|a few|few|a couple of|couple of|several|half an?|half the|an?)"
)
_UNIT = (
    r"(?:weeks?|months?|quarters?|years?|days?|seasons?|semesters?|half|hours?|shifts?|sprints?|summer|winter|"
    r"spring|autumn|fall|nights?|wks?|mths?|mos|yrs?|qtrs?)"
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
_EVENT = (
    r"(?:campaign|project|pilot|season|peak|lockdown|pandemic|outage|strike|merger|migration|trial|winter|summer|rollout|"
    r"roll-out|recall|launch|sale|sales|holidays|term|heatwave|flood|floods|monsoon|rush|move|freeze|probation|quarter)"
)
_PATTERN = (
    rf"between {_NAMED} and {_NAMED}"
    r"|by the time (?:i|we) (?:left|finished|moved|went|handed over)"
    r"|by week (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    rf"|(?:in|within|over) (?:a single|one financial|the financial|the same|my first|their first) (?:half-year|{_UNIT})"
    rf"|in the (?:{_NUMBER} )?{_UNIT} after"
    rf"|from {_NAMED} (?:to|until|till|through) {_NAMED}"
    rf"|{_PREPOSITION} (?:{_SMALL} ){{0,4}}(?:{_NUMBER}[ -](?:(?:to|or) {_NUMBER}[ -])?)?"
    rf"(?:year[- ]end|{_UNIT}|{_NAMED})(?: of (?:{_NAMED}|the year))?(?: (?:19|20)\d\d)?"
    rf"|(?:during|throughout|over|after|in|through|since) (?:the|that|this|our|a|my) (?:\w+ )?{_EVENT}"
    r"|(?:during|throughout|over) (?:(?:the|our|my) )?(?:black friday|cyber monday|covid|christmas|lent|ramadan|easter)"
    rf"|by the (?:end|start|close|middle) of (?:the |my |that |our )?(?:\w+ )?(?:{_EVENT}|{_UNIT}|{_NAMED})"
    rf"|(?:{_NUMBER} ){{1,3}}{_UNIT} (?:later|after|on|afterwards)"
    rf"|(?:last|next|this|that|each|every|first|the (?:following|next|same)) (?:{_UNIT}|{_NAMED})"
    rf"|the {_UNIT} (?:after|before)"
    r"|(?:year|month|quarter|week) (?:on|over) (?:year|month|quarter|week)"
    r"|per quarter|(?<!twice )(?<!once )(?<!times )(?:a|per) (?:year|month|week)"
    rf"|(?:end|beginning|middle) of (?:the )?(?:{_NAMED}|{_UNIT})"
)
PERIOD = re.compile(rf"\b(?:{_PATTERN})\b", re.IGNORECASE)


_NO_PERIOD = re.compile(
    r"(?:this|that|a|by|in|at|for|over|about|to|from|until) half|"
    r"(?:by|at|for|under|over|about) (?:about |roughly |around )?a quarter|by three quarters|"
    r"(?:in|for|of) (?:years|months|ages)|"
    r"for (?:shifts|nights|hours|days)",
    re.IGNORECASE,
)
"""Fractions that read like a stretch of time."""


RATE = re.compile(r"(?:a|per|each|every) \w+", re.IGNORECASE)
"""A rate rather than a stretch of time: 'thirty a week'."""


_TO_A_FIGURE = re.compile(
    r"(?: and a half)?\s+(?:down |up )?to\s+(?:about |under |over |just |only |around |nearly |roughly )*(?:\d|"
    + WORD
    + ")",
    re.IGNORECASE,
)


def find_periods(text: str) -> list[tuple[int, int]]:
    """The periods named in a text, as character offsets, in order. 'From six hours to eleven' is none."""
    return [
        match.span()
        for match in PERIOD.finditer(text)
        if not _NO_PERIOD.fullmatch(match[0])
        and not (match[0].lower().startswith("from") and _TO_A_FIGURE.match(text, match.end()))
    ]
