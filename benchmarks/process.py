"""A server in a process of its own: how long it takes to be ready, and how much memory it holds."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil

READY_WITHIN = 300
"""Seconds; a busy machine loads TensorFlow slowly."""

MEGABYTE = 2**20


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def quiet_environment(**settings: str) -> dict[str, str]:
    """The environment for a server: no telemetry, TensorFlow quiet, and compiled code kept between starts."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", **settings}


class Served:
    """A server under test. Can be stopped and started again."""

    def __init__(
        self, command: Sequence[str], folder: Path, port: int, health: str, environment: dict[str, str]
    ) -> None:
        self._command, self._folder, self._environment = command, folder, environment
        self._log = folder / "server.log"
        self.url = f"http://127.0.0.1:{port}"
        self._health = self.url + health
        self._process: subprocess.Popen[bytes] | None = None
        self.seconds_to_start = 0.0

    def start(self) -> None:
        """Starts it and waits until it is ready. Raises RuntimeError if it does not come up."""
        began = time.perf_counter()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command, cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )
        while not self._is_ready():
            self.require_running()
            if time.perf_counter() - began > READY_WITHIN:
                self.stop()
                raise RuntimeError(f"the server did not come up within {READY_WITHIN} seconds")
            time.sleep(0.05)
        self.seconds_to_start = time.perf_counter() - began

    def require_running(self) -> None:
        """Raises RuntimeError with the end of its log if it was started and has ended by itself."""
        code = self._process.poll() if self._process else None
        if code is not None:
            raise RuntimeError(f"{' '.join(self._command)} ended with {code}:\n{self._log.read_text()[-3000:]}")

    def megabytes(self) -> float:
        """The memory that it and its children hold."""
        if self._process is None:
            raise RuntimeError("the server is not running")
        process = psutil.Process(self._process.pid)
        held: int = sum(each.memory_info().rss for each in (process, *process.children(recursive=True)))
        return held / MEGABYTE

    def stop(self) -> None:
        """Stops it, if it runs."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _is_ready(self) -> bool:
        try:
            return httpx.get(self._health, timeout=5).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False
