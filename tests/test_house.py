"""Who may import whom, and how large a file may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot.settings import ROOT

PURE = ("bot/guide", "bot/scoring", "bot/interview")
ALLOWED = {
    "bot/guide": set(),
    "bot/scoring": {"guide"},
    "bot/interview": {"guide", "scoring"},
    "bot/store": {"interview", "scoring"},
    "bot/nlu": {"interview"},
    "bot/review": {"guide", "scoring", "interview", "store", "channels", "assistant", "settings"},
}
REVIEW_LOGIC = (
    "achievements", "agreement", "anchors", "comparison", "coverage", "evidence", "noise", "rescoring", "stories",
    "trends",
)  # fmt: skip
SOURCES = sorted(path for folder in ("bot", "actions") for path in Path(ROOT / folder).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """All modules that a file imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("room", PURE)
def test_core_logic_knows_neither_rasa_nor_the_database(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        roots = {name.partition(".")[0] for name in imports(path)}
        assert not roots & {"rasa", "rasa_sdk", "sqlalchemy", "alembic", "sanic"}, path


@pytest.mark.parametrize("name", REVIEW_LOGIC)
def test_what_is_said_of_past_interviews_is_worked_out_without_server_or_database(name: str) -> None:
    path = ROOT / "bot" / "review" / f"{name}.py"
    found = imports(path)
    assert not {module.partition(".")[0] for module in found} & {"rasa", "sqlalchemy", "sanic", "jinja2"}
    assert not [module for module in found if module.startswith(("bot.store", "bot.channels", "bot.assistant"))]


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_arrows_run_one_way(room: str) -> None:
    me = room.partition("/")[2]
    for path in (ROOT / room).rglob("*.py"):
        others = {name.split(".")[1] for name in imports(path) if name.startswith("bot.")}
        assert others <= ALLOWED[room] | {me}, path


def test_scoring_has_no_clock_and_no_chance() -> None:
    for path in (ROOT / "bot" / "scoring").rglob("*.py"):
        assert not imports(path) & {"random", "time", "datetime", "secrets", "uuid"}, path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300
    assert ast.get_docstring(ast.parse(path.read_text())), "no word on what it is for"


def test_every_setting_is_documented_and_every_documented_setting_is_one() -> None:
    from bot.settings import Settings

    lines = (ROOT / ".env.example").read_text().splitlines()
    documented = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    assert documented == set(Settings.variables().values())


def test_the_documented_values_are_the_ones_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.settings import Settings

    lines = (ROOT / ".env.example").read_text().splitlines()
    shown = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    given = {name: shown[env] for name, env in Settings.variables().items() if shown[env]}
    assert Settings.parse_obj(given) == Settings.parse_obj({})
