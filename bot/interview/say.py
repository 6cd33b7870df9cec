"""What the interviewer says: text with buttons, and a card where a page can show more than text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from bot.interview.commands import Command

Kind = Literal["question", "probe", "acknowledgement", "feedback", "report", "setup", "information", "apology"]


@dataclass(frozen=True)
class Button:
    """A button: the words on it, and what pressing it sends: '/skip' for a command, else plain words."""

    label: str
    sends: str


@dataclass(frozen=True)
class Say:
    """One message of the interviewer. The text alone says everything; the card repeats it for a page to draw."""

    text: str
    kind: Kind = "information"
    buttons: tuple[Button, ...] = ()
    card: dict[str, Any] | None = None

    def document(self) -> dict[str, Any]:
        """Plain JSON values, as channels get it and the conversation keeps it."""
        return {
            "text": self.text,
            "kind": self.kind,
            "buttons": [{"label": button.label, "sends": button.sends} for button in self.buttons],
            "card": self.card,
        }


def command_buttons(*commands: Command) -> tuple[Button, ...]:
    """Buttons that give these commands."""
    return tuple(Button(command.label, f"/{command.value}") for command in commands)


def choice_buttons(choices: Iterable[str]) -> tuple[Button, ...]:
    """Buttons that send the words they show."""
    return tuple(Button(choice, choice) for choice in choices)
