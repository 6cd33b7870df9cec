"""Where a turn's time goes: `python -m benchmarks.breakdown` times its parts in this process, without HTTP.

Each part is timed without the parts inside it, so that they add up.
"""

from __future__ import annotations

import bot.assistant.quiet  # noqa: F401  isort: skip
import asyncio
import os
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from rasa.core.processor import MessageProcessor
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from sqlalchemy.orm import Session

import actions.interview
from benchmarks.starline import OPENING
from benchmarks.stopwatch import Lap, Stopwatch
from benchmarks.texts import answer
from benchmarks.turns import WORDS
from bot.assistant.agent import load_agent
from bot.assistant.conversation import Incoming, converse
from bot.assistant.preparation import prepare_database
from bot.channels.progress import progress
from bot.interview.record import new_id
from bot.scoring.scorer import Scorer
from bot.settings import VAR
from bot.store.repository import Records, Repository

REPEATS = 40
REST = "front door: messages in and out"
PARTS: dict[str, list[tuple[Any, str]]] = {
    "spaCy": [(Language, "__call__"), (Language, "pipe")],
    "scoring, beyond spaCy": [(Scorer, "score")],
    "database": [
        *((Session, name) for name in ("execute", "get", "commit", "flush")),
        *((Records, name) for name in ("open_interview", "exchange", "asked_lately", "has_answer")),
        *((Repository, name) for name in ("knows", "phase")),
    ],
    "interviewer": [(actions.interview, "hear")],
    "Rasa: understanding (answer guard)": [(MessageProcessor, "parse_message")],
    "Rasa: choosing the action": [(MessageProcessor, "predict_next_with_tracker_if_should")],
    "Rasa: the rest": [(MessageProcessor, "handle_message")],
}


async def breakdown(repository: Repository, guide: Any) -> dict[str, dict[str, float]]:
    """Median milliseconds by part, of a command's turn and of an answer's."""
    agent, watch, candidate = load_agent(), Stopwatch(), repository.add_candidate()
    for part, places in PARTS.items():
        for owner, name in places:
            watch.put_on(owner, name, part)

    async def say(incoming: Incoming) -> dict[str, Any]:
        watch.taken.clear()
        with Lap(watch.taken, REST):
            repository.knows(candidate)
            await converse(agent.handle_message, repository, candidate, incoming)
            with repository.records(candidate) as records:
                return progress(records, guide)

    await say(Incoming(new_id(), OPENING))
    turns: dict[str, list[dict[str, float]]] = {"command": [], "answer": []}
    for number in range(REPEATS):
        await say(Incoming(new_id(), "repeat"))
        turns["command"].append(dict(watch.taken))
        state = await say(Incoming(new_id(), answer(WORDS, number)))
        turns["answer"].append(dict(watch.taken))
        while state["interview"]["question"]["probe"]:
            state = await say(Incoming(new_id(), button="/skip"))
    parts = [*PARTS, REST]
    return {
        kind: {part: median(each.get(part, 0.0) for each in all_) for part in parts} for kind, all_ in turns.items()
    }


def as_table(found: dict[str, dict[str, float]]) -> Table:
    """A row a part, with its share of the turn."""
    table = Table("part of a turn", *(f"{kind}, ms (share)" for kind in found), title=f"Medians of {REPEATS} turns")
    sums = {kind: sum(parts.values()) for kind, parts in found.items()}
    for part in [*PARTS, REST]:
        table.add_row(part, *(f"{found[kind][part]:.1f} ({found[kind][part] / sums[kind]:.0%})" for kind in found))
    table.add_section()
    table.add_row("together", *(f"{total:.1f}" for total in sums.values()))
    return table


def main() -> None:
    """The command."""
    place = VAR / "benchmarks"
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'starline.db'}"
        from bot.assistant.parts import parts
        from bot.settings import settings

        settings.cache_clear()
        prepare_database()
        found = asyncio.run(breakdown(parts().repository, parts().guide))
    Console().print(as_table(found))


if __name__ == "__main__":
    main()
