"""Reading a message against the phrasebook: which command it falls into, and which words are left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interview.commands import Command
from bot.nlu.phrasebook import Phrase, Phrasebook
from bot.nlu.words import PAUSE


@dataclass(frozen=True)
class Reading:
    """The best account of a message: the command in it, if any, and the words that no phrase accounts for."""

    command: Command | None
    left_over: tuple[str, ...]
    is_clear: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the message is a command and nothing else."""
        return self.command is not None and not self.left_over


@dataclass(frozen=True)
class _Account:
    """One way to part the words up to some place; the lower `cost`, the better."""

    left_over: tuple[str, ...] = ()
    phrases: int = 0
    covered: int = 0
    clear: Command | None = None
    faint: Command | None = None

    @property
    def cost(self) -> tuple[int, bool, bool, int, int]:
        """Left-over words first; then a command is better than none, then more of its words, then fewer phrases."""
        return (len(self.left_over), self.clear is None, self.faint is None, -self.covered, self.phrases)

    def extend(self, phrase: Phrase, length: int) -> _Account:
        """The account with one more phrase, `length` words long."""
        if phrase.command is None:
            return _Account(self.left_over, self.phrases + 1, self.covered, self.clear, self.faint)
        clear = phrase.command if phrase.is_clear else self.clear
        faint = self.faint if phrase.is_clear else phrase.command
        return _Account(self.left_over, self.phrases + 1, self.covered + length, clear, faint)


def read_message(words: Sequence[str], book: Phrasebook) -> Reading:
    """The reading of `words` (from `bot.nlu.words.read_words`) that leaves the fewest words over.

    Of two clear commands in one message the later counts, as when people correct themselves.
    """
    best: list[_Account | None] = [_Account(), *([None] * len(words))]

    def offer(place: int, account: _Account) -> None:
        standing = best[place]
        if standing is None or account.cost < standing.cost:
            best[place] = account

    for start, word in enumerate(words):
        so_far = best[start]
        assert so_far is not None  # every place is reached by leaving words over
        left_over = so_far.left_over if word == PAUSE else (*so_far.left_over, word)
        offer(start + 1, _Account(left_over, so_far.phrases, so_far.covered, so_far.clear, so_far.faint))
        for phrase in book.phrases_from(word):
            for end in phrase.pattern.ends(words, start):
                offer(end, so_far.extend(phrase, end - start))
    last = best[-1]
    assert last is not None
    return Reading(last.clear or last.faint, last.left_over, last.clear is not None)
