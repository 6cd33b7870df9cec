"""Which points of a question's tip an answer covers, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.score import PointFinding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide, Question


class PointFinder:
    """Matches the cues of a question's points by lemma. `known` holds lemmas worked out at training, so that
    loading is quick.
    """

    def __init__(self, nlp: Language, known: Mapping[str, str]) -> None:
        self._nlp = nlp
        self._lemmas = dict(known)

    def find(self, question: Question, segments: Sequence[Span]) -> list[PointFinding]:
        """Each point of the question with the segments that hold one of its cues."""
        bodies = [f" {_joined(span)} " for span in segments]
        findings = []
        for point in question.points:
            cues = [f" {self._lemmas_of(cue)} " for cue in point.cues]
            spans = [
                (span.start_char, span.end_char)
                for span, body in zip(segments, bodies, strict=True)
                if any(cue in body for cue in cues)
            ]
            findings.append(PointFinding(id=point.id, covered=bool(spans), spans=spans))
        return findings

    def _lemmas_of(self, cue: str) -> str:
        if cue not in self._lemmas:
            self._lemmas[cue] = _joined(self._nlp(cue))
        return self._lemmas[cue]


def lemmas_of_cues(guide: Guide, nlp: Language) -> dict[str, str]:
    """The lemmas of every cue in the guide."""
    cues = sorted({cue for question in guide.questions for point in question.points for cue in point.cues})
    return {cue: _joined(doc) for cue, doc in zip(cues, nlp.pipe(cues), strict=True)}


def _joined(words: Doc | Span) -> str:
    return " ".join(token.lemma_.lower() for token in words if not token.is_punct and not token.is_space)
