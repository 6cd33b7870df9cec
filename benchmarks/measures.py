"""A measure: how ours and a baseline did, side by side, and whether that is what was aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median, quantiles
from typing import Any


class Value(Enum):
    """What of a measure is held against the aim."""

    RATIO = "ratio"
    """The median of ours by the median of the baseline."""
    DIFFERENCE = "difference"
    """The median of ours less the median of the baseline."""
    OURS = "ours"
    """The median of ours; the baseline only tells what kind of machine this is."""


@dataclass(frozen=True)
class Measure:
    """Figures of ours and of a baseline, taken in turn so that a busy machine hits both."""

    name: str
    against: str
    """What the baseline is."""
    unit: str
    ours: Sequence[float]
    baseline: Sequence[float]
    aim: float | None = None
    """None for a figure that is only there to explain another."""
    at_least: bool = False
    """Whether the aim is a floor rather than a ceiling."""
    value_is: Value = Value.RATIO

    @property
    def value(self) -> float:
        """What is held against the aim."""
        if self.value_is is Value.RATIO:
            return median(self.ours) / median(self.baseline)
        return median(self.ours) - (median(self.baseline) if self.value_is is Value.DIFFERENCE else 0.0)

    @property
    def met(self) -> bool | None:
        """Whether the aim is reached; None where there is none."""
        if self.aim is None:
            return None
        return self.value >= self.aim if self.at_least else self.value <= self.aim

    def document(self) -> dict[str, Any]:
        """It all, for JSON."""
        return {
            "name": self.name,
            "against": self.against,
            "unit": self.unit,
            "ours": summary(self.ours),
            "baseline": summary(self.baseline),
            "value": round(self.value, 4),
            "value_is": self.value_is.value,
            "aim": self.aim,
            "aim_is": "at least" if self.at_least else "at most",
            "met": self.met,
        }


def summary(figures: Sequence[float]) -> dict[str, float]:
    """Median, middle half and number of some figures."""
    low, middle, high = quantiles(figures, n=4, method="inclusive") if len(figures) > 1 else [figures[0]] * 3
    return {"median": round(middle, 4), "low": round(low, 4), "high": round(high, 4), "repeats": len(figures)}
