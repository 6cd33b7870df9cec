"""Words that are not the candidate's answer: the question handed back, and the same words again and again."""

from __future__ import annotations

import itertools
import re

LONG_SENTENCE, LEAST_ALIKE, ALIKE = 8, 3, 0.6
"""Different words of a sentence that may be from a mould, how many neighbours must be, and what share of their words
two neighbours then have in common."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ASKING = re.compile(
    r"(?:^|(?<=[.?!\n\"“]))\s*(?:tell me about|describe (?:a|an|the|your|how|one)|give (?:me )?an example|"
    r"give (?:me )?a (?:specific )?example|can you (?:tell|describe|give)|"
    r"walk me through|share an example|how (?:do|would|did|have) you|what (?:would|did|do|are|is) you)[^.?!\n]*[.?!]?",
    re.IGNORECASE,
)
"""Sentences that an interviewer says and a candidate does not."""


def hands_question_back(text: str, question: str) -> bool:
    """Whether most of a text is the question itself, or any interviewer's."""
    words = len(WORD.findall(text.lower()))
    own = own_words(text, question)
    return words - own >= 6 and own < max(16, 0.4 * words)


def own_words(text: str, question: str) -> int:
    """How many words of a text are not taken from the question, in runs of three or more, nor from any
    interviewer's question.
    """
    asked = WORD.findall(question.lower())
    text = re.sub(r"\s{3,}", "\n", text)
    words = WORD.findall(_ASKING.sub(lambda match: " " if len(match[0].split()) > 4 else match[0], text).lower())
    runs = {tuple(asked[i : i + 3]) for i in range(len(asked) - 2)}
    taken = [False] * len(words)
    for i in range(len(words) - 2):
        if tuple(words[i : i + 3]) in runs:
            taken[i] = taken[i + 1] = taken[i + 2] = True
    return taken.count(False)


def repeats(text: str) -> bool:
    """Whether the same words come again and again, be it with other figures and names of months in between."""
    words = WORD.findall(text.lower())
    if len(words) < 12:
        return len(words) >= 4 and len(set(words)) <= len(words) / 2.5
    triples = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    few = len(set(triples)) < 0.6 * len(triples) or len(set(words)) < 0.16 * len(words) ** 0.9
    return few or _runs_through_one_mould(text)


def _runs_through_one_mould(text: str) -> bool:
    """Whether most sentences are one sentence with other words in a few places."""
    sentences = [set(WORD.findall(piece.lower())) for piece in re.split(r"[.!?\n]+", text)]
    long = [words for words in sentences if len(words) >= LONG_SENTENCE]
    alike = sum(len(a & b) >= ALIKE * max(len(a), len(b)) for a, b in itertools.pairwise(long))
    return alike >= LEAST_ALIKE and alike > len(long) / 2
