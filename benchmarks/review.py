"""The list of past interviews, over HTTP: of somebody with very many against somebody with a few."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from benchmarks.measures import Measure
from benchmarks.stage import Stage
from benchmarks.starline import SECRET_KEY, Sitting
from benchmarks.texts import answer
from bot.channels.identity import Identity, cookie_name
from bot.interview.record import new_id
from bot.store import tables
from bot.store.database import open_engine
from bot.store.repository import Repository

MANY, FEW = 10_000, 10
WORDS = 150
PATH = "/practice/sessions"


def measure_review(stage: Stage) -> Iterator[Measure]:
    """The measures of this module: the first page, and a page from the middle by its own address."""
    Sitting(stage.starline).turn(answer(WORDS))
    engine = open_engine(f"sqlite:///{stage.folder / 'starline.db'}")
    repository = Repository(engine)
    many, few = repository.add_candidate(), repository.add_candidate()
    with engine.begin() as connection:
        held = _held(connection)
        middle = _copy(connection, held, many, MANY)[MANY // 2]
        _copy(connection, held, few, FEW)
    engine.dispose()
    with _browser(stage, many) as with_many, _browser(stage, few) as with_few:
        for name, path in (("first page", PATH), ("a page from the middle", f"{PATH}?before={middle}")):
            ours, baseline = [], []
            for number in range(-5, stage.repeats(90)):
                times = _load(with_many, path), _load(with_few, PATH)
                if number >= 0:
                    ours.append(times[0])
                    baseline.append(times[1])
            label = f"list of {MANY:,} interviews, {name}"
            yield Measure(label, f"list of {FEW}", "ms", ours, baseline, aim=1.3)


def _held(connection: Connection) -> dict[str, Any]:
    """The rows of the one interview that was really held: an answered question with its score."""
    rows = {}
    for table in (tables.interview, tables.turn, tables.attempt, tables.answer, tables.score):
        row = connection.execute(select(table).order_by(table.c.id).limit(1)).mappings().one()
        rows[table.name] = dict(row)
    return rows


def _copy(connection: Connection, held: dict[str, Any], candidate_id: str, times: int) -> list[str]:
    """Copies that interview to a candidate so many times, an hour apart. Returns the new interviews' ids."""
    ids = [new_id() for _ in range(times)]
    began = held["interview"]["created_at"]
    interviews = [
        {**held["interview"], "id": name, "candidate_id": candidate_id, "created_at": began - timedelta(hours=place)}
        for place, name in enumerate(ids)
    ]
    connection.execute(insert(tables.interview), interviews)
    owners: list[Any] = ids
    for table, owner in ((tables.turn, "interview_id"), (tables.attempt, "turn_id")):
        first = connection.execute(select(table.c.id).order_by(table.c.id.desc()).limit(1)).scalar_one() + 1
        rows = [{**held[table.name], "id": first + place, owner: one} for place, one in enumerate(owners)]
        connection.execute(insert(table), rows)
        owners = [row["id"] for row in rows]
    for table in (tables.answer, tables.score):
        bare = {name: value for name, value in held[table.name].items() if name != "id"}
        connection.execute(insert(table), [{**bare, "attempt_id": one} for one in owners])
    return ids


def _browser(stage: Stage, candidate_id: str) -> httpx.Client:
    token = Identity(SECRET_KEY, 30).token(candidate_id)
    return httpx.Client(base_url=stage.starline.url, cookies={cookie_name(False): token}, timeout=60)


def _load(browser: httpx.Client, path: str) -> float:
    began = time.perf_counter()
    response = browser.get(path)
    taken = 1000 * (time.perf_counter() - began)
    response.raise_for_status()
    if response.text.count('class="card sitting"') not in (FEW, 20):
        raise RuntimeError("that was not a page of interviews")
    return taken
