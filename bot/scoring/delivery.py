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
    return sum(token.is_alpha or _is_figure(token.text) for token in span)


def _is_figure(text: str) -> bool:
    """Whether a token that is not all letters counts as a word; the second half of a contraction does not."""
    return any(c.isalnum() for c in text) and not text.startswith(("'", "’")) and text.lower() != "n't"


def word_counts(spans: Sequence[Span]) -> NDArray[np.float64]:
    """The words of each span."""
    return np.array([count_words(span) for span in spans], dtype=float)


def read_delivery(doc: Doc, segments: Sequence[Span], labels: Sequence[str]) -> Delivery:
    """The delivery of a whole text."""
    words = count_words(doc)
    counts = [count_words(span) for span in segments]
    shares = dict.fromkeys(LABELS, 0)
    for count, label in zip(counts, labels, strict=True):
        shares[label] += count
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
        hard_sentences=[
            (span.start_char, span.end_char) for span, count in zip(segments, counts, strict=True) if count > HARD
        ],
    )  # fmt: skip
