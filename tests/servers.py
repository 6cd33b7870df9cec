"""A real server in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import httpx

READY_WITHIN = 180
"""Seconds; a slow machine loads TensorFlow slowly."""


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`starline serve` on a free port, with a database in `folder`. Can be stopped and started again."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self._environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder / 'server.db'}",
            "STARLINE_PORT": str(self.port),
            "STARLINE_SECRET_KEY": "tests only",
            "STARLINE_MESSAGES_PER_MINUTE": "100000",
            "STARLINE_MESSAGES_PER_MINUTE_PER_ADDRESS": "100000",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it is ready. Raises RuntimeError with its log if it does not come up."""
        starline = Path(sys.executable).with_name("starline")
        with self.log.open("ab") as log:
            subprocess.run([starline, "prepare"], env=self._environment, stdout=log, stderr=log, check=True)
            self._process = subprocess.Popen([starline, "serve"], env=self._environment, stdout=log, stderr=log)
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                if httpx.get(f"{self.url}/practice/api/health", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
        self.stop()
        raise RuntimeError(f"the server did not come up:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        """Stops it the hard way, as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    @property
    def pid(self) -> int:
        """The process that serves."""
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
