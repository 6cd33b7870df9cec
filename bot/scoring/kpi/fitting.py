"""What a figure counts, and whether it can belong to a measure of some unit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.numerals import WORD

if TYPE_CHECKING:
    from bot.guide.model import Kpi
    from bot.scoring.kpi.quantities import Quantity

_FIGURE_NEXT = rf"\s+(?:(?:from|to)\b|(?:by\s+)?(?:about\s+)?(?:\d|{WORD}))"
"""After 'up' and 'down' that belong to another figure: '49 percent, down 11 points', 'eighty, up from seventy'."""
RIGHT_CHANGE = re.compile(
    r"^[\s-]*(?:(?:on average|or so|overall|net|relative)\s+)?(?:shorter|lower|less|fewer|faster|quicker|higher|"
    rf"better|worse|longer|up(?!{_FIGURE_NEXT})|down(?!{_FIGURE_NEXT})|off|"
    r"improvement|increase|decrease|reduction|drop|rise|gain|cut|jump|lift|uplift|growth|fall|decline|swing|hit|dip|"
    r"slide|bump|boost|spike|loss|slump|climb|knock|hike|dent)\b",
    re.IGNORECASE,
)
CAME_BACK = (
    r"(?:came|comes|(?:we|i|they|you|it) (?:had|got|stood|read|showed|ended|finished|left|were|was|saw|closed))\b"
)
"""After a level that is told first: 'seventy four was what came back'."""
COUNTS_A_THING = re.compile(
    r"\s+(?!(?:in|by|for|after|when|and|until|within|over|at|on|from|now|today|but|before|during|with|since|"
    r"while|because|as|so|"
    r"though|which|if|once|even|right|just|thanks|then|although|under|inside|per|or|yeah|the|this|that|these|"
    r"those|my|our|their|"
    r"his|her|its|last|next|all|every|each|again|still|too|left|open|waiting|outstanding|remaining|already|"
    r"there|here)\b)"
    r"[a-zA-Z]{3,}",
    re.IGNORECASE,
)
"""What follows a small number that is not a level but counts something."""
_COUNTED = re.compile(
    r"^[\s-]+(?:new |other |senior |different |fewer |less |extra |additional |more |"
    r"of (?:my|our|the|them|these|those|his|her) )?(?:agents?|people|persons?|advisors?|advisers?|reps?|"
    r"staff|seats?|heads|team|teams|members|calls?|emails?|"
    r"tickets?|chats?|customers?|clients?|sites?|(?:weeks?|months?|years?|days?|quarters?)(?! by\b)|shifts?|"
    r"hours?|minutes?|"
    r"seconds?|times|o'clock|am|pm|queues?|supervisors?|managers?|leads?|colleagues|hires|sessions|"
    r"countries|languages|things|points?|folks?|guys|women|men|leavers|contacts?|cases?|questions?|screens?|"
    r"steps?|pages?|(?:new )?(?:starters?|joiners?|trainees?|recruits?|temps?)|year-olds?|ones?|lines?|buckets?|"
    r"rows?|meetings?|workers?|drivers?)\b",
    re.IGNORECASE,
)
_COUNTED_NOUN = re.compile(
    r" (?:unread |open |old |unanswered )?(?:tickets?|cases?|e?mails?|letters?|calls?|contacts?|chats?|claims|requests|"
    r"complaints|messages|orders|applications|items|forms)\b(?: (?:an?|per|each) (?:hour|day|week|month|shift|agent))?",
    re.IGNORECASE,
)
"""What a count counts, with its rate."""
_RATE = re.compile(
    r" (?:people )?(?:an?|per|each) (?:head|hour|day|week|month|quarter|shift|agent|person)\b", re.IGNORECASE
)
"""What makes a number a rate."""
RATED = frozenset(
    [
        "ESCALATION", "TURNOVER", "REPEAT_CONTACT", "COMPLAINTS", "ABANDONMENT", "TRANSFER_RATE", "PRODUCTIVITY",
        "BACKLOG", "CONTACT_VOLUME", "ABSENTEEISM", "CHURN",
    ]
)  # fmt: skip
"""Measures of which so many a week, or a head, may be said."""
_LEAVERS = re.compile(r"\s(?:leavers|resignations|departures|quits|exits|names|starters lost)\b", re.IGNORECASE)
"""People whose number, without a share, is a turnover."""
_PEOPLE = re.compile(
    r"^[\s-]+(?:new |other |fewer |more |less |of (?:my|our|the|them|these|those|his|her) )?(?:agents?|people|"
    r"persons?|leavers|"
    r"advisors?|reps?|colleagues|folks?|hires|resignations)\b",
    re.IGNORECASE,
)


_HEADS = re.compile(
    r"[\s-]+(?:new |other |more |extra |of (?:us|them|my|our) )?(?:people|agents?|advisors?|colleagues|heads|"
    r"staff|hires|temps|starters|"
    r"trainees)\b(?! (?:an?|per|each|complain\w*)\b)",
    re.IGNORECASE,
)
"""How many people work somewhere, which is no count of their work."""
DAY = 86_400.0


def with_noun(q: Quantity, text: str, kpi: Kpi) -> Quantity:
    """A count with what it counts: '62 tickets a week', '52 leavers'. Other figures as they are."""
    pattern = _COUNTED_NOUN if kpi.unit == "count" else _LEAVERS if kpi.id == "TURNOVER" else None
    if q.unit != "plain" or kpi.unit in ("money", "duration"):
        return q
    match = (pattern and pattern.match(text, q.end)) or (_RATE.match(text, q.end) if kpi.id in RATED else None)
    return replace(q, end=match.end()) if match else q


def fits(q: Quantity, kpi: Kpi, right: str, change: bool = True) -> bool:
    """Whether a figure can belong to a measure of this unit."""
    rate = q.unit == "plain" and bool(
        (_RATE.match(right) and kpi.id in RATED) or (kpi.id == "TURNOVER" and _LEAVERS.match(right))
    )
    counted = bool(_COUNTED.match(right)) and q.unit in ("plain", "share") and not rate
    year = q.unit == "plain" and 1950 <= q.value <= 2050 and q.value == int(q.value) and q.end - q.core == 4
    if year:
        return kpi.unit == "count" and not change
    if q.unit == "scale":
        return kpi.better == "higher" and kpi.unit in ("percent", "score")
    if kpi.unit == "duration":
        if q.unit == "seconds":
            return q.factor < DAY or kpi.high is None or q.value <= 10 * kpi.high
        if q.unit in ("percent", "points", "share"):
            return change
        return q.unit == "plain" and not counted
    if kpi.unit == "money":
        return q.unit == "money" or (q.unit in ("percent", "share") and change) or (q.unit == "plain" and not counted)
    if kpi.unit == "count":
        return q.unit in ("percent", "share", "points") or (
            q.unit == "plain"
            and not _HEADS.match(right)
            and not re.match(r"[\s-]+(?:weeks?|months?|years?|days?|hours?|minutes?)\b", right)
        )
    if q.unit in ("seconds", "money"):
        return kpi.id == "ABSENTEEISM" and q.unit == "seconds" and q.factor >= DAY
    if counted and not (change and q.unit == "share" and RIGHT_CHANGE.match(right)):
        return kpi.id in ("TURNOVER", "ABSENTEEISM", "RETENTION") and bool(_PEOPLE.match(right)) and q.unit == "share"
    return True
