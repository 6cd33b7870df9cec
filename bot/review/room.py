"""What every page about past sessions works with."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer
from sanic.request import Request
from sanic.response import HTTPResponse, html

from bot.channels.assets import FONTS, PACKAGES, WEB, Assets
from bot.channels.origin import require_same_origin
from bot.channels.practice import Desk
from bot.channels.rates import Rates
from bot.channels.refusals import TOO_LARGE, Refusal
from bot.channels.visitors import Visitors
from bot.review.pages import Pages
from bot.store.notes import Notes
from bot.store.past import Past
from bot.store.shares import Shares

ELSEWHERE = (
    "I do not know this browser any more, so nothing was changed. Please open the practice page, then try again."
)
CHARTS = {"chart.umd.min.js": PACKAGES / "chart.js/dist/chart.umd.min.js"}
SHARED_WITH_CHAT = ("base.css", "cards.css", "fonts.css", "star.svg")


@dataclass(frozen=True)
class Visit:
    """Somebody, and what is theirs."""

    candidate_id: str
    past: Past
    notes: Notes
    shares: Shares


class Room:
    """The guide, the records, the pages, and who comes in."""

    def __init__(self, desk: Desk, prefix: str) -> None:
        self.desk, self.guide, self.prefix = desk, desk.guide, prefix
        self.engine = desk.repository.engine
        self.visitors = Visitors(desk.repository, desk.settings, desk.key)
        self.assets = Assets(WEB / "review", _assets())
        self.pages = Pages(desk.guide, prefix, f"{prefix}/assets/{self.assets.version}")
        self._rates = Rates(desk.settings.messages_per_minute, desk.settings.messages_per_minute_per_address)
        self._links = URLSafeSerializer(desk.key, salt="share")

    def show(self, template: str, status: int = HTTPStatus.OK, **values: Any) -> HTTPResponse:
        """A page."""
        return html(self.pages.render(template, **values), status=status)

    def visit(self, request: Request) -> Visit | None:
        """Who is looking. None for somebody who never practised in this browser."""
        self._rates.address("review", self.visitors.address(request))
        candidate_id = self.visitors.candidate(request)
        return self._visit(candidate_id) if candidate_id else None

    def change(self, request: Request) -> Visit:
        """Who is changing something, by a form on a page of ours. Raises Refusal for anybody else."""
        self.check_form(request)
        candidate_id = self.visitors.candidate(request)
        if candidate_id is None:
            raise Refusal(HTTPStatus.UNAUTHORIZED, "nobody", ELSEWHERE)
        return self._visit(candidate_id)

    def check_form(self, request: Request) -> None:
        """Raises Refusal for a form that comes from another site, too often, or too large."""
        require_same_origin(request)
        self._rates.address("review", self.visitors.address(request))
        if len(request.body) > self.desk.settings.body_limit:
            raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", TOO_LARGE)

    def link(self, share_id: str) -> str:
        """The path of a link. It is signed, so that none can be guessed, and not stored, so that none can be stolen."""
        return f"{self.prefix}/shared/{self._links.dumps(share_id)}"

    def read_link(self, request: Request, token: str) -> str | None:
        """The id of the share that a link is for. None for one that this server never made."""
        self._rates.address("shared", self.visitors.address(request))
        try:
            return str(self._links.loads(token))
        except BadSignature:
            return None

    def _visit(self, candidate_id: str) -> Visit:
        engine = self.engine
        return Visit(
            candidate_id, Past(engine, candidate_id), Notes(engine, candidate_id), Shares(engine, candidate_id)
        )


def _assets() -> dict[str, Path]:
    return {**{name: WEB / name for name in SHARED_WITH_CHAT}, **FONTS, **CHARTS}


def field(request: Request, name: str) -> str:
    """A field of a form or of the address, without blank ends; empty if it is not there."""
    values = request.form.get(name) if request.method == "POST" else request.args.get(name)
    return str(values or "").strip()
