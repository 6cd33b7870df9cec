"""The score: what scoring found in a text. This is the contract that is stored, shown and exported."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Extra, Field

Label = Literal["S", "T", "A", "R", "O"]
Span = tuple[int, int]
"""Start and end as character offsets into the scored text."""

StoryType = Literal["story", "pseudo-story", "self-description", "opinion", "hypothetical", "non-answer"]
STORY_TYPES: tuple[StoryType, ...] = (
    "story",
    "pseudo-story",
    "self-description",
    "opinion",
    "hypothetical",
    "non-answer",
)


class Part(BaseModel):
    """Base of every part of a score: unknown fields are refused."""

    class Config:
        extra = Extra.forbid
        allow_population_by_field_name = True


class Sentence(Part):
    """A sentence, or a clause where a transcript has no punctuation, and its label."""

    start: int
    end: int
    label: Label
    confidence: float = Field(..., ge=0, le=1)


class ElementFinding(Part):
    """Whether one STAR element is there, how sure that is (calibrated), and the words that show it."""

    present: bool
    confidence: float = Field(..., ge=0, le=1, description="Probability that the element is present.")
    spans: list[Span]


class Check(Part):
    """A finding about a KPI claim, with a sentence for the candidate."""

    kind: Literal[
        "arithmetic", "points-or-percent", "plausibility", "period", "baseline", "counter-metric", "worse-as-win"
    ]
    says: str


class KpiClaim(Part):
    """A KPI mention and what is claimed of it. `from_`, `to`, `change`, `period` are the words of the text, or null."""

    kpi: str
    start: int
    end: int
    from_: str | None = Field(None, alias="from")
    to: str | None = None
    change: str | None = None
    period: str | None = None
    direction: Literal["improved", "worsened", "none"] = "none"
    checks: list[Check] = Field(default_factory=list)


class ToolMention(Part):
    """A named piece of software and its group in the guide."""

    name: str
    group: str
    start: int
    end: int


class Ownership(Part):
    """Who acts in the action sentences."""

    own: int = Field(..., description="Actions with the speaker as the one who acts.")
    shared: int = Field(..., description="Actions with 'we' or the team.")
    others: int = Field(..., description="Actions by other people or by nobody named.")
    clear: bool = Field(..., description="Whether the speaker's own part can be seen.")


class Delivery(Part):
    """How the answer would come across when spoken."""

    words: int
    seconds: int = Field(..., description="Speaking time at 150 words a minute.")
    length: Literal["short", "good", "long"] = Field(
        ..., description="Against 130-340 words, one to two minutes or so."
    )
    balance: dict[str, float] = Field(..., description="Share of the words by label, S T A R O.")
    hedges: list[Span]
    fillers: list[Span]
    hard_sentences: list[Span]


class PointFinding(Part):
    """Whether a point of the question's tip was covered, and where."""

    id: str
    covered: bool
    spans: list[Span]


class RatingPart(Part):
    """One named part of the rating, so that a person can follow the sum."""

    name: str
    value: float
    out_of: float
    says: str


class Strength(Part):
    """Something that was good, with the words it rests on."""

    kind: str
    says: str
    spans: list[Span]


class Gap(Part):
    """Something that was left out or is weak; `kind` is what a probe may ask for: S, T, A, R, kpi, example,
    point:<id>, ownership, particular, loss, lesson, terms, length,
    order, relevance.
    """

    kind: str
    says: str
    spans: list[Span] = Field(default_factory=list)


class ScaffoldPlace(Part):
    """One place of the STAR scaffold: the candidate's own sentences for it, in the order of the text, and what is to
    be filled in where they are missing.
    """

    label: Literal["S", "T", "A", "R"]
    spans: list[Span]
    fill: str | None = Field(None, description="What to ask the candidate here; null where the place is filled.")


class Score(Part):
    """The whole score of one text. A pure function of the text, the question and the rubric."""

    id: str | None = None
    rubric_version: str
    model: str = Field(..., description="Fingerprint of the trained models and the data they learned from.")
    story_type: StoryType
    sentences: list[Sentence]
    elements: dict[Literal["S", "T", "A", "R"], ElementFinding]
    kpis: list[KpiClaim]
    tools: list[ToolMention]
    ownership: Ownership
    delivery: Delivery
    points: list[PointFinding]
    rating: float = Field(..., ge=1, le=5, description="To one decimal; what 1 to 5 mean is in docs/labelling.md.")
    rating_parts: list[RatingPart]
    strengths: list[Strength]
    gaps: list[Gap] = Field(..., description="Most valuable first.")
    next_step: str
    scaffold: list[ScaffoldPlace] = Field(
        default_factory=list, description="S, T, A, R in order; empty where the question does not ask for an episode."
    )

    def document(self) -> dict[str, Any]:
        """The score as plain JSON values, with the contract's field names."""
        return self.dict(by_alias=True)
