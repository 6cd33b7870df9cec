"""The lock files: complete, hashed, in step with each other, and free of addresses."""

from __future__ import annotations

import json
import re

import pytest

from tests.setup.folder import ROOT

LOCKS = ("develop", "runtime", "uv")


def pins(lock: str) -> dict[str, str]:
    """Requirement, without its hashes, to the hashes."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text().replace("\\\n", " ")
    return {line.partition(" --hash")[0].strip(): line for line in text.splitlines() if not line.startswith("#")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_pinned_and_hashed(lock: str) -> None:
    assert pins(lock)
    for requirement, line in pins(lock).items():
        assert re.match(r"[a-z0-9-]+==[^ ;]+", requirement), requirement
        assert "--hash=sha256:" in line, requirement


@pytest.mark.parametrize("name", [*(f"requirements/{lock}.txt" for lock in LOCKS), "package-lock.json"])
def test_no_addresses(name: str) -> None:
    # npm copies into its lock where a package's authors take donations; that is no address anything is fetched from.
    text = re.sub(r'"funding": (?:\{[^}]*\}|\[[^\]]*\])', "", (ROOT / name).read_text())
    assert not re.search(r"https?:|--(extra-)?index|--find-links", text)


def test_what_is_served_is_what_was_tested() -> None:
    runtime, develop = ({pin.partition(" ;")[0] for pin in pins(lock)} for lock in ("runtime", "develop"))
    assert runtime < develop


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_locked(lock: str) -> None:
    locked = {re.split(r"==", pin)[0] for pin in pins(lock)}
    asked = (ROOT / "requirements" / f"{lock}.in").read_text().splitlines()
    names = {re.split(r"[\[<>=! ]", line)[0].lower().replace(".", "-").replace("_", "-") for line in asked if line}
    assert names - {"-r"} <= locked


def test_browser_packages_are_hashed_and_nobody_s_registry_is_named() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert lock["packages"][""]["dependencies"] == wanted
    for name, package in lock["packages"].items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")
