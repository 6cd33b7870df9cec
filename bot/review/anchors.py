"""What each rating means, for a person who rates: the anchors of `docs/labelling.md`, which the scorer learned from."""

from __future__ import annotations

ANCHORS: dict[int, tuple[str, str]] = {
    5: (
        "Convincing",
        "One real episode, their own part is plain, steps with reasons, and a result that can be checked and fits the "
        "task.",
    ),
    4: ("Good", "A real episode with concrete steps; the result is stated loosely, or one part is thin."),
    3: (
        "Halfway",
        "A real episode with a part missing or two parts thin; or a specific account of how things usually go.",
    ),
    2: ("Vague", "A claim with hardly an episode: general practice, or a self-description with half an example."),
    1: ("Nothing to go by", "Opinion only, no real answer, or off the subject."),
}
"""Rating to its name and its anchor, highest first."""
