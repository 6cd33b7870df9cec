"""Interviews as CSV: a row a try."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from bot.review.comparison import claim_in_words
from bot.review.pages import Pages

COLUMNS = (
    "interview", "began", "level", "question_id", "question", "try", "answer", "words", "rating", "story_type",
    "situation", "task", "action", "result", "figures", "next_step", "coach_ratings", "coach_comments", "note",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(document: dict[str, Any], pages: Pages) -> str:
    """A document of `bot.store.export` as rows, with a heading."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for interview in document["interviews"]:
        for turn in interview["turns"]:
            for one in turn["tries"]:
                rows.writerow([_cell(value) for value in _row(interview, turn, one, pages)])
    return BYTE_ORDER_MARK + text.getvalue()


def _row(interview: dict[str, Any], turn: dict[str, Any], one: dict[str, Any], pages: Pages) -> list[Any]:
    question, answers = pages.question(turn["question_id"]), one["answers"]
    score = one["scores"][-1] if one["scores"] else None
    found = (
        [
            score["delivery"]["words"], score["rating"], score["story_type"],
            *("yes" if score["elements"][key]["present"] else "no" for key in "STAR"),
            "; ".join(claim_in_words(claim, pages.kpi(claim["kpi"])) for claim in score["kpis"]), score["next_step"],
        ]
        if score
        else [""] * 9
    )  # fmt: skip
    return [
        interview["id"], interview["began"], pages.rung(interview["rung"]), turn["question_id"],
        answers[0]["prompt"] if answers else question.phrasings[0] if question else "",
        one["number"], "\n\n".join(answer["text"] for answer in answers), *found,
        "; ".join(str(word["rating"]) for word in one["coach"] if word["rating"]),
        "\n".join(f"{word['from']}: {word['comment']}" for word in one["coach"] if word["comment"]), interview["note"],
    ]  # fmt: skip


def _cell(value: Any) -> Any:
    """Words that a spreadsheet would run as a formula get an apostrophe before them, which makes it show them."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
