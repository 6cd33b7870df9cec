"""What kind of answer a text is: a story, or one of the things told in place of a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from bot.scoring.delivery import count_words
from bot.scoring.features import FIRST, PLURAL
from bot.scoring.score import STORY_TYPES, StoryType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from bot.scoring.asking import Rubric

TOO_LITTLE = 8
"""Words below which nothing can be told."""
ALWAYS = frozenset(
    ["always", "usually", "typically", "generally", "often", "whenever", "normally", "every", "never", "tend"]
)
WOULD = frozenset(["would", "'d", "will", "'ll", "if", "might", "could"])
CREED = frozenset(
    [
        "believe",
        "think",
        "important",
        "should",
        "must",
        "believe",
        "value",
        "passionate",
        "key",
        "believer",
        "philosophy",
        "people",
    ]
)
SELF = frozenset(["am", "'m", "person", "experience", "years", "strength", "skills", "background", "consider"])


PRIORS: dict[Rubric, dict[StoryType, float]] = {
    "episode": {"story": 2.0},
    "approach": {"non-answer": 0.0},
    "personal": {
        "story": 0.5, "pseudo-story": 0.4, "self-description": 3.6, "opinion": 1.6, "hypothetical": 0.5,
        "non-answer": 0.0,
    },
}  # fmt: skip
"""How much likelier than otherwise each type is in reply to a question: notes of an episode look like a plan, and two
sentences about a person tell little. The last after the 52 such replies of the eight writers who wrote on all kinds of
questions, with more left to the rare types."""
LONGEST_REFUSAL = 25
"""Words up to which a text that refuses is nothing but a refusal."""
_REFUSAL = re.compile(
    r"\b(?:can(?:'|’)?t (?:think|say|answer|remember)|cannot (?:think|say|answer)|don(?:'|’)?t (?:really )?know|"
    r"no idea|skip|rather not|nothing comes to mind|next (?:one|question)|come back to (?:this|that|it))\b",
    re.IGNORECASE,
)


_DEFLECTION = re.compile(
    r"\b(?:ask me (?:again|another)|(?:rather|first) hear (?:what|from) you|what were you thinking|you tell me|"
    r"what(?:'s| is| have you got as) (?:the|your) (?:band|range|budget)|what you(?:'ve| have) got in mind)\b",
    re.IGNORECASE,
)
"""The question handed back."""
_AMOUNT = re.compile(r"\d|\b(?:hundred|thousand|grand|twenty|thirty|forty|fifty|sixty)\b", re.IGNORECASE)
OF_AN_APPROACH = 12
"""Words from which whatever does not refuse answers a question about how one goes about things."""

_NO_EXAMPLE = re.compile(
    r"\b(?:no (?:real |good )?examples?|(?:do|did)(?: not|n['’]t) (?:really )?have (?:an?|any) (?:real |good )?"
    r"(?:example|one|story)|(?:can(?:not|['’]t| not)|could(?: not|n['’]t)) think of (?:an?|any|one|anything|something)|"
    r"(?:nothing|no one time) (?:\w+ ){0,2}(?:comes?|came|springs?) to (?:my )?mind|i have never (?:had|been|done))\b",
    re.IGNORECASE,
)
MOST_EXCUSE = 70
"""Words up to which a text that has no example to give is an excuse, unless it tells a story all the same."""


def choose_type(kinds: NDArray[np.float64], text: str, words: int, rubric: Rubric) -> StoryType:
    """The likeliest story type. A question about the person is answered by anything that does not refuse, one about an
    approach too, if it has some length.
    """
    if _gives_no_answer(kinds, text, words, rubric):
        return "non-answer"
    known = rubric != "approach" or (words >= OF_AN_APPROACH and not _REFUSAL.search(text))
    priors = [PRIORS[rubric].get(kind, 1.0) if known else 1.0 for kind in STORY_TYPES]
    return STORY_TYPES[int((kinds * np.array(priors)).argmax())]


def _gives_no_answer(kinds: NDArray[np.float64], text: str, words: int, rubric: Rubric) -> bool:
    """Whether a text says no more than that there will be no answer."""
    if rubric == "episode":
        return bool(kinds.argmax() and words <= MOST_EXCUSE and _NO_EXAMPLE.search(text))
    if rubric == "approach":
        return False
    refuses = words <= LONGEST_REFUSAL and _REFUSAL.search(text)
    return bool(refuses or (_DEFLECTION.search(text) and not _AMOUNT.search(text)))


def picture_story(tokens: Sequence[Token], probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    """A picture of how an answer is told: tenses, persons, habit words, conditionals, labels. Shape (29,)."""
    words = max(1, count_words(tokens))
    lower = [token.lower_ for token in tokens]
    tags = [token.tag_ for token in tokens]

    def rate(count: int) -> float:
        return count / words * 20

    def hits(known: frozenset[str]) -> float:
        return rate(sum(1 for word in lower if word in known))

    verbs = max(1, sum(tag in ("VBD", "VBP", "VBZ", "MD") for tag in tags))
    past = sum(tag == "VBD" for tag in tags)
    values = [
        rate(past), past / verbs, rate(tags.count("VBP")), rate(tags.count("VBZ")), tags.count("MD") / verbs,
        rate(tags.count("CD")),
        rate(tags.count("NNP")), hits(ALWAYS), hits(WOULD), hits(CREED), hits(SELF), hits(FIRST), hits(PLURAL),
        hits(frozenset(["you", "your"])),
        rate(lower.count("would") + lower.count("'d")), rate(lower.count("when")), np.log(words),
        np.log1p(len(probabilities)),
        len(set(lower)) / max(1, len(lower)),
    ]  # fmt: skip
    if len(probabilities):
        sums, means = probabilities.sum(axis=0), probabilities.mean(axis=0)
    else:
        sums = means = np.zeros(5)
    return np.concatenate([values, np.log1p(sums), means])
