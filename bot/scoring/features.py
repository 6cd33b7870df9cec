"""What a segment looks like to the labelling model: how it is said and where, not what trade it is about."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

Features = dict[str, float]

FIRST = frozenset(["i", "me", "my", "mine", "myself", "im"])
PLURAL = frozenset(["we", "us", "our", "ours", "ourselves"])
OTHERS = frozenset(["he", "she", "they", "him", "her", "them", "his", "their", "theirs", "who"])
KEPT = listed(
    """
    after again ago already also although always and anyway are as at back be because been before below between
    but by can cause could did do does down during each end ended even every eventually everyone finally first
    for from gave get getting given go going gone got had half has have if in instead into is it just kept last
    later least left less let like look managed me more most much my needed never next no nobody none not now of
    off on once one only onto or other our out over own point put rather right said same second see set should
    since so some started started still stopped supposed than that the their them then there these they third
    this those through till time to today together told took turned under until up us used very was wanted well
    we went were what when where which while who whole why will with within without would yet you
    """
)
"""Words that are kept as they are: function words and the commonest verbs and adverbs of telling."""
TELLING = listed(
    """
    action aim answer assignment better brief challenge change deadline decision difference duty end feedback
    goal happy idea issue job learning lesson mandate mission objective order outcome plan problem project
    promise purpose reason request response responsibility responsible result role situation solution step
    success successful target task team thing trouble way week month year worse
    """
)
"""Nouns and adjectives of telling, which belong to no trade."""
TIMES = listed(
    """
    year month week day quarter morning night summer winter spring autumn hour january february march april may
    june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday christmas easter
    """
)


_LINKS = listed("so then and also but first second third next later afterwards eventually finally again plus ah well")
"""What may stand before the verb of a note."""


def describe(spans: Sequence[Span]) -> list[Features]:
    """The features of the segments of one text, in order, each with those of its neighbours."""
    return arrange([describe_alone(span) for span in spans], [len(span) for span in spans])


def arrange(alone: Sequence[Features], lengths: Sequence[int]) -> list[Features]:
    """Features of segments in a text, from those of each alone and their lengths in tokens: adds place and
    neighbours.
    """
    places = _places(lengths)
    shared = [_shared(features) for features in alone]
    rows = []
    for i, features in enumerate(alone):
        row = {**features, **places[i]}
        row.update({f"-1:{key}": value for key, value in (shared[i - 1] if i else {"edge": 1.0}).items()})
        following = shared[i + 1] if i + 1 < len(alone) else {"edge": 1.0}
        row.update({f"+1:{key}": value for key, value in following.items()})
        rows.append(row)
    return rows


def _places(lengths: Sequence[int]) -> list[Features]:
    total = len(lengths)
    whole = max(1, sum(lengths))
    rows = []
    before = 0
    for i, length in enumerate(lengths):
        share = (before + length / 2) / whole
        place: Features = {"bias": 1.0, "share": share, "share²": share * share, "late": max(0.0, share - 0.5)}
        place[f"tenth={int(share * 10)}"] = 1.0
        place[f"fifth={int(share * 5)}"] = 1.0
        place[f"from-start={min(i, 4)}"] = 1.0
        place[f"from-end={min(total - 1 - i, 4)}"] = 1.0
        place[f"many={min(total // 3, 6)}"] = 1.0
        rows.append(place)
        before += length
    return rows


def _shared(features: Features) -> Features:
    return {
        key: value for key, value in features.items() if key.startswith(("root", "subj", "tense", "first:", "has:"))
    }


def describe_alone(span: Span) -> Features:
    """The features of a segment whatever stands around it."""
    words = [token for token in span if not token.is_punct and not token.is_space]
    features: Features = {}
    lowers = [token.lower_.strip("'’") for token in words]
    for lower, token in zip(lowers, words, strict=True):
        if lower in KEPT or token.pos_ in ("PRON", "AUX", "SCONJ", "CCONJ", "ADP", "PART", "INTJ"):
            features[f"w:{lower}"] = 1.0
        elif token.lemma_.lower() in TELLING:
            features[f"n:{token.lemma_.lower()}"] = 1.0
        elif token.pos_ in ("ADV", "VERB"):
            features[f"{token.pos_[0]}:{token.lemma_.lower()}"] = 1.0
    kept = [
        lower if lower in KEPT or token.pos_ in ("PRON", "AUX") else token.tag_
        for lower, token in zip(lowers, words, strict=True)
    ]
    for pair in itertools.pairwise(kept):
        features["2:" + " ".join(pair)] = 1.0
    if kept:
        features[f"first:{kept[0]}"] = 1.0
        features["opening:" + " ".join(kept[:2])] = 1.0
        features["opening3:" + " ".join(kept[:3])] = 1.0
    bare = bare_verb(span)
    if bare is not None:
        features["bare"] = features["has:I"] = 1.0
    root = bare or main_verb(span)
    tag = "VBD" if bare is not None else root.tag_
    features[f"root={tag}"] = 1.0
    features[f"rootlemma={root.lemma_.lower()}"] = 1.0
    kind = "I" if bare is not None else person(subject_of(root))
    features[f"subj={kind}"] = 1.0
    features[f"subj+root={kind} {tag}"] = 1.0
    features[f"subj+lemma={kind} {root.lemma_.lower()}"] = 1.0
    for child in root.children:
        if child.dep_ in ("aux", "auxpass", "neg", "xcomp", "ccomp", "advcl", "mark", "prep", "expl", "prt"):
            features[f"root-{child.dep_}"] = 1.0
            if child.dep_ in ("aux", "auxpass", "neg", "expl"):
                features[f"root-{child.dep_}:{child.lower_}"] = 1.0
    for lower in lowers:
        if lower in FIRST:
            features["has:I"] = 1.0
        elif lower in PLURAL:
            features["has:we"] = 1.0
        elif lower in OTHERS:
            features["has:they"] = 1.0
    for token in words:
        if token.like_num:
            features["has:number"] = 1.0
        if token.lemma_.lower() in TIMES:
            features["has:time"] = 1.0
        features[f"tag:{token.tag_}"] = 1.0
    text = span.text
    if "%" in text or "percent" in lowers:
        features["has:percent"] = 1.0
    if '"' in text or "“" in text:
        features["has:quote"] = 1.0
    if re.search(r"\bfrom\b.*\bto\b", text, re.IGNORECASE):
        features["has:from-to"] = 1.0
    features[f"long={min(len(words) // 4, 7)}"] = 1.0
    return features


def bare_verb(span: Span) -> Token | None:
    """The verb in the past that a segment begins with, as in notes: 'pulled the logs', 'then asked IT'. Whoever
    writes so leaves out 'I' (Haegeman, "Register variation in English", 1997: subject omission in diaries).
    """
    for token in span:
        if token.is_punct or token.is_space or token.lower_ in _LINKS or token.tag_ in ("HYPH", "LS", ":"):
            continue
        if (
            token.tag_ not in ("VBD", "VBN")
            or token.lemma_.lower() in ("be", "base", "compare")
            or token.dep_ == "prep"
        ):
            return None
        # 'Faced with', 'given the': a participle that leads to somebody else's act.
        leads = token.tag_ == "VBN" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("ADP", "SCONJ", "DET")
        return None if leads and any(child.dep_ in ("nsubj", "nsubjpass") for child in span.root.lefts) else token
    return None


def main_verb(span: Span) -> Token:
    """The token that heads a segment: its syntactic root, or the first finite verb of a clause cut from a longer
    parse.
    """
    root: Token = span.root
    if root.pos_ in ("VERB", "AUX"):
        return root
    for token in span:
        if token.tag_ in ("VBD", "VBP", "VBZ", "MD"):
            return token.head if token.tag_ == "MD" and token.head in span else token
    return root


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of a verb, looked for up its conjunctions; None if it has none."""
    seen = 0
    while seen < 4:
        for child in verb.lefts:
            if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj"):
                found: Token = child
                return found
        if verb.dep_ not in ("conj", "xcomp", "aux"):
            return None
        verb = verb.head
        seen += 1
    return None


def person(subject: Token | None) -> str:
    """Who acts: 'I', 'we', 'they', 'you', 'it', 'expl', 'noun' or 'none'."""
    if subject is None:
        return "none"
    lower = subject.lower_
    for words, name in ((FIRST, "I"), (PLURAL, "we"), (OTHERS, "they")):
        if lower in words:
            return name
    if subject.dep_ == "expl":
        return "expl"
    if lower in ("it", "this", "that", "which", "what"):
        return "it"
    return "you" if lower == "you" else "noun"
