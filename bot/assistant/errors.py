"""Telling of an error without the words of the person who met it."""

from __future__ import annotations


class TurnFailedError(RuntimeError):
    """A message got no reply because something broke. Sending it again, under the same id, is safe."""


class MovedOnError(RuntimeError):
    """A message was written to a question that is not the one that waits any more: another tab or device went on."""


def describe_error(error: BaseException) -> str:
    """The kind of an error and the place where it arose, without its message: that may hold an answer."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "an unknown place"
    return f"{type(error).__name__} at {where}"
