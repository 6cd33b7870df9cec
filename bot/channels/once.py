"""Doing a thing once, however often it is asked for and whoever stops listening."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Work under way, by key. Asking again for a key joins the work instead of beginning it anew.

    A browser that goes away makes the server cancel its request; the work goes on to its end all the same, so that an
    answer is either not taken at all or taken with everything that belongs to it.
    """

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Task[Any]] = {}

    async def run(self, key: Hashable, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The outcome of the work for a key, begun here unless it is under way."""
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.get_running_loop().create_task(work())
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._forget(key, done))
        outcome: T = await asyncio.shield(task)
        return outcome

    def _forget(self, key: Hashable, done: asyncio.Task[Any]) -> None:
        del self._under_way[key]
        if not done.cancelled():
            done.exception()  # else asyncio logs it, message and all, when nobody is left to receive it
