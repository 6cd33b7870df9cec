"""spaCy's rules for parts of speech and irregular words, tried once for every kind of word.

spaCy's AttributeRuler tries all its rules on every word of every text, which is a quarter of the parse. Nearly all of
them ask for nothing but a word with its tag and dependency, so what they say of one such word they say of the next.
"""

from collections.abc import Iterable
from typing import cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.pipeline.attributeruler import AttributeRulerPatternType
from spacy.tokens import Doc
from spacy.vocab import Vocab

# No postponed annotations here: spaCy checks a factory's settings by the types themselves.
NAME = "attribute_ruler"
FACTORY = "attribute_ruler_by_word"
ASKED = frozenset(["TAG", "LOWER", "DEP", "IS_SPACE"])
"""What a rule may ask of a word; each follows from the word in small letters, its tag and its dependency."""
MOST = 50_000
"""Kinds of words that are kept."""


class RulerByWord(AttributeRuler):
    """Sets what an AttributeRuler with the same patterns sets, in a third of its time."""

    def __init__(self, vocab: Vocab, name: str = NAME) -> None:
        super().__init__(vocab, name)
        self._longer = Matcher(vocab)
        self._known: dict[tuple[int, int, int], list[tuple[int, int]]] = {}

    def add_patterns(self, patterns: Iterable[AttributeRulerPatternType]) -> None:
        """Add rules, each a dictionary of patterns, attributes and an index, as spaCy gives and takes them."""
        super().add_patterns(patterns)
        self._known.clear()
        for number in range(len(self.attrs)):
            longer = [pattern for pattern in self.matcher.get(str(number))[1] if len(pattern) > 1]
            if longer and str(number) not in self._longer:
                self._longer.add(str(number), longer)

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """The rules that fit in a text, in the order in which they set attributes: number, key, first token and the
        token after the last.
        """
        found: list[tuple[int, int, int, int]] = []
        for place, token in enumerate(doc):
            kind = (token.lower, token.tag, token.dep)
            rules = self._known.get(kind)
            if rules is None:
                rules = self._fitting(doc, place)
                if len(self._known) < MOST:
                    self._known[kind] = rules
            for number, key in rules:
                found.append((number, key, place, place + 1))
        longer = self._longer(doc, allow_missing=True)
        if longer:
            found.extend((self._number(key), key, start, end) for key, start, end in longer)
            found.sort()
        return found

    def _fitting(self, doc: Doc, place: int) -> list[tuple[int, int]]:
        matches = self.matcher(doc[place : place + 1], allow_missing=True)
        return sorted((self._number(key), key) for key, _, _ in matches)

    def _number(self, key: int) -> int:
        return int(self.vocab.strings[key])


def set_by_word(nlp: Language) -> None:
    """Let a pipeline try its rules once for every kind of word, if they ask for nothing else."""
    rules = nlp.get_pipe(NAME) if nlp.has_pipe(NAME) else None
    if not isinstance(rules, AttributeRuler):
        return
    asked = [word for number in range(len(rules.attrs)) for p in rules.matcher.get(str(number))[1] for word in p]
    if all(ASKED.issuperset(word) for word in asked):
        nlp.replace_pipe(NAME, FACTORY)
        cast(RulerByWord, nlp.get_pipe(NAME)).add_patterns(rules.patterns)


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> RulerByWord:
    return RulerByWord(nlp.vocab, name)
