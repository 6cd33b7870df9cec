"""Remembers what a finished step was made from, so that a step whose inputs did not change is not done again."""

from __future__ import annotations

import hashlib
from pathlib import Path


def fingerprint(*inputs: Path | str) -> str:
    """One word for the contents of files and for words. A missing file counts as empty."""
    digest = hashlib.sha256()
    for item in inputs:
        content = item.encode() if isinstance(item, str) else item.read_bytes() if item.is_file() else b""
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


class Stamp:
    """The fingerprint of one step, kept beside what the step made so that both vanish together."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = folder / f".starline-{name}"

    def says(self, fingerprint: str) -> bool:
        """Whether the step was finished with these inputs."""
        return self._file.is_file() and self._file.read_text() == fingerprint

    def exists(self) -> bool:
        """Whether the step was finished at all."""
        return self._file.is_file()

    def lift(self) -> None:
        """Forget: the step is about to be done again and may fail half-way."""
        self._file.unlink(missing_ok=True)

    def set(self, fingerprint: str) -> None:
        """The step is finished."""
        self._file.write_text(fingerprint)
