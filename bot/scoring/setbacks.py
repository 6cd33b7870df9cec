"""What went badly: questions that ask for it, endings that are hard on somebody, and what was learned.

A failure told with what was learned from it is a good answer; one that is passed over is not. The rule is ours, after
the guide's tip for such questions: own it, and say what you took from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.scoring.score import KpiClaim, Sentence

_SETBACK = re.compile(
    r"\b(?:mistakes?|fail(?:ed|ure|s|ing)?|went wrong|go wrong|gone wrong|regret\w*|setbacks?|"
    r"got (?:it|something) wrong|"
    r"did ?n[o']t (?:work|go|meet|reach|succeed)|missed (?:an? |your )?(?:target|deadline|goal)|fell short|"
    r"disappoint\w+|wish you had|do differently)\b",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"\b(?:learn(?:ed|t|ing|s)?|lessons?|taught (?:me|us)|next time|from then on|ever since|since then|"
    r"these days|nowadays|now (?:i|we)|(?:i|we) (?:now|still|always)|do (?:\w+ ){0,2}differently|in hindsight|"
    r"with hindsight|looking back|"
    r"should(?:'ve| have|n't have| not have)|"
    r"ought to have|(?:i|we)(?:'d| would| wouldn't)(?: \w+){0,3} (?:again|instead|differently|have)|today (?:i|we)|"
    r"(?:i|we) (?:got|had) (?:it|that|this|them) wrong|my (?:own )?(?:fault|mistake|error)|"
    r"(?:fault|mistake|error) (?:was|is) mine|(?:i|we) (?:regret\w*|own(?:ed)? (?:it|that|up))|on me\b|"
    r"(?:i|we) (?:apologi[sz]ed|said sorry)|"
    r"never (?:again|since)|not (?:happened|done (?:it|that)) (?:again|since)|what (?:i|we) took (?:from|away)|"
    r"made me (?:realise|realize|see|think)|realis?ed too late|realized|realised|wish (?:i|we))\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:(?:[Ss]he|[Hh]e|[Tt]hey|one|two|three|who|somebody|someone|agents?|colleagues?|"
    r"(?!Nobody|None|Only|Hardly)[A-Z][a-z]+) (?:\w+ )?(?:resigned|quit|walked out|handed in (?:her|his|their) notice|"
    r"went (?:off )?sick|(?:was|were) signed off|(?:got|was|were) (?:sacked|fired|dismissed))|"
    r"(?:in|into) tears|stress leave|nervous breakdown)\b"
)


_BLAME = re.compile(
    r"\b(?:(?:that|it|this|which) (?:was|is) (?:\w+ ){0,2}(?:other|another|the other|their|somebody else)\b|"
    r"(?:nothing|little|not much) to do with (?:me|us|my|our)|not (?:really )?(?:my|our) (?:fault|problem|doing)|"
    r"because of (?:other|another|the other)|(?:was|were) to blame)",
    re.IGNORECASE,
)


_SCORN = re.compile(
    r"\b(?:impossible to work with|not (?:a )?team players?|good riddance|problem solved(?: itself)?|"
    r"(?:is|was|are|were|so|just|really) (?:\w+ )?(?:toxic|lazy|useless|stupid|incompetent|an idiot|idiots))\b",
    re.IGNORECASE,
)
"""How somebody else is spoken of."""


def asks_for_setback(question: str | None) -> bool:
    """Whether a question asks for something that went badly, which nobody was given as a task."""
    return bool(question and _SETBACK.search(question))


def tells_lesson(text: str) -> bool:
    """Whether somebody says what they learned, do differently since, or would have done."""
    return bool(_LESSON.search(text))


def hard_ending(text: str, sentences: Sequence[Sentence], claims: Sequence[KpiClaim]) -> tuple[str, Sentence] | None:
    """A sentence that a listener will come back to: 'blamed' if a measure got worse and that is put on others, 'harm'
    if the outcome was hard on somebody, 'scorn' if others are spoken ill of. None if the answer says what was learned
    or made of it. Trouble that a story starts from does not count.
    """
    if tells_lesson(text):
        return None
    results = [sentence for sentence in sentences if sentence.label == "R"]
    for sentence in results:
        worse = any(claim.direction == "worsened" and sentence.start <= claim.start < sentence.end for claim in claims)
        if worse and _BLAME.search(text[sentence.start : sentence.end]):
            return "blamed", sentence
    for sentence in results:
        if _HARM.search(text[sentence.start : sentence.end]):
            return "harm", sentence
    for sentence in sentences:
        if _SCORN.search(text[sentence.start : sentence.end]):
            return "scorn", sentence
    return None


def loses(text: str, sentences: Sequence[Sentence], claims: Sequence[KpiClaim]) -> bool:
    """Whether the outcome is a loss that nobody owns: told as a win, or put on others."""
    hard = hard_ending(text, sentences, claims)
    as_win = any(check.kind == "worse-as-win" for claim in claims for check in claim.checks)
    return as_win or bool(hard and hard[0] == "blamed")
