"""Writing to the database one thing at a time, and what arrives first of all.

SQLite lets one write at a time, and whoever finds it busy sleeps up to a tenth of a second before looking again. With
fifty people at once that would be what an acknowledgement waits for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")


class Pen:
    """The one pen of this channel, and a few pairs of eyes."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(1, "slack-pen")
        self._readers = ThreadPoolExecutor(4, "slack-eyes")
        self._free, self._calm = asyncio.Lock(), asyncio.Event()
        self._calm.set()

    async def keep(self, work: Callable[..., T], *given: Any) -> T:
        """Writes what arrived, before anything else that waits to be written. Called by one task at a time."""
        self._calm.clear()
        try:
            async with self._free:
                return await self._in(self._writer, work, *given)
        finally:
            self._calm.set()

    async def calm(self) -> None:
        """Waits until nothing that arrived waits to be kept."""
        await self._calm.wait()

    async def write(self, work: Callable[..., T], *given: Any) -> T:
        """Writes something, when nothing that arrived waits to be kept."""
        while True:
            await self._calm.wait()
            async with self._free:
                if self._calm.is_set():
                    return await self._in(self._writer, work, *given)

    async def read(self, work: Callable[..., T], *given: Any) -> T:
        """Reads something; that disturbs nobody."""
        return await self._in(self._readers, work, *given)

    async def _in(self, threads: ThreadPoolExecutor, work: Callable[..., T], *given: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, partial(work, *given))
