"""Who does what in a text: the subject of each clause, also where several verbs share one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Actor = Literal["i", "we", "they", "noun", "else", "none"]
_THEY = frozenset(["he", "she", "they", "who"])
_NOBODY = frozenset(["it", "this", "that", "there", "which", "what", "you"])
_VERBS = frozenset(["VERB", "AUX"])
_SUBJECT = frozenset(["nsubj", "nsubjpass"])
_FINITE = frozenset(["VBD", "VBN"])
_HEADS = frozenset(["ROOT", "conj", "ccomp", "advcl"])
MOST_NOTES = 0.34
"""Share of segments without a subject, above which a text is notes, which leave out the “I”."""


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
    negated = {token.head.i for token in doc if token.dep_ == "neg"}
    passive = {token.head.i for token in doc if token.dep_ == "auxpass"}
    subjects = _find_subjects(doc)
    for verb in doc:
        if verb.pos_ not in _VERBS or verb.dep_ in ("aux", "auxpass"):
            continue
        subject = subjects.get(verb.i)
        if subject is not None:
            yield Deed(_actor(subject), verb.lemma_.lower(), subject.dep_ == "nsubjpass", verb.i in negated)
        elif verb.tag_ in _FINITE and verb.dep_ in _HEADS:
            yield Deed("none", verb.lemma_.lower(), verb.i in passive, verb.i in negated)


def are_notes(segments: Sequence[Span]) -> bool:
    """Whether a text is notes rather than full sentences."""
    lacking = sum(not any(token.dep_.startswith("nsubj") for token in span) for span in segments)
    return lacking > MOST_NOTES * len(segments)


def _find_subjects(doc: Doc) -> dict[int, Token | None]:
    """The subject of each verb that has or shares one, by the verb's place. Each link between verbs is followed once,
    as an endless sentence may join thousands of them.
    """
    found: dict[int, Token | None] = {}
    for token in doc:
        if token.dep_ in _SUBJECT:
            found.setdefault(token.head.i, token)
    for verb in doc:
        joined = []
        while verb.i not in found and verb.dep_ == "conj" and verb.head.pos_ in _VERBS:
            joined.append(verb.i)
            verb = verb.head
        found.update(dict.fromkeys(joined, found.get(verb.i)))
    return found


def _actor(subject: Token) -> Actor:
    word = subject.lower_
    if word == "i":
        return "i"
    if word == "we":
        return "we"
    if word in _THEY:
        return "they"
    return "noun" if word not in _NOBODY and subject.pos_ in ("NOUN", "PROPN") else "else"
