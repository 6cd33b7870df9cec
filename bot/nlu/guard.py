"""The answer guard: in an interview everything that is not clearly a command is the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.interview.commands import TOLD, Command
from bot.nlu.classifier import Guess
from bot.nlu.doubt import UNLIKELY, need_certainty
from bot.nlu.phrasebook import load_phrasebook
from bot.nlu.reading import Reading, read_message
from bot.nlu.signs import asks_for_something, has_nothing_to_tell, may_be_late_reason, may_be_reason, mentions_the_talk
from bot.nlu.spelling import mend_words
from bot.nlu.words import PAUSE, is_long, read_words

ANSWER = "answer"
CHOOSE = "choose"
OUT_OF_SCOPE = "out_of_scope"
START = "start"

CODE = re.compile(r"^\W*/|[{}<>=\\|`]|;\s*(?:--|$)|--\s*$")
"""Signs of something pasted, or of a slash typed by hand: such a message is never a request."""

SITTINGS = frozenset(["interview", "mock", "practice", "practise", "question", "questions", "session", "round"])
"""What one starts."""

TELLERS = frozenset([
    "i", "we", "he", "she", "they", "you", "it", "there", "what", "why", "how", "when",
    "who", "no", "not", "do", "does", "is", "are", "can", "could",
])  # fmt: skip
"""First words of a clause that tells or asks rather than chooses."""

SURE_OF_WHY = 0.8
"""Asked of 'why do you ask' while nothing was asked: 'what is this thing' and 'what is this about' are near it."""

IDLE_CONFIDENCE = 0.35
"""Below this an idle message is out of scope."""

SURE_WITH_REASON = 0.8
"""Probability of being a command asked of a clause that is a clear request, where the others may be its reasons."""

SHORTEST_REQUEST = 3
"""Words that such a clause must have."""

NOT_NOW = {"choose", "ask_what", "start", "greet", "out_of_scope"}
"""Intents that an interview leaves no room for; their probability is shared out among the others."""

OVERRULED = 0.2
"""The classifier's favourite counts for more than the phrasebook's command if that is less probable by this factor."""

SURE_OF_ANOTHER = 0.8
"""The probability it needs for that where the phrasebook accounts for the whole message."""

COMMANDS = {command.value for command in Command}

SETUP_COMMANDS = {
    Command.HELP,
    Command.STOP,
    Command.START_OVER,
    Command.RESUME,
    Command.PAUSE,
    Command.REVIEW,
    *TOLD,
}

OFF_THE_QUESTION = {command.value for command in (Command.REVIEW, *TOLD) if command is not Command.WAY_OUT}
"""Commands whose bare subject answers questions, too, as in 'Data protection' and 'A thank you': the classifier's word
for them counts only where it is sure and the message asks for something. The way out is none of them: its phrases are
whole questions."""

SURE_OF_ANOTHER_MATTER = 0.8
"""The probability of one of them that is sure."""


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
    command = find_command(words, rank)
    return Verdict(command.value if command else ANSWER)


def find_command(words: Sequence[str], rank: Ranker) -> Command | None:
    """The command that the words of a message are, if they clearly are one."""
    book = load_phrasebook()
    reading = read_message(words, book)
    mended = mend_words(words)
    if not reading.is_whole and mended != list(words):
        words, reading = mended, read_message(mended, book)
    guesses = _rank_commands(words, reading, rank) if words else []
    if reading.command == Command.THANKS and has_nothing_to_tell(words):
        return None
    if reading.is_whole:
        return _choose_command(reading, guesses) if not guesses or _add_up(guesses) >= UNLIKELY else None
    request = _find_request_with_reason(words, rank)
    if request:
        return request
    if not guesses or _add_up(guesses) < need_certainty(words, reading):
        return None
    return _choose_command(reading, guesses)


def _add_up(guesses: Sequence[Guess]) -> float:
    return sum(guess.confidence for guess in guesses)


def _choose_command(reading: Reading, guesses: Sequence[Guess]) -> Command | None:
    """Which command a message is that is one: the phrasebook's, unless the classifier clearly sees another."""
    if not guesses:
        return reading.command
    confidence = {guess.intent: guess.confidence for guess in guesses}
    favourite = guesses[0]
    if reading.command and confidence.get(reading.command, 0.0) > OVERRULED * favourite.confidence:
        return reading.command
    if reading.is_whole and favourite.confidence < SURE_OF_ANOTHER:
        return reading.command
    return Command(favourite.intent)


def _rank_commands(words: Sequence[str], reading: Reading, rank: Ranker) -> list[Guess]:
    """The commands that `words` may be, with their probability among commands, answers and small talk."""
    ranking = rank(" ".join(words))
    sure = any(guess.intent in OFF_THE_QUESTION and guess.confidence >= SURE_OF_ANOTHER_MATTER for guess in ranking)
    off_the_question = reading.command in OFF_THE_QUESTION if reading.is_whole else sure and asks_for_something(words)
    shares_out = not off_the_question and bool(ranking) and ranking[0].intent not in OFF_THE_QUESTION
    not_now = {*NOT_NOW, Command.REVIEW.value} if shares_out else NOT_NOW
    commands = COMMANDS if off_the_question else COMMANDS - OFF_THE_QUESTION
    possible = 1.0 - sum(guess.confidence for guess in ranking if guess.intent in not_now)
    return [Guess(guess.intent, guess.confidence / possible) for guess in ranking if guess.intent in commands]


def _find_request_with_reason(words: Sequence[str], rank: Ranker) -> Command | None:
    """The command in one clause, if the others can only be its reasons: 'I never had that, could we move on?'."""
    clauses = [clause.split() for clause in " ".join(words).strip(f" {PAUSE}").split(PAUSE)]
    if len(clauses) == 1:
        return None
    for place in reversed(range(len(clauses))):
        clause = clauses[place]
        if len(clause) < SHORTEST_REQUEST or not (asks_for_something(clause) or mentions_the_talk(clause)):
            continue
        request = read_message(clause, load_phrasebook())
        if not (request.is_whole and request.is_clear):
            continue
        before = [word for other in clauses[:place] for word in other]
        after = [word for other in clauses[place + 1 :] for word in other]
        if (before and not may_be_reason(before)) or (after and not may_be_late_reason(after)):
            continue
        if _add_up(_rank_commands(clause, request, rank)) >= SURE_WITH_REASON:
            return request.command
    return None


def wishes_to_start(words: Sequence[str]) -> bool:
    """Whether a message opens with a wish to start and says of what: 'start a mock interview as director'."""
    return len(words) > 1 and words[0] in ("start", "begin") and bool(SITTINGS.intersection(words))


def lists_wishes(words: Sequence[str]) -> bool:
    """Whether a message lists, by commas, what to be asked: 'team leader please, coaching questions, 3 of them'."""
    clauses = [clause.split() for clause in " ".join(words).strip(f" {PAUSE}").split(PAUSE)]
    tells = any(clause and clause[0] in TELLERS for clause in clauses)
    return len(clauses) > 1 and "questions" in words and not tells


def judge_idle(text: str, rank: Ranker) -> Verdict:
    """The classifier's word, unless it is unsure or the text is long. To choose what to practise is to start."""
    if is_long(text):
        return Verdict(OUT_OF_SCOPE)
    words = read_words(text)
    if wishes_to_start(words) or lists_wishes(words):
        return Verdict(START)
    possible = [guess for guess in rank(text) if guess.intent != Command.WHY or guess.confidence >= SURE_OF_WHY]
    best = next(iter(possible), Guess(OUT_OF_SCOPE, 0.0))
    if best.confidence < IDLE_CONFIDENCE or best.intent == ANSWER:
        return Verdict(OUT_OF_SCOPE)
    return Verdict(START if best.intent == CHOOSE else best.intent, best.confidence)
