"""What the parse says of every word, with rules that are tried once for every kind of word."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.assistant.preparation import CORPUS
from bot.scoring.attributes import RulerByWord, set_by_word
from bot.scoring.corpus import read_corpus
from bot.scoring.pipeline import DEFAULTS, load_pipeline

IRREGULAR = [
    "I'm gonna go, lemme see. Ain't it? Let's c'mon, y'all! There's no queue, and there were 40.",
    "  \n\t ",
    "That's what we'd gotten. He'd've known it; the team, who'd left, cannot say.",
    "日本語 12:30 80/20 — “ok”",
    "",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    """The pipeline as spaCy loads it."""
    name = next(name for name in DEFAULTS if spacy.util.is_package(name))
    return spacy.load(name, exclude=["ner"])


def test_every_word_has_the_attributes_that_spacy_gives_it(plain: Language) -> None:
    texts = [*IRREGULAR, *(answer.text for answer in read_corpus(CORPUS)[::20])]

    ours, theirs = ([_told(doc) for doc in nlp.pipe(texts)] for nlp in (load_pipeline(), plain))

    assert isinstance(load_pipeline().get_pipe("attribute_ruler"), RulerByWord)
    assert ours == theirs


def test_rules_that_ask_for_more_than_a_kind_of_word_are_left_to_spacy() -> None:
    nlp = spacy.blank("en")
    rules = nlp.add_pipe("attribute_ruler")
    rules.add([[{"ENT_TYPE": "ORG"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]

    set_by_word(nlp)

    assert nlp.get_pipe("attribute_ruler") is rules


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc]
