"""What ties the sentences of a text to one another in the order in which they stand, against any other order.

Every tie has a name. It counts how often it joins a sentence to the next, or to the next but one, less how often it
would in an order left to chance: so a text is measured against its own shuffles, and what it is about plays no part.
(Neighbours against pairs from elsewhere in the text, as in Xu et al. 2019, A Cross-Domain Transferable Neural
Coherence Model; here with features that can be read.)
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.scoring.coherence.mentions import Mentions

NEXT_BUT_ONE, EARLIER = 0.5, 0.6
"""What a tie to the sentence after the next one counts for, and one to any later sentence."""
_OPENERS = frozenset(["CC", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "RB", "RP", "TO", "UH", "WDT", "WP", "WRB"])


def _flags(*flags: bool) -> str:
    return "".join(str(int(flag)) for flag in flags)


def _opener(sentence: Mentions) -> str:
    tag = sentence.opening_tags.partition(" ")[0]
    return sentence.opening if tag in _OPENERS else tag


_SIDES: dict[str, tuple[Callable[[Mentions], str], Callable[[Mentions], str]]] = {
    "subject-opener": (lambda a: a.subject, _opener),
    "subjects": (lambda a: a.subject, lambda b: b.subject),
    "openers": (_opener, _opener),
    "tenses": (lambda a: a.tense, lambda b: b.tense),
    "genders": (lambda a: a.gender, lambda b: b.gender),
    "he": (lambda a: _flags(a.singular, a.person, a.one), lambda b: _flags(b.singular)),
    "he-does": (lambda a: _flags(a.singular, a.person), lambda b: _flags(b.subject in ("he", "she"))),
    "they": (lambda a: _flags(a.plural, a.many), lambda b: _flags(b.plural)),
    "they-do": (lambda a: _flags(a.plural, a.many), lambda b: _flags(b.subject == "they")),
    "it-does": (lambda a: _flags(a.one, a.it), lambda b: _flags(b.subject == "it")),
    "pointing": (lambda a: a.tense, lambda b: b.opening if b.opening in ("this", "that", "these", "it") else ""),
    "figures": (lambda a: _flags(a.figure), lambda b: _flags(b.figure)),
    "persons": (lambda a: a.persons, lambda b: b.persons),
    "asked": (lambda a: _flags(a.asks), _opener),
    "perfect": (lambda a: _flags(a.perfect), lambda b: _flags(b.perfect)),
    "lengths": (lambda a: str(min(4, a.words // 5)), lambda b: str(min(4, b.words // 5))),
    "negated": (lambda a: _flags(a.negated), lambda b: _flags(b.negated)),
}
"""What of a sentence is held against what of another that follows it."""


class Ties:
    """The ties between the sentences of one text, in any order of them."""

    def __init__(self, sentences: Sequence[Mentions]) -> None:
        self._size = len(sentences)
        self._alone = [list(_alone(sentence)) for sentence in sentences]
        lefts = [[f"{name} {left(s)}>" for name, (left, _) in _SIDES.items()] for s in sentences]
        rights = [[right(s) for _, right in _SIDES.values()] for s in sentences]
        self._beside = [
            [[] if a is b else [x + y for x, y in zip(left, right, strict=True)] + list(_shared(a, b))
             for b, right in zip(sentences, rights, strict=True)]
            for a, left in zip(sentences, lefts, strict=True)
        ]  # fmt: skip
        self._ahead = [[[] if a is b else list(_leads(a, b)) for b in sentences] for a in sentences]

    def expect(self) -> dict[str, float]:
        """How much of each tie there is in the mean over all orders."""
        size = self._size
        next_one, next_but_one = 1 / size, NEXT_BUT_ONE * (size - 2) / (size * (size - 1))
        beside = Counter(itertools.chain.from_iterable(itertools.chain.from_iterable(self._beside)))
        alone = Counter(itertools.chain.from_iterable(self._alone))
        return {
            **{f"n {name}": times * next_one for name, times in beside.items()},
            **{f"o {name}": times * next_but_one for name, times in beside.items()},
            **{f"{end} {name}": times * next_one for end in ("first", "last") for name, times in alone.items()},
        }

    def count(self, order: Sequence[int]) -> dict[str, float]:
        """How much of each tie there is if the sentences stand in this order of theirs."""
        size = self._size
        found: defaultdict[str, float] = defaultdict(float)
        for place, i in enumerate(order):
            for name in self._beside[i][order[place + 1]] if place + 1 < size else ():
                found["n " + name] += 1.0
            for name in self._beside[i][order[place + 2]] if place + 2 < size else ():
                found["o " + name] += NEXT_BUT_ONE
            for name in self._alone[i]:
                found["e " + name] += EARLIER * (size - 1 - 2 * place) / size
            for j in order[place + 1 :]:
                for sign, leads in ((EARLIER / size, self._ahead[i][j]), (-EARLIER / size, self._ahead[j][i])):
                    for name, times in leads:
                        found["e " + name] += sign * times
        for end, i in (("first ", order[0]), ("last ", order[-1])):
            for name in self._alone[i]:
                found[end + name] += 1.0
        return found

    def weigh(self, order: Sequence[int], weights: Mapping[str, float]) -> float:
        """The log odds that this order is left to chance, as far as ties show: what is found less what is expected,
        by the weights of the names.
        """
        found, expected = self.count(order), self.expect()
        weigh = weights.get
        return sum(worth * weigh(name, 0.0) for name, worth in found.items()) - sum(
            worth * weigh(name, 0.0) for name, worth in expected.items()
        )


def _shared(a: Mentions, b: Mentions) -> Iterator[str]:
    yield f"nouns {min(3, len(a.nouns & b.nouns))}"
    yield f"content {min(3, len(a.content & b.content))}"
    yield f"a-the {min(2, len(a.introduced & b.known))}"
    yield f"the-a {min(2, len(a.known & b.introduced))}"
    yield f"bare-the {min(2, len(a.bare & b.known))}"
    yield f"the-bare {min(2, len(a.known & b.bare))}"
    yield f"the-the {min(2, len(a.known & b.known))}"
    yield f"becomes-subject {min(2, len(a.nouns & b.subjects))}"
    yield f"names {_flags(not a.names.isdisjoint(b.names), a.full_name, b.full_name)}"
    for word in b.leaning:
        yield f"leaning {word} {int(not a.content.isdisjoint(b.content))}"


def _leads(a: Mentions, b: Mentions) -> Iterator[tuple[str, int]]:
    """Signs that one sentence stands before another, with how many there are."""
    yield f"tenses {a.tense}>{b.tense}", 1
    signs = (
        ("a-the", min(2, len(a.introduced & b.known))),
        ("a-noun", min(2, len(a.introduced & b.nouns))),
        ("bare-the", min(2, len(a.bare & b.known))),
        ("bare-noun", min(2, len(a.bare & b.nouns))),
        ("noun-subject", len(a.nouns & b.subjects)),
        ("full-name", int(a.full_name and not b.full_name and not a.names.isdisjoint(b.names))),
        ("name-he", int(a.person and not a.singular and b.singular and not b.person)),
        ("one-he", int(a.one and not a.singular and b.singular)),
        ("many-they", int(a.many and not a.plural and b.plural)),
        ("month", int(a.month is not None and b.month is not None and a.month < b.month)),
        ("day", int(a.day is not None and b.day is not None and a.day < b.day)),
    )
    yield from ((name, times) for name, times in signs if times)


def _alone(sentence: Mentions) -> Iterator[str]:
    """What a sentence says of its place by itself."""
    yield f"opening {sentence.opening}"
    yield f"openings {sentence.openings}"
    yield f"tags {sentence.opening_tags}"
    yield f"subject {sentence.subject}"
    yield f"tense {sentence.tense}"
    yield f"verb {sentence.verb}"
    yield f"persons {sentence.persons}"
    yield f"known {min(2, len(sentence.known))}"
    yield f"introduced {min(2, len(sentence.introduced))}"
    yield f"it {_flags(sentence.it, sentence.pointing)}"
    yield f"named {_flags(bool(sentence.names))}"
    yield f"figure {_flags(sentence.figure)}"
    yield f"perfect {_flags(sentence.perfect)}"
    yield f"negated {_flags(sentence.negated)}"
    yield f"length {min(6, sentence.words // 4)}"
    for word in sentence.leaning:
        yield f"leaning {word}"
