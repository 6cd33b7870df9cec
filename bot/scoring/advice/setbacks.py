"""What went badly: questions that ask for it, endings that are hard on somebody, and what was learned.

A failure told with what was learned from it is a good answer; one that is passed over is not. The rule is ours, after
the guide's tip for such questions: own it, and say what you took from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.scoring.kpi.checks import OWNED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.scoring.score import KpiClaim, Sentence

_SETBACK = re.compile(
    r"\byou(?:'ve| have| had| ever|r team| or your team)?(?: \w+)? (?:failed|missed|fell short|"
    r"got (?:it|something) wrong|regret\w*|wish you had)\b|"
    r"\b(?:you (?:\w+ ){0,2}made|made by you|your (?:\w+ ){0,2}|a (?:\w+ )?)(?: ?an? )?(?:\w+ )?"
    r"(?:mistakes?|errors?|failures?|setbacks?|regrets?)(?: (?:you|that you|of yours|at work|as an?)\b|\W*$)|"
    r"\b(?:a|any) (?:mistake|failure|setback|regret)\b(?! (?:of|by|in) )|"
    r"\b(?:something|things?|it|projects?|plans?|initiatives?|decisions?|meeting|launch)\b[^?.]{0,25}"
    r"(?:went wrong|gone wrong|failed|did ?n[o']t (?:work|go|succeed)|did not (?:work|go|succeed))|"
    r"\b(?:goal|target|deadline)\b[^?.]{0,15}(?:did not|didn't|could not|missed)|"
    r"\b(?:you|team) (?:did not|didn't) (?:meet|reach|make|hit|achieve)\b|\byou[^?.]{0,40} did not go as planned",
    re.IGNORECASE,
)
"""Questions about a failure of the speaker's own, not about dealing with somebody else's."""
_LESSON = re.compile(
    r"\b(?:(?:i|we|me)(?:'ve| have| had| also| since| then| really)* (?:learn(?:ed|t)|reali[sz]ed|regret\w*|"
    r"apologi[sz]ed|said sorry|own(?:ed)? (?:it|that|up))|"
    r"(?:the|my|our|that|this|one|big|hard|biggest|main) lesson|lessons? (?:i|we|was|for|learned|learnt)|"
    r"taught (?:me|us)|next time,? (?:i|we|i'd|we'd)|from then on|(?:ever )?since then|"
    r"(?:these days|nowadays|today|now) (?:i|we) (?:would |always |never |only |first )*(?:make sure|check|ask|start|"
    r"keep|do|write|call|talk|give|look|wait|read|listen|tell|send|test|plan|go|know|see|speak|leave|say)|"
    r"(?:i|we) now (?:always |never |only |first )?\w+|do (?:\w+ ){0,2}differently|in hindsight|with hindsight|"
    r"looking back|(?:i|we) (?:should(?:'ve| have|n't have| not have)|ought to have)|"
    r"(?:i|we)(?:'d| would| wouldn't)(?: \w+){0,3} (?:again|instead|differently)|today i would|"
    r"(?:i|we) (?:got|had) (?:it|that|this|them) wrong|my (?:own )?(?:fault|mistake|error)|"
    r"(?:fault|mistake|error|blame) (?:was|is) mine|i (?:was|am) to blame|that (?:was|is|one was) on me|"
    r"never (?:again|since)|not (?:happened|done (?:it|that)) (?:again|since)|(?:not|never|n't)\b[^.;]{0,40} since|"
    r"what (?:i|we) took (?:from|away)|"
    r"made me (?:realise|realize|see|think)|wish (?:i|we))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:i|we) (?:now |always |never |only )?(?:look|check|ask|listen|keep|call|ring|send|test|plan|talk|write|start|"
    r"tell|review|count|sit|walk|make sure|leave|hold|run|go|do not|don't)\b",
    re.IGNORECASE,
)
"""What is done today, at the end of a story about the past: 'I look at the forecast before I say yes'."""
AT_THE_END = 250
"""Characters in which it is looked for."""
_HARM = re.compile(
    r"\b(?:(?:[Ss]he|[Hh]e|[Tt]hey|one|two|three|who|somebody|someone|agents?|colleagues?|[A-Z][a-z]+) "
    r"(?:resigned|quit|walked out|handed in (?:her|his|their) notice|went (?:off )?sick|(?:was|were) signed off|"
    r"(?:got|was|were) sacked|left (?:us|the (?:company|team)|in (?:the )?\w+|soon after|shortly after|not long after|"
    r"(?:a few |some |two |three )(?:days|weeks|months) (?:later|after)))|"
    r"(?:in|into) tears(?! of)|stress leave|nervous breakdown)\b"
)
_NO_HARM = re.compile(
    r"\b(?:no|not|never|nobody|none|only|fewer|less|nearly|almost|hardly|no one|without|instead of|rather than)\b",
    re.IGNORECASE,
)
"""Words near by that turn it round: 'only two agents resigned instead of eleven'."""
NEAR = 25
"""Characters on either side in which they are looked for."""
PASSED_OVER = 2
"""Measures that got worse from which an answer has to say something about it; one is the price of many a success."""
_OTHERS = r"(?:department|team|site|shift|manager|supplier|vendor|client|partner|people|colleague|agency|office)s?"
_BLAME = re.compile(
    r"\b(?:(?:that|it|this|which) (?:was|is)(?: (?:mostly|mainly|really|all|just|down to|because of|due to|more))* "
    rf"(?:(?:the )?other|another|their|somebody else's|someone else's) {_OTHERS}|"
    r"(?:nothing|little|not much) to do with (?:me|us)|not (?:really )?(?:my|our) (?:fault|problem|doing)|"
    rf"because of (?:the )?(?:other|another) {_OTHERS}|"
    r"(?:that|it|this|which) was (?:\w+ )?(?:down to|because of|due to) "
    r"(?!me\b|us\b|my|our|the price)(?:the |a )?\w+)\b",
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
    return bool(_LESSON.search(text) or _HABIT.search(text, max(0, len(text) - AT_THE_END)))


@dataclass(frozen=True)
class HardEnding:
    """Words that a listener will come back to."""

    why: Literal["blamed", "worse", "harm", "scorn"]
    """'blamed': a measure got worse, and that is put on others; 'worse': several did, and that is passed over; 'harm':
    it was hard on somebody; 'scorn': others are spoken ill of.
    """
    span: tuple[int, int]


def hard_ending(text: str, sentences: Sequence[Sentence], claims: Sequence[KpiClaim]) -> HardEnding | None:
    """The first of the words that a listener will come back to, None if the answer says what was learned or made of it.

    Trouble that a story starts from does not count.
    """
    if tells_lesson(text):
        return None
    for place, sentence in enumerate(sentences):
        after = sentences[min(place + 1, len(sentences) - 1)].end
        for claim in claims:
            told = sentence.label == "R" and sentence.start <= claim.start < sentence.end
            if told and claim.direction == "worsened" and _BLAME.search(text[claim.start : after]):
                return HardEnding("blamed", (claim.start, sentence.end))
    lost = [
        (claim, sentence)
        for sentence in sentences
        for claim in claims
        if sentence.label == "R"
        and claim.direction == "worsened"
        and (claim.to or claim.change)
        and sentence.start <= claim.start < sentence.end
        and not OWNED.search(text[sentence.start : sentence.end])
    ]
    if len(lost) >= PASSED_OVER:
        claim, sentence = lost[0]
        return HardEnding("worse", (claim.start, sentence.end))
    for sentence in sentences:
        harm = _HARM.search(text, sentence.start, sentence.end) if sentence.label == "R" else None
        if harm and not _NO_HARM.search(text[max(sentence.start, harm.start() - NEAR) : harm.end() + NEAR]):
            return HardEnding("harm", (harm.start(), sentence.end))
    for sentence in sentences:
        scorn = _SCORN.search(text, sentence.start, sentence.end)
        if scorn:
            return HardEnding("scorn", (sentence.start, sentence.end))
    return None


def tells_loss_as_win(claims: Sequence[KpiClaim]) -> KpiClaim | None:
    """The first claim of a measure that got worse and is told as a success."""
    return next((one for one in claims if any(check.kind == "worse-as-win" for check in one.checks)), None)


def loses(hard: HardEnding | None, claims: Sequence[KpiClaim]) -> bool:
    """Whether the outcome is a loss that nobody owns: told as a win, put on others, or passed over."""
    return tells_loss_as_win(claims) is not None or (hard is not None and hard.why in ("blamed", "worse"))
