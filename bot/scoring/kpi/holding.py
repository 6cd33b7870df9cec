"""Movements that did not come about because somebody saw to it, or that were turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_KEEPING = listed("prevent stop keep save protect guard hold shield block")
"""Before 'from': 'we kept AHT from going up'."""
_ENDING = listed("stop prevent avoid halt end arrest stem block cease")
"""Of a movement itself: 'we stopped the rise', 'it stopped climbing', 'to avoid a drop'."""
_TURNING = listed("reverse undo overturn")
_HANGING = frozenset(["xcomp", "ccomp", "acl", "dobj", "pcomp", "pobj", "advcl"])
_FAR = 3
"""Links between a movement and the verb that holds it off."""
_TURNED = re.compile(
    r"\bturn(?:ed|ing|s)? (?:it|that|this|them|things|the \w+) (?:a?round|back)\b|"
    r"\brevers(?:ed|ing) (?:it|that|this)\b",
    re.IGNORECASE,
)


def held_off(token: Token) -> bool:
    """Whether a word of movement is of what was kept from happening: 'prevented CSAT from dropping', 'stopped the rise
    in attrition', 'it stopped falling'.
    """
    if token.dep_ in ("advmod", "prt") and token.head.tag_ == "VBG":
        token = token.head
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ in ("dobj", "nsubjpass") and _does(token.head, _ENDING)
    if token.tag_ != "VBG" or token.dep_ not in _HANGING:
        return False
    kept = token.dep_ in ("pcomp", "pobj") and token.head.lower_ == "from"
    word = token.head
    for _ in range(_FAR):
        if _does(word, _KEEPING if kept else _ENDING):
            return True
        if word.pos_ in ("VERB", "AUX") or word.head == word:
            return False
        word = word.head
    return False


def reversed_by(token: Token) -> bool:
    """Whether a word of movement is of what was turned round: 'reversed the slide'."""
    return token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass") and _does(token.head, _TURNING)


def turned_round(text: str, start: int, end: int) -> int:
    """Where a range of a text tells that what came before was turned round; -1 if nowhere."""
    match = _TURNED.search(text, start, end)
    return match.start() if match else -1


def _does(verb: Token, verbs: frozenset[str]) -> bool:
    return verb.lemma_.lower() in verbs and not any(child.dep_ == "neg" for child in verb.children)
