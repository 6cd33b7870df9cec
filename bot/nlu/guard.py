"""The answer guard: in an interview everything that is not clearly a command is the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.interview.commands import Command
from bot.nlu.classifier import Guess
from bot.nlu.phrasebook import load_phrasebook
from bot.nlu.reading import Reading, read_message
from bot.nlu.spelling import mend_words
from bot.nlu.vetoes import (
    asks_for_something,
    may_be_late_reason,
    may_be_reason,
    mentions_the_talk,
    tells_a_story,
)
from bot.nlu.words import PAUSE, is_long, read_words

ANSWER = "answer"
CHOOSE = "choose"
OUT_OF_SCOPE = "out_of_scope"
START = "start"

CODE = re.compile(r"^\W*/|[;{}<>=\\|`]|--")
"""Signs of something pasted, or of a slash typed by hand: such a message is never a request."""

SITTINGS = frozenset(["interview", "mock", "practice", "practise", "question", "questions", "session", "round"])
"""What one starts."""

IDLE_CONFIDENCE = 0.35
"""Below this an idle message is out of scope."""

NEEDED = {(True, True): 0.45, (False, True): 0.65, (True, False): 0.8, (False, False): 0.88}
"""Probability of being a command that is asked of a message: has it a phrase of the phrasebook, is it a request?"""

SURE_WITH_REASON = 0.6
"""The same for a message of which one clause is a clear request and the others may be its reasons."""

SHORTEST_REQUEST = 3
"""Words that such a clause must have."""

NOT_NOW = {"choose", "ask_what", "start", "review", "out_of_scope"}
"""Intents that an interview leaves no room for; their probability is shared out among the others."""

FEW_WORDS = 3
"""Words that may be left over beside a phrase for it to count."""

AGREED = 0.7
"""From this probability on the classifier, not the phrase, says which command it is."""

COMMANDS = {command.value for command in Command}

SETUP_COMMANDS = {Command.HELP, Command.STOP, Command.START_OVER, Command.RESUME, Command.PAUSE}


Ranker = Callable[[str], Sequence[Guess]]
"""Gives every intent with its probability for a text, best first."""


def rank_nothing(text: str) -> Sequence[Guess]:
    """A ranker that has no opinion, for use without a trained classifier."""
    return ()


class Phase(Enum):
    """What is going on when a message comes in."""

    IDLE = "idle"
    SETUP = "setup"
    INTERVIEW = "interview"


@dataclass(frozen=True)
class Verdict:
    """What a message is taken for."""

    intent: str
    confidence: float = 1.0


def judge(text: str, phase: Phase, rank: Ranker = rank_nothing) -> Verdict:
    """What `text` is taken for in this phase; `rank` is asked only where the phrasebook does not settle it."""
    if phase is Phase.IDLE:
        return judge_idle(text, rank)
    if is_long(text) or CODE.search(text):
        return Verdict(CHOOSE if phase is Phase.SETUP else ANSWER)
    words = read_words(text)
    if phase is Phase.SETUP:
        reading = read_message(words, load_phrasebook())
        settled = reading.command if reading.is_whole and reading.command in SETUP_COMMANDS else None
        return Verdict(settled.value if settled else CHOOSE)
    command = find_command(words, lambda: rank(text))
    return Verdict(command.value if command else ANSWER)


def find_command(words: Sequence[str], rank: Callable[[], Sequence[Guess]]) -> Command | None:
    """The command that the words of a message are, if they clearly are one."""
    reading = read_message(words, load_phrasebook())
    if reading.is_whole:
        return reading.command
    mended = mend_words(words)
    if mended != words:
        repaired = read_message(mended, load_phrasebook())
        if repaired.is_whole:
            return repaired.command
    guesses = _rank_commands(rank()) if words else []
    certainty = sum(guess.confidence for guess in guesses)
    request = _find_request_with_reason(mended)
    if request and certainty >= SURE_WITH_REASON:
        return request
    if not guesses or tells_a_story(words) or _ends_in_other_matter(words, reading):
        return None
    is_request = asks_for_something(words)
    if not is_request and not mentions_the_talk(words):
        return None
    has_phrase = reading.is_clear and len(reading.left_over) <= FEW_WORDS
    if certainty < NEEDED[has_phrase, is_request]:
        return None
    if reading.command and guesses[0].confidence < AGREED:
        return reading.command
    return Command(guesses[0].intent)


def _rank_commands(ranking: Sequence[Guess]) -> list[Guess]:
    """The commands of a ranking, with their probability among commands, answers and small talk."""
    possible = 1.0 - sum(guess.confidence for guess in ranking if guess.intent in NOT_NOW)
    return [Guess(guess.intent, guess.confidence / possible) for guess in ranking if guess.intent in COMMANDS]


def _find_request_with_reason(words: Sequence[str]) -> Command | None:
    """The command in one clause, if the others can only be its reasons: 'I never had that, could we move on?'."""
    clauses = [clause.split() for clause in " ".join(words).strip(f" {PAUSE}").split(PAUSE)]
    for place in reversed(range(len(clauses))):
        clause = clauses[place]
        if len(clause) < SHORTEST_REQUEST or not (asks_for_something(clause) or mentions_the_talk(clause)):
            continue
        request = read_message(clause, load_phrasebook())
        if not (request.is_whole and request.is_clear):
            continue
        before = [word for other in clauses[:place] for word in other]
        after = [word for other in clauses[place + 1 :] for word in other]
        if (not before or may_be_reason(before)) and (not after or may_be_late_reason(after)):
            return request.command
    return None


def _ends_in_other_matter(words: Sequence[str], reading: Reading) -> bool:
    """Whether the last clause says something of its own, as in 'What did I miss? The forecast'."""
    clauses = " ".join(words).strip(f" {PAUSE}").split(PAUSE)
    last = tuple(clauses[-1].split())
    return len(clauses) > 1 and reading.left_over[-len(last) :] == last


def wishes_to_start(words: Sequence[str]) -> bool:
    """Whether a message opens with a wish to start and says of what: 'start a mock interview as director'."""
    return len(words) > 1 and words[0] in ("start", "begin") and bool(SITTINGS.intersection(words))


def judge_idle(text: str, rank: Ranker) -> Verdict:
    """The classifier's word, unless it is unsure or the text is long."""
    if is_long(text):
        return Verdict(OUT_OF_SCOPE)
    if wishes_to_start(read_words(text)):
        return Verdict(START)
    best = next(iter(rank(text)), Guess(OUT_OF_SCOPE, 0.0))
    if best.confidence < IDLE_CONFIDENCE or best.intent in (ANSWER, CHOOSE):
        return Verdict(OUT_OF_SCOPE)
    return Verdict(best.intent, best.confidence)
