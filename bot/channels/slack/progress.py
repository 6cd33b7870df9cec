"""Progress from interview to interview, as a row of bars in text and as a picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.guide.model import Guide
from bot.interview.history import mean_rating
from bot.interview.record import Interview

BARS = "▁▂▄▆█"
SHOWN = 20
"""Interviews in the picture, the newest ones."""

INK, LINE, GRID = "#2b2320", "#9c4412", "#dccfba"


@dataclass(frozen=True)
class Rated:
    """An interview with answers that were rated."""

    id: str
    day: str
    level: str
    answers: int
    rating: float


def rated_interviews(guide: Guide, interviews: Sequence[Interview]) -> list[Rated]:
    """Those of some interviews that have a rating, in the same order."""
    found = []
    for interview in interviews:
        rating = mean_rating(interview)
        if rating is not None:
            level = guide.rung(interview.rung).name if interview.rung else "no level"
            day = f"{interview.created_at:%-d %b %Y}"
            found.append(Rated(interview.id, day, level, len(interview.answered), rating))
    return found


def bars(newest_first: Sequence[Rated]) -> str:
    """Ratings as bars, oldest first: '▂▄▆'."""
    return "".join(BARS[min(4, max(0, int(one.rating + 0.5) - 1))] for one in reversed(newest_first[:SHOWN]))


def draw(newest_first: Sequence[Rated]) -> bytes:
    """The ratings as a PNG, oldest first, two pixels a point for sharp screens."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # here, for it takes half a second to load
    from matplotlib.figure import Figure

    shown = list(reversed(newest_first[:SHOWN]))
    figure = Figure(figsize=(7, 2.6), dpi=144, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes([0.06, 0.16, 0.92, 0.76])
    axes.plot(range(len(shown)), [one.rating for one in shown], color=LINE, marker="o", linewidth=2.2)
    axes.set_ylim(0.8, 5.2)
    axes.set_yticks(range(1, 6))
    axes.set_xticks([0, len(shown) - 1] if len(shown) > 1 else [0])
    axes.set_xticklabels([shown[0].day, shown[-1].day] if len(shown) > 1 else [shown[0].day])
    axes.grid(axis="y", color=GRID)
    axes.tick_params(colors=INK, length=0, labelsize=9)
    for spine in axes.spines.values():
        spine.set_visible(False)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()
