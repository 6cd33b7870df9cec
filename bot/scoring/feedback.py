"""What to tell the candidate: what was strong, what is missing, and one next step. About what was said, never about the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.score import Gap, Strength

if TYPE_CHECKING:
    from bot.scoring.rating import Evidence

ORDER = ("example", "A", "R", "ownership", "T", "S", "kpi")
MISSING = {
    "S": "I could not find how things stood before you stepped in.",
    "T": "I could not find what you were asked to achieve, or why it fell to you.",
    "A": "I could not find the steps that were taken.",
    "R": "I could not find what came of it.",
}
NEXT = {
    "example": "Pick one real occasion and tell it from start to end.",
    "S": "Add one sentence on where and when this was and what was wrong.",
    "T": "Add one sentence on what you had to reach, and by when.",
    "A": "Name two or three steps in the order in which you took them.",
    "R": "Finish with what changed, and how you know.",
    "ownership": "Say which of the steps were yours.",
    "kpi": "Put a figure on the outcome: from what, to what, by when.",
    "none": "Tell it once more aloud and keep it under two minutes.",
}


def advise(evidence: Evidence) -> tuple[list[Strength], list[Gap], str]:
    """Strengths, gaps with the most valuable first, and the next step."""
    strengths = []
    gaps = {}
    if evidence.story_type != "story":
        gaps["example"] = Gap(kind="example", says="This does not tell of one occasion that happened.")
    else:
        for label, finding in evidence.elements.items():
            if not finding.present:
                gaps[label] = Gap(kind=label, says=MISSING[label])
        if evidence.elements["A"].present and not evidence.ownership.clear:
            gaps["ownership"] = Gap(kind="ownership", says="The steps are there, but not who took them.")
    result = evidence.elements["R"]
    if evidence.story_type == "story" and result.present:
        strengths.append(Strength(kind="R", says="You said what came of it.", spans=result.spans[:2]))
        if not evidence.figures:
            gaps["kpi"] = Gap(
                kind="kpi", says="The outcome has no figure that could be checked.", spans=result.spans[:1]
            )
    ordered = [gaps[kind] for kind in ORDER if kind in gaps]
    return strengths, ordered, NEXT[ordered[0].kind if ordered else "none"]
