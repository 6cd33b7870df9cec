"""What a sentence mentions, as far as it shows where the sentence may stand: what it brings in, what it takes as
known, whom it calls he or they, when it happens.

The roles of the entity grid (Barzilay and Lapata 2008, Modeling Local Coherence), with the articles that tell a first
mention from a later one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SINGULAR = listed("he him his himself she her hers herself")
_MEN, _WOMEN = listed("he him his himself"), listed("she her hers herself")
_THEY, _WE, _I, _IT = listed("they them their theirs"), listed("we us our"), listed("i me my"), listed("it its")
_POINTING = listed("this that these those")
_DEFINITE = listed("the that this those these")
_LEANING = listed(
    """
    another other others too again also same such both either neither instead still even already one ones so then
    else rest second third next last first now there once after before later since until finally eventually because
    but and which only
    """
)
"""Words that lean on something said before, or place a sentence in time."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOVED_BY_OTHERS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr", "conj", "poss"])


@dataclass(frozen=True)
class Mentions:
    """One sentence. Sets hold lemmas in lower case."""

    words: int
    opening: str
    openings: str
    """The first word and the first two, in lower case."""
    opening_tags: str
    subject: str
    """The pronoun that is the subject, else its part of speech, or 'none'."""
    tense: str
    """The tag of the main verb, with 'h' for the past perfect and 'm' for would and could."""
    verb: str
    persons: str
    """Who is spoken of by pronouns: h(e or she), t(hey), w(e), i."""
    gender: str
    nouns: frozenset[str]
    subjects: frozenset[str]
    introduced: frozenset[str]
    """Nouns after 'a' and 'an'."""
    known: frozenset[str]
    """Nouns after 'the', 'this' and the like."""
    bare: frozenset[str]
    names: frozenset[str]
    content: frozenset[str]
    leaning: frozenset[str]
    full_name: bool
    person: bool
    """Whether a name stands where a person would."""
    one: bool
    many: bool
    """Whether a common noun stands in the singular, in the plural."""
    it: bool
    pointing: bool
    figure: bool
    perfect: bool
    negated: bool
    asks: bool
    month: int | None
    day: int | None

    @property
    def singular(self) -> bool:
        """Whether somebody is called he or she."""
        return "h" in self.persons

    @property
    def plural(self) -> bool:
        """Whether some are called they."""
        return "t" in self.persons


def read_mentions(span: Span) -> Mentions:
    """What one sentence of a parsed text mentions."""
    tokens = list(span)
    words = [token for token in tokens if token.text[0].isalnum()] or tokens[:1]
    lower = [token.lower_ for token in words]
    said = set(lower)
    subject = next((token for token in tokens if token.dep_.startswith("nsubj")), None)
    root = next((token for token in tokens if token.dep_ == "ROOT"), tokens[0])
    helpers = {token.lower_ for token in tokens if token.dep_.startswith("aux") and token.head.i == root.i}
    articles = {token.head.i: token.lower_ for token in tokens if token.dep_ in ("det", "poss")}
    common = [token for token in tokens if token.pos_ == "NOUN"]
    names = [token for token in tokens if token.pos_ == "PROPN"]
    nouns = frozenset(token.lemma_.lower() for token in (*common, *names))
    capital = {token.lower_ for token in names}
    return Mentions(
        words=len(words), opening=lower[0], openings=" ".join(lower[:2]),
        opening_tags=" ".join(token.tag_ for token in words[:2]), subject=_subject(subject),
        tense=_tense(root, helpers), verb=root.lemma_.lower(),
        persons="".join(m for m, own in (("h", SINGULAR), ("t", _THEY), ("w", _WE), ("i", _I)) if said & own),
        gender=f"{int(bool(said & _MEN))}{int(bool(said & _WOMEN))}",
        nouns=nouns,
        subjects=frozenset(t.lemma_.lower() for t in (*common, *names) if t.dep_.startswith("nsubj")),
        introduced=frozenset(t.lemma_.lower() for t in common if articles.get(t.i) in ("a", "an")),
        known=frozenset(t.lemma_.lower() for t in common if articles.get(t.i) in _DEFINITE),
        bare=frozenset(t.lemma_.lower() for t in common if t.i not in articles),
        names=frozenset(capital),
        content=frozenset(
            t.lemma_.lower() for t in tokens
            if t.pos_ in ("NOUN", "VERB", "ADJ", "PROPN", "ADV") and not t.is_stop and len(t.lemma_) > 2
        ),
        leaning=frozenset(said & _LEANING),
        full_name=any(a.i + 1 == b.i for a, b in itertools.pairwise(names)),
        person=any(t.dep_ in _MOVED_BY_OTHERS for t in names),
        one=any(t.tag_ == "NN" for t in common), many=any(t.tag_ == "NNS" for t in common),
        it=bool(said & _IT), pointing=bool(said & _POINTING), figure=any(t.pos_ == "NUM" for t in tokens),
        perfect=any(t.lower_ == "had" and t.dep_.startswith("aux") for t in tokens),
        negated=any(t.dep_ == "neg" for t in tokens), asks=tokens[-1].text == "?",
        month=next((n for n, m in enumerate(_MONTHS) if m in capital), None),
        day=next((n for n, d in enumerate(_DAYS) if d in capital), None),
    )  # fmt: skip


def _subject(subject: Token | None) -> str:
    if subject is None:
        return "none"
    return subject.lower_ if subject.pos_ == "PRON" else subject.pos_


def _tense(root: Token, helpers: set[str]) -> str:
    would = helpers & {"would", "will", "could", "can"}
    return root.tag_ + ("h" if "had" in helpers else "") + ("m" if would else "")
