"""Playing a script of messages against the real model, actions and store, in this process."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from bot.assistant.agent import load_agent
from bot.assistant.conversation import Incoming, converse
from bot.assistant.parts import parts
from bot.interview.record import Exchange, new_id
from bot.store.export import count_answers


def read_script(file: TextIO) -> list[str]:
    r"""The messages of a script: one a line, a `\n` in it stands for a line break, blank lines are passed over."""
    lines = (line.rstrip("\r\n") for line in file)
    return [line.replace("\\n", "\n") for line in lines if line.strip()]


def play(messages: list[str], candidate_id: str | None = None) -> Iterator[dict[str, Any]]:
    """Puts the messages one by one, as a new candidate unless one is named. Yields a row a message, then the sum."""
    repository = parts().repository
    candidate = candidate_id or repository.add_candidate()
    agent = load_agent()
    loop = asyncio.new_event_loop()
    interview_ids: set[str] = set()
    try:
        for text in messages:
            began = time.perf_counter()
            incoming = Incoming(new_id(), text)
            exchange = loop.run_until_complete(
                converse(agent.handle_message, repository, candidate, incoming, "script")
            )
            if exchange.interview_id:
                interview_ids.add(exchange.interview_id)
            yield _row(text, exchange, 1000 * (time.perf_counter() - began))
    finally:
        loop.close()
    with repository.records(candidate) as records:
        interviews = records.interviews()
        newest = interviews[0].id if interviews else None
        stored = sum(count_answers(interview) for interview in interviews if interview.id in interview_ids)
    yield {"interview_id": newest, "answers_stored": stored}


def play_file(path: Path, out: TextIO, opening: str | None = None) -> None:
    """Plays a file and writes a JSON line a message and one for the sum.

    `opening` is a message put before those of the file, to get the set-up out of the way; it has no line.
    """
    with path.open(encoding="utf-8") as file:
        messages = read_script(file)
    rows = play([opening, *messages] if opening else messages)
    if opening:
        next(rows)
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()


def _row(text: str, exchange: Exchange, milliseconds: float) -> dict[str, Any]:
    return {
        "user": text,
        "took": exchange.took,
        "bot": [reply["text"] for reply in exchange.replies],
        "question_id": exchange.question_id,
        "ms": round(milliseconds, 1),
    }
