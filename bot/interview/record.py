"""What is kept of an interview: plain objects that the interviewer works on and `bot.store` keeps in tables."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any


class Status(str, Enum):
    """Where an interview stands."""

    SETUP = "setup"
    ASKING = "asking"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


OPEN = (Status.SETUP, Status.ASKING, Status.PAUSED)
"""An interview with one of these can go on."""


class Mode(str, Enum):
    """When feedback is given: after each answer, or at the end only."""

    PRACTICE = "practice"
    MOCK = "mock"


class TurnStatus(str, Enum):
    """Where a turn stands."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


def new_id() -> str:
    """An unguessable id for a candidate, an interview or a message: 32 letters and digits of 128 random bits.

    It is typed in commands and picked by a double click, so it holds no dash.
    """
    return secrets.token_hex(16)


@dataclass
class Candidate:
    """A person practising."""

    id: str = field(default_factory=new_id)
    preferences: dict[str, Any] = field(default_factory=dict)
    """What was chosen last: 'rung', 'focus', 'length', 'mode'."""
    created_at: datetime = field(init=False)


@dataclass
class Answer:
    """One message of the candidate to a question or to a probe."""

    text: str
    prompt: str
    """The words it answers, as they were said."""
    asks_for: str | None = None
    """None for an answer to the question itself, else what the probe asked for."""
    message_id: str | None = None
    spoken_seconds: float | None = None
    """How long it took to say, if it was spoken; None if it was typed."""
    created_at: datetime = field(init=False)


@dataclass
class ScoreRecord:
    """A score as it was computed under one rubric. Older ones stay when an attempt is scored again."""

    rubric_version: str
    model: str
    rating: float
    story_type: str
    document: dict[str, Any]
    """The whole score document, see `bot.scoring.score.Score`."""
    created_at: datetime = field(init=False)


@dataclass
class Attempt:
    """One try at a question: the answer, and the answers to its probes."""

    number: int
    answers: list[Answer] = field(default_factory=list)
    scores: list[ScoreRecord] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was said in this try, a paragraph a message: the text that is scored."""
        return "\n\n".join(answer.text for answer in self.answers)

    @property
    def score(self) -> ScoreRecord | None:
        """The newest score."""
        return self.scores[-1] if self.scores else None

    @property
    def probed_for(self) -> list[str]:
        """What the answered probes asked for."""
        return [answer.asks_for for answer in self.answers if answer.asks_for]


@dataclass
class Turn:
    """A question as asked, and what came of it."""

    position: int
    """From 0, in the order asked."""
    question_id: str
    phrasing: int
    """Which of the question's phrasings was used last."""
    status: TurnStatus = TurnStatus.OPEN
    probe: str | None = None
    """The probe that waits for an answer, as it was said."""
    probe_asks_for: str | None = None
    attempts: list[Attempt] = field(default_factory=list)
    created_at: datetime = field(init=False)

    @property
    def attempt(self) -> Attempt | None:
        """The newest try; it has no answers yet right after a retry was asked for."""
        return self.attempts[-1] if self.attempts else None

    @property
    def tries(self) -> list[Attempt]:
        """The tries with at least one answer."""
        return [attempt for attempt in self.attempts if attempt.answers]

    def close(self) -> None:
        """Ends the turn: answered if anything was said to it, else skipped. A retry without a word is dropped."""
        self.attempts[:] = self.tries
        self.status = TurnStatus.ANSWERED if self.attempts else TurnStatus.SKIPPED
        self.probe = self.probe_asks_for = None


@dataclass
class Interview:
    """One sitting."""

    candidate_id: str
    id: str = field(default_factory=new_id)
    status: Status = Status.SETUP
    choosing: str | None = "rung"
    """In set-up, what was asked for last: 'rung', 'focus', 'length' or 'mode'."""
    rung: str | None = None
    focus: str | None = None
    """A group's id, or 'mixed'."""
    length: int | None = None
    """Number of questions; 0 is 'until I stop'."""
    mode: Mode | None = None
    plan: list[str] = field(default_factory=list)
    """Ids of the questions still to come."""
    current: int | None = None
    """Position of the turn that waits for an answer."""
    heard: int = 0
    """Number of answers taken so far: wordings take turns by it."""
    told: dict[str, list[str]] = field(default_factory=dict)
    """What feedback has said so far, such as that a result was missing, and of which tries."""
    turns: list[Turn] = field(default_factory=list)
    created_at: datetime = field(init=False)
    updated_at: datetime = field(init=False)

    @property
    def turn(self) -> Turn | None:
        """The turn that waits for an answer."""
        return None if self.current is None else self.turns[self.current]

    @property
    def answered(self) -> list[Turn]:
        """The turns with a finished answer."""
        return [turn for turn in self.turns if turn.status is TurnStatus.ANSWERED]

    def end(self, status: Status) -> None:
        """Ends the interview. A turn that was being answered counts; one without a word goes back into the plan."""
        for turn in [turn for turn in self.turns if turn.status is TurnStatus.OPEN]:
            turn.close()
            if turn.status is TurnStatus.SKIPPED:
                self.turns.remove(turn)
                self.plan = [turn.question_id, *self.plan]
        self.current, self.status = None, status


@dataclass
class Exchange:
    """A message of the candidate and what was said back: the conversation as the candidate saw it."""

    message_id: str
    said: str
    took: str
    """'answer', 'command:<name>', 'setup' or 'chat'."""
    replies: list[dict[str, Any]]
    interview_id: str | None = None
    question_id: str | None = None
    created_at: datetime = field(init=False)
