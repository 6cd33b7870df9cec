"""The words of a parsed text as plain lists, made once: walking over spaCy's tokens again and again costs time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IS_ALPHA, IS_PUNCT, IS_SPACE, IS_STOP, IS_UPPER, LIKE_NUM
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

KEY = "starline"
"""Where a text's reading is kept, in the user data of its Doc."""


@dataclass(frozen=True)
class Reading:
    """The whole text, and one entry a token, in order."""

    text: str
    texts: list[str]
    lower: list[str]
    tags: list[str]
    is_word: NDArray[np.bool_]
    """Holds a letter or digit, and is not the second half of a contraction."""
    is_alpha: NDArray[np.bool_]
    is_stop: NDArray[np.bool_]
    is_upper: NDArray[np.bool_]
    is_number: NDArray[np.bool_]
    is_mark: NDArray[np.bool_]
    """Punctuation or white space."""


def read(doc: Doc) -> Reading:
    """The reading of a text, made at the first call."""
    found = doc.user_data.get(KEY)
    if found is None:
        found = doc.user_data[KEY] = _make(doc)
    reading: Reading = found
    return reading


def count_words(span: Doc | Span) -> int:
    """Words of a text or of a part of it; contractions are counted once."""
    if isinstance(span, Span):
        return int(read(span.doc).is_word[span.start : span.end].sum())
    return int(read(span).is_word.sum())


def word_counts(spans: Sequence[Span]) -> NDArray[np.float64]:
    """The words of each span."""
    return np.array([count_words(span) for span in spans], dtype=float)


def _make(doc: Doc) -> Reading:
    tokens = list(doc)
    texts = [token.text for token in tokens]
    lower = [text.lower() for text in texts]
    words = [
        word[0] not in "'’" and word != "n't" and (word.isalnum() or any(c.isalnum() for c in word)) for word in lower
    ]
    flags = doc.to_array([IS_ALPHA, IS_STOP, IS_UPPER, LIKE_NUM, IS_PUNCT, IS_SPACE]).astype(bool).reshape(len(doc), 6)
    return Reading(
        doc.text, texts, lower, [token.tag_ for token in tokens], np.array(words, dtype=bool), flags[:, 0], flags[:, 1],
        flags[:, 2], flags[:, 3], flags[:, 4] | flags[:, 5],
    )  # fmt: skip
