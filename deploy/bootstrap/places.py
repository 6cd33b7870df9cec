"""Where things are in the project's folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".venv-tools"
REQUIREMENTS = ROOT / "requirements"
LOG = ROOT / "var" / "setup.log"

PYTHON_VERSION = "3.10"
"""Rasa 3.6 runs on nothing newer."""

OLDEST_PYTHON = "3.9"
"""The oldest Python that may run set-up."""


def program(name: str) -> str:
    """A command of the project's own environment."""
    return str(VENV / "bin" / name)
