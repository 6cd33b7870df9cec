"""What a text claims of one measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.scoring.kpi.moves import Move
    from bot.scoring.kpi.quantities import Quantity

Direction = Literal["improved", "worsened", "none"]
Offsets = tuple[int, int]


@dataclass(frozen=True)
class Claim:
    """A KPI mention with its figures. Offsets are characters of the text; `words` cut from them are the words of
    the text.
    """

    kpi: str
    mention: Offsets
    start: Quantity | None = None
    goal: Quantity | None = None
    change: Quantity | None = None
    change_words: Offsets | None = None
    period: Offsets | None = None
    move: Move = ""
    wanted: bool = False
    low_is_good: bool = False
    direction: Direction = "none"
    owed: bool = False
    """Whether the end is only what was asked for."""
    segment: int = 0
    since: int | None = None
    """The segment where its start was told, if that is an earlier one."""

    @property
    def figures(self) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
        """Start, end and change."""
        return self.start, self.goal, self.change

    @property
    def has_figure(self) -> bool:
        """Whether any figure goes with the mention."""
        return bool(self.start or self.goal or self.change or self.change_words)
