"""Turning values into pages. Everything that anybody wrote is escaped by the template engine, always."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.guide.model import Guide, Question
from bot.interview.menu import name_area
from bot.interview.past import Try
from bot.review.anchors import ANCHORS
from bot.review.comparison import claim_in_words, has_figure
from bot.review.evidence import NAMES, Run, mark_evidence
from bot.review.noise import CLEAR, ERROR_OF_A_DIFFERENCE

TEMPLATES = Path(__file__).parent / "templates"
WAYS = (
    ("", "Interviews"),
    ("/progress", "Progress"),
    ("/guide", "Guide"),
    ("/stories", "Stories"),
    ("/achievements", "Achievements"),
    ("/data", "Your data"),
)


def heard(element: dict[str, Any]) -> dict[str, str]:
    """How much of a part of the story came through: the name of its style, and the words for it."""
    if element["present"]:
        return {"kind": "there", "says": "heard"}
    return {"kind": "touched", "says": "in passing"} if element["spans"] else {"kind": "missing", "says": "not heard"}


class Pages:
    """The templates, and the words they share."""

    def __init__(self, guide: Guide, prefix: str, assets: str) -> None:
        self._guide = guide
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            prefix=prefix,
            practice=prefix.rsplit("/", 1)[0],
            assets=assets,
            ways=WAYS,
            anchors=ANCHORS,
            element_names=NAMES,
            heard=heard,
            clear=CLEAR,
            noise=ERROR_OF_A_DIFFERENCE,
            question=self.question,
            kpi=self.kpi,
            rung=self.rung,
            area=self.area,
            evidence=evidence,
            tells=self.tells,
            claim_in_words=claim_in_words,
        )
        self._environment.filters.update(
            day=day, moment=moment, signed=signed, count=count, tidy=tidy, unique_claims=unique_claims
        )

    def render(self, template: str, **values: Any) -> str:
        """A page as HTML."""
        return self._environment.get_template(template).render(**values)

    def question(self, question_id: str) -> Question | None:
        """The guide's entry; None for one that the guide no longer holds."""
        return next((one for one in self._guide.questions if one.id == question_id), None)

    def tells(self, said: Try) -> bool:
        """Whether the parts of a story matter to a try: it tells one, or the question asks for one."""
        question = self.question(said.question_id)
        tells = bool(said.document) and said.document["story_type"] in ("story", "pseudo-story")  # type: ignore[index]
        return tells or bool(question and question.elements)

    def kpi(self, kpi_id: str) -> str:
        """The name of a KPI."""
        return next((one.name for one in self._guide.kpis if one.id == kpi_id), kpi_id)

    def rung(self, rung_id: str | None) -> str:
        """The name of a level."""
        return next((one.name for one in self._guide.rungs if one.id == rung_id), "No level")

    def area(self, focus: str | None) -> str:
        """The name of an area, to begin a line with."""
        name = name_area(focus or "mixed", self._guide)
        return name[0].upper() + name[1:]


def evidence(said: Try) -> list[Run]:
    """A try's words, run by run."""
    return mark_evidence(said.text, said.document)


def day(at: datetime) -> str:
    """'3 November 2026'."""
    return f"{at:%-d %B %Y}"


def moment(at: datetime) -> str:
    """'3 November 2026, 14:05 UTC'."""
    return f"{at:%-d %B %Y, %H:%M} UTC"


def signed(number: float) -> str:
    """'+1.2', '−0.3', '0'."""
    plain = tidy(abs(number))
    return plain if plain == "0" else f"{'+' if number > 0 else '−'}{plain}"


def unique_claims(claims: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """KPI claims, each said once; a KPI that is only named goes where another mention has a figure."""
    with_figure = {claim["kpi"] for claim in claims if has_figure(claim)}
    kept = (claim for claim in claims if has_figure(claim) or claim["kpi"] not in with_figure)
    return list({(claim["kpi"], claim["from"], claim["to"], claim["change"]): claim for claim in kept}.values())


def tidy(number: float) -> str:
    """A number with two decimals at most, and none that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def count(number: int, one: str, many: str = "") -> str:
    """'1 answer', '3 answers'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
