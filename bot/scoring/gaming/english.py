"""Whether a text is running English at all: made-up words, other languages, words in random order."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spacy.tokens import Doc

FEW = 6
"""Words, or content words, below which a text is too short to tell."""
MOST_UNKNOWN = 0.4
"""Share of content words that nobody else uses in what was learned from: 0.16 at most in answers by writers who were
not learned from, 0.5 and more in made-up words, and in other languages."""
_CODE = re.compile(
    r"\bdef \w+\(|\bprint\(|\bfunction \w*\(|\breturn [\w.]+;?$|^\s*(?:import|from|class|const|let|var) \w+[^.?!]*$|"
    r"</?[a-z]+[^<>]*>|[{};]\s*$|=>|[!=]=|\w\(\)|^\s*(?:#include|//)",
    re.MULTILINE,
)
LEAST_CODE = 3
"""Signs of a program or a page's markup that make a text one."""
LEAST_ORDER, LEAST_ORDER_OF_SENTENCES = -2.93, -2.8
"""Mean log probability of a word's tag after the one before. Running English lies above, words in random order below;
notes, which leave small words out, lie lower than sentences."""
SENTENCES = 0.6
"""Share of function words that only full sentences have."""


@dataclass(frozen=True)
class English:
    """What running English looks like, learned from the corpus."""

    order: Mapping[str, float]
    """See `fit_order`."""
    words: frozenset[str]
    """See `fit_words`."""


def stop_share(doc: Doc) -> float:
    """The share of function words among the words of a text; running English has two fifths or more."""
    words = [token.is_stop for token in doc if token.is_alpha]
    return sum(words) / max(1, len(words))


def is_gibberish(doc: Doc, words: Sequence[str], english: English, asks_work: bool) -> bool:
    """Whether a text is no running English; `words` are its words in lower case."""
    if len(_CODE.findall(doc.text)) >= LEAST_CODE:
        return True
    if len(words) < FEW:
        return False
    latin = sum(1 for word in words if re.search(r"[a-z]", word))
    if latin < 0.5 * len(words):
        return True
    odd = sum(1 for word in words if word.isalpha() and len(word) > 2 and not re.search(r"[aeiouy]", word))
    small = stop_share(doc)
    if odd > 0.25 * len(words) or (small < 0.12 and len(words) > 10):
        return True
    # A list of hobbies may well hold only words that nobody else uses.
    if asks_work and unknown_share(doc, english.words) > MOST_UNKNOWN:
        return True
    least = LEAST_ORDER if small < SENTENCES else LEAST_ORDER_OF_SENTENCES
    return len(words) >= 30 and small > 0.42 and orderliness(doc, english.order) < least


def unknown_share(doc: Doc, known: Collection[str]) -> float:
    """The share of a text's content words, names aside, that nobody in the corpus uses; 0 for a handful of words."""
    told = [t for t in doc if t.is_alpha and not t.is_stop and not t.tag_.startswith("NNP")]
    return sum(t.lemma_.lower() not in known for t in told) / len(told) if len(told) >= FEW else 0.0


def fit_words(docs: Sequence[Doc]) -> list[str]:
    """The lemmas of a set of texts, in alphabetical order."""
    return sorted({token.lemma_.lower() for doc in docs for token in doc if token.is_alpha})


def orderliness(doc: Doc, order: Mapping[str, float]) -> float:
    """How much the words' order is that of English: mean log probability of each tag after the one before it."""
    tags = [token.tag_ for token in doc if not token.is_punct and not token.is_space]
    pairs = [order.get(f"{a} {b}", order.get("*", -8.0)) for a, b in itertools.pairwise(tags)]
    return sum(pairs) / max(1, len(pairs))


def fit_order(docs: Sequence[Doc]) -> dict[str, float]:
    """The log probability of each pair of neighbouring tags in a set of texts, smoothed; '*' stands for the unseen."""
    pairs: Counter[tuple[str, str]] = Counter()
    firsts: Counter[str] = Counter()
    for doc in docs:
        tags = [token.tag_ for token in doc if not token.is_punct and not token.is_space]
        for a, b in itertools.pairwise(tags):
            pairs[a, b] += 1
            firsts[a] += 1
    table = {
        f"{a} {b}": round(math.log((count + 0.5) / (firsts[a] + 25)), 3) for (a, b), count in sorted(pairs.items())
    }
    return {**table, "*": -7.0}
