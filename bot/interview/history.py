"""Looking back on past interviews, in a few lines."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guide.model import Guide
from bot.interview.record import Interview
from bot.interview.report import mean
from bot.interview.say import Button, Say
from bot.interview.wording import word

SHOWN = 5
"""How many interviews a look back tells of."""


def mean_rating(interview: Interview) -> float | None:
    """The mean of the best ratings of its answers; None if nothing was rated."""
    rated = [[attempt.score.rating for attempt in turn.attempts if attempt.score] for turn in interview.turns]
    best = [max(ratings) for ratings in rated if ratings]
    return mean(best) if best else None


def look_back(guide: Guide, interviews: Sequence[Interview]) -> Say:
    """Past interviews, newest first, with date, level, number of answers and rating."""
    start = (Button("Start an interview", "/start"),)
    return Say(_tell(guide, interviews) if interviews else word("no.history"), buttons=start)


def glance_back(guide: Guide, interviews: Sequence[Interview], under_way: bool) -> Say:
    """The same for somebody who is busy: no way to start one, but where to read on later.

    `under_way` tells whether a question has been asked, so that its feedback may be meant.
    """
    where = [word("history.where"), word("history.this")] if under_way else [word("history.where")]
    past = _tell(guide, interviews) if interviews else word("no.history.so.far")
    return Say("\n".join([past, " ".join(where)]))


def _tell(guide: Guide, interviews: Sequence[Interview]) -> str:
    return "\n".join([word("history"), *(f"• {_line(guide, interview)}" for interview in interviews)])


def _line(guide: Guide, interview: Interview) -> str:
    day = f"{interview.created_at:%-d %B %Y}"
    rung = guide.rung(interview.rung).name if interview.rung else "no level"
    count = len(interview.answered)
    answers = "1 answer" if count == 1 else f"{count} answers"
    rating = mean_rating(interview)
    return f"{day}, {rung}: {answers}" + (f", {rating:g} out of 5 on average" if rating else "")
