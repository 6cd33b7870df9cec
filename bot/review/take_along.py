"""Interviews to take along: as JSON with everything in it, as Markdown to read, as CSV to count with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot.review.markdown import as_markdown
from bot.review.pages import Pages
from bot.review.spreadsheet import as_csv

TYPES = {
    "json": "application/json; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def as_json(document: dict[str, Any], _pages: Pages) -> str:
    """The document itself."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


WRITERS: dict[str, Callable[[dict[str, Any], Pages], str]] = {"json": as_json, "md": as_markdown, "csv": as_csv}
"""By file ending. Each takes a document of `bot.store.export`."""
