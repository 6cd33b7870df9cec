"""Text in, score out. A pure function of the text, the question and the trained models."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.scoring.checks import check_claim
from bot.scoring.claims import read_claims
from bot.scoring.corpus import LABELS
from bot.scoring.delivery import count_words, read_delivery
from bot.scoring.elements import ELEMENTS, summarise
from bot.scoring.logistic import Logistic
from bot.scoring.features import describe
from bot.scoring.feedback import advise
from bot.scoring.kpis import KpiFinder
from bot.scoring.ownership import read_ownership
from bot.scoring.pipeline import LIMIT, load_pipeline
from bot.scoring.points import PointFinder
from bot.scoring.quantities import find_quantities
from bot.scoring.rating import RUBRIC_VERSION, Evidence, rate
from bot.scoring.score import STORY_TYPES, ElementFinding, KpiClaim, Score, Sentence
from bot.scoring.sentences import segment
from bot.scoring.star import StarModel, best_labels
from bot.scoring.storytype import TOO_LITTLE, picture_story
from bot.scoring.tools import ToolFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from bot.guide.model import Guide, Question
    from bot.scoring.claims import Claim
    from bot.scoring.quantities import Quantity


@dataclass(frozen=True)
class Item:
    """One text to score."""

    text: str
    question: Question | None = None
    question_text: str | None = None
    id: str | None = None


class ScorerMissing(RuntimeError):
    """The folder holds no trained scorer."""


class Scorer:
    """The trained scorer. Loading it warms the pipeline; scoring may run in any one thread at a time."""

    def __init__(self, folder: Path, guide: Guide, nlp: Language) -> None:
        passport = json.loads((folder / "passport.json").read_text())
        weights = json.loads((folder / "weights.json").read_text())
        self.model = str(passport["fingerprint"])
        self._nlp = nlp
        self._guide = guide
        self._star = StarModel(folder / "star.crfsuite")
        self._clauses: dict[str, float] = weights["clauses"]
        self._elements = Logistic.from_json(weights["elements"])
        self._types = Logistic.from_json(weights["types"])
        self._kpis = KpiFinder(guide, nlp)
        self._tools = ToolFinder(guide, nlp)
        self._points = PointFinder(nlp)

    @classmethod
    def load(cls, folder: Path, guide: Guide, pipeline: str | None = None) -> Scorer:
        """Load a trained scorer from its folder. Raises ScorerMissing, or PipelineMissing, with the remedy."""
        if not (folder / "passport.json").exists():
            raise ScorerMissing(f"No trained scorer in {folder}. Run 'make up', which trains it.")
        scorer = cls(folder, guide, load_pipeline(pipeline))
        scorer.score("I sat down with the team in May and we cut handle time from eight minutes to six.")
        return scorer

    def score(
        self, text: str, question: Question | None = None, question_text: str | None = None, id: str | None = None
    ) -> Score:
        """Score one text. Never raises for what the text holds; what lies beyond the first 20,000 characters is not read."""
        return self._judge(self._nlp(text[:LIMIT]), Item(text, question, question_text, id))

    def score_many(self, items: Iterable[Item]) -> Iterator[Score]:
        """Score many texts in batches, in order."""
        pairs = ((item.text[:LIMIT], item) for item in items)
        for doc, item in self._nlp.pipe(pairs, as_tuples=True, batch_size=32):
            yield self._judge(doc, item)

    def _judge(self, doc: Doc, item: Item) -> Score:
        segments = segment(doc, self._clauses)
        probabilities = self._star.probabilities(describe(segments))
        labels = best_labels(probabilities)
        words = np.array([count_words(span) for span in segments], dtype=float)
        kind = self._story_type(doc, segments, probabilities)
        presence = self._elements.probabilities(summarise(probabilities, words))
        elements = {}
        for column, label in enumerate(ELEMENTS):
            confidence = float(presence[column]) if segments and kind != "non-answer" else 0.0
            spans = [(s.start_char, s.end_char) for s, got in zip(segments, labels, strict=True) if got == label]
            elements[label] = ElementFinding(
                present=confidence >= 0.5, confidence=round(confidence, 4), spans=spans
            )
        claims = read_claims(doc, segments, labels, self._kpis.find(doc), self._guide)
        points = self._points.find(item.question, segments) if item.question else []
        actions = [span for span, label in zip(segments, labels, strict=True) if label == "A"]
        evidence = Evidence(
            story_type=kind, elements=elements, claims=claims, ownership=read_ownership(actions),
            delivery=read_delivery(doc, segments, labels), points=points, figures=len(find_quantities(doc.text)), relevance=1.0,
        )  # fmt: skip
        rating, parts = rate(evidence)
        strengths, gaps, next_step = advise(evidence)
        return Score(
            id=item.id, rubric_version=RUBRIC_VERSION, model=self.model, story_type=kind,
            sentences=[
                Sentence(start=span.start_char, end=span.end_char, label=label, confidence=round(float(row[LABELS.index(label)]), 4))
                for span, label, row in zip(segments, labels, probabilities, strict=True)
            ],
            elements=elements, kpis=[_document(claim, doc, claims, self._guide) for claim in claims], tools=self._tools.find(doc),
            ownership=evidence.ownership, delivery=evidence.delivery, points=points, rating=rating, rating_parts=parts,
            strengths=strengths, gaps=gaps, next_step=next_step,
        )  # fmt: skip

    def _story_type(self, doc: Doc, segments: list, probabilities: np.ndarray) -> str:
        if count_words(doc) < TOO_LITTLE:
            return "non-answer"
        return STORY_TYPES[int(self._types.shares(picture_story(doc, segments, probabilities)).argmax())]


def _document(claim: Claim, doc: Doc, claims: list[Claim], guide: Guide) -> KpiClaim:
    def words(part: Quantity | None) -> str | None:
        return None if part is None else doc.text[part.start : part.end]

    def cut(part: tuple[int, int] | None) -> str | None:
        return None if part is None else doc.text[part[0] : part[1]]

    return KpiClaim(
        kpi=claim.kpi, start=claim.mention[0], end=claim.mention[1], **{"from": words(claim.start)}, to=words(claim.goal),
        change=words(claim.change) or cut(claim.change_words), period=cut(claim.period), direction=claim.direction,
        checks=check_claim(claim, [other for other in claims if other is not claim], guide),
    )  # fmt: skip
