"""Parsing many texts at once, half of them in a process of its own."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from bot.scoring.beside import MANY, begin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

BATCH = 64
"""Texts that the pipeline takes at once."""


def parse_all(texts: Sequence[str], nlp: Language) -> list[Doc]:
    """The parsed texts, in their order.

    spaCy's own `n_process` copies every parsed text from one process to another; here every second one stays where it
    is parsed.
    """

    def parse(some: Sequence[str]) -> list[Doc]:
        return list(nlp.pipe(some, batch_size=BATCH))

    if len(texts) <= MANY:
        return parse(texts)
    others = begin(lambda: [doc.to_bytes() for doc in parse(texts[1::2])])
    docs = parse(texts[::2])
    found = [Doc(nlp.vocab).from_bytes(doc) for doc in others()]
    return [doc for pair in itertools.zip_longest(docs, found) for doc in pair if doc is not None]
