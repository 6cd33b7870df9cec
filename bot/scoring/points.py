"""Which points of a question's tip an answer covers, and where."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from bot.scoring.score import PointFinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Span

    from bot.guide.model import Question


class PointFinder:
    """Matches the cues of a question's points by lemma."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lemmas = functools.lru_cache(maxsize=4096)(self._lemmas_of)

    def find(self, question: Question, segments: Sequence[Span]) -> list[PointFinding]:
        """Each point of the question with the segments that hold one of its cues."""
        bodies = [
            " " + " ".join(token.lemma_.lower() for token in span if not token.is_punct) + " " for span in segments
        ]
        findings = []
        for point in question.points:
            cues = [self._lemmas(cue) for cue in point.cues]
            spans = [
                (s.start_char, s.end_char)
                for s, body in zip(segments, bodies, strict=True)
                if any(f" {cue} " in body for cue in cues)
            ]
            findings.append(PointFinding(id=point.id, covered=bool(spans), spans=spans))
        return findings

    def _lemmas_of(self, cue: str) -> str:
        return " ".join(token.lemma_.lower() for token in self._nlp(cue) if not token.is_punct)
