"""Who does what in a text: the subject of each clause, also where several verbs share one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Actor = Literal["i", "we", "they", "noun", "else", "none"]
_THEY = frozenset(["he", "she", "they", "who"])
_NOBODY = frozenset(["it", "this", "that", "there", "which", "what", "you"])
_SUBJECT = frozenset(["nsubj", "nsubjpass"])
_FINITE = frozenset(["VBD", "VBN"])
_HEADS = frozenset(["ROOT", "conj", "ccomp", "advcl"])


@dataclass(frozen=True)
class Deed:
    """A verb with its actor."""

    actor: Actor
    """'else' is whatever is no person, 'none' a verb in the past without a subject."""
    verb: str
    passive: bool
    negated: bool


def read_deeds(doc: Doc) -> Iterator[Deed]:
    """The verbs of a parsed text that have a subject, and past ones that lack it, in the order in which they stand."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
            continue
        subject = _subject_of(verb)
        negated = any(child.dep_ == "neg" for child in verb.children)
        if subject is not None:
            yield Deed(_actor(subject), verb.lemma_.lower(), subject.dep_ == "nsubjpass", negated)
        elif verb.tag_ in _FINITE and verb.dep_ in _HEADS:
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            yield Deed("none", verb.lemma_.lower(), passive, negated)


def _subject_of(verb: Token) -> Token | None:
    while True:
        subject = next((child for child in verb.children if child.dep_ in _SUBJECT), None)
        if subject is not None or verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            return subject
        verb = verb.head


def _actor(subject: Token) -> Actor:
    word = subject.lower_
    if word == "i":
        return "i"
    if word == "we":
        return "we"
    if word in _THEY:
        return "they"
    return "noun" if word not in _NOBODY and subject.pos_ in ("NOUN", "PROPN") else "else"
