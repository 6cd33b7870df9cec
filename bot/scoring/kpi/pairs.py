"""Notes that give two levels with a stroke between them, under a heading that says which is which: 'before/after: SL
72/84'.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.scoring.kpi.quantities import Quantity

_HEADING = re.compile(
    r"\b(?:before\s*(?:/|and|->|→)\s*after|(?:then|was|old|start)\s*/\s*(?:now|is|new|end|finish|today))\b",
    re.IGNORECASE,
)
_STROKED = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?\s*/\s*(\d+(?:[.,]\d+)?)")
_SECOND = re.compile(r"\s*/\s*(\d+(?:[.,]\d+)?)(?:\s*(?:secs?|seconds|mins?|minutes|hours|h|s|%)(?!\w))?")


def headed(text: str) -> bool:
    """Whether a text says that what stands on two sides of a stroke is before and after."""
    return bool(_HEADING.search(text))


def split_pairs(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Figures with those of the form '72/84' cut in two."""
    apart: list[Quantity] = []
    for q in quantities:
        match = _STROKED.match(text, q.core)
        if match is None or match.end() > q.end:
            apart.append(q)
            second = _SECOND.match(text, q.end)
            if second and not any(other.start <= second.start(1) < other.end for other in quantities):
                value = float(second[1].replace(",", ".")) * q.factor
                start, end = second.start(1), second.end()
                apart.append(replace(q, start=start, end=end, core=start, value=value))
            continue
        for side in (1, 2):
            start, end = match.span(side)
            value = float(match[side].replace(",", "."))
            apart.append(replace(q, start=start, end=end, core=start, value=value, unit="plain", factor=1.0))
    return apart


def stroke_between(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether two figures are the two sides of a stroke."""
    return text[one.end : two.start].strip(" %") == "/"
