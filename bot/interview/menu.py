"""What can be chosen before and during an interview: the questions about it, the buttons, and how a choice is named."""

from __future__ import annotations

from typing import Any

from bot.guide.model import Guide
from bot.interview.plan import COMPETENCIES, MIXED
from bot.interview.preferences import MOST
from bot.interview.record import Interview, Mode
from bot.interview.say import Button, Say, choice_buttons
from bot.interview.wording import word

DEFAULTS: dict[str, Any] = {"rung": "manager", "focus": MIXED, "length": 5, "mode": Mode.PRACTICE.value}
LENGTHS = ("3", "5", "8", "12", "Until I stop")


def ask_for(name: str, guide: Guide) -> Say:
    """Asks for the rung, focus, length or mode."""
    return Say(word(f"ask.{name}"), "setup", choices(name, guide))


def ask_again_for(name: str, guide: Guide) -> Say:
    """Asks once more, after something that was not understood."""
    return Say(word(f"not.understood.{name}", most=MOST), "setup", choices(name, guide))


def choices(name: str, guide: Guide) -> tuple[Button, ...]:
    """The buttons for a choice."""
    if name == "rung":
        return choice_buttons(rung.name for rung in guide.rungs)
    if name == "focus":
        return choice_buttons(["A mix of everything", *(group.name for group in guide.groups)])
    return choice_buttons(LENGTHS if name == "length" else ("Practice", "Mock"))


def describe(preferences: dict[str, Any], guide: Guide) -> str:
    """What was chosen, in one line: 'Call centre manager, a mix of everything, 5 questions, feedback at the end'."""
    rung = guide.rung(preferences.get("rung") or DEFAULTS["rung"]).name
    length = preferences.get("length", DEFAULTS["length"])
    count = "until you stop" if length == 0 else "1 question" if length == 1 else f"{length} questions"
    mode = Mode(preferences.get("mode") or Mode.PRACTICE)
    feedback = "feedback after every answer" if mode is Mode.PRACTICE else "feedback at the end"
    return f"{rung}, {name_area(preferences.get('focus') or MIXED, guide)}, {count}, {feedback}"


def name_area(focus: str, guide: Guide) -> str:
    """An area as it stands in the middle of a sentence."""
    if focus in (MIXED, COMPETENCIES):
        return "a mix of everything" if focus == MIXED else "all competencies"
    name = next((group.name for group in guide.groups if group.id == focus), focus)
    return name[0].lower() + name[1:]


def as_preferences(interview: Interview) -> dict[str, Any]:
    """What was chosen for an interview, as it is kept for next time."""
    return {
        "rung": interview.rung,
        "focus": interview.focus,
        "length": interview.length,
        "mode": interview.mode.value if interview.mode else None,
    }
