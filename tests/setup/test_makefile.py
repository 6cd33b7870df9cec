"""`make`, typed alone, explains everything that can be typed."""

from __future__ import annotations

import re
import subprocess

from tests.setup.folder import ROOT


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony
    done = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^  make (\w+) +\S", done.stdout, re.M)
    assert listed == phony[1].split()
    assert listed == re.findall(r"^(\w+):", makefile, re.M)
