"""The figures of one claim: which was the start, which the end, and by how much it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.directions import same_scale
from bot.scoring.kpi.levels import order_levels
from bot.scoring.kpi.roles import FRACTION, led_to, role_of
from bot.scoring.kpi.wishes import only_wished, still_wished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guide.model import Kpi
    from bot.scoring.kpi.quantities import Quantity
    from bot.scoring.kpi.roles import Role

_BEFORE_RIGHT = re.compile(
    r"^[,\s]*(?:before|previously|beforehand|originally|initially|at the start|at first|the (?:year|month|"
    r"quarter) before|(?:the |a )?(?:previous|prior|last) (?:year|month|quarter)|"
    r"when (?:i|we) (?:started|arrived|took|came|joined|got)|"
    r"(?:a|one|two|three|four|five|\d+) (?:years?|months?|quarters?) (?:earlier|ago|before))\b",
    re.IGNORECASE,
)
THEN_CHANGED = re.compile(
    r"(?:[.;!?]|\b(?:and|then|but|so)\b)[^.;!?]*\b(?:we|i|it|it's|they|that)\b[^.;!?]*$", re.IGNORECASE
)
"""Between a level and a change: what follows was done to it."""
_OURS = re.compile(r"\b(?:ours|mine|we|we'd|we're|i (?:was|had|stood|am|have)|i'd)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:we|us|our|i|me|my)\b", re.IGNORECASE)
_US = re.compile(r"\b(?:we|us|our|ours|i|my|mine|it|they|that)\b", re.IGNORECASE)
_FALLING = re.compile(
    r"\b(?:fell|fall\w*|drop\w*|dip\w*|down|cut\w*|reduc\w+|decreas\w+|declin\w+|slip\w*|slid\w*|lower\w*|shav\w+|"
    r"trim\w*|knock\w*|tumbl\w*|shrank|off)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
MOST_RISE = 2.5
"""How many times its start the end of a rise may be before 'rose 6 percent to 88' is a change and an end."""
_RANGE = re.compile(r"(?:\bby|(?<!from )(?:\bperhaps|\babout|\banywhere))$")
_OTHERS = re.compile(
    r"\b(?:the|their|his|her|every) (?:other|sister|next|neighbouring|best|group's|vendor's|night|day|evening)? ?"
    r"(?:sites?|teams?|shifts?|sides?|cent(?:re|er)s?|vendors?|compan(?:y|ies)|floors?|crowd)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Between a level and one of somebody else."""
_REST = re.compile(r"\b(?:others|everyone else|everybody else|the rest)\b[^.;,]{0,25}$", re.IGNORECASE)
"""Before a level of everybody else."""
_BACK = re.compile(
    r"\b(?:back (?:at|to|up|down|on|over|under|above|below)|recover\w*|(?:then|later|and|but|before) (?:it |they |we )?"
    r"(?:climbed|rose|came (?:back|down|up)|went (?:back|down|up)|fell back|got back))\b[^.;!?]*$",
    re.IGNORECASE,
)
"""Between a dip and the level after it."""
RETURNED = re.compile(
    r"\b(?:back (?:up |down )?(?:at|to|on|over|under|above|below|near|around|in)|recover\w*|"
    r"(?:got|brought|bring|pulled|dragged|clawed|pushed|took) (?:it|us|them|that|things) (?:\w+ )?(?:up|down|back|to))"
    r"\b[^.;!?]*$",
    re.IGNORECASE,
)
"""Between what had become worse and the level to which somebody brought it back."""
_RIVAL = re.compile(r"\b(?:competitors?|rivals?)\b(?:(?!\b(?:our|we|us|i|my)\b)[^.;!?]){0,50}$", re.IGNORECASE)
"""Before a level that is a rival's."""
_BRANCH = re.compile(
    r"\b[Oo]ur [A-Z]\w+ (?:site|office|cent(?:re|er)|team)\b(?:(?!\b(?:our|we|us|i|my)\b)[^.;!?]){0,50}$"
)
"""Before a level that is that of a site with a name of its own."""
_AT_BOTH_ENDS = re.compile(
    r"\W*(?:%|percent)?\W*(?:before|after\w*|when|in (?:january|may|the end)|the day|with me|now)\b", re.IGNORECASE
)
"""After a level that stands against the same one at another time."""
_MOVED = re.compile(
    r"\b(?:now|by|after\w*|later|since|then|until|in|within|when|down|up|got|get|getting|brought|bring|took|"
    r"take|went|go|"
    r"cut|fell|rose|raised|reduced|improved|dropped|pushed|drove|came|to|reached|finished|ended)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|had|at|stood|sat|ran|hit)\b[^.;!?]*$", re.IGNORECASE)


_ANOTHERS = re.compile(
    r"\s*(?:%|percent)?,? (?:and|while) (?:the |our )?(?!(?:again|later|today|finally|eventually|\w+(?:ed|ly|ing))\b)"
    r"[a-z]{5,} to\s$"
)
"""Between two levels of which the second is said of a thing of its own: 'moved to 85 and the rest to 71'."""


@dataclass(frozen=True)
class Figures:
    """The figures of one claim."""

    start: Quantity | None = None
    goal: Quantity | None = None
    change: Quantity | None = None
    owed: bool = False
    """Whether the end is only what was asked for."""
    wished: bool = False
    """Whether the end is still wanted."""


def sort_figures(
    text: str, quantities: Sequence[Quantity], kpi: Kpi, zone: tuple[int, int], mention: tuple[int, int], own: int
) -> Figures:
    """Give each figure of a zone its role in the claim about one KPI. `zone` and `mention` are character offsets, `own`
    is where the sentence of the mention ends.
    """
    roles: list[tuple[Role, Quantity]] = []
    for q in _join_ranges(text, quantities):
        role = role_of(text, q, kpi, zone, mention)
        if role is not None:
            roles.append((role, q))
    roles = _unfold_moves(text, roles)
    start, change = _first(roles, "from"), _first(roles, "change")
    levels = [
        q
        for role, q in roles
        if role in ("to", "level") and not _vague(text, q, own) and not _REST.search(text[zone[0] : q.start])
    ]
    levels = _without_echoes(text, levels)
    turn = _brought_back(text, [q for role, q in roles if role == "from"] + levels, kpi)
    if turn is not None:
        return Figures(*turn, change)
    levels = [
        q
        for place, q in enumerate(levels)
        if not place or not _ANOTHERS.fullmatch(text[levels[place - 1].end : q.start])
    ]
    if start is not None:
        goals = [q for role, q in roles if role == "to" and q.start > start.start]
        goal = goals[0] if goals else None
        if len(goals) > 1 and goals[0].end <= own < goals[-1].start and only_wished(text, zone[0], start.start, own):
            goal = goals[-1]
        goal = goal or next((q for q in levels), None) or _first(roles, "target")
        return Figures(start, _came_back(text, start, goal, goals), change)
    if len(levels) > 1 and _theirs(text[zone[0] : levels[0].start]):
        levels = levels[1:] if _against_others(text, levels[0], levels[1], zone) else levels
    ordered = order_levels(text, levels, zone)
    if ordered is not None:
        earlier, later = ordered
        wished = later.start > earlier.start and still_wished(text[earlier.end : later.start])
        return Figures(earlier, _recovered(text, later, levels), change, wished=wished)
    if len(levels) > 1 and _against_others(text, levels[0], levels[1], zone):
        return Figures(None, levels[1], change)
    if len(levels) > 1 and _OTHERS.search(text[levels[0].end : levels[1].start]):
        return Figures(None, levels[0], change)
    if len(levels) > 1 and levels[0].start <= own < levels[-1].start:
        return Figures(levels[0], levels[-1], change)
    if (
        change is not None
        and len(levels) == 1
        and levels[0].end <= change.start
        and THEN_CHANGED.search(text[levels[0].end : change.start])
        and _WAS.search(text[zone[0] : levels[0].start])
    ):
        return Figures(levels[0], None, change)
    target = _first(roles, "target")
    if (
        len(levels) == 1
        and target
        and levels[0].end < target.start
        and still_wished(text[levels[0].end : target.start])
    ):
        return Figures(levels[0], target, change, wished=True)
    goal = levels[0] if levels else target
    reference = _first(roles, "reference")
    if goal is not None and reference is not None and _BEFORE_RIGHT.match(text[reference.end : reference.end + 40]):
        start = reference
    return Figures(start, goal, change, owed=not levels and goal is not None)


def _join_ranges(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """A range counts as one figure: 'by ten to fifteen percent', 'eighty one or eighty two', 'between 10 and 15'."""
    joined: list[Quantity] = []
    for q in quantities:
        if joined:
            last = joined[-1]
            joint = text[last.end : q.start].strip().lower()
            before = text[: last.start].rstrip().lower()
            between = joint == "and" and before.endswith("between")
            alike = last.unit in ("plain", q.unit)
            if alike and (
                between
                or joint == "or"
                or (joint in ("-", "–") and not before.endswith("from"))
                or (joint == "to" and _RANGE.search(before) and q.value < MOST_RISE * last.value)
            ):
                start = before.rindex("between") if between else last.start
                joined[-1] = replace(q, start=start, core=last.core)
                continue
        joined.append(q)
    return joined


def _unfold_moves(text: str, roles: list[tuple[Role, Quantity]]) -> list[tuple[Role, Quantity]]:
    """'Nudged up eighty eight to ninety' is a start and an end, not a change by eighty eight."""
    for place, (role, q) in enumerate(roles[:-1]):
        following = roles[place + 1][1]
        if (
            role == "change"
            and q.unit in ("plain", "percent", "seconds")
            and text[q.end : following.start].strip().lower() == "to"
        ):
            before = text[: q.start].rstrip().lower()
            if not before.endswith((" by", "between")) and _agrees(before, q, following):
                return [*roles[:place], ("from", q), ("to", following), *roles[place + 2 :]]
    return roles


def _recovered(text: str, goal: Quantity | None, levels: Sequence[Quantity]) -> Quantity | None:
    """The end of a way that went on: 'it was 80, dropped to 64 and then climbed to 86' ends at 86. Where 'from' and
    'to' are said, they are the claim.
    """
    if goal is None or not levels or levels[-1].start <= goal.start or levels[-1].unit not in (goal.unit, "plain"):
        return goal
    return levels[-1] if _BACK.search(text[goal.end : levels[-1].start]) else goal


def _came_back(text: str, start: Quantity, goal: Quantity | None, goals: Sequence[Quantity]) -> Quantity | None:
    """The end of a way that turned and went past its start: 'dipped from 84 to 76 and then recovered to 88' ends at
    88.
    """
    if goal is None or len(goals) < 2 or goal is not goals[0] or goals[1].unit not in (goal.unit, "plain"):
        return goal
    turned = (goal.value - start.value) * (goals[1].value - start.value) < 0
    return goals[1] if turned and _BACK.search(text[goal.end : goals[1].start]) else goal


def _brought_back(text: str, levels: Sequence[Quantity], kpi: Kpi) -> tuple[Quantity, Quantity] | None:
    """The low point and the end of a way that got worse and was then brought back, not past where it began: 'we had
    been at 82, dropped to 55, and in June we were back at 81'. What went before is not the speaker's change.
    """
    if len(levels) != 3 or kpi.better not in ("higher", "lower"):
        return None
    before, low, end = levels = sorted(levels, key=lambda q: q.start)
    if any(q.unit not in (end.unit, "plain", low.unit) for q in levels):
        return None
    between = text[low.end : end.start]
    if not (RETURNED.search(between) and _SPEAKER.search(between)):
        return None
    (was, sank), rose = same_scale(before, low), same_scale(before, end)[1]
    if kpi.better == "lower":
        was, sank, rose = -was, -sank, -rose
    return (low, end) if sank < rose <= was else None


def _vague(text: str, q: Quantity, own: int) -> bool:
    """Whether a figure is a mere 'half' or 'a quarter' in a later sentence, which may be half of anything."""
    return q.start > own and not led_to(text, q) and bool(FRACTION.match(text, q.core, q.end))


def _against_others(text: str, one: Quantity, two: Quantity, zone: tuple[int, int]) -> bool:
    """Whether the first level is somebody else's: 'Porto had 90 percent, while ours was 82', 'our rival had 52 and we
    were on 18'.
    """
    before, between = text[zone[0] : one.start], text[one.end : two.start]
    theirs = _theirs(before) or not _US.search(before)
    return bool(_OURS.search(between)) and theirs and not _MOVED.search(between)


def _theirs(before: str) -> bool:
    """Whether these words before a level say that it is a rival's, or that of another site."""
    return bool(_RIVAL.search(before) or _BRANCH.search(before))


def _agrees(before: str, one: Quantity, two: Quantity) -> bool:
    """Whether two figures fit a movement as its start and end: 'fell 8 to 5', but not 'fell 4 percent to 8'."""
    if _FALLING.search(before):
        return one.value > two.value
    return one.value < two.value <= MOST_RISE * one.value


def _without_echoes(text: str, levels: Sequence[Quantity]) -> list[Quantity]:
    """Levels without those that only say the last one again: 'nineteen hours. Nineteen.' A level that was 86 before and
    86 after is told twice for a reason.
    """
    return [
        q
        for place, q in enumerate(levels)
        if not place
        or not _alike(q, levels[place - 1])
        or (_AT_BOTH_ENDS.search(text[levels[place - 1].end : q.start]) and _AT_BOTH_ENDS.match(text[q.end :]))
    ]


def _alike(one: Quantity, two: Quantity) -> bool:
    if one.unit == two.unit:
        return one.value == two.value
    return "plain" in (one.unit, two.unit) and one.value in (two.value, two.value / two.factor)


def _first(roles: Sequence[tuple[Role, Quantity]], wanted: Role) -> Quantity | None:
    return next((q for role, q in roles if role == wanted), None)
