"""The story bank: every real story told, where it was told, and where else it would serve."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sklearn.feature_extraction.text import TfidfVectorizer

from bot.guide.model import Guide, Question
from bot.interview.past import Try

SAME_STORY = 0.35
"""Cosine of the words' tf-idf from which two answers tell the same story. No two different stories of the corpus come
near it; a test holds that."""
OVER_USED = 3
"""Different questions answered with one story from which it is worn out: a panel hears it more than once."""
LEAST_FIT = 0.6
"""Share of a question's points that a story has to touch to be offered for it."""
MOST_OFFERED = 3
TITLE = 90
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Story:
    """One story, and all tries that tell it, oldest first."""

    title: str
    tellings: tuple[Try, ...]
    kpis: tuple[str, ...]
    fits: tuple[tuple[Question, int], ...]
    """Questions that it could answer and has not yet, with the number of their points that it touches. None for a story
    with a loss or a lesson that is still to be told."""

    @property
    def question_ids(self) -> tuple[str, ...]:
        """The questions that it was told to, in order."""
        return tuple(dict.fromkeys(one.question_id for one in self.tellings))

    @property
    def over_used(self) -> bool:
        """Whether it has been told to so many questions that others should be found."""
        return len(self.question_ids) >= OVER_USED

    @property
    def best(self) -> Try:
        """Its best-rated telling; the later one of equals."""
        return max(reversed(self.tellings), key=lambda one: one.rating or 0)


def bank_stories(guide: Guide, tries: Sequence[Try]) -> list[Story]:
    """The stories in `tries` (oldest first, stories only), told most lately first."""
    return [_story(guide, tellings) for tellings in _same_stories(tries)]


def _same_stories(tries: Sequence[Try]) -> list[list[Try]]:
    """Tries that tell the same story together: tries at one question in one turn, and those whose words are alike."""
    if not tries:
        return []
    alike = _likeness(tries)
    stories: list[list[int]] = []
    for place, one in enumerate(tries):
        joins = [
            story
            for story in stories
            if any(alike[place][other] >= SAME_STORY or one.text == tries[other].text for other in story)
        ]
        merged = [*(other for story in joins for other in story), place]
        stories = [story for story in stories if story not in joins] + [merged]
    return sorted(([tries[place] for place in sorted(story)] for story in stories), key=lambda told: told[-1].began)[
        ::-1
    ]


def _likeness(tries: Sequence[Try]) -> list[list[float]]:
    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    try:
        vectors = vectorizer.fit_transform([one.text for one in tries])
    except ValueError:  # not one word in all of them that tells anything
        return [[0.0] * len(tries) for _ in tries]
    return (vectors @ vectors.T).toarray().tolist()  # type: ignore[no-any-return]


def _story(guide: Guide, tellings: list[Try]) -> Story:
    kpis = dict.fromkeys(claim["kpi"] for one in tellings if one.document for claim in one.document["kpis"])
    told_to = {one.question_id for one in tellings}
    best = max(reversed(tellings), key=lambda one: one.rating or 0)
    words = " ".join(_WORD.findall(best.text.lower()))
    ended_badly = best.document is not None and any(gap["kind"] in ("loss", "lesson") for gap in best.document["gaps"])
    fits = [
        (question, touched)
        for question in guide.questions
        if not ended_badly
        if question.elements and question.id not in told_to
        if (touched := _touched(question, words)) >= LEAST_FIT * len(question.points)
    ]
    fits.sort(key=lambda fit: (-fit[1] / len(fit[0].points), -len(kpis.keys() & set(fit[0].kpis))))
    return Story(_title(best), tuple(tellings), tuple(kpis), tuple(fits[:MOST_OFFERED]))


def _title(told: Try) -> str:
    """The first sentence that says how things stood, or else the first one, cut at a word."""
    sentences = told.document["sentences"] if told.document else []
    first = next((one for one in sentences if one["label"] == "S"), sentences[0] if sentences else None)
    words = " ".join((told.text[first["start"] : first["end"]] if first else told.text).split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= TITLE else words[:TITLE].rsplit(" ", 1)[0] + " …"


def _touched(question: Question, words: str) -> int:
    """How many of a question's points a text touches, by their cues. `words` is its bare words in lower case."""
    return sum(_cues(tuple(point.cues)).search(words) is not None for point in question.points)


@cache
def _cues(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Cues in their plain form as one pattern that finds their other forms as well: 'decide' finds 'deciding'."""
    forms = (r"\w{0,3} ".join(re.escape(_stem(word)) for word in _WORD.findall(cue.lower())) for cue in cues)
    return re.compile(rf"\b(?:{'|'.join(forms)})\w{{0,3}}\b")


def _stem(word: str) -> str:
    return word.rstrip("ey") if len(word) > 4 else word
