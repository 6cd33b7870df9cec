"""Messages as somebody sees them in Slack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass
class Message:
    """A message in a channel, as it looks now."""

    ts: str
    text: str
    blocks: list[dict[str, Any]]
    thread_ts: str | None = None
    only_for: str | None = None

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """The controls by the words on them, or by their action where there are none."""
        elements = [element for block in self.blocks if block["type"] == "actions" for element in block["elements"]]
        return {(one.get("text") or {}).get("text") or one["action_id"]: one for one in elements}

    @property
    def shown(self) -> str:
        """Everything there is to read in it."""
        return "\n".join(readable(block) for block in self.blocks) or self.text


def readable(block: Mapping[str, Any]) -> str:
    """The words of a block."""
    texts = [block.get("text"), *block.get("fields", []), *block.get("elements", [])]
    return "\n".join(
        str(text["text"]) for text in texts if isinstance(text, dict) and isinstance(text.get("text"), str)
    )
