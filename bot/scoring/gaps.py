"""What an answer lacks, the most valuable first. What a gap is worth is mostly what the rating lost by it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.scoring.asking import leaves_choice_open
from bot.scoring.quantities import find_quantities
from bot.scoring.quotes import around, details
from bot.scoring.setbacks import asks_for_setback, hard_ending, tells_lesson
from bot.scoring.specificity import stock_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.scoring.findings import Findings
    from bot.scoring.quotes import Offsets

STOCK = 3
"""Stock phrases from which they are worth a word."""
BRIEF, BRIEF_PERSONAL = 60, 30
"""Words below which an answer is called very brief."""
GOAL = re.compile(
    r"\b(?:target|goal|aim|pass mark|deadline|brief|told me to|asked (?:me|us) to|expected (?:me|us|of)|"
    r"(?:wanted|needed) (?:me|us)|had to (?:reach|get|hit|bring|be))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Lack:
    """Something that is missing or weak: how much it matters, what a probe would ask for, and which words tell it."""

    worth: float
    kind: str
    wording: str
    spans: list[Offsets] = field(default_factory=list)


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
        kind = "relevance" if f.tricks[0] in ("pasted-question", "off-subject") else "example"
        yield Lack(9.0, kind, f.tricks[0])
    elif f.story_type == "non-answer":
        yield Lack(9.0, "example" if f.rubric == "episode" else "relevance", "non-answer")
    elif f.rubric == "episode" and f.story_type != "story":
        yield Lack(5.0, "example", f.story_type)
    elif f.rubric == "episode":
        yield from _of_story(f, lost)
    elif f.rubric == "personal":
        yield from _of_person(f, lost)
    else:
        if lost["concrete"] > 0.5 and f.story_type not in ("story", "hypothetical"):
            yield Lack(lost["concrete"], "example", "approach-example")
        if lost["checkable"] > 0.6:
            yield Lack(0.3 * lost["checkable"], "kpi", "approach-kpi")


def _of_person(f: Findings, lost: Mapping[str, float]) -> Iterator[Lack]:
    shown = f.terms or f.story_type == "story" or (f.elements["A"].present and f.elements["R"].present)
    if leaves_choice_open(f.question_text, f.text):
        yield Lack(2.0, "relevance", "choose")
    if not shown and lost["example"] > 0.5:
        yield Lack(0.5 * lost["example"], "example", "personal-example")
    if lost["specific"] > 0.8 and not details(f.text):
        yield Lack(0.4 * lost["specific"], "kpi", "terms-detail" if f.terms else "personal-detail")


def _of_story(f: Findings, lost: Mapping[str, float]) -> Iterator[Lack]:
    setback = asks_for_setback(f.question_text)
    worth = {"S": lost["situation"], "T": lost["task"], "A": lost["action"], "R": lost["result"]}
    # Nobody is given a mistake as a task, and whoever names the day and the people has set the scene.
    unasked = {"T", "S"} if setback and details(f.text) else {"T"} if setback else set()
    for label, value in worth.items():
        if not f.elements[label].present and label not in unasked:
            yield Lack(0.3 + value, label, f"{label}-thin" if _touched(f, label) else label)
    if f.elements["A"].present and not f.ownership.clear:
        yield Lack(0.6, "ownership", "ownership", f.elements["A"].spans[:1])
    hard = hard_ending(f.text, f.sentences, f.kpis)
    if hard:
        why, sentence = hard
        yield Lack(2.0 if why == "blamed" else 1.5, "loss", why, [(sentence.start, sentence.end)])
    elif setback and not tells_lesson(f.text):
        yield Lack(0.6, "lesson", "lesson")
    elif f.elements["R"].present and not f.outcome_figures and not setback:
        # Whoever gave figures on the way needs this less.
        yield Lack(0.25 if len(find_quantities(f.text)) > 1 else 0.55, "kpi", "kpi", f.elements["R"].spans[:1])


def _touched(f: Findings, label: str) -> bool:
    """Whether an element that is not clearly there is touched on all the same."""
    return bool(f.surely(label)) or (label == "T" and bool(GOAL.search(f.text)))


def _of_losses(f: Findings) -> Iterator[Lack]:
    for claim in f.kpis:
        if any(check.kind == "worse-as-win" for check in claim.checks) and not f.tricks:
            yield Lack(8.0, "loss", "loss", [around(f.text, claim.start, claim.end)])
            return


def _of_telling(f: Findings, lost: Mapping[str, float]) -> Iterator[Lack]:
    """What could be told better whatever the question."""
    stock = _longest(f.text, stock_phrases(f.text))
    telling = stock and " " in f.text[slice(*stock[0])]
    if len(stock) >= STOCK and telling and f.story_type == "story" and lost["particular"] > 0.1:
        yield Lack(0.2 + lost["particular"], "particular", "particular", stock[:2])
    missing = [point for point in f.points if not point.covered]
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
