"""Finding mentions of the trade's measures in a text, and leaving their look-alikes alone."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from bot.scoring.kpi.fitting import DAY
from bot.scoring.kpi.names import forms
from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide

REJECTED = "-"

_PEOPLE_OF_QA = listed(
    """
    team teams colleague colleagues people lead leads analyst analysts manager form forms specialist tester
    testers department guy lady signed tested approved said told caught rejected flagged logged
    """
)
"""What follows 'QA' where it is people."""

_OF_A_BUSINESS = re.compile(r"\b(?:company|firm|business|group|shop|store|restaurant|hotel)\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:staff|agents?|people|team|employees?|drivers?|nurses?|hires?|hiring|leavers|left|quit|hr|advisors?|"
    r"reps|leaver|"
    r"labou?r|voluntary|attrition|churn)\b"
    r"|\b(?:was|is|at|of|to|from)\b[^,.;]{0,20}(?:%|percent|per cent)",
    re.IGNORECASE,
)
"""Words, or a rate rather than a growth, that show that a business's turnover is that of its people."""
_CALLING = frozenset(["customer", "caller", "patient", "client", "guest", "member", "user", "people", "tenant"])
"""Those whose waiting is a measure, and not one person's afternoon."""
_MONEY = re.compile(r"[$£€]\s?\d|\d,\d{3}\b|\b\d{5,}\b|\b(?:thousand|million|billion|grand)\b", re.IGNORECASE)
_COMMA = re.compile(r"[,;] ")
_CALLS = re.compile(r"\b(?:calls?|phones?|chats?|callers?|queue|lines?)\b", re.IGNORECASE)

_SO_MANY = re.compile(
    r"\s+(?:about |around |maybe |roughly |only |just |over |nearly |some )*[\w.,-]+(?:[ -]\w+)? ?(?:%|percent|"
    r"per cent|out of|in every)",
    re.IGNORECASE,
)
"""After 'we answer', where it tells a service level."""
_INTO_ELSE = re.compile(
    r" (?:of|from) (?:the |our )?(?!(?:calls?|leads?|chats?|contacts?|visits?|visitors?|enquiries|quotes?|"
    r"offers?|trials?|callers?|"
    r"customers?|prospects?|clicks?)\b)[a-z]+ (?:in)?to (?!(?:about|over|under|nearly|sales?|orders?|a|one|two|"
    r"three|four|five|six|"
    r"seven|eight|nine|ten|\w+teen|\w+ty)\b)[a-z]+\b"
)
"""After a conversion of one stuff or currency to another."""
_FORMER = re.compile(
    r"\b(?:before (?:this|that)|used to|ran|owned|grew up|worked|my (?:uncle|father|mother|husband|wife|parents|"
    r"family)(?:'s)?)\b",
    re.IGNORECASE,
)
"""A sentence about another trade, before one that goes on about it."""
_OUR_CALLS = frozenset(["called back", "rang back", "called again", "rang again", "calling back", "ringing back"])
_OURSELVES = re.compile(r"\b(?:i|we)(?:'ve| have|'d| had| also| then)* (?:start\w* |kept )?$", re.IGNORECASE)
"""Before a call that we make, and no customer."""
_HOLDS = re.compile(r"hold times?$|time on hold$|(?:customers|callers) on hold$", re.IGNORECASE)
_WAITING = re.compile(r"\b(?:wait\w*|queu\w+|picked up|get through|answered)\b", re.IGNORECASE)
"""Beside a hold time that is over once somebody answers."""
_EACH = re.compile(
    r"\b(?:each|every|per|one)(?: of (?:my|our|the))? (?:agents?|advis[eo]rs?|person|head|employees?|reps?)\b[^,;.]*$",
    re.IGNORECASE,
)
"""Before a number of contacts that is one person's work."""
_APIECE = re.compile(r" (?:apiece|each|per (?:agent|head|person))\b", re.IGNORECASE)
_DAILY = re.compile(r" (?:a|in one) day$", re.IGNORECASE)
"""How much somebody does, or how much comes in."""
_ON = re.compile(r" (?:on|of|for|from|in|per|with)(?: all| the| our| my)?(?: all| the| our)? ", re.IGNORECASE)
_FORECAST = re.compile(r"\bforecast\w*\b", re.IGNORECASE)


Firmness = Literal["firm", "everyday", "hint"]
"""How much a name says: it always means the measure, it counts where something moves too, or only beside a figure."""


@dataclass(frozen=True)
class Mention:
    """One mention of a measure: its id in the guide, its tokens, and how much its name says by itself."""

    kpi: str
    span: Span
    firmness: Firmness = "firm"

    @property
    def loose(self) -> bool:
        """Whether it needs something beside it to count."""
        return self.firmness != "firm"


class KpiFinder:
    """Matches the names of the guide's KPIs, in any case."""

    def __init__(self, guide: Guide, nlp: Language) -> None:
        self._named, self._hinted = (PhraseMatcher(nlp.vocab, attr="LOWER") for _ in range(2))
        self._everyday: set[str] = set()
        self._money = {kpi.id for kpi in guide.kpis if kpi.unit == "money"}
        self._elsewhere = {kpi.id: frozenset(kpi.not_near) for kpi in guide.kpis}
        for kpi in guide.kpis:
            everyday, hints = forms(kpi.everyday), forms(kpi.hints)
            self._everyday |= everyday
            names = forms([kpi.name, *kpi.aliases]) | everyday
            self._named.add(kpi.id, [nlp.make_doc(name) for name in sorted(names)])
            if hints:
                self._hinted.add(kpi.id, [nlp.make_doc(name) for name in sorted(hints)])
        lookalikes = forms([phrase for kpi in guide.kpis for phrase in kpi.not_when])
        if lookalikes:
            self._named.add(REJECTED, [nlp.make_doc(name) for name in sorted(lookalikes)])

    def find(self, doc: Doc) -> list[Mention]:
        """The mentions of a text in order; where several overlap, the longest counts."""
        named = filter_spans(sorted(self._named(doc, as_spans=True), key=lambda span: span.label_ != REJECTED))
        taken = {i for span in named for i in range(span.start, span.end)}
        mentions = [
            Mention(_meant(span), span, "everyday" if span.text.lower() in self._everyday else "firm")
            for span in named
            if span.label_ != REJECTED and not self._means_else(span)
        ]
        mentions.extend(
            Mention(_meant(span), span, "hint")
            for span in filter_spans(self._hinted(doc, as_spans=True))
            if not any(i in taken for i in range(span.start, span.end)) and not self._means_else(span)
        )
        mentions.sort(key=lambda mention: mention.span.start)
        mentions = [
            m
            for before, m in zip([None, *mentions], mentions, strict=False)
            if not (before is not None and _is_of(before, m)) and not self._is_share_of_money(m, mentions)
        ]
        return [m for m, after in itertools.zip_longest(mentions, mentions[1:]) if not _runs_into(m, after)]

    def _is_share_of_money(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether a saving or a budget only says what another sum of money did: 'on cost per call we saved 30c'."""
        if mention.kpi not in ("SAVINGS", "BUDGET"):
            return False
        sentence = mention.span.sent
        return any(
            m.kpi in self._money and m.kpi != mention.kpi and not m.loose and m.span.start < mention.span.start
            for m in mentions
            if m.span.sent == sentence
        )

    def _means_else(self, span: Span) -> bool:
        """Whether the words around a name show that it is not the measure: revenue turnover, hotel occupancy, policy
        adherence.
        """
        if span.label_ in ("PRODUCTIVITY", "CONTACT_VOLUME") and _DAILY.search(span.text):
            text = span.doc.text
            leading = text[max(0, span.start_char - NEAR) : span.start_char]
            return not (_EACH.search(leading) or _APIECE.match(text, span.end_char))
        if span.label_ == "QA" and span.end < len(span.doc) and span.doc[span.end].lower_ in _PEOPLE_OF_QA:
            return True
        sentence = span.sent
        if span.label_ == "ASA" and len(span) == 1 and span.root.lemma_ == "wait" and span.root.pos_ == "VERB":
            lefts = [*span.root.lefts, *span.root.head.lefts]
            return not any(child.lemma_.lower() in _CALLING for child in lefts)
        if span.text.lower() in ("answer", "answering") and not _SO_MANY.match(span.doc.text, span.end_char):
            return True
        if span.label_ == "SERVICE_LEVEL" and span.text.lower() in ("answered", "answer", "answering"):
            before = {token.lower_ for token in span.doc[max(sentence.start, span.start - 4) : span.start]}
            return "before" in before or not _CALLS.search(sentence.text)
        if (
            span.label_ == "REPEAT_CONTACT"
            and span.text.lower() in _OUR_CALLS
            and _OURSELVES.search(span.doc.text[max(0, span.start_char - NEAR) : span.start_char])
        ):
            return True
        elsewhere = self._elsewhere[span.label_]
        if not elsewhere or (len(span) > 1 and _OF_PEOPLE.search(span.text)):
            return False
        if span.label_ == "CONVERSION" and _INTO_ELSE.match(span.doc.text, span.end_char):
            return True
        reach = 6 if span.label_ == "ADHERENCE" else len(sentence)
        around = span.doc[max(sentence.start, span.start - reach) : min(sentence.end, span.end + reach)]
        if span.label_ == "TURNOVER":
            business = _OF_A_BUSINESS.search(around.text) and not _OF_PEOPLE.search(sentence.text)
            if business or _MONEY.search(_clause_around(span)):
                return True
        former = span.doc[sentence.start - 1].sent if sentence.start else None
        told = former is not None and _FORMER.search(former.text) and any(t.lower_ in elsewhere for t in former)
        return bool(told) or any(token.lower_ in elsewhere for token in around)


def _meant(span: Span) -> str:
    """The measure that a name stands for: 'its accuracy' after talk of forecasts is that of the forecast, and a hold
    time of many minutes that of the queue.
    """
    text, before = span.doc.text, span.doc.text[max(0, span.start_char - NEAR) : span.start_char]
    if span.label_ == "ACCURACY":
        return (
            "FORECAST_ACCURACY"
            if _FORECAST.search(text[max(0, span.start_char - FURTHER) : span.start_char])
            else span.label_
        )
    if span.label_ == "HOLD_TIME" and _HOLDS.match(span.text):
        return "ASA" if _is_queue(text[span.start_char : span.end_char + FURTHER], span.text) else span.label_
    if span.label_ == "CONTACT_VOLUME" and (_EACH.search(before) or _APIECE.match(text, span.end_char)):
        return "PRODUCTIVITY"
    return span.label_


def _clause_around(span: Span) -> str:
    """The words around a name up to the next commas."""
    sentence = span.sent
    before = sentence.text[: span.start_char - sentence.start_char]
    after = sentence.text[span.end_char - sentence.start_char :]
    return _COMMA.split(before)[-1] + span.text + _COMMA.split(after)[0]


def _is_queue(words: str, name: str) -> bool:
    """Whether a hold time is rather that of a queue: customers wait through it, and it lasts long."""
    waits = name.lower().endswith(("times", "queue")) or _WAITING.search(words)
    return bool(waits) or any(q.unit == "seconds" and LONG_HOLD <= q.value < DAY for q in find_quantities(words))


NEAR = 60
"""Characters before a name in which it may be said of what or of whom it is."""
FURTHER = 100
"""Characters after a hold time in which its length may be told, and before an accuracy in which a forecast may be."""
LONG_HOLD = 180
"""Seconds for which nobody is left on hold in the midst of a call."""


def _is_of(one: Mention, two: Mention) -> bool:
    """Whether a name only says of what the one before is: 'conversion on inbound calls'."""
    between = one.span.doc.text[one.span.end_char : two.span.start_char]
    return two.kpi == "CONTACT_VOLUME" and one.kpi != two.kpi and bool(_ON.fullmatch(between))


def _runs_into(one: Mention, two: Mention | None) -> bool:
    """Whether a mention goes straight on in another of the same measure: 'our 80/20 service level'."""
    return two is not None and one.kpi == two.kpi and one.span.end == two.span.start
