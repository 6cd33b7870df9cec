"""Every dependency has its reason written down, and no reason outlives its dependency."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def asked_for() -> set[str]:
    """The names in the files that people edit."""
    lines = [line for file in (ROOT / "requirements").glob("*.in") for line in file.read_text().splitlines()]
    python = {re.split(r"[\[<>=!~; ]", line)[0] for line in lines if line and not line.startswith(("#", "-"))}
    package = json.loads((ROOT / "package.json").read_text())
    return python | set(package["dependencies"]) | set(package["devDependencies"])


def explained() -> dict[str, str]:
    """Library to reason, from the tables."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", (ROOT / "docs" / "libraries.md").read_text(), re.M)
    return {name: reason for name, reason in rows if name != "library"}


def test_each_library_has_its_line() -> None:
    assert set(explained()) == asked_for()


def test_a_reason_is_more_than_a_word() -> None:
    assert all(len(reason.split()) >= 3 for reason in explained().values())
