"""Your data: what is kept and where, all of it to take along, and all of it to delete."""

from __future__ import annotations

from http import HTTPStatus

from sanic.request import Request
from sanic.response import HTTPResponse, raw, redirect

from bot.channels.identity import clear_cookie
from bot.channels.refusals import UNKNOWN, Refusal
from bot.channels.slack.channel import is_on
from bot.review.keeping import SEE_OTHER
from bot.review.room import Room, Visit, field
from bot.review.take_along import TYPES, WRITERS
from bot.store.export import export, export_one

NOTHING = "There is nothing of yours here."


class YourData:
    """What is kept of one person."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def page(self, request: Request) -> HTTPResponse:
        """What is kept and where."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/data")
        return self._room.show(
            "data.html", here="/data", counts=visit.past.counts(), kept_in=self._kept_in(), visit=visit,
            days=self._room.desk.settings.token_days, slack=is_on(self._room.desk.settings),
        )  # fmt: skip

    def all(self, request: Request, kind: str) -> HTTPResponse:
        """Everything as a file."""
        return self._file(self._visit(request), None, kind)

    def one(self, request: Request, interview_id: str, kind: str) -> HTTPResponse:
        """One interview as a file."""
        return self._file(self._visit(request), interview_id, kind)

    def ask(self, request: Request) -> HTTPResponse:
        """Asks once more before everything goes."""
        visit = self._room.visit(request)
        if visit is None:
            return self._room.show("nobody.html", here="/data")
        return self._room.show("delete.html", here="/data", counts=visit.past.counts(), unsure=False)

    def delete(self, request: Request) -> HTTPResponse:
        """Deletes everything for good. Without the tick that says so, asks again."""
        visit = self._room.change(request)
        if field(request, "sure") != "yes":
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return self._room.show("delete.html", status, here="/data", counts=visit.past.counts(), unsure=True)
        clean = self._room.desk.repository.erase(visit.candidate_id)
        response = redirect(f"{self._room.prefix}/gone{'' if clean else '?later=yes'}", status=SEE_OTHER)
        clear_cookie(response, self._room.visitors.is_secure(request))
        return response

    def gone(self, request: Request) -> HTTPResponse:
        """Says that it is done, and has the browser forget its draft as well."""
        return self._room.show("gone.html", later=field(request, "later") == "yes")

    def _visit(self, request: Request) -> Visit:
        visit = self._room.visit(request)
        if visit is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "unknown", NOTHING)
        return visit

    def _file(self, visit: Visit, interview_id: str | None, kind: str) -> HTTPResponse:
        if kind not in WRITERS:
            raise Refusal(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN)
        with self._room.desk.repository.records(visit.candidate_id) as records:
            document = export(records) if interview_id is None else export_one(records, interview_id)
        body = WRITERS[kind](document, self._room.pages)
        name = "starline-interview" if interview_id else "starline-all"
        headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
        return raw(body.encode(), content_type=TYPES[kind], headers=headers)

    def _kept_in(self) -> str:
        """Where the records are, as one would tell a person who does not run the server."""
        if self._room.engine.dialect.name == "sqlite":
            return "one database file on the computer that serves this page"
        return "the PostgreSQL database of whoever serves this page"
