"""Finding mentions of the trade's measures in a text, and leaving their look-alikes alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide

REJECTED = "-"


@dataclass(frozen=True)
class Mention:
    """One mention of a measure: its id in the guide and its tokens."""

    kpi: str
    span: Span


def spellings(alias: str) -> Iterator[str]:
    """An alias and the ways it is inflected: plural, and hyphens for spaces."""
    base = " ".join(alias.split())
    yield base
    if "-" in base:
        yield base.replace("-", " ")
    if base[-1:].isalpha() and not base.lower().endswith("s"):
        yield base[:-1] + "ies" if base.lower().endswith("y") and base[-2:-1].lower() not in "aeiou" else base + "s"


class KpiFinder:
    """Matches the aliases of the guide's KPIs, in any case."""

    def __init__(self, guide: Guide, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for kpi in guide.kpis:
            names = {form for alias in (kpi.name, *kpi.aliases) for form in spellings(alias)}
            self._matcher.add(kpi.id, [nlp.make_doc(name) for name in sorted(names)])
        lookalikes = sorted({form for kpi in guide.kpis for phrase in kpi.not_when for form in spellings(phrase)})
        if lookalikes:
            self._matcher.add(REJECTED, [nlp.make_doc(name) for name in lookalikes])

    def find(self, doc: Doc) -> list[Mention]:
        """The mentions of a text in order; where several overlap, the longest counts."""
        spans = filter_spans(self._matcher(doc, as_spans=True))
        return [Mention(span.label_, span) for span in spans if span.label_ != REJECTED]
