"""One line for each step: what it is, how it ended, how long it took. On a terminal the seconds count while it runs."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Steps:
    """Numbers the steps of one run."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._number = 0

    def up_to_date(self, name: str) -> None:
        """A step with nothing to do."""
        print(f"{self._head(name)}: up to date", flush=True)

    @contextmanager
    def doing(self, name: str) -> Iterator[None]:
        """A step that takes its time."""
        with alive(self._head(name)):
            yield

    def _head(self, name: str) -> str:
        self._number += 1
        return f"[{self._number}/{self._count}] {name}"


@contextmanager
def alive(head: str) -> Iterator[None]:
    """Shows that something goes on, then how it ended."""
    start = time.monotonic()
    over = threading.Event()
    ticker = threading.Thread(target=_count, args=(head, start, over), daemon=True)
    if sys.stdout.isatty():
        ticker.start()
    ending = "failed"
    try:
        yield
        ending = "done"
    finally:
        over.set()
        if ticker.ident:
            ticker.join()
            print("\r\033[K", end="")
        print(f"{head}: {ending} in {time.monotonic() - start:.1f} s", flush=True)


def _count(head: str, start: float, over: threading.Event) -> None:
    while not over.wait(0.5):
        print(f"\r\033[K{head} ... {time.monotonic() - start:.0f} s", end="", flush=True)
