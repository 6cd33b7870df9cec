"""The pages that look across all interviews: progress, the guide, stories, achievements."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.review.achievements import gather_achievements
from bot.review.agreement import agree
from bot.review.coverage import cover, find_weakest
from bot.review.noise import noise_of_means
from bot.review.room import Room
from bot.review.stories import bank_stories
from bot.review.trends import MOST_POINTS, by_area, by_interview
from bot.store.past import MOST_MARKS, MOST_TRIES


class Overview:
    """Shows how it goes over time, and what there is to build on."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def progress(self, request: Request) -> HTTPResponse:
        """Charts of rating, elements, figures and areas, with tables that say the same."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/progress")
        marks = visit.past.marks()
        points = by_interview(self._room.guide, marks)
        return self._room.show(
            "progress.html", here="/progress", points=points, areas=by_area(self._room.guide, marks),
            agreement=agree(visit.shares.scorer_beside_coach()), cut=len(points) == MOST_POINTS,
            noise_of_means=noise_of_means(points[0].answers, points[-1].answers) if points else None,
        )  # fmt: skip

    def guide(self, request: Request) -> HTTPResponse:
        """Which questions of the guide were practised, and which went worst."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/guide")
        marks = visit.past.marks()
        sections = cover(self._room.guide, visit.past.asked(), marks)
        return self._room.show(
            "guide.html", here="/guide", sections=sections, weakest=find_weakest(sections),
            answered=sum(section.answered for section in sections),
            total=sum(len(section.questions) for section in sections), cut=len(marks) == MOST_MARKS,
        )  # fmt: skip

    def stories(self, request: Request) -> HTTPResponse:
        """Every story told, where, and where else it would serve."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/stories")
        tries = visit.past.tries(stories=True)
        stories = bank_stories(self._room.guide, tries)
        return self._room.show("stories.html", here="/stories", stories=stories, cut=len(tries) == MOST_TRIES)

    def achievements(self, request: Request) -> HTTPResponse:
        """Every KPI claim ever made."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/achievements")
        found = gather_achievements(self._room.guide, visit.past.tries(figures=True, limit=None))
        return self._room.show("achievements.html", here="/achievements", found=found)
