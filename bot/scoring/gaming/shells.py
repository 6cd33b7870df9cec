"""Whether a story is told in the words of a shell: learned from stories in which nothing can be pictured and from
honest ones, thin ones among them (`data/star/shells`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.logistic import fit_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span

Shells = dict[str, float]
"""Weights by the name of a sign; above zero, they speak for a shell."""

EMPTY = -0.8
"""Log odds from which a story counts as a shell. Few honest stories by writers not learned from lie above, none of them
one that its writer rated above 2."""
OPENING = 45
"""The first words of each text are learned from as a text of their own, so that being short is no sign."""
STRENGTH = 0.3
TIMES = 3
"""What a shell and a thin story count for, beside the many honest ones."""
_TELLING = frozenset(["NOUN", "VERB", "ADJ", "ADV"])


def sounds_hollow(doc: Doc, shells: Shells) -> bool:
    """Whether the words of a story are those of shells."""
    return shells["bias"] + sum(shells.get(sign, 0.0) for sign in _signs(doc)) > EMPTY


def fit_shells(honest: Sequence[Doc], contrasts: Mapping[str, list[Doc]]) -> Shells:
    """The weights, from honest stories and the 'hollow' and 'thin' ones."""
    full = [*honest, *contrasts["thin"] * TIMES]
    texts = [*full, *contrasts["hollow"] * TIMES]
    rows = [_signs(doc) for doc in texts] + [_signs(doc[:OPENING]) for doc in texts]
    return fit_names(rows, [number >= len(full) for number in range(len(texts))] * 2, STRENGTH)


def _signs(doc: Doc | Span) -> list[str]:
    return sorted({
        token.lemma_.lower()
        for token in doc
        if token.is_alpha and not token.is_stop and token.pos_ in _TELLING and len(token.lemma_) > 2
    })  # fmt: skip
