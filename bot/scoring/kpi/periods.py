"""Stretches and points of time: by when, or over how long, a figure moved."""

from __future__ import annotations

import re

from bot.scoring.kpi.numerals import WORD
from bot.scoring.lowering import lower

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:\d+|{_ONES}|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|sixty|ninety|a few|few|a couple of|couple of|"
    r"several|half an?|half the|half|an?)"
)
_SEASON = r"(?:summers?|winters?|springs?|autumns?)"
_UNIT = (
    r"(?:weeks?|weekends?|fortnights?|months?|quarters?|half-years?|(?:fiscal|financial|calendar|school|"
    r"contract|business|"
    r"trading|tax|budget) years?|"
    r"fiscal|years?|"
    rf"days?|seasons?|semesters?|terms?|half|hours?|night shifts?|shifts?|sprints?|fall|{_SEASON}|evenings?|"
    rf"nights?|wks?|mths?|"
    r"mos|yrs?|qtrs?)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec)"
)
_YEAR = (
    rf"(?:(?:19|20)\d\d|twenty[ -](?:oh[ -](?:{_ONES})|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    rf"seventeen|eighteen|"
    rf"nineteen|twenty(?:[ -](?:{_ONES}))?)|two thousand and (?:{_ONES}|ten|\w+teen|twenty))"
)
"""A year, in figures or as it is said."""
_SURVEY = r"(?:survey|wave|report|audit|count|round|poll|check|results|figures|numbers|review)"
"""What is done now and then, so that it dates a figure."""
_FEAST = (
    r"(?:christmas|easter|xmas|new year|thanksgiving|diwali|ramadan|eid|whitsun|pentecost|hallowe'?en|hanukkah|"
    r"carnival|"
    r"lab(?:o|ou)r day|black friday|cyber monday|bank holiday|midsummer)"
)
_NAMED = (
    rf"(?:q ?(?:[1-4]|one|two|three|four)|h[12]|spring|summer|autumn|winter|{_MONTH}|{_FEAST}|year[- ]end|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_YEAR}|go[- ]live|handover|"
    rf"the end of the (?:year|month|quarter|season))"
)
_SMALL = (
    r"(?:the|about|just|only|less than|less of|under|my|our|that|this|those|its|their|roughly|around|early|late|"
    r"mid|next|last|"
    r"first|second|third|fourth|fourth-|following|same|past|previous|whole|full|entire|single|end of|the end of|"
    r"beginning of|"
    r"middle of|most of|much of|part of|half of|rest of|over|space of|time of|under|well under|around|exactly|"
    r"almost|nearly|very|"
    r"bad|good|hard|long|busy|quiet|terrible|difficult|peak|all)"
)
_PREPOSITION = (
    r"(?:in|by|within|over|during|inside|after|across|for|at|since|before|until|till|from|through|throughout|"
    r"through to|"
    r"between|under|as of|on)"
)
_EVENT = (
    r"(?:campaign|project|pilot|season|peak|lockdown|pandemi[ac]|outage|strike|merger|migration|trial|winter|"
    r"summer|rollout|"
    r"roll-out|recall|launch|relaunch|sale|sales|holidays?|term|heatwave|flood|floods|monsoon|rush|move|freeze|"
    r"probation|"
    r"quarter|period|crisis|months|year|(?:system|office|tool) change)"
)
_TURN = r"(?:audit|agm|review|appraisal|takeover|storm|cyberattack|price rise|survey)"
"""What takes no time, so that things come about before or after it."""
_THE_EVENT = rf"(?: (?:the|our|that|this) (?:[\w-]+ ){{0,2}}?(?:{_EVENT}|{_TURN}))"
_PATTERN = (
    rf"between (?:the |my |our )?{_NAMED}(?: (?!and\b)\w+)? and (?:the (?:one|survey) )?(?:in )?{_NAMED}|"
    rf"between the two (?:{_EVENT}|surveys|{_UNIT})"
    r"|by the time (?:i|we|they|he|she|it|the \w+) \w+(?: (?:on|out|up|in|over|off))?"
    rf"|(?:by|in|at the end of|until|since|from) (?:week|month|year|day|quarter|period) (?:\d+|{_ONES}|ten|twelve)"
    rf"|(?:in|within|over) (?:a single|one financial|the financial|the same|my first|their first) {_UNIT}"
    rf"|in the (?:{_NUMBER} )?{_UNIT} after"
    rf"|from {_NAMED} (?:to|until|till|through) {_NAMED}"
    rf"|from {_NAMED} on(?:wards?)?"
    rf"|(?:in|at|by|with) (?:the|our|my|their|that) (?:(?:next|following|last|first|second|third|latest|"
    rf"{_NAMED})(?:'s)? )"
    rf"{_SURVEY}(?! of\b)"
    rf"|(?:in|during|over|for|by) the (?:{_NUMBER} )?(?:weeks?|fortnight|months?|quarters?|years?|half-year|half) "
    rf"(?:(?:of|before|after|following|around) (?:the|our|my|that) (?:(?:\w+ )?(?:{_EVENT}|{_TURN})|"
    rf"(?!year\b)\w+)|that followed|we opened|i left|i started)"
    rf"|(?:in|during|over|through) (?:the|our) (?:{_NAMED} )?(?!other\b|very\b)(?:[a-z]+ )?(?:weeks?|months?|"
    rf"season)(?! of\b)"
    rf"|(?:in|during|over|throughout|within|since|by) the (?:whole )?(?:year|season) {_YEAR}"
    rf"|(?:{_MONTH}|q ?[1-4]|h[12]) {_YEAR}(?! to\b)|(?<=\(){_NAMED}(?=\))"
    rf"|(?:during|throughout|over|after|in|through|since|by) (?:the|that|this|our|a|my) (?:[\w-]+ )?{_EVENT}(?! of\b)"
    rf"|(?:by|since) (?:the|that|our|my) (?:[\w-]+ )?(?!survey){_TURN}"
    rf"|during (?:[\w-]+ )?{_EVENT}"
    rf"|{_PREPOSITION} (?:{_SMALL} ){{0,5}}(?:{_NUMBER}[ -](?:(?:to|or) {_NUMBER}[ -])?)?"
    rf"(?:year[- ]end|{_UNIT}|{_NAMED})(?: after(?! (?:the|our|that|this|that|it|we|i)\b))?(?: of (?:{_NAMED}|"
    rf"the year))?(?: {_YEAR})?(?: of{_THE_EVENT})?"
    rf"|(?:during|throughout|over) (?:(?:the|our|my) )?(?:covid|lent|{_FEAST})"
    rf"|by the (?:end|start|close|middle) of (?:the |my |that |our )?(?:\w+ )?(?:{_EVENT}|{_UNIT}|{_NAMED})"
    r"|by the end"
    rf"|on the (?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|tenth|fifteenth|twentieth|last) of {_MONTH}"
    rf"|(?!a half\b|\d+ (?:an? |(?:{_ONES}|ten|eleven|twelve)\b))"
    rf"(?:{_NUMBER} ){{1,3}}{_UNIT} (?:later|after|on|afterwards){_THE_EVENT}?"
    rf"|(?:by )?this time (?:next|last) (?:{_UNIT}|{_NAMED})"
    rf"|(?:last|next|this|that|each|every|first|that same|the (?:following|next|same)) (?:single )?(?:{_UNIT}|{_NAMED})"
    rf"|(?:all|(?:the |this |that )?(?:whole|entire)) (?:{_UNIT}|{_NAMED})"
    rf"|the {_UNIT} (?:after|before)|the (?:year|quarter|month|week) (?:i|we) (?:left|joined|started|moved|"
    rf"took over|came)"
    r"|(?P<one>year|month|quarter|week|day) (?:on|over|by|after|to) (?P=one)"
    r"|overnight(?=,)"
    r"|per quarter|(?<!twice )(?<!once )(?<!times )(?:a|per) (?:year|month|week)"
    rf"|(?:end|beginning|middle) of (?:the )?(?:{_NAMED}|{_UNIT})"
)
_PERIOD = re.compile(rf"\b(?:{_PATTERN})\b")
"""In small letters."""


_NO_PERIOD = re.compile(
    r"(?:this|that|a|by|in|at|for|over|about|to|from|until|all|whole|the whole) half|"
    rf"by (?:about |around |roughly |over |nearly |just |only |"
    rf"another )?(?!the\b){_NUMBER}(?: to {_NUMBER})?[ -]{_UNIT}|"
    r"(?:by|after|at|on|for) (?:hour|day|week|month|quarter|year|nights?|shift|half)|on (?:the |my |our |"
    r"\w+ )?(?:evenings?|nights?|days?|night shifts?|shifts?)|"
    r"(?:each|every) (?:single )?evening|by the (?:hour|day|week|month|minute)|"
    r"(?:by|at|for|under|over|about) (?:about |roughly |around )?a quarter|by three quarters|"
    r"from an? (?:hour|day|week|month|quarter|year)|(?:in|for|of) (?:years|months|ages)|"
    r"for (?:half )?an hour|(?:inside|within) (?:a|the) day|"
    r"(?:for|in) (?:most|much|part) of the (?:day|hour|night|shift)|for (?:shifts|nights|hours|days)",
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
        for match in _PERIOD.finditer(lower(text))
        if not _NO_PERIOD.fullmatch(match[0])
        and not (match[0].startswith("from") and _TO_A_FIGURE.match(text, match.end()))
    ]
