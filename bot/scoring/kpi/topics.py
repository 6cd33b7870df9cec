"""A measure that a text goes on about: where it was named, what was told there, and the later stretches about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.scoring.kpi.claim import Claim
    from bot.scoring.kpi.zones import Zone

FOLLOWING = {"firm": 4, "everyday": 2, "hint": 1}
"""Sentences after a name that are read for its figures, by how much the name says; 4 if its own sentence has some."""
Tokens = tuple[int, int]


@dataclass
class Topic:
    """A measure that is talked about: where it was named, what was told there, and the later stretches about it."""

    segment: int
    zone: Zone
    claim: Claim
    later: list[Tokens] = field(default_factory=list)
    """Token ranges after the segment."""
    arrival: Topic | None = None
    """The later topic of the same name that tells where it went."""
    recent: int = 0
    """The last later segment about it."""
    joined: bool = False
    """Whether it is told of with an earlier topic of the same name."""

    @property
    def told(self) -> bool:
        """Whether nothing is left to tell."""
        return bool(self.claim.start and self.claim.goal) and not self.claim.wanted

    @property
    def last(self) -> int:
        """The last segment that was about it."""
        return max(self.segment, self.recent)

    @property
    def idle(self) -> bool:
        """Whether its name is an everyday word that has told nothing so far."""
        return self.zone.mention.loose and not (self.claim.has_figure or self.later)

    @property
    def reach(self) -> int:
        """How many sentences further on may be about it."""
        told = self.claim.start or self.claim.goal or self.later
        return FOLLOWING["firm" if told else self.zone.mention.firmness]

    def extended(self) -> Zone | None:
        """Its zone with the later stretches, and what lies between them set beside; None if there are none."""
        if not self.later:
            return None
        beside, end = [*self.zone.beside], self.zone.end
        for first, last in self.later:
            if first > end:
                beside.append((end, first))
            end = last
        return self.zone.until(end, beside)


def is_twin(one: Topic, two: Topic) -> bool:
    """Whether two topics are of the same measure."""
    return one is not two and one.claim.kpi == two.claim.kpi
