"""Feedback and reports as Slack shows them: short sections with bold heads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.channels.slack.markup import escape
from bot.interview.feedback import ELEMENT_NAMES

STORIES = ("story", "pseudo-story")
QUOTE = 140
"""Characters of an answer that stand as proof for a part of it."""


def feedback_sections(card: dict[str, Any]) -> Iterator[str]:
    """The sections of a feedback card in Slack's markup, escaped."""
    score, text = card["score"], card["text"]
    again = f", try {card['try']}" if card["try"] > 1 else ""
    yield f"*Feedback{again}: {score['rating']:g} out of 5*  {stars(score['rating'])}"
    if card["elements"] or score["story_type"] in STORIES:
        yield "\n".join(_element(key, score["elements"][key], text) for key in ELEMENT_NAMES)
    yield from _list("What came through", [strength["says"] for strength in score["strengths"][:3]])
    yield from _list("Most worth adding", [gap["says"] for gap in score["gaps"][:2]])
    yield from _list("Your figures", _figures(score["kpis"]))
    yield f"*Next step*\n{escape(score['next_step'])}"


def report_sections(text: str, card: dict[str, Any]) -> Iterator[str]:
    """A report: its words, with the mean in bold and a row of stars for each answer."""
    mean = card["mean"]
    if mean is not None:
        yield f"*{mean} out of 5 across your answers*  {stars(mean)}"
    yield escape(text)


def stars(rating: float) -> str:
    """A rating of one to five."""
    full = int(rating + 0.5)
    return "★" * full + "☆" * (5 - full)


def _element(key: str, found: dict[str, Any], text: str) -> str:
    name = ELEMENT_NAMES[key].capitalize()
    if not found["present"] and not found["spans"]:
        return f"▫️ *{name}*  not heard"
    quote = " ".join(text[found["spans"][0][0] : found["spans"][0][1]].split()) if found["spans"] else ""
    if len(quote) > QUOTE:
        quote = quote[:QUOTE].rsplit(" ", 1)[0] + " …"
    heard = f"✅ *{name}*" if found["present"] else f"▪️ *{name}*  in passing"
    return heard + (f"  “{escape(quote)}”" if quote else "")


def _list(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield "\n".join([f"*{title}*", *(f"• {escape(line)}" for line in lines)])


def _figures(claims: list[dict[str, Any]]) -> list[str]:
    """What was claimed of each KPI, once each, then what is to be said of it."""
    told: dict[str, None] = {}
    for claim in claims:
        if claim["from"] and claim["to"]:
            told[f"{claim['kpi']}: {claim['from']} → {claim['to']}"] = None
        elif claim["change"] or claim["to"]:
            told[f"{claim['kpi']}: {claim['change'] or claim['to']}"] = None
    remarks = dict.fromkeys(check["says"] for claim in claims for check in claim["checks"])
    return [*told, *remarks][:6]
