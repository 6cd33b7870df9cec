"""Reading what a stretch of text says of one measure: figures, period, movement, and whether it came about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.claim import Claim, Offsets
from bot.scoring.kpi.directions import direction_of, low_is_good
from bot.scoring.kpi.figures import THEN_CHANGED, Figures, sort_figures
from bot.scoring.kpi.fitting import DAY, with_noun
from bot.scoring.kpi.hesitation import blank, blank_hesitation
from bot.scoring.kpi.holding import turned_round
from bot.scoring.kpi.idioms import idiom
from bot.scoring.kpi.levels import HAD_BEEN
from bot.scoring.kpi.motion import denied, moved_past, movement, only_wanted
from bot.scoring.kpi.moves import CHANGING, Move
from bot.scoring.kpi.pairs import headed, split_pairs, stroke_between
from bot.scoring.kpi.periods import RATE, find_periods
from bot.scoring.kpi.prices import as_price
from bot.scoring.kpi.quantities import Quantity, find_quantities
from bot.scoring.kpi.roles import LOSSES
from bot.scoring.kpi.wishes import came_about, only_wished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from bot.guide.model import Kpi
    from bot.scoring.kpi.zones import Zone

CLAUSE_MARKS = frozenset([",", ";", ":", "but", "while", "though", "although"])
BEYOND = 8
"""Characters after a change in which 'fewer' or 'up' may stand."""
TURNS = frozenset(["until", "till", "then", "and", "before"])
"""Words after which something else came about."""
_MULTIPLIED: dict[str, Move] = {"hal": "down", "dou": "up", "tri": "up", "tre": "up", "qua": "up"}
"""What the first letters of a changing verb say."""
_FULL_STOP = re.compile(r"[.!?]\s")
HOUR = 3600
_STATE = re.compile(r"(?:for|on an?)\b", re.IGNORECASE)
"""How long something had been so, or when it always was."""
_HAD = re.compile(r"\bhad (?!to\b|a\b|an\b|the\b)(?:\w+ ){1,3}$", re.IGNORECASE)
"""Before a period of what went before: 'it had climbed for two years'."""
_MORE_OR_LESS = re.compile(
    r"\s*(?:(longer|higher|more|extra)|off|shorter|lower|less|fewer)\b(?![^.;]{0,40}\bthan\b)", re.IGNORECASE
)
"""After an amount of change."""
_TURN = re.compile(r"[.!?]\s|[,;]\s|\b(?:and|but|then|until)\b", re.IGNORECASE)
NEXT = 4
"""Characters between a figure and a period that dates it."""
BESIDE = 40
"""Characters from a figure within which 'every week' may be said of it."""
MOST_FIGURES = 60
"""Figures of a segment that are read; one with more is no sentence."""
AFTERWARDS = 40
"""Characters after a zone in which a claim can be taken back: 'It did not.'"""


class Reader:
    """The figures and periods in a range of tokens, and what they say of a mention."""

    def __init__(self, doc: Doc, start: int, end: int, own: int | None = None) -> None:
        """`start` and `end` are tokens, and `own` is where the sentence of the mentions ends."""
        self._own = end if own is None else own
        self._doc, self._text = doc, blank_hesitation(doc.text)
        offset = doc[start].idx
        words = doc[start:end].text
        self._periods = [(a + offset, b + offset) for a, b in find_periods(words)]
        self._quantities = [
            replace(q, start=q.start + offset, end=q.end + offset, core=q.core + offset)
            for q in find_quantities(words)[:MOST_FIGURES]
        ]
        self._paired = headed(words)
        if self._paired:
            self._quantities = split_pairs(doc.text, self._quantities)

    def read(self, zone: Zone, kpi: Kpi) -> Claim:
        """What a zone claims of its measure."""
        doc = self._doc
        left, right = doc[zone.start].idx, doc[zone.end - 1].idx + len(doc[zone.end - 1])
        span = zone.mention.span
        mention = (span.start_char, span.end_char)
        periods = [p for p in self._periods if left <= p[0] < right and not self._is_due(p, kpi, mention[1])]
        beside = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in zone.beside]
        mine = [
            q
            for q in self._quantities
            if left <= q.core < right and not is_period(q, periods) and not any(a <= q.core < b for a, b in beside)
        ]
        named = [q for q in mine if mention[0] <= q.core < mention[1]]
        mine = [q for q in mine if q not in named] or [q for q in named if q.unit == "share"]
        mine = [as_price(with_noun(q, self._text, kpi), self._text, kpi) for q in mine]
        mine = [q for q in mine if not any(other.core < q.core < other.end for other in mine)]
        periods = [p for p in periods if not any(q.start < p[1] and p[0] < q.end for q in mine)]
        text = self._text
        for a, b in beside:
            text = blank(text, a, b)
        figures = sort_figures(text, mine, kpi, (left, right), mention, doc[self._own - 1].idx)
        if self._paired and len(mine) > 1 and stroke_between(text, mine[0], mine[1]):
            figures = Figures(mine[0], mine[1], None)
        tokens = [t for t in doc[zone.start : zone.end] if not mention[0] <= t.idx < mention[1] and zone.holds(t.i)]
        move, token = self._movement(tokens, span, figures)
        phrase, place = idiom(text, left, right, mention[0], kpi.unit)
        if kpi.id in LOSSES and phrase == "down" and text[place : place + 3].lower() == "los":
            phrase, place = "", -1
        if phrase and (not move or move == "still" or (token is not None and place < token.idx)):
            move, token = phrase, None
        else:
            place = token.idx if token is not None else -1
        if not move and figures.change is not None and not (figures.start or figures.goal):
            move = _signed(self._text, figures.change)
        if place < 0 and figures.start is not None:
            token = next((t for t in (span.root, *span.root.ancestors) if t.pos_ in ("VERB", "AUX")), span.root)
            place = figures.start.start
        if move and place >= 0 and turned_round(text, place, right) >= 0 and not (figures.start and figures.goal):
            move = "better"
        if kpi.unit == "duration" and move == "down" and token is not None and token.lemma_.lower() == "slip":
            move = "worse"  # a time that slips is a longer one
        words = _changing_word(tokens) if figures.change is None else None
        figures = _changed_later(self._text, figures, words)
        if words is not None and not (figures.start and figures.goal):
            move = _MULTIPLIED.get(self._text[words[0] : words[0] + 3].lower(), move)
        claim = Claim(
            kpi.id, mention, figures.start, figures.goal, figures.change,
            words, _period_of(figures, periods, self._text), move,
            figures.wished or self._not_so(text, token, place, (left, right), figures),
            low_is_good(text[left:right], span.text, kpi), owed=figures.owed,
        )  # fmt: skip
        return replace(claim, direction=direction_of(claim, kpi))

    def _not_so(self, text: str, token: Token | None, place: int, zone: Offsets, figures: Figures) -> bool:
        """Whether what was told did not come about: wished for, asked for, denied. Figures told in a later sentence
        stand all the same.
        """
        if place >= 0 and came_about(text[place : zone[1] + AFTERWARDS]):
            return False
        if figures.start and figures.goal:
            later = text[min(max(place, 0), figures.start.start) : max(figures.start.start, figures.goal.start)]
            if _FULL_STOP.search(later):
                return False
        if (
            figures.start
            and figures.goal
            and min(figures.start.start, figures.goal.start) > self._doc[self._own - 1].idx
        ):
            return only_wished(
                text, self._doc[self._own - 1].idx, min(figures.start.start, figures.goal.start), zone[1]
            )
        if token is not None and only_wanted(token):
            return True
        return place >= 0 and only_wished(text, zone[0], place, zone[1] + AFTERWARDS)

    def _is_due(self, period: Offsets, kpi: Kpi, named: int) -> bool:
        """Whether a stretch of time is the figure of a measure that is itself a time: 'a reply within four hours'.
        `named` is where the measure's name ends.
        """
        if kpi.unit != "duration" or (kpi.high or 0) < HOUR:
            return False
        words = self._text[period[0] : period[1]].lower()
        if kpi.low is not None and kpi.low >= DAY:
            at_once = period[0] - named == 1 and words.startswith(("in ", "within"))
            if at_once or words.startswith(("after", "at ", "from")):
                return True  # weeks are what is counted: 'they work alone after six weeks'
        return words.startswith(("within", "under", "over", "inside", "at", "from", "in ", "after")) and "hour" in words

    def _movement(self, tokens: Sequence[Token], span: Span, figures: Figures) -> tuple[Move, Token | None]:
        """The word of movement that goes with a mention, its own clause first."""
        if figures.goal is not None and figures.start is None:
            later = [
                t for t in tokens if self._own <= t.i and t.sent.start_char <= figures.goal.start < t.sent.end_char
            ]
            move, token = movement(later)
            if move:
                return move, token
        if figures.change is not None and figures.start is None and figures.goal is None:
            move, token = movement(_clause_of(tokens, figures.change), span)
            if move and move != "still":
                return move, token
        own = _own_clause(tokens, span)
        move, token = movement(own, span)
        if not move:
            move, token = movement(tokens, span)
        if not move and figures.goal is not None and figures.start is None:
            move, token = moved_past(own, self._text[figures.goal.start : figures.goal.end])
        return move, token


def _clause_of(tokens: Sequence[Token], change: Quantity) -> Sequence[Token]:
    """The tokens of a zone from the last comma or 'until' before a change on, up to it."""
    upto = [t for t in tokens if t.idx < change.end + BEYOND]
    begin = max((t.i + 1 for t in upto if t.lower_ in CLAUSE_MARKS | TURNS and t.idx < change.start), default=0)
    return [t for t in upto if t.i >= begin]


def _changed_later(text: str, figures: Figures, words: Offsets | None) -> Figures:
    """A level that a doubling or halving is told of afterwards, or that had been before, is its start."""
    level = figures.goal
    if words is None or level is None or figures.start is not None or figures.owed:
        return figures
    after = level.end <= words[0] and THEN_CHANGED.search(text[level.end : words[0]])
    if after or HAD_BEEN.search(text[max(0, level.start - AFTERWARDS) : level.start]):
        return replace(figures, start=level, goal=None)
    return figures


def _signed(text: str, change: Quantity) -> Move:
    """What the sign of a change says, or the word after it: 'AHT minus 40 seconds', 'about 40 seconds off'."""
    after = _MORE_OR_LESS.match(text, change.end)
    if after:
        return "up" if after[1] else "down"
    words = text[max(0, change.start - 5) : change.end].lower()
    if re.search(r"minus |[-−]\d", words):
        return "down"
    return "up" if re.search(r"plus |\+\d", words) else ""


def _own_clause(tokens: Sequence[Token], mention: Span) -> Sequence[Token]:
    """The tokens of a zone from the last comma or 'but' before the mention on."""
    begin = max((t.i + 1 for t in tokens if t.i < mention.start and t.lower_ in CLAUSE_MARKS), default=0)
    return [t for t in tokens if t.i >= begin]


def _period_of(figures: Figures, periods: Sequence[Offsets], text: str) -> Offsets | None:
    """The period that goes with a claim: the one nearest to the end that was reached, rates like 'a month' last."""
    if not periods:
        return None
    end = figures.goal or figures.change
    rates = [p for p in periods if end is None or abs(p[0] - end.end) < BESIDE or abs(end.start - p[1]) < BESIDE]
    firm = [p for p in periods if not RATE.fullmatch(text[p[0] : p[1]])] or rates
    if not firm:
        return None
    if figures.start is None or end is None:
        return firm[0]
    firm = [p for p in firm if not _is_of_start(text, p, figures.start, end)]
    if not firm:
        return None
    return min(firm, key=lambda p: max(p[0] - end.end, end.start - p[1]))


def _is_of_start(text: str, period: Offsets, start: Quantity, end: Quantity) -> bool:
    """Whether a period dates a start or what was before it, and not the change: 'it had slid for a year. I …', 'it was
    38 in May, then …'.
    """
    between = text[period[1] : end.start]
    if period[1] <= start.start:
        return bool(_STATE.match(text, *period) and _FULL_STOP.search(between))
    if _HAD.search(text[start.end : period[0]]) and _FULL_STOP.search(between):
        return True
    near = 0 <= period[0] - start.end < NEXT < end.start - period[1]
    return near and bool(_TURN.search(between)) and not RATE.fullmatch(text[period[0] : period[1]])


def is_period(q: Quantity, periods: Sequence[Offsets]) -> bool:
    """Whether a figure is part of a period: the 'two' of 'in two weeks'."""
    return any(a < q.end and q.core < b for a, b in periods) and q.unit in ("plain", "seconds", "share")


def _changing_word(tokens: Sequence[Token]) -> Offsets | None:
    for token in tokens:
        followed = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        if denied(token):
            continue
        if followed in ("what", "of") and token.pos_ != "VERB":
            continue  # 'double what it should be' is a level
        if (token.lemma_.lower() in CHANGING or token.lower_ in CHANGING) and followed not in ("figures", "digits"):
            return token.idx, token.idx + len(token)
        if (
            token.lower_ == "half"
            and followed not in ("a", "an", "past", "year")
            and token.i
            and token.nbor(-1).lower_ in ("in", "by")
        ):
            start = token.nbor(-1) if token.nbor(-1).lower_ == "in" else token
            if start is not token and start.i and start.nbor(-1).lower_ in ("cut", "down"):
                start = start.nbor(-1)
            return start.idx, token.idx + len(token)
    return None
