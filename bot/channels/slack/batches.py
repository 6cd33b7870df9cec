"""Which of the things that wait are done next, and which messages in a row are one answer. Pure decisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.channels.slack.markup import read_text
from bot.nlu.guard import ANSWER, Phase, judge
from bot.store.slack_inbox import Waiting

DONE = ("done", "i'm done", "i am done", "that's it", "that is it", "that's all", "that is all")
"""What somebody says to mean: my answer ends here. Before the first word of an answer it asks for nothing, and is no
reason to end an interview."""

AROUND = " \t\n.!“”\"'*_`"
"""What may stand around such words."""

ASIDE = ("home", "choice", "reminder")
"""What goes on beside the conversation, and waits for nothing in it."""


@dataclass(frozen=True)
class Batch:
    """Things that are done at once: a press, a command, or the messages of one answer."""

    kind: str
    things: tuple[Waiting, ...]
    message_id: str | None = None
    """For messages: the id under which they are one answer."""

    @property
    def ids(self) -> list[str]:
        """The things' ids."""
        return [thing.id for thing in self.things]

    @property
    def text(self) -> str:
        """The words, a paragraph a message, without the 'done' at the end."""
        said = [read_text(thing.body["text"]) for thing in self.things]
        if len(said) > 1 and is_done(said[-1]):
            said = said[:-1]
        return "\n\n".join(one for one in said if one.strip())


def is_done(text: str) -> bool:
    """Whether a message says no more than that the answer is complete."""
    return " ".join(text.split()).casefold().replace("’", "'").strip(AROUND) in DONE


def is_command(text: str) -> bool:
    """Whether a message is clearly a request to the interviewer; others may be part of an answer."""
    return judge(read_text(text), Phase.INTERVIEW).intent != ANSWER


def next_batch(
    waiting: Sequence[Waiting], in_interview: Callable[[], bool], at: datetime, quiet: float
) -> Batch | float:
    """What is done next, or for how many seconds to wait for more. `waiting` is not empty, and in order."""
    aside = next((thing for thing in waiting if thing.kind in ASIDE), None)
    if aside:
        return Batch(aside.kind, (aside,))
    begun = next((thing for thing in waiting if thing.sealed), None)
    if begun:
        return Batch(begun.kind, tuple(thing for thing in waiting if thing.sealed == begun.sealed), begun.sealed)
    first = waiting[0]
    if first.kind != "message":
        return Batch(first.kind, (first,))
    if is_done(first.body["text"]) or is_command(first.body["text"]) or not in_interview():
        return _one(first)
    parts = [first]
    for thing in waiting[1:]:
        if thing.kind == "message" and _same_place(thing, first):
            if is_done(thing.body["text"]):
                return _answer([*parts, thing])
            if not is_command(thing.body["text"]):
                parts.append(thing)
                continue
        return _answer(parts)
    left = quiet - (at - max(part.arrived for part in parts)).total_seconds()
    return left if left > 0 else _answer(parts)


def _same_place(one: Waiting, other: Waiting) -> bool:
    return all(one.body[key] == other.body[key] for key in ("channel", "thread_ts"))


def _answer(parts: list[Waiting]) -> Batch:
    return Batch("message", tuple(parts), _message_id(parts[0]))


def _one(thing: Waiting) -> Batch:
    return Batch("message", (thing,), _message_id(thing))


def _message_id(thing: Waiting) -> str:
    return f"slack-{thing.body['channel']}-{thing.body['ts']}"
