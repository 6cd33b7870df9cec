"""What to tell the candidate: what was strong, what is missing, and one next step.

Everything said rests on the answer: strengths quote it, gaps name what was looked for and not found. Nothing is said
about the person. Which of several wordings is used depends on the text alone, so that the same answer is always told
the same and an interview does not hear one sentence over and over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.advice.gaps import GOOD, find_lacks, gives_instance
from bot.scoring.advice.next_steps import FULL_NEXT, NEXT
from bot.scoring.advice.quotes import quote
from bot.scoring.advice.setbacks import asks_for_setback
from bot.scoring.advice.strengths import find_strengths
from bot.scoring.advice.wording import GAPS, pick
from bot.scoring.score import STORY_TYPES, Gap

if TYPE_CHECKING:
    from bot.scoring.advice.findings import Findings
    from bot.scoring.advice.gaps import Lack
    from bot.scoring.score import Strength


def advise(findings: Findings) -> tuple[list[Strength], list[Gap], str]:
    """Strengths, gaps with the most valuable first, and the next step."""
    lacks = find_lacks(findings)
    step = _step(findings, lacks[0]) if lacks else pick(FULL_NEXT[_done(findings)], findings.text, "next")
    return find_strengths(findings), [_gap(findings, lack) for lack in lacks], step


def _gap(f: Findings, lack: Lack) -> Gap:
    quotes = " and ".join(quote(f.text, span) for span in lack.spans)
    says = pick(GAPS[lack.wording], f.text, lack.kind).format(point=f.point_says(lack.kind), quote=quotes)
    return Gap(kind=lack.kind, says=says, spans=lack.spans)


def _step(f: Findings, lack: Lack) -> str:
    """The next step for the first thing that is missing, in the most fitting words that there are."""
    key = "point" if lack.kind.startswith("point:") else lack.kind
    wording = lack.wording if lack.wording not in STORY_TYPES else key
    names = [f"{f.rubric}-{wording}", wording, f"{f.rubric}-{key}", f.story_type if key == "example" else key, key]
    if key == "example" and f.rubric == "episode" and asks_for_setback(f.question_text):
        names.insert(0, "setback")
    chosen = next(name for name in names if name in NEXT)
    return pick(NEXT[chosen], f.text, "next").format(point=f.point_says(lack.kind))


def _done(f: Findings) -> str:
    """What kind of complete answer this is."""
    if f.delivery.length == "long":
        return "long"
    if f.rubric == "episode":
        return "good" if f.rating >= GOOD else "more"
    if f.rating < GOOD:
        return "other-more"
    return "approach" if f.rubric == "approach" and not gives_instance(f.text) else "other"
