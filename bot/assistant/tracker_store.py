"""Rasa's memory of a conversation, derived from our records on every turn, so that there is nothing to lose."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.parts import parts
from bot.store.repository import Phase, Repository

FORMS = {"setup": ("setup_form", "choice"), "interview": ("interview_form", "answer")}
"""The form that is active in each phase, and the slot it asks for."""


class DerivedTrackerStore(TrackerStore):
    """A tracker store that stores nothing: it works out from our tables where the conversation stands.

    Rasa replays a conversation's events several times a turn, so a long form slows down with every answer
    (57 ms to 359 ms after 140 turns, measured on Rasa 3.6.21). Here every turn starts from a handful of events.
    A restart of the server, or a turn on another server, finds the same state; and nothing of what people say is
    kept in a second place. See docs/decisions/0001-derived-tracker.md.
    """

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        repository: Repository | None = None,
        **kwargs: Any,
    ) -> None:
        """Works on the given records, or on those of this process."""
        super().__init__(domain, event_broker)
        self._repository = repository

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps nothing: what matters was committed by the action."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker of a candidate as it stands now."""
        repository = self._repository or parts().repository
        phase = await asyncio.get_running_loop().run_in_executor(None, repository.phase, sender_id)
        tracker = self.init_tracker(sender_id)
        for event in _events(phase):
            tracker.update(event, self.domain)
        return tracker

    async def keys(self) -> Iterable[str]:
        """Nobody's conversation is kept here."""
        return []


def _events(phase: Phase) -> list[Event]:
    listen = ActionExecuted(ACTION_LISTEN_NAME)
    if phase.name not in FORMS:
        return [SessionStarted(), listen]
    form, slot = FORMS[phase.name]
    return [SessionStarted(), ActiveLoop(form), SlotSet(REQUESTED_SLOT, slot), ActionExecuted(form), listen]
