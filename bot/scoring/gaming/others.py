"""Stories in which somebody else does everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.features import FIRST, PLURAL
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from bot.scoring.score import Ownership

LEAST_OTHERS = 3
"""Clauses that others act in."""
MOST_OWN = 0.05
"""Share of words such as “our” and “me” above which the speaker is part of the story, if only as the one whom it
befell."""
MOST_NOTES = 0.34
"""Share of segments without a subject, above which a text is notes, which leave out the “I”."""
_LOOKING_ON = listed(
    "admire be believe feel forget guess hear imagine know learn like love mean read recall remember say see seem "
    "think understand watch wonder"
)
_OWN = FIRST | PLURAL
_FINITE = frozenset(["VBD", "VBP", "VBZ", "VB"])
_INSIDE = frozenset(
    ["aux", "auxpass", "amod", "acl", "xcomp", "advcl", "pcomp", "relcl", "compound", "nsubj", "pobj", "dobj", "csubj"]
)
"""Where a verb needs no subject of its own."""


def tells_of_others(doc: Doc, segments: Sequence[Span], ownership: Ownership) -> bool:
    """Whether nobody but others acts in a text, told in full sentences."""
    own = sum(token.lower_ in _OWN for token in doc)
    if ownership.own or ownership.shared or own > MOST_OWN * len(doc):
        return False
    subjects = [token for token in doc if token.dep_.startswith("nsubj")]
    acts = any(token.lower_ in ("i", "we") and token.head.lemma_.lower() not in _LOOKING_ON for token in subjects)
    others = sum(token.lower_ in ("he", "she", "they") or token.pos_ in ("NOUN", "PROPN") for token in subjects)
    if acts or others < LEAST_OTHERS or _leaves_subjects_out(doc):
        return False
    lacking = sum(not any(span.start <= token.i < span.end for token in subjects) for span in segments)
    return lacking <= MOST_NOTES * len(segments)


def _leaves_subjects_out(doc: Doc) -> bool:
    """Whether some verb has no subject, neither itself nor through the verb that it is joined to."""
    led = {token.head.i for token in doc if token.dep_.startswith("nsubj") or token.dep_ in ("expl", "csubj")}
    for token in doc:
        if token.tag_ in _FINITE and token.dep_ not in _INSIDE:
            verb = token
            while verb.i not in led and verb.dep_ == "conj":
                verb = verb.head
            if verb.i not in led:
                return True
    return False
