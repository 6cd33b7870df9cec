"""What an answer lacks, the most valuable first.

The worth of a gap is a judgement, made after what coaches would have mended first (docs/decisions/0010): a loss that is
told as a win, then the wrong kind of answer, a hard ending, steps, outcome, whose steps they were, lesson, scene,
a figure, the task. What an answer that is no story lacks is worth what its rating lost by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.scoring.advice.quotes import around, has_detail
from bot.scoring.advice.setbacks import asks_for_setback, tells_lesson, tells_loss_as_win
from bot.scoring.asking import asks_for_figures, leaves_choice_open, sets_no_task
from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.specificity import stock_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.scoring.advice.findings import Findings
    from bot.scoring.advice.quotes import Offsets
    from bot.scoring.gaming.tricks import Trick

GOOD = 4.0
"""Rating from which a personal answer needs no more detail."""
STOCK = 3
"""Stock phrases from which they are worth a word."""
BRIEF, BRIEF_PERSONAL = 60, 30
"""Words below which an answer is called very brief: less than half a minute, or a quarter for a question about the
person, when spoken."""
WORTH = {"A": 1.2, "R": 1.0, "S": 0.65}
"""How much each element matters where it is missing; touched on, half of it. Coaches who were asked for the first thing
to mend named steps and outcome first, and hardly ever the task."""
HARD = {"blamed": 2.0, "worse": 2.0, "scorn": 1.0, "harm": 0.5}
"""How much a hard ending matters. One that is told openly is often a good answer that lacks its last sentence."""
GOAL = re.compile(
    r"\b(?:targets?|goals?|(?:my|our|the|an?) aim|pass mark|deadlines?|(?:my|our|the) brief|"
    r"told me to|asked (?:me|us) to|expected (?:me|us|of)|"
    r"(?:wanted|needed) (?:me|us|it|that|them|\d+)|had to (?:reach|get|hit|bring|be))\b",
    re.IGNORECASE,
)
"""Words that say what had to be reached."""
FELL_TO_ME = re.compile(
    r"\b(?:mine|my (?:job|desk|responsibility|call|turn)|(?:up|down|came|through|fell|left|given) to me|on me|"
    r"in charge|responsible|asked (?:me|us)|told (?:me|us) to)\b",
    re.IGNORECASE,
)
"""Words that say whose task it was."""
_ASKED_INSTEAD: dict[Trick, str] = {
    "pasted-question": "relevance", "off-subject": "relevance", "out-of-order": "order", "others": "ownership",
    "hollow": "A",
}  # fmt: skip
"""What a trick leaves to be asked for, where that is not an example."""
_ASKS_FOR = {
    "A": re.compile(r"\bsteps?\b[^.]*\byou\b|what you (?:yourself )?did\b", re.IGNORECASE),
    "R": re.compile(
        r"\b(?:what came of it|what it did|the (?:result|outcome)|how it (?:ended|turned out))\b", re.IGNORECASE
    ),
}
"""Points that are an element in other words."""
_INSTANCE = re.compile(
    r"\b(?:for (?:example|instance)|one of my (?:agents|people|team)|at my (?:current|last|previous|old) |"
    r"(?:last|this) (?:week|month|year|spring|summer|autumn|winter)|i did (?:exactly )?that)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(?:my|our|the) (?:\w+ )?(?:rent|mortgage|bills|loans?|debts?|school fees)\b|\bmortgage\b|\bon finance\b|"
    r"\bget out of bed\b|\bor i walk\b",
    re.IGNORECASE,
)
"""What pay is needed for, which is no reason for an employer."""


@dataclass(frozen=True)
class Lack:
    """Something that is missing or weak: how much it matters, what a probe would ask for, and which words tell it."""

    worth: float
    kind: str
    wording: str
    spans: list[Offsets] = field(default_factory=list)


def gives_instance(text: str) -> bool:
    """Whether an answer about how one goes about things names an occasion."""
    return bool(_INSTANCE.search(text))


def find_lacks(f: Findings) -> list[Lack]:
    """All that is missing, the most valuable first."""
    lost: Mapping[str, float] = defaultdict(float, {part.name: part.out_of - part.value for part in f.parts})
    found = [*_of_kind(f, lost), *_of_losses(f)]
    if not f.tricks and f.story_type != "non-answer":
        found.extend(_of_telling(f, lost))
    return sorted(found, key=lambda lack: -lack.worth)


def _of_kind(f: Findings, lost: Mapping[str, float]) -> Iterator[Lack]:
    """What the question's rubric misses."""
    if f.tricks:
        yield Lack(9.0, _ASKED_INSTEAD.get(f.tricks[0], "example"), f.tricks[0])
    elif f.story_type == "non-answer":
        yield Lack(9.0, "example" if f.rubric == "episode" else "relevance", "non-answer")
    elif f.rubric == "episode" and f.story_type != "story":
        yield Lack(5.0, "example", f.story_type)
    elif f.rubric == "episode":
        yield from _of_story(f)
    elif f.rubric == "personal":
        yield from _of_person(f, lost)
    else:
        if lost["concrete"] > 0.5 and f.story_type not in ("story", "hypothetical") and not gives_instance(f.text):
            yield Lack(lost["concrete"], "example", "approach-example")
        if lost["checkable"] > 0.6:
            yield Lack(0.3 * lost["checkable"], "kpi", "approach-kpi")


def _of_person(f: Findings, lost: Mapping[str, float]) -> Iterator[Lack]:
    shown = f.terms or f.story_type == "story" or (f.elements["A"].present and f.elements["R"].present)
    if not f.terms and leaves_choice_open(f.question_text, f.text):
        yield Lack(2.0, "relevance", "choose")
    needs = _NEEDS.search(f.text) if f.terms else None
    if needs:
        yield Lack(1.5, "terms", "needs", [around(f.text, *needs.span())])
    if not shown and lost["example"] > 0.5:
        yield Lack(0.5 * lost["example"], "example", "personal-example")
    if lost["specific"] > 0.8 and f.rating < GOOD and not has_detail(f.text):
        yield Lack(0.4 * lost["specific"], "kpi", "terms-detail" if f.terms else "personal-detail")


def _of_story(f: Findings) -> Iterator[Lack]:
    setback = asks_for_setback(f.question_text)
    # Whoever names the day and the people of a mistake has set the scene.
    unasked = {"S"} if setback and has_detail(f.text) else set()
    for label, worth in WORTH.items():
        if not f.told(label) and label not in unasked:
            touched = bool(f.elements[label].spans)
            yield Lack(worth / 2 if touched else worth, label, f"{label}-thin" if touched else label)
    goal_told = f.surely("T") or GOAL.search(f.text) or FELL_TO_ME.search(f.text)
    asks_task = not setback and not sets_no_task(f.question_text)
    if not f.elements["T"].present and not goal_told and asks_task:
        yield Lack(0.4, "T", "T")
    if f.elements["A"].spans and not f.ownership.clear:
        together = "ownership-we" if f.ownership.shared else "ownership-none"
        whose = "ownership" if f.elements["A"].present else together
        yield Lack(0.9, "ownership", whose, f.elements["A"].spans[:1])
    if f.hard and not tells_loss_as_win(f.kpis):
        yield Lack(HARD[f.hard.why], "loss", f.hard.why, [f.hard.span])
    elif setback and not tells_lesson(f.text):
        yield Lack(0.7, "lesson", "lesson")
    elif _only_fell(f) and not tells_lesson(f.text):
        yield Lack(0.7, "lesson", "lesson-fall")
    elif f.elements["R"].present and not f.outcome_figures and not setback and _wants_figure(f):
        # Whoever gave figures on the way needs this less.
        yield Lack(0.25 if len(find_quantities(f.text)) > 1 else 0.55, "kpi", "kpi", f.elements["R"].spans[:1])


def _wants_figure(f: Findings) -> bool:
    """Whether a figure would say more of the outcome than words: one that is counted, or where measures are named."""
    return bool(f.kpis) or asks_for_figures(f.question, f.question_text)


def _only_fell(f: Findings) -> bool:
    """Whether every figure that moved got worse."""
    moved = {claim.direction for claim in f.kpis if claim.to or claim.change} - {"none"}
    return moved == {"worsened"} and not tells_loss_as_win(f.kpis)


def _is_told(f: Findings, point: str) -> bool:
    """Whether a point of the tip only asks for an element that the story has."""
    says = f.point_says(f"point:{point}")
    return f.story_type == "story" and any(asks.search(says) and f.told(label) for label, asks in _ASKS_FOR.items())


def _of_losses(f: Findings) -> Iterator[Lack]:
    """A loss that is told as a win. It stands before everything else, as a listener would stop there."""
    claim = tells_loss_as_win(f.kpis)
    if claim and not f.tricks:
        yield Lack(8.0, "loss", "loss", [(claim.start, around(f.text, claim.start, claim.end)[1])])


def _of_telling(f: Findings, lost: Mapping[str, float]) -> Iterator[Lack]:
    """What could be told better whatever the question."""
    stock = _longest(f.text, stock_phrases(f.text))
    telling = stock and " " in f.text[slice(*stock[0])]
    if len(stock) >= STOCK and telling and f.story_type == "story" and lost["particular"] > 0.1:
        yield Lack(0.2 + lost["particular"], "particular", "particular", stock[:2])
    missing = [point for point in f.points if not point.covered and not _is_told(f, point.id)]
    for place, point in enumerate(missing[:3]):
        yield Lack(0.45 - 0.05 * place, f"point:{point.id}", "point")
    if f.delivery.length == "long":
        yield Lack(0.3, "length", "long")
    elif f.delivery.words < (BRIEF_PERSONAL if f.rubric == "personal" else BRIEF):
        yield Lack(0.35, "length", "short")


def _longest(text: str, spans: Sequence[Offsets]) -> list[Offsets]:
    """The spans of different words, the longest first."""
    first = {text[start:end].lower(): (start, end) for start, end in reversed(spans)}
    return sorted(first.values(), key=lambda span: (span[0] - span[1], span[0]))
