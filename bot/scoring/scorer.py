"""Text in, score out. A pure function of the text, the question and the trained models."""

from __future__ import annotations

import itertools
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.scoring.advice.feedback import advise
from bot.scoring.advice.findings import Findings
from bot.scoring.advice.scaffold import build_scaffold
from bot.scoring.advice.setbacks import hard_ending, loses
from bot.scoring.asking import asks_for_terms, needs_no_moment, rubric_for
from bot.scoring.coherence.model import Coherence
from bot.scoring.corpus import LABELS
from bot.scoring.delivery import read_delivery, word_counts
from bot.scoring.elements import ELEMENTS, PRESENT, find_presence
from bot.scoring.features import describe
from bot.scoring.gaming.english import English
from bot.scoring.gaming.sense import Sense
from bot.scoring.gaming.tricks import NO_ANSWER, Known, Telling, find_tricks
from bot.scoring.kpi.checks import check_claim
from bot.scoring.kpi.claims import read_claims
from bot.scoring.kpi.kpis import KpiFinder
from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.logistic import Logistic
from bot.scoring.meaning import mean_tensors, picture_meaning
from bot.scoring.network.reader import Reader
from bot.scoring.ownership import read_ownership
from bot.scoring.pipeline import FORMAT, legible, load_pipeline
from bot.scoring.points import PointFinder
from bot.scoring.rating import RUBRIC_VERSION, Evidence, measure, rate
from bot.scoring.score import STORY_TYPES, ElementFinding, KpiClaim, Score, Sentence, StoryType
from bot.scoring.sentences import segment
from bot.scoring.star import SentenceModel, StarModel, best_labels
from bot.scoring.storytype import TOO_LITTLE, choose_type, picture_story
from bot.scoring.tools import ToolFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide, Question
    from bot.scoring.asking import Rubric
    from bot.scoring.gaming.tricks import Trick
    from bot.scoring.kpi.claim import Claim
    from bot.scoring.kpi.quantities import Quantity


MOST_MENTIONS = 60
"""KPI mentions of one text that are read for their figures; a text with more is a list."""
TOLD_BEFORE = 2
"""Segments before a claim in which its time may have been told: people date a list of figures with its first one."""
BATCH = 32
"""Texts that are parsed together."""


@dataclass(frozen=True)
class Item:
    """One text to score."""

    text: str
    question: Question | None = None
    question_text: str | None = None
    id: str | None = None


class ScorerMissing(RuntimeError):  # noqa: N818
    """The folder holds no trained scorer."""


class Scorer:
    """The trained scorer. Loading it warms the pipeline; scoring may be asked for from any thread and runs one
    batch at a time.
    """

    def __init__(self, folder: Path, guide: Guide, nlp: Language) -> None:
        passport = json.loads((folder / "passport.json").read_text())
        weights = json.loads((folder / "weights.json").read_text())
        self.model = str(passport["fingerprint"])
        self._nlp = nlp
        self._lock = threading.Lock()
        self._guide = guide
        self._star = SentenceModel(StarModel(folder / "star.crfsuite"), Logistic.from_json(weights["meaning"]))
        self._clauses: dict[str, float] = weights["clauses"]
        self._elements = [Logistic.from_json(numbers) for numbers in weights["elements"]]
        self._types = Logistic.from_json(weights["types"])
        self._worth: dict[str, dict[str, float]] = weights["rating"]
        self._known = Known(
            english=English(weights["order"], frozenset(weights["words"])), subject=weights["subject"],
            sense=Sense.from_json(weights["sense"]), shells=weights["shells"], parts=weights["parts"],
            coherence=Coherence.from_json(weights["coherence"]), reader=Reader(),
        )  # fmt: skip
        self._kpis = KpiFinder(guide, nlp)
        self._tools = ToolFinder(guide, nlp)
        self._points = PointFinder(nlp, json.loads((folder / "cues.json").read_text()))

    @classmethod
    def load(cls, folder: Path, guide: Guide, pipeline: str | None = None) -> Scorer:
        """Load a trained scorer from its folder. Raises ScorerMissing, or PipelineMissing, with the remedy."""
        if not (folder / "passport.json").exists():
            raise ScorerMissing(f"No trained scorer in {folder}. Run 'make up', which trains it.")
        if json.loads((folder / "passport.json").read_text()).get("format") != FORMAT:
            raise ScorerMissing(f"The scorer in {folder} is of another version. Run 'make up', which trains it anew.")
        scorer = cls(folder, guide, load_pipeline(pipeline))
        scorer.score("I sat down with the team in May and we cut handle time from eight minutes to six.")
        return scorer

    def score(
        self, text: str, question: Question | None = None, question_text: str | None = None, id: str | None = None
    ) -> Score:
        """Score one text. Never raises for what the text holds; what lies beyond the first 20,000 characters is not
        read.
        """
        (score,) = self._score_batch([Item(text, question, question_text, id)])
        return score

    def score_many(self, items: Iterable[Item]) -> Iterator[Score]:
        """Score many texts in batches, in order. The same text gets the same score as from `score`."""
        remaining = iter(items)
        while batch := list(itertools.islice(remaining, BATCH)):
            yield from self._score_batch(batch)

    def _score_batch(self, batch: Sequence[Item]) -> list[Score]:
        # The tagger holds one text at a time; the memory zone lets the pipeline forget the words of the batch.
        with self._lock, self._nlp.memory_zone():
            docs = self._nlp.pipe([legible(item.text) for item in batch])
            return [self._judge(doc, item) for doc, item in zip(docs, batch, strict=True)]

    def _judge(self, doc: Doc, item: Item) -> Score:
        question_text = item.question_text or (item.question.phrasings[0] if item.question else None)
        text = doc.text
        segments = segment(doc, self._clauses)
        lengths = [len(span) for span in segments]
        picture = picture_meaning(mean_tensors(doc, segments), lengths)
        probabilities = self._star.probabilities(describe(segments), picture)
        labels = best_labels(probabilities)
        mentions = self._kpis.find(doc)
        asked = rubric_for(item.question, question_text, "story")
        kinds = self._types.shares(picture_story(list(doc), probabilities))
        own = _with_label("A", segments, labels)
        ownership = read_ownership(own)
        telling = Telling(
            doc, question_text or "", asked, segments, probabilities, labels, [mention.span for mention in mentions],
            float(kinds[STORY_TYPES.index("story")]),
        )  # fmt: skip
        tricks = find_tricks(telling, self._known)
        delivery = read_delivery(doc, segments, labels)
        kind = _story_type(kinds, tricks, text, delivery.words, asked)
        rubric = rubric_for(item.question, item.question_text, kind)
        told = kind != "non-answer"
        presence = (
            find_presence(probabilities, word_counts(segments), self._elements) if told else np.zeros(len(ELEMENTS))
        )
        elements = _find_elements(presence, segments, labels)
        outcome = " ".join(span.text for span in _with_label("R", segments, labels))
        evidence = Evidence(kinds, presence, ownership, len(own), outcome)
        points = self._points.find(item.question, segments) if item.question else []
        covered = sum(point.covered for point in points)
        terms = asks_for_terms(item.question, question_text)
        claims = read_claims(doc, segments, labels, mentions[:MOST_MENTIONS], self._guide)
        kpis = [_document(claim, text, claims, self._guide, segments, labels) for claim in claims]
        sentences = _sentences(segments, labels, probabilities)
        hard = hard_ending(text, sentences, kpis)
        lost = loses(hard, kpis)
        rating, parts = rate(
            measure(doc, evidence),
            rubric,
            self._worth,
            delivery.words,
            kind,
            tricks,
            points=covered,
            momentless=needs_no_moment(item.question, question_text),
            beside=bool(points) and not covered and not terms,
            lost=lost,
        )
        findings = Findings(
            text=text, story_type=kind, rubric=rubric, rating=rating, parts=parts, elements=elements, kpis=kpis,
            ownership=ownership, delivery=delivery, points=points, question=item.question, tricks=tricks,
            outcome_figures=bool(find_quantities(outcome)), terms=terms, sentences=sentences,
            question_text=question_text, hard=hard, lost=lost,
        )  # fmt: skip
        strengths, gaps, next_step = advise(findings)
        told_elements = {label for label in ELEMENTS if findings.told(label)}
        return Score(
            id=item.id, rubric_version=RUBRIC_VERSION, model=self.model, story_type=kind,
            sentences=sentences, elements=elements, kpis=kpis,
            tools=self._tools.find(doc),
            ownership=ownership, delivery=delivery, points=points, rating=rating, rating_parts=parts,
            strengths=strengths, gaps=gaps, next_step=next_step,
            scaffold=build_scaffold(elements, told_elements, segments, probabilities)
            if told and rubric == "episode" else [],
        )  # fmt: skip


def _story_type(kinds: NDArray[np.float64], tricks: Sequence[Trick], text: str, words: int, asked: Rubric) -> StoryType:
    """The likeliest story type; too few words, or a text that only looks like an answer, make a non-answer."""
    if words < TOO_LITTLE or not NO_ANSWER.isdisjoint(tricks):
        return "non-answer"
    return choose_type(kinds, text, words, asked)


def _with_label(wanted: str, segments: Sequence[Span], labels: Sequence[str]) -> list[Span]:
    return [span for span, label in zip(segments, labels, strict=True) if label == wanted]


def _find_elements(
    presence: NDArray[np.float64], segments: Sequence[Span], labels: Sequence[str]
) -> dict[Any, ElementFinding]:
    found = {}
    for column, label in enumerate(ELEMENTS):
        confidence = round(float(presence[column]), 4)
        spans = [(span.start_char, span.end_char) for span in _with_label(label, segments, labels)]
        found[label] = ElementFinding(present=confidence >= PRESENT, confidence=confidence, spans=spans)
    return found


def _sentences(segments: Sequence[Span], labels: Sequence[Any], probabilities: NDArray[np.float64]) -> list[Sentence]:
    return [
        Sentence(
            start=span.start_char, end=span.end_char, label=label, confidence=round(float(row[LABELS.index(label)]), 4)
        )
        for span, label, row in zip(segments, labels, probabilities, strict=True)
    ]


def _document(
    claim: Claim, text: str, claims: list[Claim], guide: Guide, segments: Sequence[Span], labels: Sequence[str]
) -> KpiClaim:
    def words(part: Quantity | None) -> str | None:
        return None if part is None else text[part.start : part.end]

    def cut(part: tuple[int, int] | None) -> str | None:
        return None if part is None else text[part[0] : part[1]]

    before = " ".join(span.text for span in segments[max(0, claim.segment - TOLD_BEFORE) : claim.segment])
    return KpiClaim(
        kpi=claim.kpi, start=claim.mention[0], end=claim.mention[1], **{"from": words(claim.start)},
        to=words(claim.goal),
        change=words(claim.change) or cut(claim.change_words), period=cut(claim.period), direction=claim.direction,
        checks=check_claim(claim, [other for other in claims if other is not claim], guide, text,
        segments[claim.segment].text, labels[claim.segment], before),
    )  # fmt: skip
