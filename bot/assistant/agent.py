"""The Rasa agent in this process, for the terminal, for scripts and for tests."""

from __future__ import annotations

from pathlib import Path

import bot.assistant.quiet  # noqa: F401  isort: skip
from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore

from bot.assistant.actions_in_process import ActionsInProcess
from bot.assistant.preparation import RASA_MODEL
from bot.assistant.tracker_store import DerivedTrackerStore
from bot.store.repository import Repository


def load_agent(model: Path = RASA_MODEL, repository: Repository | None = None) -> Agent:
    """The agent with its actions in process and its memory in our records.

    Raises FileNotFoundError if the model was not trained.
    """
    if not model.exists():
        raise FileNotFoundError(model)
    return Agent.load(
        str(model),
        tracker_store=DerivedTrackerStore(None, repository=repository),
        lock_store=InMemoryLockStore(),
        action_endpoint=ActionsInProcess(),
    )
