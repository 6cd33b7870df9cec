"""Slips of the finger in command words: 'skp this', 'hnit pls', 'repaet'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase

import yaml

from bot.nlu.phrasebook import PHRASES

LONGEST_SLIP = 12
"""In longer messages a strange word is a name or a term, not a slip."""


def mend_words(words: Sequence[str]) -> list[str]:
    """The words with likely slips mended: a letter dropped, doubled, wrong, or swapped with its neighbour.

    A word that exists is never touched, so 'shop', 'hunt' and 'text' stay. The lists are in `phrases/slips.yml`.
    """
    if len(words) > LONGEST_SLIP:
        return list(words)
    slips = _load_slips()
    return [slips.get(word, word) for word in words]


@lru_cache(maxsize=1)
def _load_slips() -> dict[str, str]:
    lists = yaml.safe_load((PHRASES / "slips.yml").read_text(encoding="utf-8"))
    meant = lists["meant"].split()
    existing = {*meant, *lists["exist"].split()}
    slips: dict[str, str] = {}
    for word in meant:
        for slip in _slip_forms(word):
            if slip not in existing:
                slips.setdefault(slip, word)
    return slips


def _slip_forms(word: str) -> Iterator[str]:
    for place in range(len(word)):
        head, tail = word[:place], word[place:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if len(word) < 4:
            continue
        if place:
            yield head + tail[1:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if place:
                yield head + letter + tail[1:]
