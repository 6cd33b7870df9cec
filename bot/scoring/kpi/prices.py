"""Prices as people say them: 'three eighty five' for 3.85."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.numerals import SMALL, TENS, read_numerals

if TYPE_CHECKING:
    from bot.guide.model import Kpi
    from bot.scoring.kpi.quantities import Quantity

_SPOKEN = re.compile(
    rf"(?P<large>{'|'.join(list(SMALL)[1:20])})[ -](?P<small>(?:{'|'.join([*TENS, *list(SMALL)[10:]])})(?:[ -]\w+)?)$",
    re.IGNORECASE,
)


def as_price(q: Quantity, text: str, kpi: Kpi) -> Quantity:
    """A figure of a measure of money as a price, if it is said like one. Read as a time it would be 3 minutes 85."""
    spoken = _SPOKEN.match(text[q.core : q.end]) if kpi.unit == "money" and q.unit == "plain" else None
    if spoken is None:
        return q
    small = read_numerals(spoken["small"])[0][0]
    return replace(q, value=SMALL[spoken["large"].lower()] + small / 100, unit="money")
