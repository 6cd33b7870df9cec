"""A link for a coach: made and closed by the candidate, opened and answered by the coach, who needs no account."""

from __future__ import annotations

import re
from http import HTTPStatus

from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.channels.refusals import UNKNOWN, Refusal
from bot.review.keeping import SEE_OTHER
from bot.review.looking_back import tries_by_turn
from bot.review.room import Room, Visit, field
from bot.store.notes import Notes
from bot.store.past import Past
from bot.store.shares import LONGEST_COMMENT, Share, Shares, find_share, keep_coach_word

DAYS = (1, 7, 14, 30, 90)
LONGEST_LABEL = 80
TOO_LONG = (
    "That comment has {has:,} characters, and I can keep {most:,}. Press Back: your words are still there to shorten."
)


class Sharing:
    """Both sides of a link."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add(self, request: Request, interview_id: str) -> HTTPResponse:
        """Makes a link and shows it."""
        visit = self._room.change(request)
        days = field(request, "days")
        if days not in map(str, DAYS):
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "days", "Please choose how long the link should work.")
        label = field(request, "label")[:LONGEST_LABEL] or "A coach"
        share_id = visit.shares.add(interview_id, label, int(days))
        return redirect(f"{self._room.prefix}/interviews/{interview_id}?link={share_id}#share", status=SEE_OTHER)

    def revoke(self, request: Request, share_id: str) -> HTTPResponse:
        """Closes a link."""
        visit = self._room.change(request)
        visit.shares.revoke(share_id)
        interview_id = next((one.interview_id for one in visit.shares.all() if one.id == share_id), None)
        if interview_id is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "unknown", UNKNOWN)
        return redirect(f"{self._room.prefix}/interviews/{interview_id}?saved=revoked#share", status=SEE_OTHER)

    def shared(self, request: Request, token: str) -> HTTPResponse:
        """What a coach sees. An answer's evidence and rating show once the coach has rated it, so as not to sway."""
        share = self._share(request, token)
        if share is None:
            return self._closed()
        visit = self._as_candidate(share)
        words = {one.attempt_id: one for one in visit.shares.words(share.interview_id) if one.share_id == share.id}
        response = self._room.show(
            "shared.html", share=share, interview=visit.past.interview(share.interview_id),
            tries=tries_by_turn(visit, share.interview_id), words=words, action=f"{self._room.link(share.id)}/ratings",
            saved=field(request, "saved"), most=LONGEST_COMMENT,
        )  # fmt: skip
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def rate(self, request: Request, token: str) -> HTTPResponse:
        """Keeps what a coach says to one try."""
        self._room.check_form(request)
        share = self._share(request, token)
        if share is None:
            return self._closed()
        attempt, rating = field(request, "attempt"), field(request, "rating")
        comment = field(request, "comment").replace("\r\n", "\n")
        if len(comment) > LONGEST_COMMENT:
            says = TOO_LONG.format(has=len(comment), most=LONGEST_COMMENT)
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "too-long", says)
        if not re.fullmatch(r"[0-9]{1,18}", attempt) or rating not in ("", "1", "2", "3", "4", "5"):
            raise Refusal(
                HTTPStatus.UNPROCESSABLE_ENTITY, "rating", "That was no rating from 1 to 5. Please try again."
            )
        keep_coach_word(self._room.engine, share, int(attempt), int(rating) if rating else None, comment)
        return redirect(f"{self._room.link(share.id)}?saved={attempt}#try-{attempt}", status=SEE_OTHER)

    def _share(self, request: Request, token: str) -> Share | None:
        share_id = self._room.read_link(request, token)
        return find_share(self._room.engine, share_id) if share_id else None

    def _closed(self) -> HTTPResponse:
        """One page for a link that expired, was closed, or never was: it tells nothing apart."""
        return self._room.show("closed.html", HTTPStatus.GONE)

    def _as_candidate(self, share: Share) -> Visit:
        engine, owner = self._room.engine, share.candidate_id
        return Visit(owner, Past(engine, owner), Notes(engine, owner), Shares(engine, owner))
