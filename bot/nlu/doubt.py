"""How sure the classifier has to be before a message that the phrasebook does not settle is taken for a command."""

from __future__ import annotations

from collections.abc import Sequence

from bot.nlu.reading import Reading
from bot.nlu.signs import asks_for_something, is_own_matter, leads_on, mentions_the_talk, tells_a_story
from bot.nlu.words import PAUSE

NEVER = 2.0
"""More than any probability."""

FEW_WORDS = 4
"""Words that may be left over beside a phrase of the phrasebook for it to count."""

UNLIKELY = 0.1
"""A message that the phrasebook takes whole is an answer all the same if its probability is below: 'Next week.'"""

AFTERTHOUGHT = 0.85
"""Asked of a message that ends in something else: 'Could we skip that? I never managed anyone'."""

STORY = 0.95
"""Asked of a message that has a sign of a story in it, such as a deed in the past."""

STORY_IN_REQUEST = 0.85
"""The same where it is put as a request."""


def need_certainty(words: Sequence[str], reading: Reading) -> float:
    """The probability of being a command that `words` must reach; above 1 if they can only be an answer.

    The figures were chosen on sentences of `data/star` and on two of the three sets of messages in `tests/nlu`, so that
    no answer of more than three words is lost.
    """
    has_phrase = reading.is_clear and len(reading.left_over) <= FEW_WORDS
    if asks_for_something(words) or mentions_the_talk(words):
        needed = 0.5 if has_phrase else 0.6
    else:
        needed = 0.8 if has_phrase else 0.9
    if ends_in_other_matter(words, reading):
        needed = max(needed, AFTERTHOUGHT)
    if leads_on(words):
        return NEVER
    if tells_a_story(words) or is_own_matter(words):
        needed = max(needed, STORY_IN_REQUEST if asks_for_something(words) else STORY)
    return needed


def ends_in_other_matter(words: Sequence[str], reading: Reading) -> bool:
    """Whether the last clause says something of its own, as in 'What did I miss? The forecast'."""
    clauses = " ".join(words).strip(f" {PAUSE}").split(PAUSE)
    last = tuple(clauses[-1].split())
    return len(clauses) > 1 and reading.left_over[-len(last) :] == last
