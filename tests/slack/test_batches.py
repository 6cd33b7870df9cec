"""Which messages in a row are one answer."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bot.channels.slack.batches import Batch, next_batch
from bot.store.slack_inbox import Waiting

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
QUIET = 4.0


def thing(text: str, ago: float = 10.0, kind: str = "message", sealed: str | None = None, **more: Any) -> Waiting:
    body = {"channel": "D1", "thread_ts": None, "ts": text, "text": text, **more}
    return Waiting(f"{kind}-{text}", kind, None, body, sealed, NOW - timedelta(seconds=ago))


def decide(*waiting: Waiting, asked: bool = True) -> Batch | float:
    return next_batch(waiting, lambda: asked, NOW, QUIET)


def taken(found: Batch | float) -> tuple[str, list[str]]:
    assert isinstance(found, Batch)
    return found.text, found.ids


def test_a_fresh_message_waits_for_more() -> None:
    assert decide(thing("We began.", ago=1.0)) == 3.0
    assert decide(thing("We began.", ago=20.0), thing("Then we went on.", ago=1.5)) == 2.5


def test_after_a_quiet_while_all_are_one_answer() -> None:
    assert taken(decide(thing("We began."), thing("We went on.", ago=4.0)))[0] == "We began.\n\nWe went on."


@pytest.mark.parametrize(
    "word", ["done", "Done.", " that's it ", "That’s all.", "done!", "“done”", "*done*", "I’m done."]
)
def test_done_ends_it_at_once(word: str) -> None:
    text, ids = taken(decide(thing("We began.", ago=0.0), thing(word, ago=0.0)))
    assert text == "We began."
    assert len(ids) == 2, "the word is over with, too"


@pytest.mark.parametrize("next_one", [thing("skip", 0.0), thing("x", 0.0, "press"), thing("x", 0.0, "command")])
def test_what_is_asked_for_next_ends_it_at_once(next_one: Waiting) -> None:
    assert taken(decide(thing("We began.", ago=0.0), next_one)) == ("We began.", ["message-We began."])


@pytest.mark.parametrize(
    "text", ["skip", "hint please", "how many are left?", "delete my data", "can I talk to a human?"]
)
def test_a_command_does_not_wait(text: str) -> None:
    assert taken(decide(thing(text, ago=0.0), thing("And more.", ago=0.0)))[0] == text


def test_outside_an_interview_nothing_waits() -> None:
    assert taken(decide(thing("hello", ago=0.0), thing("you there", ago=0.0), asked=False))[0] == "hello"


def test_messages_of_two_places_are_two_answers() -> None:
    assert taken(decide(thing("Here.", ago=0.0), thing("There.", ago=0.0, channel="C1", thread_ts="1.0")))[0] == "Here."


def test_what_was_sealed_stays_together_and_goes_first() -> None:
    found = decide(thing("a", sealed="m1"), thing("new", 0.0), thing("b", sealed="m1"))
    assert isinstance(found, Batch)
    assert (found.text, found.message_id) == ("a\n\nb", "m1")


def test_home_waits_for_nothing() -> None:
    assert taken(decide(thing("We began.", ago=0.0), thing("h", 0.0, "home")))[1] == ["home-h"]
