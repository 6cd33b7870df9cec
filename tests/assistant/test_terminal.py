"""Choosing in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.assistant.terminal import ask

LENGTHS = [{"label": label, "sends": f"{label} questions"} for label in ("3", "5", "8", "12")]
AREAS = [{"label": label, "sends": label.lower()} for label in ("Coaching", "Change", "Figures")]


def chosen(monkeypatch: pytest.MonkeyPatch, typed: str, buttons: list[dict[str, str]]) -> tuple[str | None, str]:
    """What is sent, and what was shown, when somebody types a line."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    shown = io.StringIO()
    return ask(Console(file=shown, width=100), buttons), shown.getvalue()


def test_a_number_that_is_itself_a_choice_means_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    sent, shown = chosen(monkeypatch, "3", LENGTHS)
    assert sent == "3 questions"
    assert "1 3" not in shown


def test_a_number_picks_the_choice_in_that_place(monkeypatch: pytest.MonkeyPatch) -> None:
    sent, shown = chosen(monkeypatch, "2", AREAS)
    assert sent == "change"
    assert "2 Change" in shown


def test_words_are_sent_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(monkeypatch, "surprise me", AREAS)[0] == "surprise me"
