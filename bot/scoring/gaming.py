"""Texts that look like an answer to a machine and not to a person: pasted questions, repetition, lists of keywords,
gibberish, instructions to whoever scores, sentences in no order. Each finding is a reason that can be told; none is a
verdict on the person.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spacy.tokens import Doc

Trick = Literal["pasted-question", "repetition", "keywords", "gibberish", "instructions", "off-subject", "out-of-order"]

_INSTRUCTIONS = re.compile(
    r"""\b(?:
      (?:ignore|disregard|forget|skip)[ ](?:\w+[ ]){0,3}(?:rubric|instructions?|prompt|criteria|above|previous|rest|
        rules|guidelines|remaining)
    | (?:note|message|dear|attention|instructions?|hint)[ ,:]*(?:to|for)?[ ]*(?:the[ ])?(?:assessor|evaluator|grader|
      scorer|examiner|rater|reviewer|marker|system|ai|model|person[ ]or[ ]machine|machine|scoring)
    | (?:award|assign|give|score|rate|grade|mark)s?[ ](?:\w+[ ]){0,4}(?:full|maximum|highest|top|perfect|max|
      best[ ]possible)[ ](?:possible[ ])?(?:score|marks?|points|rating|grade)
    | (?:score|rate|grade|mark|rating|award|give)[ ](?:\w+[ ]){0,5}(?:5|five|10|ten|100)[ ]?(?:/|out[ ]of|of)[ ]?(?:5|
      five|10|ten|100)
    | (?:should|must|deserves?[ ]to)[ ](?:be[ ]given|receive|get|be[ ]awarded|be[ ]rated|
      be[ ]scored)[ ](?:\w+[ ]){0,4}(?:full|maximum|highest|top|perfect|5|five)\b
    | (?:this|the)[ ](?:answer|response|candidate)[ ](?:\w+[ ]){0,4}(?:contains|demonstrates|shows|has[ ]demonstrated|
      includes|deserves|receives?|already)[ ](?:\w+[ ]){0,5}
      (?:situation|star|maximum|full|all[ ]four|excellent|perfect|5)
    | as[ ]an[ ]ai\b | system[ ]prompt | you[ ]are[ ](?:now[ ])?(?:an?[ ])?(?:assessor|grader|scorer|scoring|evaluat\w+)
    | set[ ](?:the[ ])?(?:rating|score)[ ]to
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:^|(?<=[.?!\n\"“]))\s*(?:tell me about|describe (?:a|an|the|your|how|one)|give (?:me )?an example|"
    r"give (?:me )?a (?:specific )?example|can you (?:tell|describe|give)|"
    r"walk me through|share an example|how (?:do|would|did|have) you|what (?:would|did|do|are|is) you)[^.?!\n]*[.?!]?",
    re.IGNORECASE,
)
"""Sentences that an interviewer says and a candidate does not."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JARGON = frozenset(
    [
        "situation",
        "task",
        "action",
        "result",
        "results",
        "star",
        "method",
        "leadership",
        "ownership",
        "stakeholder",
        "management",
        "coaching",
        "teamwork",
    ]
)
_WORK = listed(
    """
    account agent apprentice article assignment audit boss budget call captain case center centre ceo charity
    class client code colleague company complaint contract course court coworker crew customer deadline delivery
    department developer director driver email employee engineer event exam factory farm finance flight floor
    foreman grant group guest harvest hire hospital hotel hr inspector intern interview it job kitchen lab lead
    leader library line machine manager market meeting member month nurse office operation order owner passenger
    patient pay pension plan plant policy price problem process product professor project pub quality quarter
    queue release report research restaurant role roster rota safety salary sale sample schedule school server
    service shift shop site squad staff stakeholder stock store student supervisor supplier support system
    target task teacher team tenant thesis ticket train trainee trainer training truck union user vendor
    volunteer ward warehouse week work
    """
)
"""Words of work of any trade, study and voluntary work included. A text without any is hardly about the person's
work."""
_ASKED = frozenset(
    ["tell", "about", "time", "when", "describe", "example", "give", "your", "have", "what", "situation"]
)
LEAST_WORK = 0.012
ON_SUBJECT = 3
"""One word of the question in an answer shows that it is on the subject if that is a third of the question's words."""
FEW = 6
"""Content words below which a text's words are too few to tell."""
MOST_UNKNOWN = 0.6
"""Share of content words that nobody else in the corpus uses: 0.36 at most in its answers, 0.78 and more in made-up
words, and in other languages."""
OUT_OF_ORDER = 0.9
"""Chance of disorder from which sentences are said not to follow one another, set so that fewer than one in a hundred
honest stories by writers not learned from reach it; `python -m benchmarks.disorder` prints how many do."""
FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])
LEAST_ORDER = -2.93
"""Mean log probability of a word's tag after the one before. Running English lies above; words in random order
below."""


@dataclass(frozen=True)
class English:
    """What running English looks like, learned from the corpus."""

    order: Mapping[str, float]
    """See `fit_order`."""
    words: frozenset[str]
    """See `fit_words`."""


def find_tricks(
    doc: Doc, question: str | None, kpi_count: int, english: English, asks_work: bool = True, disorder: float = 0.0
) -> list[Trick]:
    """The ways in which a text only looks like an answer, most telling first.

    `asks_work` is False where the question is not about work (hobbies,
    values). `disorder` is the chance that the sentences are out of order, see `coherence`.
    """
    words = _WORD.findall(doc.text.lower())
    if not words:
        return []
    tricks: list[Trick] = []
    own = own_words(doc.text, question or "")
    if len(words) - own >= 6 and own < max(16, 0.4 * len(words)):
        tricks.append("pasted-question")
    if _INSTRUCTIONS.search(doc.text):
        tricks.append("instructions")
    if _repeats(words):
        tricks.append("repetition")
    if _is_list_of_keywords(doc, words, kpi_count):
        tricks.append("keywords")
    if len(words) >= 6 and _is_gibberish(doc, words, english, asks_work):
        tricks.append("gibberish")
    if asks_work and len(words) >= 30 and _is_off_subject(doc, question or ""):
        tricks.append("off-subject")
    if disorder >= OUT_OF_ORDER:
        tricks.append("out-of-order")
    return tricks


def _is_off_subject(doc: Doc, question: str) -> bool:
    """Whether a text has no words of work and next to none of the question's."""
    lemmas = [token.lemma_.lower() for token in doc if token.is_alpha]
    if sum(lemma in _WORK for lemma in lemmas) >= LEAST_WORK * len(lemmas):
        return False
    said = {token.lower_ for token in doc if not token.is_stop}
    asked = {word for word in _WORD.findall(question.lower()) if len(word) > 3} - _ASKED
    shared = len(said & asked)
    return shared <= 1 and ON_SUBJECT * shared < len(asked)


def own_words(text: str, question: str) -> int:
    """How many words of a text are not taken from the question, in runs of three or more, nor from any
    interviewer's question.
    """
    asked = _WORD.findall(question.lower())
    text = re.sub(r"\s{3,}", "\n", text)
    words = _WORD.findall(_ASKING.sub(lambda match: " " if len(match[0].split()) > 4 else match[0], text).lower())
    runs = {tuple(asked[i : i + 3]) for i in range(len(asked) - 2)}
    taken = [False] * len(words)
    for i in range(len(words) - 2):
        if tuple(words[i : i + 3]) in runs:
            taken[i] = taken[i + 1] = taken[i + 2] = True
    return taken.count(False)


def _repeats(words: Sequence[str]) -> bool:
    if len(words) < 12:
        return len(words) >= 4 and len(set(words)) <= len(words) / 2.5
    triples = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    return len(set(triples)) < 0.6 * len(triples) or len(set(words)) < 0.16 * len(words) ** 0.9


def _is_list_of_keywords(doc: Doc, words: Sequence[str], kpi_count: int) -> bool:
    finite = sum(1 for token in doc if token.tag_ in FINITE)
    per_word = finite / len(words)
    jargon = sum(1 for word in words if word in _JARGON) + kpi_count
    if len(words) >= 8 and jargon / len(words) > 0.22:
        return True
    if len(words) >= 8 and jargon / len(words) > 0.1 and per_word < 0.05:
        return True
    return len(words) >= 12 and per_word < 0.018 and stop_share(doc) < 0.25


def stop_share(doc: Doc) -> float:
    """The share of function words among the words of a text; running English has two fifths or more."""
    words = [token for token in doc if token.is_alpha]
    return sum(1 for token in words if token.is_stop) / max(1, len(words))


def _is_gibberish(doc: Doc, words: Sequence[str], english: English, asks_work: bool) -> bool:
    latin = sum(1 for word in words if re.search(r"[a-z]", word))
    if latin < 0.5 * len(words):
        return True
    odd = sum(1 for word in words if word.isalpha() and len(word) > 2 and not re.search(r"[aeiouy]", word))
    if odd > 0.25 * len(words) or (stop_share(doc) < 0.12 and len(words) > 10):
        return True
    # A list of hobbies may well hold only words that nobody else uses.
    if asks_work and unknown_share(doc, english.words) > MOST_UNKNOWN:
        return True
    return len(words) >= 30 and stop_share(doc) > 0.42 and orderliness(doc, english.order) < LEAST_ORDER


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
    import math
    from collections import Counter

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
