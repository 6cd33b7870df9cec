"""Every story and rule of `data/` is what the trained model really does."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from bot.settings import ROOT
from tests.candidates import Talk

if TYPE_CHECKING:
    from rasa.core.agent import Agent

    from bot.assistant.parts import Parts

SAID = {"choose": "manager, a mix, 5 questions, practice", "answer": "We moved two floors into one.", "start": "start"}
FORMS = {"setup_form", "interview_form"}


def stories() -> list[tuple[str, list[dict[str, str]]]]:
    """Name and steps of each story."""
    found = []
    for path in sorted(Path(ROOT / "data" / "stories").glob("*.yml")):
        found += [(story["story"], story["steps"]) for story in YAML(typ="safe").load(path)["stories"]]
    return found


@pytest.mark.parametrize(("name", "steps"), stories(), ids=lambda value: value if isinstance(value, str) else "")
async def test_story(agent: Agent, house: Parts, name: str, steps: list[dict[str, str]]) -> None:
    talk = Talk(agent, house.repository, house.repository.add_candidate())
    loop: str | None = None
    for index, step in enumerate(steps):
        if "intent" in step:
            intent = step["intent"]
            actions = list(takewhile(lambda later: "intent" not in later, steps[index + 1 :]))
            exchange = await (talk.say(SAID[intent]) if intent in SAID else talk.press(f"/{intent}"))
            if {"active_loop": None} in actions and intent == "answer":
                while house.repository.phase(talk.candidate_id).name == "interview":
                    await talk.press("/skip")
            assert exchange.replies, f"{name}: no reply to {intent}"
            uttered = [step for step in actions if step.get("action", "").startswith(("utter_", "action_greet"))]
            assert (exchange.took == "chat") == bool(uttered), f"{name}: {intent} was taken as {exchange.took}"
        elif "active_loop" in step:
            loop = step["active_loop"]
            ends = index + 1 == len(steps) or "intent" in steps[index + 1]
            phase = house.repository.phase(talk.candidate_id).name
            if ends:
                assert phase == {"setup_form": "setup", "interview_form": "interview", None: "idle"}[loop], name
