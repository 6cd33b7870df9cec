"""What people say when they are asked what they want to practise."""

from __future__ import annotations

import pytest

from bot.guide.model import Guide
from bot.interview.preferences import Wish, read_wish
from bot.interview.record import Mode


@pytest.mark.parametrize(
    ("asked_for", "said", "expected"),
    [
        ("rung", "Director", Wish(rung="director")),
        ("rung", "I'm a senior director", Wish(rung="senior-director")),
        ("rung", "team lead", Wish(rung="supervisor")),
        ("rung", "VP", Wish(rung="vp")),
        ("rung", "contact centre manager please", Wish(rung="manager")),
        ("rung", "manager, a mix, 5 questions, practice", Wish("manager", "mixed", 5, Mode.PRACTICE)),
        ("rung", "you choose", Wish(default=True)),
        ("focus", "a bit of everything", Wish(focus="mixed")),
        ("focus", "coaching", Wish(focus="coaching")),
        (
            "rung",
            "supervisor, coaching, 2 questions, feedback after each",
            Wish("supervisor", "coaching", 2, Mode.PRACTICE),
        ),
        (
            None,
            "conflict, 3 questions, with feedback after every answer please",
            Wish(None, "conflict", 3, Mode.PRACTICE),
        ),
        (None, "conflict, 4 questions, feedback at the end", Wish(None, "conflict", 4, Mode.MOCK)),
        ("focus", "conflict, 3 questions, mock", Wish(focus="conflict", length=3, mode=Mode.MOCK)),
        ("length", "5", Wish(length=5)),
        ("length", "seven please", Wish(length=7)),
        ("length", "until I stop", Wish(length=0)),
        ("length", "1000", Wish()),
        ("length", "999", Wish(length=60)),
        ("length", "0", Wish(length=1)),
        ("mode", "practice", Wish(mode=Mode.PRACTICE)),
        ("mode", "idk", Wish(default=True)),
        ("mode", "like the real thing", Wish(mode=Mode.MOCK)),
        ("mode", "feedback after each answer", Wish(mode=Mode.PRACTICE)),
        (None, "3 questions, and tell me how I did after each one", Wish(length=3, mode=Mode.PRACTICE)),
        (None, "start", Wish()),
        (None, "start a mock interview as VP, 8 questions on coaching", Wish("vp", "coaching", 8, Mode.MOCK)),
        (None, "I want to practise retention", Wish(focus="retention")),
        ("rung", "the same again please", Wish(same=True)),
        ("rung", "yes please", Wish(same=True)),
        ("rung", "no, not the same again", Wish()),
        ("rung", "yes, but as a director", Wish(rung="director")),
        ("rung", "assistant manager in general insurance", Wish(rung="manager")),
        ("focus", "all competencies", Wish(focus="competencies")),
        ("length", "15 minutes", Wish(length=5)),
        ("length", "twenty-five", Wish(length=25)),
        ("length", "one hour", Wish()),
        ("rung", "My director gave me two quarters. " * 6, Wish()),
        ("rung", "purple", Wish()),
        ("rung", "", Wish()),
    ],
)
def test_wishes_are_understood(guide: Guide, asked_for: str | None, said: str, expected: Wish) -> None:
    assert read_wish(said, guide, asked_for) == expected


def test_every_level_and_area_can_be_named_by_its_button(guide: Guide) -> None:
    for rung in guide.rungs:
        assert read_wish(rung.name, guide, "rung").rung == rung.id
    for group in guide.groups:
        assert read_wish(group.name, guide, "focus").focus == group.id
