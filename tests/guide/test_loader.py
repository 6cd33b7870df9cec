"""The guide is read once, quickly, and nobody can change it by accident."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.guide import loader
from bot.guide.loader import load_guide
from tests.guide.conftest import GuideFolder


def test_starlines_own_guide_is_read_once() -> None:
    assert load_guide() is load_guide()


def test_another_folder_is_read_anew_each_time(folder: GuideFolder) -> None:
    before = load_guide(folder.path)
    folder.replace("groups.yml", "name: Coaching", "name: Helping people grow")

    assert load_guide(folder.path).groups[0].name == "Helping people grow"
    assert before.groups[0].name == "Coaching"


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load_guide().groups[0].name = "Something else"


def test_questions_come_in_the_order_of_the_groups() -> None:
    guide = load_guide()
    order = [group.id for group in guide.groups]
    positions = [order.index(question.group) for question in guide.questions]

    assert positions == sorted(positions)


def test_an_unknown_id_is_a_key_error() -> None:
    guide = load_guide()
    for find in (guide.question, guide.kpi, guide.rung):
        with pytest.raises(KeyError, match="nowhere"):
            find("nowhere")


def test_the_guide_needs_neither_rasa_nor_sqlalchemy() -> None:
    code = (
        "import sys; from bot.guide.loader import load_guide; load_guide(); "
        "print([name for name in ('rasa', 'sqlalchemy', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_every_file_opens_with_a_comment_for_its_readers() -> None:
    for file in Path(loader.__file__).parent.rglob("*.yml"):
        assert file.read_text(encoding="utf-8").startswith("# "), file.name
