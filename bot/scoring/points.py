"""Which points of a question's tip an answer covers, and where.

A point is known by its cues: words and phrases that candidates use for it. `python -m benchmarks.points` measures how
often that is right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.score import PointFinding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide, Question

BETWEEN = 3
"""Words that may stand between two words of a cue: 'let them pick' is also found in 'let all of them pick'."""


class PointFinder:
    """Matches the cues of a question's points by lemma. `known` holds lemmas worked out at training, so that
    loading is quick.
    """

    def __init__(self, nlp: Language, known: Mapping[str, str]) -> None:
        self._nlp = nlp
        self._lemmas = dict(known)
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}

    def find(self, question: Question, segments: Sequence[Span]) -> list[PointFinding]:
        """Each point of the question with the segments that hold one of its cues."""
        bodies = [f" {_joined(span)} " for span in segments]
        findings = []
        for point in question.points:
            pattern = self._pattern_of(tuple(point.cues))
            spans = [
                (span.start_char, span.end_char)
                for span, body in zip(segments, bodies, strict=True)
                if pattern.search(body)
            ]
            findings.append(PointFinding(id=point.id, covered=bool(spans), spans=spans))
        return findings

    def _pattern_of(self, cues: tuple[str, ...]) -> re.Pattern[str]:
        if cues not in self._patterns:
            self._patterns[cues] = _pattern(self._lemmas_of(cue) for cue in cues)
        return self._patterns[cues]

    def _lemmas_of(self, cue: str) -> str:
        if cue not in self._lemmas:
            self._lemmas[cue] = _joined(self._nlp(cue))
        return self._lemmas[cue]


def lemmas_of_cues(guide: Guide, nlp: Language) -> dict[str, str]:
    """The lemmas of every cue in the guide."""
    cues = sorted({cue for question in guide.questions for point in question.points for cue in point.cues})
    # Lemmas come from the tags alone; without the parse this takes half the time.
    with nlp.select_pipes(disable=["parser"]):
        return {cue: _joined(doc) for cue, doc in zip(cues, nlp.pipe(cues), strict=True)}


def _pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """What finds one of some cues, given by their lemmas, in lemmas with a space before and after."""
    between = rf"(?: \S+){{0,{BETWEEN}}} "
    forms = (between.join(re.escape(lemma) for lemma in cue.split()) for cue in cues)
    return re.compile(rf" (?:{'|'.join(forms)}) ")


def _joined(words: Doc | Span) -> str:
    return " ".join(token.lemma_.lower() for token in words if not token.is_punct and not token.is_space)
