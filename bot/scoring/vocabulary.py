"""Word lists, written as running text so that they can be read."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text, by blanks."""
    return frozenset(text.split())
