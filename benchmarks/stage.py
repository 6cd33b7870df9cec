"""What the benchmarks share: a folder, how often to repeat, and Starline running."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType

from benchmarks.process import Served
from benchmarks.starline import starline
from bot.settings import VAR

QUICK = 3
"""By how much `--quick` cuts the repeats."""


class Stage:
    """Entered, it has a folder on the disk where Starline keeps its data; left, all is stopped and gone."""

    def __init__(self, quick: bool) -> None:
        self.quick = quick
        self._starline: Served | None = None

    def repeats(self, count: int) -> int:
        """How often to repeat what is worth `count` repeats."""
        return max(1, count // QUICK) if self.quick else count

    @property
    def starline(self) -> Served:
        """Starline, served; started when first asked for."""
        return self._starline or self.restart()

    def restart(self) -> Served:
        """Starline in a process that has done nothing yet."""
        self._stop()
        self._starline = self._starline or starline(self.folder)
        self._starline.start()
        return self._starline

    def _stop(self) -> None:
        if self._starline:
            self._starline.stop()

    def __enter__(self) -> Stage:
        place = VAR / "benchmarks"
        place.mkdir(parents=True, exist_ok=True)
        self._temporary = tempfile.TemporaryDirectory(dir=place)
        self.folder = Path(self._temporary.name)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error and self._starline:
                self._starline.require_running()
        finally:
            self._stop()
            self._temporary.cleanup()
