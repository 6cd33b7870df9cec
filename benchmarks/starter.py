"""Rasa's own starter bot, made and trained by Rasa itself and served as Rasa serves it: the baseline for a server."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import httpx

from benchmarks.process import Served, free_port, quiet_environment
from bot.settings import VAR

RASA = [sys.executable, "-m", "rasa"]
FRESH_EVERY = 10
"""Greetings to a conversation: a long one slows Rasa down, and that is not what is measured."""


def starter_folder() -> Path:
    """The starter bot's folder. The first call has Rasa make and train it, which takes some minutes."""
    folder = VAR / "benchmarks" / f"starter-{version('rasa')}"
    if not any(folder.glob("models/*.tar.gz")):
        folder.mkdir(parents=True, exist_ok=True)
        command = [*RASA, "init", "--no-prompt", "--init-dir", str(folder)]
        made = subprocess.run(command, env=quiet_environment(), capture_output=True, text=True, check=False)
        if made.returncode or not any(folder.glob("models/*.tar.gz")):
            raise RuntimeError(f"Rasa could not make its starter bot:\n{(made.stdout + made.stderr)[-3000:]}")
    return folder


def starter() -> Served:
    """The starter bot on a free port with its REST channel."""
    folder, port = starter_folder(), free_port()
    command = [*RASA, "run", "--interface", "127.0.0.1", "--port", str(port)]
    return Served(command, folder, port, "/webhooks/rest/", quiet_environment())


class Visitor:
    """Somebody who greets the starter bot over and over, over a kept-alive connection."""

    def __init__(self, server: Served) -> None:
        self._client = httpx.Client(base_url=server.url, timeout=120)
        self._greeted = 0
        self._name = ""

    def greet(self) -> float:
        """Says hi. Returns the milliseconds until the reply was there; a conversation's first is not counted."""
        if self._greeted % FRESH_EVERY == 0:
            self._name = uuid4().hex
            self._say_hi()
        self._greeted += 1
        return self._say_hi()

    def _say_hi(self) -> float:
        began = time.perf_counter()
        response = self._client.post("/webhooks/rest/webhook", json={"sender": self._name, "message": "hi"})
        taken = 1000 * (time.perf_counter() - began)
        response.raise_for_status()
        if not response.json():
            raise RuntimeError("the starter bot said nothing")
        return taken
