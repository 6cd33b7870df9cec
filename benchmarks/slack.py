"""Slack with fifty people who answer at once: how soon an event is acknowledged, and whether any is lost or doubled."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

import aiohttp

from benchmarks.measures import Measure, Value
from benchmarks.process import Served
from benchmarks.stage import Stage
from benchmarks.starline import starline
from benchmarks.texts import answer
from bot.store.database import open_engine
from bot.store.repository import Repository
from tests.slack.person import SECRET, Person, signed
from tests.slack.standin import TOKEN, StandIn, serve_forever

PEOPLE = 50
ANSWERS = 6
"""Answers a person, each after the reply to the one before."""

WORDS = 150
THINKING = 2.0
"""Seconds at most between a reply and the next answer: nobody is in step with anybody."""

AGAIN = 0.1
"""Share of the events that Slack sends twice."""

LIMIT = 300.0
"""Milliseconds in which 99 of 100 events should be acknowledged; Slack waits for three seconds."""

WISH = "start a mock mode interview as manager, mixed, until I stop"


def measure_slack(stage: Stage) -> Iterator[Measure]:
    """The measures of this module. Uses a server of its own, beside a stand-in for Slack."""
    slack = StandIn()
    # In a process of its own: checking what it gets must not hold up the clock here.
    workspace = multiprocessing.get_context("spawn").Process(target=serve_forever, args=(slack.port,), daemon=True)
    workspace.start()
    folder = stage.folder / "slack"
    folder.mkdir()
    settings = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.url}
    server = starline(folder, STARLINE_SLACK_QUIET_SECONDS="1", **settings)
    server.start()
    try:
        crowd = Crowd(slack, server, stage.repeats(ANSWERS))
        asyncio.run(crowd.practise())
    finally:
        server.stop()
        workspace.terminate()
        workspace.join()
    name = f"event of Slack acknowledged, p99, {PEOPLE} people at once"
    idle = "Slack's check of the address, p99, nobody there"
    yield Measure(name, idle, "ms", [p99(crowd.busy)], [p99(crowd.idle)], aim=LIMIT, value_is=Value.OURS)
    lost, twice = compare(crowd.said, folder)
    for what, count in (("lost", lost), ("kept twice", twice)):
        told = f"answers in Slack {what}"
        yield Measure(told, "answers sent", "answers", [count], [len(crowd.said)], aim=0, value_is=Value.OURS)


def p99(figures: list[float]) -> float:
    """What 99 of 100 figures stay below."""
    return quantiles(figures, n=100, method="inclusive")[98]


def compare(said: list[str], folder: Path) -> tuple[int, int]:
    """How many of the answers that were sent are not in the database, and how many are there more than once."""
    repository = Repository(open_engine(f"sqlite:///{folder / 'starline.db'}"))
    kept: Counter[str] = Counter()
    for candidate_id, _, _ in repository.candidates():
        with repository.records(candidate_id) as records:
            turns = [turn for interview in records.interviews() for turn in interview.turns]
            kept.update(each.text for turn in turns for attempt in turn.attempts for each in attempt.answers)
    return sum(not kept[text] for text in said), sum(kept[text] > 1 for text in said)


class Crowd:
    """Fifty people, each in an interview."""

    def __init__(self, slack: StandIn, server: Served, answers: int) -> None:
        self._slack, self._server, self._answers = slack, server, answers
        self._chance = random.Random(5)
        self._counts: dict[str, int] = {}
        self.idle: list[float] = []
        """Milliseconds of Slack's check of the address, before anybody is there."""
        self.busy: list[float] = []
        """Milliseconds until each event was acknowledged."""
        self.said: list[str] = []

    async def practise(self) -> None:
        """They all begin, answer at once, and go on as the replies come in. Raises RuntimeError for a bad post."""
        timeout = aiohttp.ClientTimeout(total=120)
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=300)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as self._http:
            self._watching = asyncio.create_task(self._watch())
            check = {"type": "url_verification", "challenge": "c"}
            await asyncio.gather(*(self._post(check) for _ in range(PEOPLE)))  # opens the connections
            self.idle = [await self._post(check) for _ in range(100)]
            people = [Person(self._slack, self._server.url) for _ in range(PEOPLE)]
            await asyncio.gather(*(self._begin(person) for person in people))
            await asyncio.gather(*(self._answer(person, number) for number, person in enumerate(people)))
            self._watching.cancel()

    async def _watch(self) -> None:
        """Follows what is posted to whom."""
        while True:
            async with self._http.get(f"http://127.0.0.1:{self._slack.port}/counts") as response:
                told = await response.json()
            if told["problems"]:
                raise RuntimeError(f"Slack would have refused: {told['problems'][:3]}")
            self._server.require_running()
            self._counts = told["counts"]
            await asyncio.sleep(0.1)

    async def _begin(self, person: Person) -> None:
        await self._post(person.envelope(person.message(WISH)))
        await self._reply(person, 0)

    async def _answer(self, person: Person, number: int) -> None:
        for turn in range(self._answers):
            text = f"{answer(WORDS, number + turn)} That was answer {turn} of number {number}."
            before = self._counts[person.dm]
            envelope = person.envelope(person.message(text))
            self.said.append(text)
            self.busy.append(await self._post(envelope))
            if self._chance.random() < AGAIN:
                self.busy.append(await self._post(envelope))
            await self._reply(person, before)
            await asyncio.sleep(self._chance.random() * THINKING)

    async def _post(self, envelope: dict[str, Any]) -> float:
        body = json.dumps(envelope).encode()
        headers = {"Content-Type": "application/json", **signed(body)}
        began = time.perf_counter()
        async with self._http.post(f"{self._server.url}/slack/events", data=body, headers=headers) as response:
            await response.read()
            taken = 1000 * (time.perf_counter() - began)
            response.raise_for_status()
        return taken

    async def _reply(self, person: Person, before: int) -> None:
        while self._counts.get(person.dm, 0) <= before:
            if self._watching.done():
                self._watching.result()
            await asyncio.sleep(0.05)
