"""Every KPI claim ever made, by KPI: the figures that somebody can bring to an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.guide.model import Guide, Kpi
from bot.interview.past import Try
from bot.review.comparison import claim_in_words


@dataclass(frozen=True)
class Claim:
    """A claim as it was made, with the words around it."""

    said: Try
    claim: dict[str, Any]
    sentence: str

    @property
    def in_words(self) -> str:
        """'FCR 61 % → 74 %'."""
        return claim_in_words(self.claim)

    @property
    def is_bare(self) -> bool:
        """Whether the KPI is only named, without a figure."""
        return not (self.claim["from"] or self.claim["to"] or self.claim["change"])


@dataclass(frozen=True)
class Achievements:
    """All claims about one KPI, newest first."""

    kpi: Kpi | None
    """None for one that the guide no longer holds."""
    id: str
    claims: list[Claim]

    @property
    def name(self) -> str:
        """The KPI's name."""
        return self.kpi.name if self.kpi else self.id


def gather_achievements(guide: Guide, tries: Sequence[Try]) -> list[Achievements]:
    """All claims with a figure, by KPI, the most claimed first. Said again in the same words, a claim counts once."""
    known = {kpi.id: kpi for kpi in guide.kpis}
    found: dict[str, dict[str, Claim]] = {}
    for one in reversed(tries):
        for claim in one.document["kpis"] if one.document else []:
            made = Claim(one, claim, _sentence(one, claim))
            if not made.is_bare:
                found.setdefault(claim["kpi"], {}).setdefault(made.in_words.casefold(), made)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Achievements(known.get(kpi_id), kpi_id, list(claims.values())) for kpi_id, claims in ranked]


def _sentence(said: Try, claim: dict[str, Any]) -> str:
    """The sentence that the claim stands in."""
    sentences = said.document["sentences"] if said.document else []
    around = next((one for one in sentences if one["start"] <= claim["start"] < one["end"]), None)
    return said.text[around["start"] : around["end"]] if around else said.text[claim["start"] : claim["end"]]
