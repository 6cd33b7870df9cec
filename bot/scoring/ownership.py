"""Who acts in the action sentences: the speaker, the speaker with others, or others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.features import bare_verb, main_verb, person, subject_of
from bot.scoring.score import Ownership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span


def read_ownership(actions: Sequence[Span]) -> Ownership:
    """Count the actors of the action segments. 'We' is no fault: the speaker's part is clear with a single 'I' that
    acts.
    """
    own = shared = others = 0
    for span in actions:
        actor = "I" if bare_verb(span) is not None else person(subject_of(main_verb(span)))
        if actor in ("noun", "they", "it", "expl", "you", "none") and any(
            t.lower_ in ("i", "i'd", "i'm") for t in span
        ):
            actor = "I"
        own += actor == "I"
        shared += actor == "we"
        others += actor not in ("I", "we")
    return Ownership(own=own, shared=shared, others=others, clear=own > 0)
