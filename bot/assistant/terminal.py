"""The interview in the terminal."""

from __future__ import annotations

import asyncio
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.assistant.agent import load_agent
from bot.assistant.conversation import Incoming, converse
from bot.assistant.parts import parts
from bot.interview.record import new_id
from bot.settings import VAR

ME = VAR / "terminal"
"""Keeps who practises in this terminal, so that interviews can be taken up again."""

STYLES = {"question": "bold cyan", "probe": "cyan", "feedback": "green", "report": "green", "apology": "yellow"}


def chat() -> None:
    """Runs until the person types 'quit' or ends the input. What was typed so far is kept."""
    console = Console(highlight=False)
    repository = parts().repository
    candidate = ME.read_text() if ME.exists() else ""
    if not repository.knows(candidate):
        candidate = repository.add_candidate()
        ME.parent.mkdir(parents=True, exist_ok=True)
        ME.write_text(candidate)
    with console.status("Waking the interviewer …"):
        agent = load_agent()
    console.print("[dim]End a line with \\ to go on in a new paragraph. Type “quit” to leave; nothing is lost.[/]\n")
    hello = "hello" if repository.phase(candidate).name == "idle" else "/repeat"
    loop = asyncio.new_event_loop()
    said: str | None = hello
    try:
        while said is not None:
            button = said if said.startswith("/") and said is hello else None
            incoming = Incoming(new_id(), "" if button else said, button)
            exchange = loop.run_until_complete(
                converse(agent.handle_message, repository, candidate, incoming, "terminal")
            )
            for reply in exchange.replies:
                _show(console, reply)
            said = ask(console, exchange.replies[-1]["buttons"] if exchange.replies else [])
    finally:
        loop.close()


def _show(console: Console, reply: dict[str, Any]) -> None:
    text = Text(reply["text"], style=STYLES.get(reply["kind"], ""))
    console.print(Panel(text, width=min(100, console.width)) if reply["kind"] in ("feedback", "report") else text)


def ask(console: Console, buttons: list[dict[str, str]]) -> str | None:
    """A message of the person, or None to leave. A number picks one of the choices shown, unless it is itself one."""
    choices = [button for button in buttons if not button["sends"].startswith("/")]
    if choices:
        plain = any(button["label"].isdigit() for button in choices)
        shown = [button["label"] if plain else f"{n} {button['label']}" for n, button in enumerate(choices, 1)]
        console.print("[dim]" + "   ".join(shown) + "[/]")
    lines: list[str] = []
    while True:
        try:
            line = console.input("[bold]> [/]" if not lines else "[bold]… [/]")
        except (EOFError, KeyboardInterrupt):
            return None
        if line.endswith("\\"):
            lines.append(line[:-1])
            continue
        text = "\n".join([*lines, line]).strip()
        if text.casefold() in ("quit", "exit"):
            return None
        labelled = next((button for button in choices if button["label"] == text), None)
        if labelled is not None:
            return labelled["sends"]
        if text.isdigit() and 0 < int(text) <= len(choices):
            return choices[int(text) - 1]["sends"]
        if text:
            return text
