"""Whether the words of a story make sense together: learned from well-formed nonsense (`data/star/nonsense`), in which
kettles resign and figures are folded, and from answers and stories of every other sort.

How usual a word is shows little, a story may be about anything; what usual words are said of unusual ones shows more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.scoring.gaming.actors import are_notes
from bot.scoring.logistic import fit_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

NONSENSE = -1.5
"""Log odds from which the words of a story count as nonsense; of 240 vivid stories that are not learned from none lies
above, of private ones one in twenty."""
COMMON, KNOWN = 30, 4
"""Honest stories that a word must be in to count as common, as known."""
STRENGTH = 0.3
FEWEST, STEPS, MOST = 12, 40, 10
"""Content words that a share is taken of, at least; the steps of a whole; the most steps that count."""
_ROLES = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "amod", "compound", "poss", "attr", "conj"])
_TELLING = frozenset(["NOUN", "VERB", "ADJ", "ADV"])
_PLACED = frozenset(["NOUN", "ADJ"])


@dataclass(frozen=True)
class Sense:
    """What was learned."""

    weights: Mapping[str, float]
    """By the name of a sign; above zero, they speak for nonsense."""
    common: frozenset[str]
    known: frozenset[str]
    """Lemmas; what is in neither is rare."""

    @classmethod
    def from_json(cls, numbers: Mapping[str, Any]) -> Sense:
        """Rebuild from `to_json`."""
        return cls(numbers["weights"], frozenset(numbers["common"]), frozenset(numbers["known"]))

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"weights": dict(self.weights), "common": sorted(self.common), "known": sorted(self.known)}

    def level(self, token: Token) -> str:
        """How usual a word is; names, numbers, pronouns and marks are a matter of their own."""
        if token.pos_ == "PRON":
            return token.lower_
        if token.pos_ == "PROPN":
            return "name"
        if token.pos_ == "NUM" or token.like_num:
            return "number"
        if not token.is_alpha:
            return "mark"
        lemma = token.lemma_.lower()
        return "common" if lemma in self.common else "known" if lemma in self.known else "rare"


def makes_no_sense(doc: Doc, segments: Sequence[Span], sense: Sense) -> bool:
    """Whether a story told in full sentences is well-formed nonsense."""
    if are_notes(segments):
        return False
    weights = sense.weights
    return weights["bias"] + sum(weights.get(sign, 0.0) for sign in _signs(doc, sense)) > NONSENSE


def fit_sense(usual: Sequence[Doc], sense: Sequence[Doc], nonsense: Sequence[Doc]) -> Sense:
    """Learn it; from the stories in `usual` also how usual a word is. `sense` should hold jargon, shells and private
    stories, too: they make sense, whatever else they lack.
    """
    stories = Counter(lemma for doc in usual for lemma in {t.lemma_.lower() for t in doc if t.is_alpha})
    common = frozenset(lemma for lemma, count in stories.items() if count >= COMMON)
    levels = Sense({}, common, frozenset(lemma for lemma, count in stories.items() if count >= KNOWN) - common)
    rows = [_signs(doc, levels) for doc in [*sense, *nonsense]]
    weights = fit_names(rows, [False] * len(sense) + [True] * len(nonsense), STRENGTH)
    return Sense(weights, levels.common, levels.known)


def _signs(doc: Doc, sense: Sense) -> list[str]:
    signs = set()
    counts: Counter[str] = Counter()
    telling = 0
    for token in doc:
        if not token.is_alpha:
            continue
        if token.pos_ in _TELLING and not token.is_stop:
            telling += 1
            level = sense.level(token)
            counts.update([level, f"{token.pos_} {level}"])
            signs.add(f"word:{token.lemma_.lower()}")
        if token.pos_ in _PLACED and token.dep_ in _ROLES:
            places, kinds = _place(token, sense)
            signs.update(places)
            counts.update(kinds)
    for name, count in counts.items():
        steps = min(MOST, STEPS * count // max(telling, FEWEST))
        signs.update(f"{name}:{step}" for step in range(1, steps + 1))
    return sorted(signs)


def _place(token: Token, sense: Sense) -> tuple[list[str], list[str]]:
    """What a word is to the word that it hangs on, and what of that is counted."""
    level, head = sense.level(token), token.head
    places = [
        f"{token.dep_} {level}<{head.lemma_.lower()}", f"{token.dep_} {level}<{head.pos_} {sense.level(head)}",
    ]  # fmt: skip
    kinds = [f"{token.dep_} {level}"]
    if token.dep_ == "pobj":
        places.append(f"{head.lower_} {level}<{head.head.lemma_.lower()}")
        kinds.append(f"{level} beside {sense.level(head.head)}")
    return places, kinds
