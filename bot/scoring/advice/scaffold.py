"""A STAR scaffold: the candidate's own sentences under situation, task, action and result, and the places left to fill.

Nothing is made up: every word under a heading is the candidate's, and an empty place holds a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.elements import ELEMENTS
from bot.scoring.score import ScaffoldPlace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Span

    from bot.scoring.score import ElementFinding

TO_FILL = {
    "S": "Where was this, who was there, and what was wrong?",
    "T": "What had to be reached, by when, and why was it yours to do?",
    "A": "What did you do first, and what next?",
    "R": "What came of it, and how do you know?",
}
"""What is asked at an empty place."""


def build_scaffold(
    elements: Mapping[str, ElementFinding],
    told: Collection[str],
    segments: Sequence[Span],
    probabilities: NDArray[np.float64],
) -> list[ScaffoldPlace]:
    """The four places in order S, T, A, R.

    A sentence that only touches on an element stands beside the question for the rest of it; those that are `told` are
    asked about no more. An element that is told within a sentence of another label gets the sentence that shows it
    best. `probabilities` has the shape (segments, 5).
    """
    places = []
    for column, label in enumerate(ELEMENTS):
        element = elements[label]
        spans = list(element.spans)
        if element.present and not spans:
            best = segments[int(probabilities[:, column].argmax())]
            spans = [(best.start_char, best.end_char)]
        fill = None if label in told else TO_FILL[label]
        places.append(ScaffoldPlace(label=label, spans=spans, fill=fill))
    return places
