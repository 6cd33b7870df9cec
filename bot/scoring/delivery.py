"""How an answer would come across when spoken: length, balance of the parts, hedging, fillers, sentences hard to
follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.scoring.corpus import LABELS
from bot.scoring.kpi.hesitation import SOUNDS
from bot.scoring.score import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span, Token

WORDS_PER_MINUTE = 150
SHORT, LONG = 130, 340
"""Words in one to two minutes or so, which career services advise for a spoken answer."""
HARD = 45
"""Words of a sentence above which a listener loses the thread."""
HEDGES = (
    "kind of", "sort of", "i guess", "i suppose", "maybe", "perhaps", "probably", "somewhat", "i think",
    "more or less", "hopefully",
)  # fmt: skip


def count_words(span: Iterable[Token]) -> int:
    """Words of a piece of text: tokens that hold a letter or digit, contractions counted once."""
    return sum(
        1
        for token in span
        if (token.is_alpha or any(c.isalnum() for c in token.text))
        and not token.text.startswith(("'", "’"))
        and token.lower_ != "n't"
    )


def word_counts(spans: Sequence[Span]) -> NDArray[np.float64]:
    """The words of each span."""
    return np.array([count_words(span) for span in spans], dtype=float)


def read_delivery(doc: Doc, segments: Sequence[Span], labels: Sequence[str]) -> Delivery:
    """The delivery of a whole text."""
    words = count_words(doc)
    shares = dict.fromkeys(LABELS, 0)
    for span, label in zip(segments, labels, strict=True):
        shares[label] += count_words(span)
    total = max(1, sum(shares.values()))
    lower = [token.lower_ for token in doc]
    hedges: list[tuple[int, int]] = []
    for phrase in HEDGES:
        parts = phrase.split()
        places = [i for i, word in enumerate(lower) if word == parts[0] and lower[i : i + len(parts)] == parts]
        hedges.extend((doc[i].idx, doc[i + len(parts) - 1].idx + len(doc[i + len(parts) - 1])) for i in places)
    return Delivery(
        words=words, seconds=round(words * 60 / WORDS_PER_MINUTE),
        length="short" if words < SHORT else "long" if words > LONG else "good",
        balance={label: round(share / total, 3) for label, share in shares.items()}, hedges=sorted(hedges),
        fillers=[(t.idx, t.idx + len(t)) for t in doc if t.lower_ in SOUNDS],
        hard_sentences=[(s.start_char, s.end_char) for s in segments if count_words(s) > HARD],
    )  # fmt: skip
