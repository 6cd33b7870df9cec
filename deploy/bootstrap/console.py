"""One line for each step: what it is, how it ended, how long it took. On a terminal the seconds count while it runs."""

from __future__ import annotations

import shutil
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
    def doing(self, name: str) -> Iterator[Running]:
        """A step that takes its time."""
        with alive(self._head(name)) as running:
            yield running

    def _head(self, name: str) -> str:
        self._number += 1
        return f"[{self._number}/{self._count}] {name}"


class Running:
    """A step at work. On a terminal its line counts the seconds and ends with what was said last."""

    def __init__(self, head: str) -> None:
        self._head = head
        self._start = time.monotonic()
        self._said = ""
        self._over = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        if sys.stdout.isatty():
            self._ticker.start()

    def say(self, line: str) -> None:
        """What it is busy with."""
        self._said = line.strip() or self._said

    def end(self, how: str) -> None:
        """Leaves one line behind: how it ended, and when."""
        self._over.set()
        if self._ticker.ident:
            self._ticker.join()
            print("\r\033[K", end="")
        print(f"{self._head}: {how} in {time.monotonic() - self._start:.1f} s", flush=True)

    def _tick(self) -> None:
        while not self._over.wait(0.5):
            said = f" ({self._said})" if self._said else ""
            line = f"{self._head} ... {time.monotonic() - self._start:.0f} s{said}"
            # A line that wraps could not be taken back.
            print("\r\033[K" + line[: shutil.get_terminal_size().columns - 1], end="", flush=True)


@contextmanager
def alive(head: str) -> Iterator[Running]:
    """Shows that something goes on, then how it ended."""
    running = Running(head)
    try:
        yield running
    except BaseException:
        running.end("failed")
        raise
    running.end("done")
