"""What Slack takes: the arguments of its methods, and the limits of messages and views."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block

NEEDS: dict[str, tuple[set[str], set[str]]] = {
    "auth.test": (set(), set()),
    "chat.postMessage": ({"channel", "text"}, {"blocks", "thread_ts", "unfurl_links", "unfurl_media"}),
    "chat.postEphemeral": ({"channel", "user", "text"}, {"thread_ts"}),
    "chat.delete": ({"channel", "ts"}, set()),
    "chat.update": ({"channel", "ts", "text"}, {"blocks"}),
    "conversations.history": ({"channel"}, {"limit", "inclusive"}),
    "conversations.replies": ({"channel", "ts"}, {"limit", "inclusive"}),
    "views.publish": ({"user_id", "view"}, set()),
    "apps.connections.open": (set(), set()),
    "oauth.v2.access": ({"code", "redirect_uri"}, set()),
}
"""Arguments that a method must have, and those that it may have."""

ESCAPED = re.compile(r"<(?!https?://|mailto:)|&(?!amp;|lt;|gt;)")
"""What may not stand in marked-up text: an angle bracket that is no link, an ampersand that is no entity."""


def breaches(given: dict[str, Any]) -> Iterator[str]:
    """What of a message or a view Slack would refuse or change; slack_sdk's models know the limits of each block."""
    blocks = given.get("blocks") or []
    try:
        for block, parsed in zip(blocks, Block.parse_all(blocks), strict=True):
            assert parsed.to_dict() == block, f"slack_sdk reads {block['type']} differently"
    except Exception as error:
        yield f"block: {type(error).__name__} {error}"
    if len(blocks) > 100 or (len(blocks) > 50 and "channel" in given):
        yield f"{len(blocks)} blocks"
    if len(given["text"]) > 40_000:
        yield "text is cut"
    elements = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    actions = [element["action_id"] for element in elements]
    names = [block["block_id"] for block in blocks if "block_id" in block]
    yield from (f"not unique: {what}" for what in (actions, names) if len(what) != len(set(what)))
    marked_up = _marked_up(blocks)
    yield from (f"not escaped: {text[:80]!r}" for text in [given["text"], *marked_up] if ESCAPED.search(text))
    if not all(text.strip() for text in marked_up):
        yield "an empty text"


def _marked_up(blocks: list[dict[str, Any]]) -> list[str]:
    """The texts of blocks that Slack reads as markup."""
    texts = [text for block in blocks for text in [block.get("text"), *block.get("elements", [])]]
    return [text["text"] for text in texts if isinstance(text, dict) and text.get("type") == "mrkdwn"]
