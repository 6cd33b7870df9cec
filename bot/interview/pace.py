"""How fast an answer was spoken, where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from bot.interview.record import Attempt

SLOW, FAST = 120, 180
"""Words a minute: a fifth to either side of 150, by which scoring reckons how long a written answer would take."""
FASTEST = 400
"""Nobody speaks faster in an interview: then the browser's clock told something else."""
A_MINUTE = 60


@dataclass(frozen=True)
class Pace:
    """The spoken answers of a try: how long they took, and how fast they were."""

    seconds: int
    words_per_minute: int

    @property
    def says(self) -> str:
        """A sentence for the candidate."""
        took = f"You spoke for {_length(self.seconds)}, at {self.words_per_minute} words a minute"
        if self.words_per_minute > FAST:
            return f"{took}. That is quick: pause after each part of the story, so that a panel can follow."
        if self.words_per_minute < SLOW:
            return f"{took}. That is unhurried; know your first and your last sentence by heart, and it will flow."
        return f"{took}: easy to follow."


def pace_of(attempt: Attempt) -> Pace | None:
    """The pace of what was spoken in a try. None if all of it was typed, or nobody could have said it in that time."""
    spoken = [(answer.spoken_seconds, answer.text) for answer in attempt.answers if answer.spoken_seconds]
    seconds = sum(length for length, _ in spoken)
    words = sum(len(text.split()) for _, text in spoken)
    if not seconds or A_MINUTE * words / seconds > FASTEST:
        return None
    return Pace(max(1, round(seconds)), round(A_MINUTE * words / seconds))


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, A_MINUTE)
    parts = [f"{minutes} min" if minutes else "", f"{rest} s" if rest else ""]
    return " ".join(part for part in parts if part)
