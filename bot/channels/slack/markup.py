"""Text from Slack as the person meant it, and our text as Slack takes it.

Slack sends `&`, `<` and `>` escaped and writes links and mentions in angle brackets; it expects the same back
(docs.slack.dev/messaging/formatting-message-text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?])\s"), re.compile(r"\s"))
"""Where a long text is best cut: between paragraphs, lines, sentences, words."""


def read_text(text: str) -> str:
    """What somebody typed: links spelled out, mentions by name where Slack gives one, `&lt;` a `<` again."""
    return _unescape(_TOKEN.sub(_spell_out, text))


def drop_mention(text: str, user_id: str) -> str:
    """A message without its mentions of a user: '<@U1> start' is 'start'."""
    return re.sub(rf"<@{re.escape(user_id)}(?:\|[^<>]*)?>", "", text).strip()


def mentions(text: str, user_id: str) -> bool:
    """Whether a message mentions a user."""
    return f"<@{user_id}>" in text or f"<@{user_id}|" in text


def escape(text: str) -> str:
    """Our text as Slack takes it. Nothing in it can become a link or ring somebody's bell."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def split_escaped(text: str, limit: int) -> list[str]:
    """The escaped text in pieces of at most `limit` characters, cut where a reader would pause."""
    return list(_pieces(text.strip(), limit))


def _pieces(text: str, limit: int) -> Iterator[str]:
    while len(escape(text)) > limit:
        cut = _best_cut(text, limit)
        yield escape(text[:cut].rstrip())
        text = text[cut:].lstrip()
    if text:
        yield escape(text)


def _best_cut(text: str, limit: int) -> int:
    """Where to cut: the last good place in the second half of what fits, or the very end of it."""
    room = limit
    while len(escape(text[:room])) > limit:
        room -= len(escape(text[:room])) - limit
    for kind in _BREAKS:
        ends = [found.end() for found in kind.finditer(text, 0, room)]
        if ends and ends[-1] > room // 2:
            return ends[-1]
    return room


def _spell_out(token: re.Match[str]) -> str:
    target, label = token[1], token[2]
    if target[:1] in ("@", "#", "!"):
        name = label or target[1:].partition("^")[0]
        return name if name.startswith(target[0]) or target[0] == "!" else f"{target[0]}{name}"
    address = target.removeprefix("mailto:")
    bare = re.sub(r"^https?://", "", address).rstrip("/")
    return address if label in (None, "", address, bare) else f"{label} ({address})"


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
