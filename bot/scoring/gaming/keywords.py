"""Terms in a row, with nothing that tells what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.gaming.actors import read_deeds
from bot.scoring.gaming.english import stop_share
from bot.scoring.kpi.moves import BETTER, DOWN, UP, WORSE
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])
_JARGON = frozenset(
    [
        "situation",
        "task",
        "action",
        "result",
        "results",
        "star",
        "method",
        "leadership",
        "ownership",
        "stakeholder",
        "management",
        "coaching",
        "teamwork",
    ]
)


MOST_FIGURES = 0.12
"""Share of figures among the words of a text; a story of the corpus may have more, but then somebody does something."""
_STANDING = listed("be come climb drop fall gain get go grow have lie make reach rise sink sit stand start end")
"""What figures do by themselves."""
MOST_CLAIMS = 0.2
"""Share of figures from which figures moved are a list, too, where nothing else is done."""
_MOVING = UP | DOWN | BETTER | WORSE | listed("achieve deliver exceed beat hit meet hold keep bring take see do manage")
"""What is done to figures: 'I cut AHT from 510 to 430. I raised FCR from 68 to 80.'"""


def is_list_of_figures(doc: Doc, words: Sequence[str]) -> bool:
    """Whether a text is figures with nothing done about them, but that they were moved."""
    figures = sum(token.like_num or token.pos_ == "NUM" for token in doc)
    if figures < MOST_FIGURES * len(words):
        return False
    idle = _STANDING | _MOVING if figures >= MOST_CLAIMS * len(words) else _STANDING
    return all(deed.verb in idle for deed in read_deeds(doc))


def is_list_of_keywords(doc: Doc, words: Sequence[str], kpi_count: int) -> bool:
    """Whether a text is a list of terms; `words` are its words in lower case, `kpi_count` its mentions of KPIs."""
    finite = sum(1 for token in doc if token.tag_ in FINITE)
    per_word = finite / len(words)
    jargon = sum(1 for word in words if word in _JARGON) + kpi_count
    if len(words) >= 8 and jargon / len(words) > 0.22:
        return True
    if len(words) >= 8 and jargon / len(words) > 0.1 and per_word < 0.05:
        return True
    return len(words) >= 12 and per_word < 0.018 and stop_share(doc) < 0.25
