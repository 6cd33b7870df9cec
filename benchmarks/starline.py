"""Starline as it is served, and a candidate who practises with it over HTTP."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from benchmarks.process import Served, free_port, quiet_environment

STARLINE = str(Path(sys.executable).with_name("starline"))
OPENING = "start a practice mode interview as manager, mixed, until I stop"
SECRET_KEY = "benchmarks only"
ALL_DAY = "1000000"
"""Messages a minute: the limits are not what is measured."""


def starline(folder: Path, **settings: str) -> Served:
    """`starline serve` on a free port, with a database in `folder`, and everything trained that it needs."""
    port = free_port()
    environment = quiet_environment(
        DATABASE_URL=f"sqlite:///{folder / 'starline.db'}",
        STARLINE_PORT=str(port),
        STARLINE_SECRET_KEY=SECRET_KEY,
        STARLINE_MESSAGES_PER_MINUTE=ALL_DAY,
        STARLINE_MESSAGES_PER_MINUTE_PER_ADDRESS=ALL_DAY,
        **settings,
    )
    subprocess.run([STARLINE, "prepare"], env=environment, check=True, capture_output=True)
    return Served([STARLINE, "serve"], folder, port, "/practice/api/health", environment)


class Sitting:
    """One interview in practice mode that goes on until it is stopped, over a kept-alive connection."""

    def __init__(self, server: Served) -> None:
        self._client = httpx.Client(base_url=server.url, timeout=120, follow_redirects=True)
        self._client.get("/practice").raise_for_status()
        self.begin()

    def begin(self) -> None:
        """Starts a new interview, up to its first question."""
        self._post({"text": OPENING}, "command:start")

    def answer(self, text: str) -> float:
        """Answers the question that waits. Returns the milliseconds until the reply was there."""
        return self._post({"text": text}, "answer")

    def go_on(self) -> None:
        """Gets past the probes, so that a new question waits for its first answer."""
        while self._state["interview"]["question"]["probe"]:
            self._post({"button": "/skip"}, "command:skip")

    def turn(self, text: str) -> float:
        """Answers a question and gets past its probes. Returns the milliseconds that the answer took."""
        taken = self.answer(text)
        self.go_on()
        return taken

    def repeat(self) -> float:
        """Has the question repeated. Returns the milliseconds until the reply was there."""
        return self._post({"text": "repeat"}, "command:repeat")

    def _post(self, message: dict[str, str], took: str) -> float:
        began = time.perf_counter()
        response = self._client.post("/practice/api/messages", json={"id": uuid4().hex, **message})
        taken = 1000 * (time.perf_counter() - began)
        response.raise_for_status()
        self._state: dict[str, Any] = response.json()
        if self._state["took"] != took or not self._state["replies"]:
            raise RuntimeError(f"Starline took a message for {self._state['took']}, not {took}")
        return taken
