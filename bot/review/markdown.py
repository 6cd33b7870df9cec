"""Interviews as Markdown, to read or to paste into notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.review.comparison import claim_in_words
from bot.review.evidence import NAMES, mark_evidence
from bot.review.pages import Pages, day, tidy

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&=:])")


def as_markdown(document: dict[str, Any], pages: Pages) -> str:
    """A document of `bot.store.export` as Markdown. Nothing that anybody wrote is read as markup."""
    lines: list[str] = []
    for interview in document["interviews"]:
        if interview["turns"]:
            lines += [*_interview(interview, pages), ""]
    for question_id, note in document.get("question_notes", {}).items():
        question = pages.question(question_id)
        lines += [f"## My note: {plain(question.phrasings[0] if question else question_id)}", "", quoted(note), ""]
    return "\n".join(lines or ["There are no interviews yet.", ""])


def _interview(interview: dict[str, Any], pages: Pages) -> Iterator[str]:
    began = datetime.fromisoformat(interview["began"])
    yield f"# Interview of {day(began)}"
    yield ""
    yield f"{pages.rung(interview['rung'])} · {pages.area(interview['focus'])}"
    if interview["note"]:
        yield from ("", "**My note**", "", quoted(interview["note"]))
    for number, turn in enumerate(interview["turns"], 1):
        question = pages.question(turn["question_id"])
        asked = turn["tries"][0]["answers"][0]["prompt"] if turn["tries"] and turn["tries"][0]["answers"] else ""
        words = asked or (question.phrasings[0] if question else turn["question_id"])
        yield from ("", f"## {number}. {plain(words)}")
        if not turn["tries"]:
            yield from ("", "Left out.")
        for one in turn["tries"]:
            yield from _try(one, len(turn["tries"]), pages)


def _try(one: dict[str, Any], of: int, pages: Pages) -> Iterator[str]:
    text = "\n\n".join(answer["text"] for answer in one["answers"])
    score = one["scores"][-1] if one["scores"] else None
    if of > 1:
        yield from ("", f"### Try {one['number']}")
    if score is None:
        yield from ("", quoted(text), "", "Not rated.")
        return
    found = ", ".join(f"{NAMES[key]} {'✓' if score['elements'][key]['present'] else '–'}" for key in NAMES)
    yield from ("", f"**{tidy(score['rating'])} of 5** · {found}", "")
    for run in mark_evidence(text, score):
        words = "".join(piece.text for piece in run.pieces).strip()
        if words:
            yield from (quoted(words, run.name), "")
    if score["kpis"]:
        figures = dict.fromkeys(claim_in_words(claim, pages.kpi(claim["kpi"])) for claim in score["kpis"])
        yield from ("Figures: " + ", ".join(map(plain, figures)), "")
    for part in score["rating_parts"]:
        yield f"- {plain(part['says'])}: {tidy(part['value'])}"
    yield from ("", f"**Next step:** {plain(score['next_step'])}")
    for word in one["coach"]:
        rating = f", {word['rating']} of 5" if word["rating"] else ""
        yield from ("", f"**{plain(word['from'])}{rating}**", "", quoted(word["comment"] or "–"))


def plain(text: str) -> str:
    """Words on one line, with nothing in them that Markdown would read as anything else."""
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(text.split()))


def quoted(text: str, name: str = "") -> str:
    """Words as a quotation, line by line, with what they are before them."""
    lines = [_MEANS_SOMETHING.sub(r"\\\1", line.strip()) for line in text.splitlines()]
    first = f"**{name}** " if name else ""
    return "\n".join(f"> {first if place == 0 else ''}{line}  " for place, line in enumerate(lines))
