"""The stopwatch that tells where a turn's time goes: what it times goes on working. No timing assertions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from benchmarks.stopwatch import Lap, Stopwatch


class Worker:
    """Something to time: a plain function, a generator and a coroutine that calls both, one of them in a thread."""

    def add(self, one: int, other: int) -> int:
        return one + other

    def count(self, to: int) -> Iterator[int]:
        yield from range(1, to + 1)

    async def work(self) -> int:
        return await asyncio.to_thread(self.add, sum(self.count(3)), 4)


async def test_timed_functions_work_as_before_and_every_part_gets_a_time() -> None:
    watch = Stopwatch()
    for name in ("add", "count", "work"):
        watch.put_on(Worker, name, name)
    with Lap(watch.taken, "around"):
        assert await Worker().work() == 10
    assert set(watch.taken) == {"add", "count", "work", "around"}
    assert all(taken >= 0 for taken in watch.taken.values())
