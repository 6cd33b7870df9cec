"""The app as Slack knows it: `deploy/slack/manifest.yml` with this server's address in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.settings import ROOT

MANIFEST = ROOT / "deploy" / "slack" / "manifest.yml"
EXAMPLE = "https://practice.example.com"
"""The address in the file, which is put right for an installation."""

SCOPES = {
    "chat:write": "to ask and to give feedback",
    "im:history": "to hear what you write in direct messages",
    "app_mentions:read": "to hear when it is mentioned in a channel",
    "channels:history": "to hear your answers in a thread of a public channel",
    "groups:history": "to hear your answers in a thread of a private channel",
    "commands": "for /interview",
}
"""What the app may do in a workspace, and what for. Nothing else is asked for."""

NEEDED = ("chat:write", "im:history", "commands")
"""Without these there is no practice at all; without the others, none in channels."""


def read_manifest(path: Path = MANIFEST) -> dict[str, Any]:
    """The manifest as it is in the repository."""
    return dict(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


def manifest_for(address: str, socket_mode: bool) -> str:
    """The manifest to paste, for a public address or for Socket Mode."""
    text = MANIFEST.read_text(encoding="utf-8")
    if not socket_mode:
        return text.replace(EXAMPLE, address)
    lines = [line for line in text.splitlines() if EXAMPLE not in line and "redirect_urls" not in line]
    return "\n".join(lines).replace("socket_mode_enabled: false", "socket_mode_enabled: true") + "\n"
