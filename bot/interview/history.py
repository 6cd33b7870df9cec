"""Looking back on past interviews, in a few lines."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guide.model import Guide
from bot.interview.record import Interview
from bot.interview.report import best_score, mean
from bot.interview.say import Button, Say
from bot.interview.wording import word

SHOWN = 5


def mean_rating(interview: Interview) -> float | None:
    """The mean of the best ratings of its answers; None if nothing was rated."""
    scores = [score for score in map(best_score, interview.turns) if score]
    return mean([score.rating for score in scores]) if scores else None


def look_back(guide: Guide, interviews: Sequence[Interview]) -> Say:
    """The last interviews with date, level, number of answers and rating. `interviews` is newest first."""
    told = [interview for interview in interviews if interview.answered][:SHOWN]
    start = (Button("Start an interview", "/start"),)
    if not told:
        return Say(word("no.history"), buttons=start)
    return Say("\n".join([word("history"), *(f"• {_line(guide, interview)}" for interview in told)]), buttons=start)


def _line(guide: Guide, interview: Interview) -> str:
    day = f"{interview.created_at:%-d %B %Y}"
    rung = guide.rung(interview.rung).name if interview.rung else "no level"
    count = len(interview.answered)
    answers = "1 answer" if count == 1 else f"{count} answers"
    rating = mean_rating(interview)
    return f"{day}, {rung}: {answers}" + (f", {rating} out of 5 on average" if rating else "")
