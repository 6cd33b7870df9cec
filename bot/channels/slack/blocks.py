"""Replies of the interviewer as Slack messages of blocks, within Slack's limits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    MarkdownTextObject,
    SectionBlock,
)

from bot.channels.slack.cards import feedback_sections, report_sections
from bot.channels.slack.markup import split_escaped
from bot.channels.slack.reading import USED_ONCE
from bot.interview.commands import Command
from bot.interview.say import command_buttons

SECTION = 3000
BLOCKS = 50
MESSAGE = 12_000
"""Characters of sections in one message: far below what Slack refuses, and as much as anybody scrolls through."""
FALLBACK = 3000
"""Characters of the plain text that notifications and screen readers get; Slack cuts it at 40,000."""
BUTTONS_IN_A_ROW = 25
LABEL = 75

OPEN_WEB = "open-web"
"""The action of the button that leads to the page in the browser."""


@dataclass(frozen=True)
class SlackMessage:
    """A message as it is posted."""

    text: str
    blocks: list[dict[str, Any]]
    has_buttons: bool


def render(
    replies: Sequence[dict[str, Any]], message_id: str, used: Collection[str] | None = None, note: str = ""
) -> list[SlackMessage]:
    """The messages that say the replies to `message_id`: one, unless they are very long.

    `used` buttons are left out, or all of them if it is None; `note` stands at the end in small letters.
    The first block of each message names it, so that it can be told whether it was posted.
    """
    live = used is not None
    groups = [_blocks_of(reply, index, used) for index, reply in enumerate(replies)]
    packed = list(_pack(groups))
    messages = []
    for part, blocks in enumerate(packed):
        if note and part == len(packed) - 1:
            blocks = [*blocks, small(note)]
        has_buttons = live and any(isinstance(block, ActionsBlock) for block in blocks)
        version = "" if used == () else "/x" if used is None else f"/{len(used)}"  # an update needs a new name
        blocks[0].block_id = block_name(message_id, part) + version
        messages.append(SlackMessage(_fallback(replies), [block.to_dict() for block in blocks], has_buttons))
    return messages


def buttons_of(reply: dict[str, Any]) -> list[dict[str, str]]:
    """The buttons of a reply, and one to stop where a question can be skipped: a page has that in another place."""
    buttons: list[dict[str, str]] = reply["buttons"]
    sends = [button["sends"] for button in buttons]
    stop = [{"label": button.label, "sends": button.sends} for button in command_buttons(Command.STOP)]
    return [*buttons, *stop] if "/skip" in sends and "/stop" not in sends else buttons


def block_name(message_id: str, part: int) -> str:
    """What the first block of a message is called: which replies it says, and which part of them."""
    return f"{message_id}/{part}"


def _fallback(replies: Sequence[dict[str, Any]]) -> str:
    return next(iter(split_escaped("\n\n".join(reply["text"] for reply in replies), FALLBACK)), "")


def section(text: str) -> SectionBlock:
    """A section of escaped text in Slack's markup."""
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True), expand=True)


def small(text: str) -> ContextBlock:
    """A small grey line."""
    return ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True)])


def sections(text: str) -> list[SectionBlock]:
    """Plain words of any length as sections."""
    return [section(piece) for piece in split_escaped(text, SECTION)]


def _blocks_of(reply: dict[str, Any], index: int, used: Collection[str] | None) -> list[Block]:
    kind = (reply.get("card") or {}).get("type")
    if kind in ("feedback", "report"):
        blocks: list[Block] = [DividerBlock(), *_card(reply)]
    elif kind in ("question", "probe"):
        blocks = [*sections(reply["text"])]
        if kind == "question":
            blocks.append(small(_where(reply["card"])))
    else:
        blocks = [*sections(reply["text"])]
    elements = [
        ButtonElement(text=button["label"][:LABEL], value=button["sends"], action_id=f"{USED_ONCE}{index}:{number}")
        for number, button in enumerate(buttons_of(reply))
        if used is not None and button["sends"] not in used
    ]
    if kind == "report" and used is not None:
        elements.append(ButtonElement(text="Read it on the web", value="review", action_id=OPEN_WEB))
    rows = range(0, len(elements), BUTTONS_IN_A_ROW)
    return [*blocks, *(ActionsBlock(elements=elements[row : row + BUTTONS_IN_A_ROW]) for row in rows)]


def _card(reply: dict[str, Any]) -> list[Block]:
    card = reply["card"]
    parts = feedback_sections(card) if card["type"] == "feedback" else report_sections(reply["text"], card)
    return [section(piece) for part in parts for piece in _fit(part)]


def _fit(escaped: str) -> Iterable[str]:
    """Escaped text in pieces that fit into a section."""
    if len(escaped) <= SECTION:
        return [escaped]
    plain = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return split_escaped(plain, SECTION)


def _where(card: dict[str, Any]) -> str:
    of = f" of {card['length']}" if card["length"] else ""
    return f"Question {card['here']}{of} · write as many messages as you like; “done” says that your answer is complete"


def _pack(groups: Iterable[list[Block]]) -> Iterator[list[Block]]:
    """Puts the blocks of all replies together, and begins another message where one is full."""
    message: list[Block] = []
    size = 0
    for block in (block for group in groups for block in group):
        length = len(block.text.text) if isinstance(block, SectionBlock) and block.text else 0
        if message and (len(message) >= BLOCKS - 1 or size + length > MESSAGE):
            yield message
            message, size = [], 0
        message.append(block)
        size += length
    if message:
        yield message
