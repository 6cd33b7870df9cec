"""A file that cannot be read at all is named, with the line and a remedy where there is one."""

from __future__ import annotations

import pytest

from tests.guide.conftest import GuideFolder, complaint

QUESTIONS = "questions/coaching.yml"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  better: lower", "\tbetter: lower", "kpis.yml, line 5: has a tab character; use spaces"),
        (
            "meaning: How long a contact takes.",
            "meaning: Time: how long a contact takes.",
            "kpis.yml, line 4: is not readable as YAML: a text with ': ' in it needs quotes around it",
        ),
        (
            "  unit: duration",
            "  unit: duration\n  unit: percent",
            "kpis.yml, line 7, field 'unit': appears twice in the same entry",
        ),
        (
            "aliases: [handle time]",
            "aliases: [handle time",
            "kpis.yml, line 4: is not readable as YAML: a list in [ ] was not closed, or lacks a comma",
        ),
    ],
    ids=["tab", "colon", "field twice", "open bracket"],
)
def test_a_file_that_is_not_yaml_is_named_with_the_line_and_a_remedy(
    folder: GuideFolder, old: str, new: str, says: str
) -> None:
    folder.replace("kpis.yml", old, new)

    assert says in complaint(folder).splitlines()


def test_a_missing_file_is_named(folder: GuideFolder) -> None:
    (folder.path / "rungs.yml").unlink()
    (folder.path / "topics" / "faq.yml").unlink()

    assert complaint(folder).splitlines() == ["rungs.yml: is missing", "topics/faq.yml: is missing"]


def test_a_folder_without_questions_is_named(folder: GuideFolder) -> None:
    (folder.path / QUESTIONS).unlink()

    assert complaint(folder) == "questions: has no files that end in .yml"


def test_an_empty_file_is_asked_to_hold_a_list(folder: GuideFolder) -> None:
    (folder.path / "tools.yml").write_text("# nothing yet\n", encoding="utf-8")

    assert complaint(folder) == "tools.yml: must be a list of entries, each starting with '- '"


def test_an_entry_without_fields_is_named(folder: GuideFolder) -> None:
    (folder.path / "groups.yml").write_text("- coaching\n", encoding="utf-8")

    assert complaint(folder) == "groups.yml, line 1: must be an entry of 'name: value' lines"


def test_a_file_in_another_encoding_is_named(folder: GuideFolder) -> None:
    (folder.path / "groups.yml").write_bytes("- id: coaching\n  name: Café\n".encode("latin-1"))

    assert complaint(folder) == "groups.yml: must be saved as UTF-8 text"
