"""The answer guard: in an interview everything that is not clearly a command is the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.interview.commands import Command
from bot.nlu.phrasebook import load_phrasebook
from bot.nlu.reading import read_message
from bot.nlu.words import is_long, read_words

ANSWER = "answer"
CHOOSE = "choose"
OUT_OF_SCOPE = "out_of_scope"

IDLE_CONFIDENCE = 0.35
"""Below this an idle message is out of scope."""

SETUP_COMMANDS = {Command.HELP, Command.STOP, Command.START_OVER, Command.RESUME, Command.PAUSE}


class Phase(Enum):
    """What is going on when a message comes in."""

    IDLE = "idle"
    SETUP = "setup"
    INTERVIEW = "interview"


@dataclass(frozen=True)
class Guess:
    """One entry of a classifier's ranking."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Verdict:
    """What a message is taken for."""

    intent: str
    confidence: float = 1.0


def judge(text: str, phase: Phase, ranking: Sequence[Guess] = ()) -> Verdict:
    """What `text` is in this phase; `ranking` is the classifier's, best first. Never raises."""
    if phase is Phase.IDLE:
        return judge_idle(text, ranking)
    command = find_command(text)
    if phase is Phase.SETUP:
        return Verdict(command.value if command in SETUP_COMMANDS else CHOOSE)
    return Verdict(command.value if command else ANSWER)


def find_command(text: str) -> Command | None:
    """The command that `text` is, when it is one and nothing else."""
    if is_long(text):
        return None
    reading = read_message(read_words(text), load_phrasebook())
    return reading.command if reading.is_whole else None


def judge_idle(text: str, ranking: Sequence[Guess]) -> Verdict:
    """The classifier's word, unless it is unsure or the text is long."""
    best = ranking[0] if ranking else Guess(OUT_OF_SCOPE, 0.0)
    if is_long(text) or best.confidence < IDLE_CONFIDENCE or best.intent in (ANSWER, CHOOSE):
        return Verdict(OUT_OF_SCOPE)
    return Verdict(best.intent, best.confidence)
