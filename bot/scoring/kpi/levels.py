"""Which of several levels of one measure was the earlier and which the later, when no 'from' and 'to' say so.

People tell levels in the order in which they were reached, unless they say otherwise: 'it is 88, it was 72 when I
began'. So text order counts, if anything at all shows that time passed between two levels; words of before and after
turn it round. Without such words two levels are two places or two teams, and neither is a start.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.scoring.kpi.fitting import CAME_BACK
from bot.scoring.kpi.periods import RATE, find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.scoring.kpi.quantities import Quantity

_ARRIVED = (
    r"(?:when|before|the (?:day|week|month|year)) (?:i|we|he|she|they|it|the \w+) (?:first )?(?:start\w*|began|"
    r"beg[ai]n|arriv\w*|"
    r"c[ao]me|took|take|join\w*|got|get|was hired|inherited|walked|handed (?:me|us)|logged (?:in|on)|stepped in|"
    r"moved in)\b"
)
_EARLIER_LEFT = re.compile(
    r"\b(?:used to|at first|in the beginning|to (?:begin|start) with|(?:had|'d) (?:come in|been|hovered|sat|"
    r"stood|run|started|begun|averaged|left|never)|"
    r"(?:began|begun|start(?:ed)?|beginning) (?:at|with|on|from|out)|inherited|took over|initially|originally|"
    r"previously|peaked|"
    r"hovered|hovering|instead of|in (?:the )?place of|rather than|up from|"
    r"down from|first (?:figure|measure\w*|reading)|last year|"
    rf"compared (?:to|with)|before that|before (?:was|were)|before,? (?:it|that|this|they|we|there) (?:was|were|"
    rf"had|ran|sat|stood)|"
    rf"(?:it|that|which|they) (?:was|were) before|before (?:me|us|my time|our time))\b[^.;?!]*$"
    rf"|\b{_ARRIVED}(?:\W*|[^.;?!]*\b(?:was|were|had|stood|sat|ran|at)\b[^.;?!]{{0,15}})$",
    re.IGNORECASE,
)
"""Words before a figure that put it before another one."""
HAD_BEEN = re.compile(
    r"\b(?:(?:had|'d|having) (?:had (?:it|them|that)|been|stood|sat|run)|used to be)\b[^.;?!,]*$", re.IGNORECASE
)
"""Just before a level of an earlier time."""
_EARLIER_RIGHT = re.compile(
    rf"^[\s,)]*(?:%|percent|per cent|seconds|minutes|points)?[\s,]*(?:of \w+ )?"
    r"(?:before\b(?!,? (?:(?:me|us|my time),? )?"
    r"(?:it|that|this|they|we|there|i) (?:was|were|had|ran|sat|stood|did))(?! (?:\d|noon|ten|"
    r"nine|eight|the))|beforehand|previously|"
    rf"originally|initially|at the (?:start|outset)|at first|at baseline|on day one|on (?:my |our |her |"
    rf"his )?arrival|back then|to (?:begin|start) with|in the beginning|"
    rf"the (?:year|month|quarter|week) before|a year (?:earlier|ago)|last year|{_ARRIVED})",
    re.IGNORECASE,
)
_BEFORE_ME = re.compile(r"\s*(?:%|percent|per cent|seconds|minutes|points)?\s*before (?:me|us|my time|our time)\b")
"""After a figure of an earlier time: '400 seconds before me, 320 when I left'."""
_ARRIVAL_RIGHT = re.compile(rf"[^.;?!]{{0,40}}\b{_ARRIVED}(?![^.;?!]*\b(?:was|were|had|stood|sat)\b)", re.IGNORECASE)
"""After a figure that is said of the time of an arrival: 'thirty percent were ringing back when I came'."""
_LATER_LEFT = re.compile(
    r"\b(?:now|today|these days|becomes?|became|recover\w*|reach\w*|ended|finish\w*|closed|since|after\w*|later|then|"
    r"until|till|finally|eventually|in the end|at the end|currently|made it|mak(?:e|ing) it|handed|following|"
    r"next|brought|bring|got|get|"
    r"getting|came|come|went|goes|go|rose|fell|grew|dropped|climbed|cut|reduced|took|take|turned|landed|settled|"
    r"lifted|improved|to|into|hit|touched|with (?:the|our|my|a) new|under me|with (?:me|us))\b[^.;?!]*$"
    r"|\b(?:is|are) (?:at |about |around )?$|(?:->|→|=>|–)\s*$",
    re.IGNORECASE,
)
"""Words before a figure that put it after another one."""
_LATER_RIGHT = re.compile(
    r"^\s*(?:%|percent|per cent|seconds|minutes|points)?[\s,]*(?:now|today|by|after\w*|within|at the end|"
    r"at (?:the )?handover|on (?:leaving|departure)|at exit|these days|"
    r"later|in the end|the (?:following|next) (?:year|month|quarter|week)|since then|"
    r"when (?:i|we|she|he|it|the \w+) (?:left|handed|finished|moved on|stepped down|logged off|did|ended|closed|"
    r"stopped))\b",
    re.IGNORECASE,
)
_CAME_OUT = re.compile(
    rf"\s*(?:%|percent|per cent|seconds|minutes|points)?\s*(?:was|is) what {CAME_BACK}", re.IGNORECASE
)
_TRAVELS = re.compile(
    r"\b(?:went|go|goes|going|moved|ran|read|averaged|over time|climb\w*|cr[e]?ep\w*|rose|fell|grew|dropped|improved|"
    r"slid|developed)\b(?!.*\bto\b)",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"^\s*(?:%|percent|points)?\s*(?:|,|;|->|→|then|and then|, then|, and)\s*$", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:(?:in|by|on|for|at|during)\s+(?:the\s+)?(?:(?:19|20)\d\d|may|march|first|second|third|week|month)|q[1-4]|"
    r"january|february|(?-i:March)|april|june|july|august|september|october|november|december|spring|summer|autumn|"
    r"winter)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had|sat|stood|ran)\b", re.IGNORECASE)
_WAS_JUST_BEFORE = re.compile(r"\b(?:was|were)\s+(?:at |about |around )?$", re.IGNORECASE)
_NOTE_WAS = re.compile(r"[,;(–-]\s*(?:was|were)\s+(?:at |about |around )?$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:%|percent|seconds|minutes)?\s*(?:in [A-Z]|(?:in|at|for) (?:the other|their|another))")
"""After a level of another place: 'was 5:30 in York'."""
_IS = re.compile(r"\b(?:is|are|it's|now|today|stands|sits)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|these days|at the moment)\b", re.IGNORECASE)
_IS_JUST_BEFORE = re.compile(r"\b(?:is|are|it's|now)\s*(?:at |about |around )?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:[.;!?]|\band\b)[^.;!?]*\b(?:it|that|they|we)\s+(?:was|were|stood|sat|had|ran)\b[^.;!?]*$", re.IGNORECASE
)
"""A new sentence that says of the same measure 'and it was'."""
_UNTIL = re.compile(
    r"\bbottomed out\b[^.;?!]*$"
    r"|\b(?:went|gone|fell|fallen|got|came|dropped|down|up|rose|climbed|sank|slipped)\b[^.;?!]*\bto\b[^.;?!]*$",
    re.IGNORECASE,
)
_BEFORE_THEN = re.compile(r"\s*(?:%|percent)?\s*before (?!that\b|the\b)\w+ \w+", re.IGNORECASE)
"""After an end that was reached before something else came about: 'we went down to eight before I noticed'."""
A_PAIR = 2
_SENTENCE_END = re.compile(r"[.?!]\s")


def order_levels(text: str, levels: Sequence[Quantity], zone: tuple[int, int]) -> tuple[Quantity, Quantity] | None:
    """The earlier and the later level, of two or more in the order of the text, or None if nothing tells of time.

    `zone` is the character range that speaks of the measure.
    """
    if len(levels) > A_PAIR and all(_next_in_time(text[a.end : b.start]) for a, b in itertools.pairwise(levels)):
        return levels[0], levels[-1]
    left = zone[0]
    likely: tuple[Quantity, Quantity] | None = None
    for one, two in itertools.pairwise(levels):
        before, between = text[left : one.start], text[one.end : two.start]
        after = _SENTENCE_END.split(text[two.end : zone[1]])[0]
        left = one.end
        left_behind = any(said.match(between) for said in (_EARLIER_RIGHT, _BEFORE_ME, _ARRIVAL_RIGHT))
        first_is_earlier = _earlier(before) or left_behind
        now_and_then = _is_now_and_then(before, between) and not _ELSEWHERE.match(after)
        until = bool(_UNTIL.search(between) and _BEFORE_THEN.match(after))
        if (_EARLIER_RIGHT.match(after) and not until) or (_earlier(between) and not left_behind) or now_and_then:
            return (one, two) if first_is_earlier else (two, one)
        if _later(between, after) or _was_and_is(before, between) or _GOES_ON.search(between):
            return one, _furthest(text, levels, two, zone[1])
        if (_dated(before[-25:]) or _dated(between[:20])) and (_dated(between[-25:]) or _dated(after[:20])):
            return one, levels[-1]
        spoken = bool(between.strip()) or not text[one.start].isdigit()
        if _TRAVELS.search(before) and _CHAIN.match(between) and spoken:
            return one, levels[-1]
        if likely is None and (first_is_earlier or _SENTENCE_END.search(between)):
            likely = one, two
    return likely


def _furthest(text: str, levels: Sequence[Quantity], reached: Quantity, end: int) -> Quantity:
    """The last level of a way that goes on after one: 'it was nine hours, after a week four, by summer one'."""
    place = next(i for i, level in enumerate(levels) if level is reached)
    for one, two in itertools.pairwise(levels[place:]):
        between, after = text[one.end : two.start], _SENTENCE_END.split(text[two.end : end])[0]
        if two.unit != reached.unit and "plain" not in (two.unit, reached.unit):
            break
        if _earlier(between) or _EARLIER_RIGHT.match(after) or not _later(between, after):
            break
        reached = two
    return reached


def _next_in_time(between: str) -> bool:
    """Whether only a time stands between two levels: '1,800, in May 950, in June 300'."""
    return any(
        len(between.strip(" ,;.%-")) - (end - start) <= len(" at percent") for start, end in find_periods(between)
    )


def _earlier(stretch: str) -> bool:
    """Whether the words before a figure put it into the past of another one; a full stop ends their reach."""
    return bool(_EARLIER_LEFT.search(_SENTENCE_END.split(stretch)[-1]))


def _later(between: str, after: str) -> bool:
    return bool(
        _LATER_LEFT.search(between)
        or _LATER_RIGHT.match(after)
        or _CAME_OUT.match(after)
        or any(not RATE.fullmatch(between[start:end]) for start, end in find_periods(between))
    )


def _dated(stretch: str) -> bool:
    return bool(_DATED.search(stretch))


def _is_now_and_then(before: str, between: str) -> bool:
    """'It is 88, it was 72', and in notes 'AHT 7:50 in 3 months, was 9:20'."""
    was = _WAS_JUST_BEFORE.search(between) and (_IS.search(before) or _NOW.search(between))
    return bool((was or _NOTE_WAS.search(between)) and not _WAS.search(before))


def _was_and_is(before: str, between: str) -> bool:
    """'It was 72, it is 88'."""
    return bool(_WAS.search(before) and _IS_JUST_BEFORE.search(between))
