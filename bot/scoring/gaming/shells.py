"""Whether a story is told in the words of a shell: learned from stories in which nothing can be pictured and from
honest ones, thin ones among them (`data/star/shells`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.logistic import fit_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

Shells = dict[str, float]
"""Weights by the name of a sign; above zero, they speak for a shell."""

EMPTY = -0.4
"""Log odds from which a story counts as a shell. Few honest stories by writers not learned from lie above, none of them
one that its writer rated above 2."""
STRENGTH = 0.3
TIMES = 3
"""What a shell and a thin story count for, beside the many honest ones."""
_TELLING = frozenset(["NOUN", "VERB", "ADJ", "ADV"])


def sounds_hollow(doc: Doc, shells: Shells) -> bool:
    """Whether the words of a story are those of shells."""
    return shells["bias"] + sum(shells.get(sign, 0.0) for sign in _signs(doc)) > EMPTY


def fit_shells(honest: Sequence[Doc], contrasts: Mapping[str, Sequence[Doc]]) -> Shells:
    """The weights, from honest stories and the 'hollow' and 'thin' ones."""
    hollow, thin = [list(contrasts["hollow"]) * TIMES, list(contrasts["thin"]) * TIMES]
    rows = [_signs(doc) for doc in [*honest, *thin, *hollow]]
    return fit_names(rows, [False] * (len(honest) + len(thin)) + [True] * len(hollow), STRENGTH)


def _signs(doc: Doc) -> list[str]:
    return sorted({
        token.lemma_.lower()
        for token in doc
        if token.is_alpha and not token.is_stop and token.pos_ in _TELLING and len(token.lemma_) > 2
    })  # fmt: skip
