"""The shapes of the guide: what may be asked and taught. Data only; `loader` reads it from YAML."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from pydantic import BaseModel, Extra, Field, validator
from pydantic.fields import ModelField

Element = Literal["S", "T", "A", "R"]
"""One letter of STAR: situation, task, action, result."""


class Entry(BaseModel):
    """Base of every guide entry: unknown keys are refused, so that a typing slip cannot hide; entries never change."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False

    @validator("*", pre=True, each_item=True)
    @classmethod
    def _text_is_text(cls, value: object, field: ModelField) -> object:
        """Refuse a number or true/false where text belongs (pydantic 1 would convert it), and text of blanks only."""
        if field.type_ is str and not field.sub_fields:
            if isinstance(value, (bool, int, float)):
                raise ValueError("must be text; put it in quotes")
            if isinstance(value, str) and not value.strip():
                raise ValueError("must not be blank")
        return value


class QuestionKind(str, Enum):
    """What a question asks for, which decides how its answer is judged."""

    BEHAVIOURAL = "behavioural"
    APPROACH = "approach"
    PERSONAL = "personal"
    VALUES = "values"
    NEGOTIATION = "negotiation"
    HYPOTHETICAL = "hypothetical"


class Point(Entry):
    """One thing that a good answer contains, after the guide's response tip, in our own words."""

    id: str = Field(..., regex=r"^[a-z0-9-]+$")
    says: str = Field(..., description="As feedback would name it, after 'You covered …': 'how you found the cause'.")
    cues: list[str] = Field(
        ..., min_items=3, description="Words and phrases of answers that cover it; matched by lemma."
    )


class Probe(Entry):
    """A follow-up that asks for what an answer left out."""

    asks_for: str = Field(
        ...,
        regex=r"^([STAR]|kpi|example|point:[a-z0-9-]+)$",
        description="An element, a figure (kpi), a concrete example, or one of the question's points.",
    )
    text: str


class Question(Entry):
    """One question of the guide."""

    id: str = Field(
        ..., regex=r"^[a-z0-9-]+/[a-z0-9-]+$", description="'<group>/<slug>', such as 'working-style/leading-change'."
    )
    guide_ref: str = Field(
        ..., description="The row of the source guides: 'working-style/1', 'competency/coaching/1', 'tools/crm'."
    )
    kind: QuestionKind
    group: str = Field(..., description="Id of the group that it belongs to.")
    follows: str | None = Field(None, description="Id of the question that this one follows up on.")
    phrasings: list[str] = Field(..., min_items=2)
    why: str = Field(..., description="Why interviewers ask this: one or two sentences to the candidate.")
    hint: str = Field(..., description="A nudge that does not give the answer away.")
    points: list[Point] = Field(..., min_items=2)
    elements: list[Element] = Field(
        ..., description="STAR elements that the question invites; empty where STAR does not apply."
    )
    kpis: list[str] = Field(default_factory=list, description="Ids of the KPIs that it invites.")
    tools: list[str] = Field(default_factory=list, description="Ids of the tool groups that it invites.")
    probes: list[Probe] = Field(..., min_items=2)


class Group(Entry):
    """A section of the guide that a candidate may focus on: a question group or a competency."""

    id: str
    name: str
    aliases: list[str] = Field(default_factory=list, description="Other words by which a candidate may ask for it.")
    competency: bool = Field(False, description="One of the nine competencies.")


class Kpi(Entry):
    """One measure of the trade."""

    id: str = Field(..., regex=r"^[A-Z_]+$")
    name: str
    aliases: list[str] = Field(
        ..., min_items=1, description="Ways to say it, abbreviated and spelled out, in any case, singular or plural."
    )
    everyday: list[str] = Field(
        default_factory=list, description="Names that are everyday words: they count beside a figure or a movement."
    )
    hints: list[str] = Field(default_factory=list, description="Looser words, which count beside a figure that fits.")
    not_near: list[str] = Field(
        default_factory=list, description="Words that show, near a name, that it means something else ('hotel')."
    )
    meaning: str
    better: Literal["lower", "higher", "band"]
    unit: Literal["percent", "duration", "score", "money", "count", "ratio"]
    band: str | None = Field(None, description="What is often quoted, in words.")
    low: float | None = Field(
        None, description="Below this a claim draws a question; percent, seconds, points or units."
    )
    high: float | None = Field(None, description="Above this a claim draws a question.")
    ask_if: str | None = Field(None, description="The question that a value outside low..high draws.")
    clarify: str | None = Field(
        None, description="What to ask when a figure leaves open how it was counted: scale, period, currency."
    )
    counters: list[str] = Field(
        default_factory=list, description="Ids of the KPIs that may pay for an improvement here."
    )
    counter_probe: str | None = Field(None, description="The question about the counter-metrics.")
    not_when: list[str] = Field(
        default_factory=list, description="Phrases that look like a KPI and are none ('revenue turnover')."
    )


class ToolGroup(Entry):
    """A family of contact-centre software."""

    id: str
    name: str
    purpose: str
    tools: dict[str, list[str]] = Field(..., description="Product name to the other ways of writing it, in any case.")
    exact: dict[str, list[str]] = Field(
        default_factory=dict, description="Product name to short names that count only as written ('NICE', not 'nice')."
    )


class Pay(Entry):
    """Yearly pay in the US, in dollars."""

    median: int
    average: int


class Rung(Entry):
    """One of the six levels of the ladder."""

    id: str
    name: str
    aliases: list[str]
    years: str
    scope: str
    focus: list[str]
    pay: Pay
    guide_ref: str


class Topic(Entry):
    """A fact, trait, tactic, priority or skill of the guides that is taught rather than asked."""

    id: str = Field(..., regex=r"^[a-z0-9-]+$")
    name: str = Field(
        ..., description="A short title; for 'faq' and 'career', the question as a candidate would put it."
    )
    says: str
    guide_ref: str
    aliases: list[str] = Field(default_factory=list, description="Words by which a candidate may ask for it.")


class Guide(Entry):
    """Everything that may be asked and taught."""

    groups: list[Group]
    questions: list[Question]
    kpis: list[Kpi]
    tools: list[ToolGroup]
    rungs: list[Rung]
    topics: dict[str, list[Topic]] = Field(
        ..., description="By file name: traits, salary-tactics, first-90-days, duties, soft-skills, faq …"
    )

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises KeyError if there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def kpi(self, kpi_id: str) -> Kpi:
        """The KPI with this id. Raises KeyError if there is none."""
        for kpi in self.kpis:
            if kpi.id == kpi_id:
                return kpi
        raise KeyError(kpi_id)

    def rung(self, rung_id: str) -> Rung:
        """The rung with this id. Raises KeyError if there is none."""
        for rung in self.rungs:
            if rung.id == rung_id:
                return rung
        raise KeyError(rung_id)
