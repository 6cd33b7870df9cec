"""The KPI claims ever made that are no losses, by KPI: the figures that somebody can bring to an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.guide.model import Guide, Kpi
from bot.interview.past import Try
from bot.review.comparison import claim_in_words, has_figure


@dataclass(frozen=True)
class Claim:
    """A claim as it was made, with the words around it."""

    said: Try
    claim: dict[str, Any]
    sentence: str

    @property
    def weight(self) -> tuple[bool, bool]:
        """What comes first: an improvement before anything else, with start and end before half a figure."""
        return self.claim["direction"] == "improved", bool(self.claim["from"] and self.claim["to"])


@dataclass(frozen=True)
class Achievements:
    """All claims about one KPI, the strongest first and the newest among equals."""

    kpi: Kpi | None
    """None for one that the guide no longer holds."""
    id: str
    claims: list[Claim]

    @property
    def name(self) -> str:
        """The KPI's name."""
        return self.kpi.name if self.kpi else self.id


def gather_achievements(guide: Guide, tries: Sequence[Try]) -> list[Achievements]:
    """All claims with a figure, by KPI, the strongest first. Said again in the same words, a claim counts once.

    A figure that got worse is none, nor one that was only asked for or that a story starts from.
    """
    known = {kpi.id: kpi for kpi in guide.kpis}
    found: dict[str, dict[str, Claim]] = {}
    for one in reversed(tries):
        for claim in one.document["kpis"] if one.document else []:
            around = _around(one, claim)
            stood = around is not None and around["label"] in "ST" and claim["direction"] == "none"
            if has_figure(claim) and not stood and claim["direction"] != "worsened":
                same = claim_in_words(claim, "").casefold()
                place = around or claim
                sentence = one.text[place["start"] : place["end"]]
                found.setdefault(claim["kpi"], {}).setdefault(same, Claim(one, claim, sentence))
    ranked = [
        Achievements(known.get(kpi_id), kpi_id, sorted(claims.values(), key=lambda claim: claim.weight, reverse=True))
        for kpi_id, claims in found.items()
    ]
    return sorted(ranked, key=lambda one: (one.claims[0].weight, len(one.claims)), reverse=True)


def _around(said: Try, claim: dict[str, Any]) -> dict[str, Any] | None:
    """The sentence that the claim stands in."""
    sentences = said.document["sentences"] if said.document else []
    return next((one for one in sentences if one["start"] <= claim["start"] < one["end"]), None)
