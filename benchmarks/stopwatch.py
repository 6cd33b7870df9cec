"""Timing functions that call each other, each without what it calls."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterator
from contextvars import ContextVar
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any

_inside: ContextVar[list[float]] = ContextVar("inside")
"""What the parts inside of the one being timed took; one for each part that is under way, threads included."""


class Stopwatch:
    """Milliseconds by part, for the turn under way."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)

    def put_on(self, owner: Any, name: str, part: str) -> None:
        """From now on times a function that others call."""
        timed = getattr(owner, name)

        @wraps(timed)
        def call(*args: Any, **kwargs: Any) -> Any:
            with Lap(self.taken, part):
                return timed(*args, **kwargs)

        @wraps(timed)
        async def call_soon(*args: Any, **kwargs: Any) -> Any:
            with Lap(self.taken, part):
                return await timed(*args, **kwargs)

        @wraps(timed)
        def give(*args: Any, **kwargs: Any) -> Iterator[Any]:
            each = timed(*args, **kwargs)
            while True:
                with Lap(self.taken, part):
                    found = next(each, None)
                if found is None:
                    return
                yield found

        kinds = ((asyncio.iscoroutinefunction, call_soon), (isgeneratorfunction, give))
        setattr(owner, name, next((timing for fits, timing in kinds if fits(timed)), call))


class Lap:
    """The time of one call, entered when it begins and left when it ends."""

    def __init__(self, taken: dict[str, float], part: str) -> None:
        self._taken, self._part = taken, part

    def __enter__(self) -> None:
        self._around = _inside.get([0.0])
        self._own = [0.0]
        self._token = _inside.set(self._own)
        self._began = time.perf_counter()

    def __exit__(self, *_error: object) -> None:
        taken = 1000 * (time.perf_counter() - self._began)
        _inside.reset(self._token)
        self._taken[self._part] += taken - self._own[0]
        self._around[0] += taken
