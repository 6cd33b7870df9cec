"""The server: Rasa with our ways in, its actions in process, and nothing else open."""

from __future__ import annotations

import bot.assistant.quiet  # noqa: F401  isort: skip
from rasa.core.run import serve_application
from rasa.core.utils import AvailableEndpoints

from bot.assistant.actions_in_process import ActionsInProcess
from bot.assistant.parts import parts
from bot.assistant.preparation import RASA_MODEL
from bot.settings import ROOT, settings


def serve() -> None:
    """Serves until it is stopped. Rasa's HTTP API stays off; only the channels of `credentials.yml` are open."""
    parts()
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    endpoints.action = ActionsInProcess()
    serve_application(
        model_path=str(RASA_MODEL),
        credentials=str(ROOT / "credentials.yml"),
        endpoints=endpoints,
        interface=settings().host,
        port=settings().port,
        enable_api=False,
        cors=[],
    )
