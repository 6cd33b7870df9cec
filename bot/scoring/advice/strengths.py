"""What came through in an answer, each with the words that show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.advice.findings import SURE
from bot.scoring.advice.gaps import FELL_TO_ME, GOAL
from bot.scoring.advice.quotes import around, around_figure, first_detail, most_telling, overlap, quote
from bot.scoring.advice.wording import STRENGTHS, pick
from bot.scoring.score import Strength
from bot.scoring.specificity import stock_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.scoring.advice.findings import Findings
    from bot.scoring.advice.quotes import Offsets

MOST_STRENGTHS = 3
"""More than three things to remember are not remembered."""
WEAK = 3.5
"""Rating below which the steps to a hard ending are not praised either."""
_ELSEWHERE = re.compile(
    r"\b(?:competitors?|rivals?|(?:the )?other (?:site|team|shift|centre|center)|the [A-Z]\w+ (?:site|team|office))\b"
)
_REASON = re.compile(
    r"\b(?:because|so that|which (?:is why|means|I need|helps|lets)|from the adverts)\b", re.IGNORECASE
)
_MINE = re.compile(r"\b(?:i|me|my|mine|us|we|our)\b", re.IGNORECASE)


def find_strengths(f: Findings) -> list[Strength]:
    """At most three, the most valuable first, none quoting the words of another. Nothing is praised in a non-answer."""
    strengths: list[Strength] = []
    if f.story_type == "non-answer" or f.tricks:
        return strengths
    for kind, span in _candidates(f):
        if len(strengths) == MOST_STRENGTHS:
            break
        if not overlap(span, (quoted for one in strengths for quoted in one.spans)):
            says = pick(STRENGTHS[_wording(f, kind, span)], f.text, kind).format(
                quote=quote(f.text, span), point=f.point_says(kind)
            )
            strengths.append(Strength(kind=kind, says=says, spans=[span]))
    return strengths


def _candidates(f: Findings) -> Iterator[tuple[str, Offsets]]:
    better = [
        claim
        for claim in f.kpis
        if claim.direction == "improved"
        and (claim.to or claim.change)
        and _is_own(f, around_figure(f.text, claim, f.sentences))
    ]
    figure = next((claim for claim in better if claim.from_ and claim.to), better[0] if better else None)
    if figure is not None:
        yield "figure", around_figure(f.text, figure, f.sentences)
    if f.story_type == "story":
        for label in ("R", "T", "A", "S"):
            told = _told(f, label)
            if told and not (label == "R" and figure):
                yield label, told
    for point in f.points:
        if point.covered and point.spans:
            yield f"point:{point.id}", point.spans[0]
    plan = f.surely("A")
    if f.rubric == "approach" and f.story_type != "opinion" and plan:
        yield "plan", (plan[0].start, plan[0].end)
    if f.rubric != "episode" and (why := _REASON.search(f.text)):
        yield "reason", around(f.text, *why.span())
    if f.rubric == "personal" and not f.terms:
        span = first_detail(f.text)
        if span:
            yield "detail", span


def _is_own(f: Findings, span: Offsets) -> bool:
    """Whether a figure can be the speaker's: somebody did something, and it is not told of a rival or another place."""
    nobody = f.rubric == "episode" and not (f.ownership.own or f.ownership.shared)
    return not nobody and not _ELSEWHERE.search(f.text, *span)


def _told(f: Findings, label: str) -> Offsets | None:
    """The words that tell an element well. A hard ending is not praised, nor in a weak answer the steps that led to it;
    no outcome is where there is a loss that nobody owns.
    """
    element = f.elements[label]
    if not element.present or element.confidence < SURE or (label == "A" and not f.ownership.own):
        return None
    if f.hard and label in ("A", "R") and f.rating < WEAK:
        return None
    sentences = [one for one in f.surely(label) if not (f.hard and overlap((one.start, one.end), [f.hard.span]))]
    if label == "R":
        if f.lost:
            return None
        losses = [(claim.start, claim.end) for claim in f.kpis if claim.direction == "worsened"]
        stock = stock_phrases(f.text)
        sentences = [one for one in sentences if not overlap((one.start, one.end), [*losses, *stock])]
    if label == "T":
        sentences = [one for one in sentences if _MINE.search(f.text, one.start, one.end)]
    return most_telling(f.text, sentences, label)


def _wording(f: Findings, kind: str, span: Offsets) -> str:
    if kind == "T" and not GOAL.search(f.text, *span):
        return "T-mine" if FELL_TO_ME.search(f.text, *span) else "T-other"
    return "point" if kind.startswith("point:") else kind
