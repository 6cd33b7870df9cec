"""Stories in which somebody else does everything: learned from stories of others' deeds, told by one who looked on or
whom they befell, and from stories with a small part of the speaker's own (`data/star/parts`). Where who does what
leaves doubt, what the network makes of the whole text is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.gaming.actors import are_notes, read_deeds
from bot.scoring.logistic import fit_names
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span

    from bot.scoring.gaming.actors import Deed
    from bot.scoring.network.reader import Read

Parts = dict[str, float]
"""Weights by the name of a sign; above zero, they speak for a story of others' deeds."""

DOUBT = -3.0
"""Log odds by verbs and actors alone from which the text is read."""
OTHERS = 3.0
"""Log odds by verbs, actors and network together from which the speaker counts as having no part; of 637 honest stories
that nothing learned from two lie above."""
STRENGTH = 0.1
TIMES = 2
"""What a story written to show the difference counts for, beside the many honest ones."""
_LOOKING_ON = listed(
    """
    admire be believe feel forget guess have hear hope imagine join know learn like love mean notice read recall
    remember say see seem sit stand start think understand want watch wish wonder work
    """
)
_OWN, _SINGULAR = listed("me my mine us our"), listed("he she him her his")
_SAID = (
    "i remember", "i was", "proud", "i would have", "i learned", "i learnt", "i watched", "i saw", "told me", "i heard",
    "impressed", "admire", "was on holiday", "i was there", "sitting next", "i could only", "i asked", "i let",
    "i said",
)  # fmt: skip
_MOST_STEPS = 8


def tells_of_others(doc: Doc, segments: Sequence[Span], parts: Parts, read: Read) -> bool:
    """Whether the speaker has no part in a story told in full sentences."""
    if are_notes(segments):
        return False
    odds = weigh_parts(doc, parts)
    return odds > DOUBT and odds + read().others > OTHERS


def weigh_parts(doc: Doc, parts: Parts) -> float:
    """Log odds by the verbs and those who act alone that the speaker has no part."""
    return parts["bias"] + sum(parts.get(sign, 0.0) for sign in _signs(doc))


def fit_parts(honest: Sequence[Doc], contrasts: Mapping[str, Sequence[Doc]]) -> Parts:
    """The weights, from honest stories, those of 'others' and those in which the speaker has a small part, 'own'."""
    others, own = list(contrasts["others"]) * TIMES, list(contrasts["own"]) * TIMES
    rows = [_signs(doc) for doc in [*honest, *own, *others]]
    return fit_names(rows, [False] * (len(honest) + len(own)) + [True] * len(others), STRENGTH)


def _signs(doc: Doc) -> list[str]:
    deeds = list(read_deeds(doc))
    text = doc.text.lower()
    signs = {f"says {words}" for words in _SAID if words in text}
    signs.update(_name(deed) for deed in deeds if deed.actor in ("i", "we", "they"))
    for name, share in _shares(doc, deeds):
        signs.update(f"{name} {step}" for step in range(min(_MOST_STEPS, int(share)) + 1))
    return sorted(signs)


def _name(deed: Deed) -> str:
    return f"{deed.actor} {'not ' * deed.negated}{'is ' * deed.passive}{deed.verb}"


def _shares(doc: Doc, deeds: Sequence[Deed]) -> list[tuple[str, float]]:
    """How much each acts and is spoken of, in steps that are of use."""
    count, words = max(1, len(deeds)), max(30, sum(token.is_alpha for token in doc))
    own = sum(d.actor == "i" and d.verb not in _LOOKING_ON and not d.negated for d in deeds)
    shared = sum(d.actor == "we" and d.verb not in _LOOKING_ON for d in deeds)
    others = sum(d.actor in ("they", "noun") and not d.passive for d in deeds)
    return [
        ("acting", 20 * own / count), ("acting with others", 16 * shared / count),
        ("others acting", 16 * others / count), ("passive", 14 * sum(d.passive for d in deeds) / count),
        ("deeds", own), ("deeds with others", shared), ("others' deeds", others / 2),
        ("own words", 100 * sum(t.lower_ in _OWN for t in doc) / words),
        ("no actor", 12 * sum(d.actor == "none" for d in deeds) / count),
        ("he or she", 50 * sum(t.lower_ in _SINGULAR for t in doc) / words),
    ]  # fmt: skip
