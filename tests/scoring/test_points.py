"""Points of a question's tip: found in the words that people use, and in no others."""

from __future__ import annotations

import pytest

from bot.guide.model import Guide, Question
from bot.scoring.score import PointFinding
from bot.scoring.scorer import Scorer

QUESTION = "working-style/coaching-that-worked"
COVERED = {
    "in a form of its own": "We rolled it out in June.",
    "with words between": "We rolled the whole thing out in June.",
    "with three words between": "We rolled the second form out in June.",
    "in capitals": "WE ROLLED IT OUT in June.",
}
NOT_COVERED = {
    "half of it": "We rolled our eyes in June.",
    "with four words between": "We rolled the second form right out in June.",
    "in two sentences": "We let it roll. Out it came in June.",
    "within another word": "We enrolled it without them in June.",
}


@pytest.fixture
def question(guide: Guide) -> Question:
    """A question with one point that is known by two words, or by others."""
    (own,) = (question for question in guide.questions if question.id == QUESTION)
    return own.copy(update={"points": [own.points[0].copy(update={"cues": ["roll out", "hand over", "pilot"]})]})


def find(scorer: Scorer, question: Question, text: str) -> PointFinding:
    """The one point, as found in an answer that has a sentence before and after the text."""
    (found,) = scorer.score(f"In spring I took the late team. {text} By autumn they liked it.", question).points
    return found


@pytest.mark.parametrize("text", COVERED.values(), ids=COVERED)
def test_a_point_is_found_where_its_words_are_said(scorer: Scorer, question: Question, text: str) -> None:
    found = find(scorer, question, text)
    told = f"In spring I took the late team. {text} By autumn they liked it."
    assert found.covered
    assert [told[start:end] for start, end in found.spans] == [text]


@pytest.mark.parametrize("text", NOT_COVERED.values(), ids=NOT_COVERED)
def test_a_point_is_not_found_in_other_words(scorer: Scorer, question: Question, text: str) -> None:
    assert find(scorer, question, text) == PointFinding(id=question.points[0].id, covered=False, spans=[])
