"""Work done in a process of its own, beside what comes after it."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

MANY = 400
"""Texts from which a process of its own is worth its while."""


def begin(work: Callable[[], Result], beside: bool = True) -> Callable[[], Result]:
    """Begin some work; the returned function waits for its end and gives its result.

    Without `beside`, and where processes cannot be forked, the work is done when it is waited for. The function that
    waits raises RuntimeError if the process failed.
    """
    if not beside or "fork" not in multiprocessing.get_all_start_methods():
        return work
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)

    def run(end: Connection) -> None:
        end.send(work())

    process = context.Process(target=run, args=(there,))
    process.start()
    there.close()

    def wait() -> Result:
        try:
            result: Result = here.recv()
        except EOFError as error:
            process.join()
            raise RuntimeError(f"work done beside ended with {process.exitcode}") from error
        process.join()
        return result

    return wait
