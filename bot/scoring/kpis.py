"""Finding mentions of the trade's measures in a text, and leaving their look-alikes alone."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide

REJECTED = "-"

LOOSE = {
    "CSAT": ["satisfaction"],
    "QA": ["quality", "quality marks"],
    "AHT": ["minutes a call", "seconds a call", "seconds per call"],
    "ASA": ["wait", "waits", "waiting", "waited"],
    "ABANDONMENT": ["abandoning", "hung up", "hanging up", "abandoned", "abandon"],
    "TURNOVER": ["lost people"],
    "ESAT": ["engagement", "morale"],
    "TRANSFER_RATE": ["transfers"],
    "FCR": ["first contact"],
    "FIRST_RESPONSE": ["first response", "first reply"],
    "SERVICE_LEVEL": ["answered"],
    "SELF_SERVICE": ["containment", "deflection"],
    "CES": ["effort"],
}
"""Looser names: a mention only where a figure or a movement goes with them."""

ORDINARY = frozenset(
    [
        "leavers", "escalations", "escalated cases", "escalated calls", "escalated tickets", "cancellations",
        "resignations", "absences", "absence", "sick leave", "sickness", "sick days", "no-shows", "no shows",
        "upsell", "cross-sell", "renewals", "retention", "revenue", "tickets closed", "cases closed",
        "calls abandoned", "survey scores", "open tickets", "open cases", "work in progress", "sales target",
        "morale", "staff survey", "budget", "savings", "complaints", "repeat callers", "hold queue",
        "agents leaving", "people quitting", "agents quitting", "customers leaving", "lost customers", "attendance",
        "compliance", "accuracy", "adoption", "quality assurance",
    ]
)  # fmt: skip
"""Names in the guide that are everyday words: a mention only where a figure or a movement goes with them."""
_PEOPLE_OF_QA = listed(
    """
    team teams colleague colleagues people lead leads analyst analysts manager form forms specialist tester
    testers department guy lady
    """
)

_BELONGS_TO_SALES = re.compile(r"\b(?:revenue|sales|stock|inventory|million|billion)\b|[$£€]", re.IGNORECASE)
_OF_A_BUSINESS = re.compile(r"\b(?:company|firm|business|group|shop|store|restaurant|hotel)\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:staff|agents?|people|team|employees?|drivers?|nurses?|hires?|hiring|leavers|left|quit|hr|advisors?|reps|leaver|"
    r"labou?r|voluntary|attrition|churn)\b"
    r"|\b(?:was|is|at|of|to|from)\b[^,.;]{0,20}(?:%|percent|per cent)",
    re.IGNORECASE,
)
"""Words, or a rate rather than a growth, that show that a business's turnover is that of its people."""
_HOTEL = re.compile(
    r"\b(?:hotels?|rooms?|beds?|guests?|hostel|apartments?|suites?|resort|ward|building|desks?|offices?|car park)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|scripts?|regulations?|gdpr|standards?|rules|medication|process(?:es)?)\b",
    re.IGNORECASE,
)
_CALLING = frozenset(["customer", "caller", "patient", "client", "guest", "member", "user", "people", "tenant"])
"""Those whose waiting is a measure, and not one person's afternoon."""
_ELSEWHERE = {"TURNOVER": _BELONGS_TO_SALES, "OCCUPANCY": _HOTEL, "ADHERENCE": _POLICY}
"""What the words around a name are about when it means something else."""
_CALLS = re.compile(r"\b(?:calls?|phones?|chats?|callers?|queue|lines?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """One mention of a measure: its id in the guide, its tokens, and whether it needs a figure beside it to count."""

    kpi: str
    span: Span
    loose: bool = False


def spellings(alias: str) -> Iterator[str]:
    """An alias and the ways it is inflected: plural, and hyphens for spaces."""
    base = " ".join(alias.split())
    yield base
    if "-" in base:
        yield base.replace("-", " ")
    elif base.count(" ") >= 2:
        yield base.replace(" ", "-", 1)
    if base[-1:].isalpha() and not base.lower().endswith("s"):
        yield base[:-1] + "ies" if base.lower().endswith("y") and base[-2:-1].lower() not in "aeiou" else base + "s"


class KpiFinder:
    """Matches the aliases of the guide's KPIs, in any case."""

    def __init__(self, guide: Guide, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._loose = PhraseMatcher(nlp.vocab, attr="LOWER")
        known = set()
        for kpi in guide.kpis:
            known.add(kpi.id)
            names = {form.lower() for alias in (kpi.name, *kpi.aliases) for form in spellings(alias)}
            self._matcher.add(kpi.id, [nlp.make_doc(name) for name in sorted(names)])
        lookalikes = sorted(
            {form.lower() for kpi in guide.kpis for phrase in kpi.not_when for form in spellings(phrase)}
        )
        if lookalikes:
            self._matcher.add(REJECTED, [nlp.make_doc(name) for name in lookalikes])
        for kpi_id, names_of in LOOSE.items():
            if kpi_id in known:
                self._loose.add(kpi_id, [nlp.make_doc(name) for name in names_of])

    def find(self, doc: Doc) -> list[Mention]:
        """The mentions of a text in order; where several overlap, the longest counts."""
        firm = filter_spans(sorted(self._matcher(doc, as_spans=True), key=lambda span: span.label_ != REJECTED))
        taken = {i for span in firm for i in range(span.start, span.end)}
        mentions = [
            Mention(span.label_, span, loose=span.text.lower() in ORDINARY)
            for span in firm
            if span.label_ != REJECTED and not _means_else(span)
        ]
        mentions.extend(
            Mention(span.label_, span, loose=True)
            for span in filter_spans(self._loose(doc, as_spans=True))
            if not any(i in taken for i in range(span.start, span.end)) and not _means_else(span)
        )
        mentions.sort(key=lambda mention: mention.span.start)
        return [m for m, after in itertools.zip_longest(mentions, mentions[1:]) if not _runs_into(m, after)]


def _runs_into(one: Mention, two: Mention | None) -> bool:
    """Whether a mention goes straight on in another of the same measure: 'our 80/20 service level'."""
    return two is not None and one.kpi == two.kpi and one.span.end == two.span.start


def _means_else(span: Span) -> bool:
    """Whether the words around a name show that it is not the measure: revenue turnover, hotel occupancy, policy
    adherence.
    """
    if span.label_ == "QA" and span.end < len(span.doc) and span.doc[span.end].lower_ in _PEOPLE_OF_QA:
        return True
    sentence = span.sent
    if span.label_ == "ASA" and len(span) == 1 and span.root.lemma_ == "wait" and span.root.pos_ == "VERB":
        return not any(child.lemma_.lower() in _CALLING for child in span.root.lefts)
    if span.label_ == "SERVICE_LEVEL" and span.text.lower() == "answered" and not _CALLS.search(sentence.text):
        return True
    pattern = _ELSEWHERE.get(span.label_)
    if pattern is None or (len(span) > 1 and (span.label_ != "TURNOVER" or _OF_PEOPLE.search(span.text))):
        return False
    reach = len(sentence) if span.label_ == "OCCUPANCY" else 6
    around = span.doc[max(sentence.start, span.start - reach) : min(sentence.end, span.end + reach)].text
    if span.label_ == "TURNOVER" and _OF_A_BUSINESS.search(around) and not _OF_PEOPLE.search(sentence.text):
        return True
    return bool(pattern.search(around))
