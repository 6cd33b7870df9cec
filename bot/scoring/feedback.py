"""What to tell the candidate: what was strong, what is missing, and one next step.

Everything said rests on the answer: strengths quote it, gaps name what was looked for and not found. Nothing is said
about the person. Which of several wordings is used depends on the text alone, so that the same answer is always told
the same and an interview does not hear one sentence over and over.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.scoring.score import Gap, Strength
from bot.scoring.specificity import stock_phrases
from bot.scoring.wording import FULL_NEXT, GAPS, NEXT, STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guide.model import Question
    from bot.scoring.asking import Rubric
    from bot.scoring.gaming import Trick
    from bot.scoring.score import Delivery, ElementFinding, KpiClaim, Ownership, PointFinding, RatingPart

MOST_STRENGTHS = 3
STOCK = 3
"""Stock phrases from which they are worth a word."""
QUOTED_WORDS = 14
_GOAL = re.compile(
    r"\b(?:target|goal|aim|bar|pass mark|deadline|asked|wanted|needed|had to|supposed|expected|brief|told me to)\b",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:once|twice|three times) an? \w+\b|"
    r"(?<=[a-z,] )[A-Z][a-z]{2,}",
)


@dataclass(frozen=True)
class Findings:
    """All that feedback may speak of."""

    text: str
    story_type: str
    rubric: Rubric
    rating: float
    parts: Sequence[RatingPart]
    elements: dict[str, ElementFinding]
    kpis: Sequence[KpiClaim]
    ownership: Ownership
    delivery: Delivery
    points: Sequence[PointFinding]
    question: Question | None
    tricks: Sequence[Trick]
    outcome_figures: bool
    terms: bool = False
    """Whether the question is about pay or hours."""


def advise(findings: Findings) -> tuple[list[Strength], list[Gap], str]:
    """Strengths, gaps with the most valuable first, and the next step."""
    gaps = _gaps(findings)
    strengths = [] if findings.story_type == "non-answer" or findings.tricks else _strengths(findings)
    if gaps:
        first = gaps[0].kind
        key = "point" if first.startswith("point:") else first
        if f"{findings.rubric}-{key}" in NEXT:
            key = f"{findings.rubric}-{key}"
        elif first == "example" and findings.story_type in NEXT:
            key = findings.story_type
        step = _pick(NEXT[key], findings.text, "next").format(point=_point_says(findings, first))
    else:
        done = "long" if findings.delivery.length == "long" else "good" if findings.rubric == "episode" else "other"
        step = _pick(FULL_NEXT[done], findings.text, "next")
    return strengths, gaps, step


def _strengths(f: Findings) -> list[Strength]:
    found: list[tuple[str, list[tuple[int, int]]]] = []
    best = next((k for k in f.kpis if k.direction == "improved" and k.from_ and k.to), None) or next(
        (k for k in f.kpis if k.direction == "improved" and (k.to or k.change)), None
    )
    if best is not None:
        span = _sentence_around(f.text, best.start, best.end)
        found.append(("figure", [span]))
    for label in ("R", "T", "A", "S"):
        element = f.elements[label]
        if f.story_type == "story" and element.present and element.confidence >= 0.6 and element.spans:
            if label == "A" and not f.ownership.own:
                continue
            if label == "R" and best is not None:
                continue
            losses = [(k.start, k.end) for k in f.kpis if k.direction == "worsened"]
            spans = [span for span in element.spans if label != "R" or not any(_overlap(span, loss) for loss in losses)]
            if spans:
                found.append((label, [_tellest(f.text, spans, label)]))
    found.extend((f"point:{point.id}", point.spans[:1]) for point in f.points if point.covered and point.spans)
    if f.rubric != "episode" and f.story_type == "hypothetical" and f.elements["A"].spans:
        found.append(("plan", f.elements["A"].spans[:1]))
    if f.rubric == "personal":
        found.extend(("detail", [span]) for span in _details(f.text)[:1])
    strengths: list[Strength] = []
    quoted: set[tuple[int, int]] = set()
    for kind, spans in found:
        if len(strengths) == MOST_STRENGTHS or any(_overlap(spans[0], other) for other in quoted):
            continue
        quoted.add(spans[0])
        key = "point" if kind.startswith("point:") else kind
        says = _pick(STRENGTHS[key], f.text, kind).format(quote=_quote(f.text, spans[0]), point=_point_says(f, kind))
        strengths.append(Strength(kind=kind, says=says, spans=spans))
    return strengths


def _gaps(f: Findings) -> list[Gap]:
    lost = defaultdict(float, {part.name: part.out_of - part.value for part in f.parts})
    found: list[tuple[float, str, str, list[tuple[int, int]]]] = []
    if f.tricks:
        found.append(
            (9.0, "relevance" if f.tricks[0] in ("pasted-question", "off-subject") else "example", f.tricks[0], [])
        )
    elif f.story_type == "non-answer":
        found.append((9.0, "example" if f.rubric == "episode" else "relevance", "non-answer", []))
    elif f.rubric == "episode":
        if f.story_type != "story":
            found.append((5.0, "example", f.story_type, []))
        else:
            found.extend(_story_gaps(f, lost))
    elif f.rubric == "personal":
        shown = f.terms or f.story_type == "story" or (f.elements["A"].present and f.elements["R"].present)
        if not shown and lost["example"] > 0.5:
            found.append((0.5 * lost["example"], "example", "personal-example", []))
        if lost["specific"] > 0.8 and not _details(f.text):
            found.append((0.4 * lost["specific"], "kpi", "personal-detail", []))
    else:
        if lost["concrete"] > 0.5 and f.story_type not in ("story", "hypothetical"):
            found.append((lost["concrete"], "example", "approach-example", []))
        if lost["checkable"] > 0.6:
            found.append((0.3 * lost["checkable"], "kpi", "approach-kpi", []))
    for claim in f.kpis:
        if any(check.kind == "worse-as-win" for check in claim.checks) and not f.tricks:
            found.append((8.0, "loss", "loss", [_sentence_around(f.text, claim.start, claim.end)]))
            break
    if not f.tricks and f.story_type != "non-answer":
        stock = _longest(f.text, stock_phrases(f.text))
        telling = stock and " " in f.text[slice(*stock[0])]
        if len(stock) >= STOCK and telling and f.story_type == "story" and lost["particular"] > 0.1:
            found.append((0.2 + lost["particular"], "particular", "particular", stock[:2]))
        missing = [point for point in f.points if not point.covered]
        found.extend((0.45 - 0.05 * place, f"point:{point.id}", "point", []) for place, point in enumerate(missing[:3]))
        if f.delivery.length == "long":
            found.append((0.3, "length", "long", []))
        elif f.delivery.words < (30 if f.rubric == "personal" else 60):
            found.append((0.35, "length", "short", []))
    found.sort(key=lambda gap: -gap[0])
    return [
        Gap(
            kind=kind,
            says=_pick(GAPS[wording], f.text, kind).format(
                point=_point_says(f, kind), quote=" and ".join(_quote(f.text, span) for span in spans)
            ),
            spans=spans,
        )
        for _, kind, wording, spans in found
    ]


def _longest(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of different words, the longest first."""
    first = {text[start:end].lower(): (start, end) for start, end in reversed(spans)}
    return sorted(first.values(), key=lambda span: (span[0] - span[1], span[0]))


def _story_gaps(f: Findings, lost: dict[str, float]) -> list[tuple[float, str, str, list[tuple[int, int]]]]:
    worth = {"S": lost["situation"], "T": lost["task"], "A": lost["action"], "R": lost["result"]}
    found: list[tuple[float, str, str, list[tuple[int, int]]]] = [
        (0.3 + value, label, f"{label}-thin" if _told(f, label) else label, [])
        for label, value in worth.items()
        if not f.elements[label].present
    ]
    if f.elements["A"].present and not f.ownership.clear:
        found.append((0.6, "ownership", "ownership", f.elements["A"].spans[:1]))
    if f.elements["R"].present and not f.outcome_figures:
        found.append((0.55, "kpi", "kpi", f.elements["R"].spans[:1]))
    return found


def _told(f: Findings, label: str) -> bool:
    """Whether an element that is not clearly there is touched on all the same."""
    return bool(f.elements[label].spans) or (label == "T" and bool(_GOAL.search(f.text)))


def _details(text: str) -> list[tuple[int, int]]:
    """The sentences that hold something of the speaker's own: a number, a day, a name."""
    return [_sentence_around(text, *match.span()) for match in _DETAIL.finditer(text)]


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _tellest(text: str, spans: Sequence[tuple[int, int]], label: str) -> tuple[int, int]:
    """The span to quote: with a figure for a result or a task, otherwise with an 'I' in it, else the first."""
    wanted = any if label in ("R", "T") else None
    for start, end in spans:
        words = text[start:end]
        if wanted and any(c.isdigit() for c in words):
            return start, end
        if label == "A" and (words.startswith("I ") or " I " in words or " i " in f" {words}"):
            return start, end
    return spans[0]


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    right = min((place for mark in (". ", "! ", "? ", "\n") if (place := text.find(mark, end)) >= 0), default=len(text))
    left = left + 2 if left >= 0 and text[left] != "\n" else left + 1
    if left < start - 90:
        left = text.find(" ", start - 90, start) + 1 or start
    return left, min(right, end + 110)


def _quote(text: str, span: tuple[int, int]) -> str:
    words = text[span[0] : span[1]].split()
    short = " ".join(words[:QUOTED_WORDS]).rstrip(" .,;:!?")
    return f"“{short}{' …' if len(words) > QUOTED_WORDS else ''}”"


def _point_says(f: Findings, kind: str) -> str:
    if f.question is not None and kind.startswith("point:"):
        return next((point.says for point in f.question.points if point.id == kind[6:]), "")
    return ""


def _pick(wordings: Sequence[str], text: str, salt: str) -> str:
    return wordings[zlib.crc32(f"{salt}\0{text}".encode("utf-8", "replace")) % len(wordings)]
