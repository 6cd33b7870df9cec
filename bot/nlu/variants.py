"""Variants of training examples, as people really type: with small talk in front, thanks behind, and slips."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

IN_FRONT = (
    "hmm",
    "um",
    "ok",
    "okay so",
    "sorry",
    "so",
    "well",
    "yeah",
    "uh",
    "right",
    "oh",
    "hey",
    "actually",
    "to be honest",
    "I think",
    "honestly",
    "hi again",
    "good question,",
    "wait",
    "sir",
    "no,",
    "yes,",
)

BEHIND = (
    "please",
    "thanks",
    "thank you",
    "pls",
    "mate",
    "sir",
    "for me",
    "now",
    "then",
    "really",
    "I guess",
    "if that's ok",
    "you know",
    "to be honest",
    "here",
    "today",
    "too",
    "madam",
)


def vary_examples(texts: Sequence[str], intents: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every example with its intent, and after it one with small talk around it and one with a slip of the finger.

    Answers are varied like commands, so that neither small talk nor slips tell one from the other. The same examples
    always give the same variants.
    """
    chance = random.Random(2024)  # noqa: S311 - it only has to repeat itself
    for text, intent in zip(texts, intents, strict=True):
        yield text, intent
        front = chance.choice(IN_FRONT) if chance.random() < 0.6 else ""
        behind = chance.choice(BEHIND) if chance.random() < 0.5 or not front else ""
        yield " ".join(filter(None, (front, text, behind))), intent
        yield _slip(text, chance), intent


def _slip(text: str, chance: random.Random) -> str:
    places = [place for place in range(1, len(text) - 1) if text[place].isalpha() and text[place - 1].isalpha()]
    if not places:
        return text
    place = chance.choice(places)
    slip = chance.choice(("drop", "double", "swap"))
    if slip == "drop":
        return text[:place] + text[place + 1 :]
    if slip == "double":
        return text[:place] + text[place] + text[place:]
    return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
