"""A small but whole guide on disk, for tests that break it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.guide.loader import TOPICS, GuideError, load_guide

SMALL: dict[str, str] = {
    "groups.yml": """\
- id: coaching
  name: Coaching
  competency: true
""",
    "kpis.yml": """\
- id: AHT
  name: Average handle time
  aliases: [handle time]
  meaning: How long a contact takes.
  better: lower
  unit: duration
  low: 90
  high: 1200
  ask_if: How come?
  counters: [FCR]
  counter_probe: And resolution?
- id: FCR
  name: First contact resolution
  aliases: [first time fix]
  meaning: Settled the first time.
  better: higher
  unit: percent
  not_when: [fixture]
""",
    "tools.yml": """\
- id: crm
  name: CRM
  purpose: Keeps customers' details.
  tools:
    Zendesk: [Zen desk]
  exact:
    Zendesk: [Zen]
""",
    "rungs.yml": """\
- id: manager
  name: Manager
  aliases: [ops manager]
  years: 5-8 years
  scope: Several teams.
  focus: [Planning]
  pay: {median: 80000, average: 85000}
  guide_ref: rungs/2
""",
    "questions/coaching.yml": """\
# A question about coaching.
- id: coaching/better
  guide_ref: competency/coaching/1
  kind: behavioural
  group: coaching
  phrasings: ["How did you coach?", "When did you coach?"]
  why: To see how you coach.
  hint: One case.
  points:
    - id: method
      says: how you coached
      cues: [one-on-one, role-play, shadow]
    - id: outcome
      says: what came of it
      cues: [improve, rise, drop]
  elements: [S, T, A, R]
  kpis: [AHT]
  tools: [crm]
  probes:
    - { asks_for: S, text: "Where was that?" }
    - { asks_for: "point:method", text: "How did you do it?" }
""",
} | {
    f"topics/{name}.yml": f"- id: about-{name}\n  name: First\n  says: A thing to know.\n  guide_ref: {name}/1\n"
    for name in TOPICS
}


class GuideFolder:
    """A guide's folder, and the means to spoil it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in SMALL.items():
            file = path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Put `new` in the place of the first `old` in a file."""
        file = self.path / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> GuideFolder:
    return GuideFolder(tmp_path)


def complaint(folder: GuideFolder) -> str:
    """What loading a broken guide says, one problem a line."""
    with pytest.raises(GuideError) as caught:
        load_guide(folder.path)
    return str(caught.value)
