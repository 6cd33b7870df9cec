"""The rating, 1 to 5 with a decimal, as a sum of named parts that a person can follow.

What each part is worth was learned from the corpus's ratings under the written anchors of `docs/labelling.md`, with
the one constraint that no part may count against an answer (non-negative least squares). What caps a rating stands in
`bot.scoring.caps`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.scoring.caps import Limited, lowest_cap
from bot.scoring.delivery import count_words
from bot.scoring.kpi.periods import find_periods
from bot.scoring.kpi.quantities import find_quantities
from bot.scoring.score import RatingPart
from bot.scoring.specificity import plainness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from bot.scoring.asking import Rubric
    from bot.scoring.gaming.tricks import Trick
    from bot.scoring.score import Ownership

RUBRIC_VERSION = "1.11"

SIGNS = (
    "story", "would", "situation", "task", "action", "result", "own", "steps", "reasons", "outcome figures",
    "figures", "dates",
    "names", "words", "past", "said", "plain",
)  # fmt: skip
"""What is measured of an answer, each from 0 to 1."""

PARTS: dict[Rubric, dict[str, tuple[tuple[str, ...], str]]] = {
    "episode": {
        "episode": (("story", "would", "past"), "one real occasion, told as it happened"),
        "situation": (("situation",), "how things stood"),
        "task": (("task",), "what had to be achieved, and why by you"),
        "action": (("action", "own", "steps", "reasons"), "the steps, your part in them, and why"),
        "result": (("result", "outcome figures"), "what came of it, and how that shows"),
        "checkable": (("figures", "dates", "names", "words"), "figures, dates and names that pin it down"),
        "particular": (("plain",), "told in its own words rather than in phrases that fit any story"),
    },
    "approach": {
        "concrete": (("story", "would", "past", "situation", "task"), "something that happened, or a plan spelled out"),
        "steps": (
            ("action", "own", "steps", "result", "outcome figures"),
            "what you do, step by step, and to what end",
        ),
        "reasons": (("reasons",), "why you do it so"),
        "checkable": (("figures", "dates", "names"), "figures, dates and names that pin it down"),
        "particular": (("plain",), "told in its own words rather than in phrases that fit anything"),
        "substance": (("words",), "enough said to judge by"),
    },
    "personal": {
        "answer": (("said",), "an answer to what was asked"),
        "specific": (("figures", "dates", "names", "plain"), "things that are said of you and of nobody else"),
        "example": (("story", "past", "situation", "action"), "a moment that shows it"),
        "reasons": (("reasons", "result", "would"), "why, and what comes of it"),
    },
}
"""The parts of each rubric: the signs that they sum up, and what they stand for."""

SPREAD = 1.2
"""A fitted sum hugs the middle; it is stretched by this much about the mean of the ratings, so that ones and fives
are given."""
RAISED = ("specific", "reasons")
"""The parts that get what a moment would be worth, where none is asked for."""
POINTS_WORTH = 0.8
"""What two points of a personal question's tip are worth; set by hand."""
SAID = 30
"""Words from which a personal answer counts as an answer."""
_REASON = re.compile(
    r"\b(?:because|since|so that|in order to|so i|so we|cause|the reason|figured|reckoned|decided|rather than|"
    r"instead of|which meant)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Evidence:
    """What the rating looks at."""

    kinds: NDArray[np.float64]
    """Probabilities of the story types, in the order of STORY_TYPES."""
    presence: NDArray[np.float64]
    """Probabilities of S, T, A, R."""
    ownership: Ownership
    steps: int
    """How many segments tell of an action."""
    outcome: str
    """The words of the result segments."""


def measure(doc: Doc, evidence: Evidence) -> NDArray[np.float64]:
    """The signs of an answer, in the order of SIGNS, each 0 to 1."""
    text, words = doc.text, count_words(doc)
    own = evidence.ownership
    values = [
        evidence.kinds[0], evidence.kinds[4], *evidence.presence, min(1.0, own.own / 2),
        min(1.0, evidence.steps / 4),
        min(1.0, len(_REASON.findall(text)) / 2), min(1.0, len(find_quantities(evidence.outcome)) / 2),
        min(1.0, len(find_quantities(text)) / 4), min(1.0, len(find_periods(text)) / 2),
        min(1.0, sum(token.tag_ == "NNP" and not token.is_upper for token in doc) / 6),
        min(1.0, words / 130),
        min(1.0, sum(token.tag_ == "VBD" for token in doc) / 10), min(1.0, words / SAID),
        plainness(text, words),
    ]  # fmt: skip
    return np.array(values, dtype=float)


def rate(
    signs: NDArray[np.float64],
    rubric: Rubric,
    weights: Mapping[str, Mapping[str, float]],
    words: int,
    kind: str,
    tricks: Sequence[Trick],
    points: int = 0,
    momentless: bool = False,
    beside: bool = False,
    lost: bool = False,
) -> tuple[float, list[RatingPart]]:
    """The rating, to one decimal, and its parts: what it starts from, what each part adds, a cap where there is one.

    `points` is how many points of the question's tip the answer covers; the corpus's questions have none to learn from.
    An answer that is `beside` the question touches none of them.
    A `momentless` answer, about pay, hours or hobbies, need not show a moment: what that would be worth goes to the
    parts of RAISED. A `lost` outcome, told as a win or put on others, earns nothing.
    """
    worth = weights[rubric]
    parts = [
        RatingPart(
            name="start",
            value=round(worth["start"], 2),
            out_of=round(worth["start"], 2),
            says="where every answer starts",
        )
    ]
    total_of = {name: sum(worth[sign] for sign in signs_of) for name, (signs_of, _) in PARTS[rubric].items()}
    raised = 1.0
    if momentless and rubric == "personal":
        raised += total_of.pop("example") / max(sum(total_of[name] for name in RAISED), 0.1)
    for name, out_of in total_of.items():
        signs_of, says = PARTS[rubric][name]
        if not out_of:
            continue
        share = raised if name in RAISED else 1.0
        value = share * sum(worth[sign] * float(signs[SIGNS.index(sign)]) for sign in signs_of)
        if lost and name == "result":
            value, says = 0.0, "what came of it: a figure that got worse, and is not owned, counts for nothing"
        parts.append(
            RatingPart(
                name=name,
                value=round(value, 2),
                out_of=round(share * out_of, 2),
                says=says,
            )
        )
    if rubric == "personal" and points:
        value = POINTS_WORTH * min(1.0, points / 2)
        parts.append(
            RatingPart(name="points", value=round(value, 2), out_of=POINTS_WORTH, says="what this question looks for")
        )
    total = sum(part.value for part in parts)
    limited = Limited(
        rubric, kind, words, tricks, float(signs[SIGNS.index("story")]), float(signs[SIGNS.index("action")]), beside
    )
    most, reason = lowest_cap(limited)
    if most < total:
        parts.append(RatingPart(name="cap", value=round(most - total, 2), out_of=0.0, says=reason))
        total = most
    return round(max(1.0, min(5.0, total)), 1), parts


def fit_rating(
    signs: NDArray[np.float64], ratings: Sequence[int], rubrics: Sequence[Rubric]
) -> dict[str, dict[str, float]]:
    """What each sign is worth under each rubric, from rated answers."""
    from scipy.optimize import nnls

    gold = np.array(ratings, dtype=float)
    weights: dict[str, dict[str, float]] = {}
    for rubric in PARTS:
        chosen = np.array([own == rubric for own in rubrics])
        named = [sign for sign in SIGNS if any(sign in parts for parts, _ in PARTS[rubric].values())]
        rows = np.c_[signs[chosen][:, [SIGNS.index(sign) for sign in named]], np.ones(int(chosen.sum()))]
        solution, _ = nnls(rows, gold[chosen]) if chosen.any() else (np.zeros(len(named) + 1), 0.0)
        mean = float(gold[chosen].mean()) if chosen.any() else 1.0
        worth = {sign: round(SPREAD * float(value), 3) for sign, value in zip(named, solution, strict=False)}
        worth["start"] = round(SPREAD * float(solution[-1]) + (1 - SPREAD) * mean, 3)
        weights[rubric] = worth
    return weights
