"""The pages between Slack and the web, under `/practice/slack`: a code for Slack, and what links from Slack open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from html import escape
from http import HTTPStatus
from string import Template
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, html, json, raw, redirect

from bot.assistant.parts import parts
from bot.channels.assets import WEB, Assets
from bot.channels.identity import Identity, read_cookie, write_cookie
from bot.channels.origin import address, over_https, require_same_origin
from bot.channels.practice import Desk
from bot.channels.rates import Rates
from bot.channels.slack.channel import is_on
from bot.channels.slack.progress import draw, rated_interviews
from bot.channels.slack.tickets import PAGES, Tickets
from bot.channels.web import PREFIX
from bot.settings import settings, signing_key
from bot.store.export import export
from bot.store.links import Links
from bot.store.merging import has_history, merge
from bot.store.slack_members import Members

TOO_OLD = (
    "This link does not work any more: each works once, for ten minutes. Ask for another one in Slack, on the Home tab "
    "of Starline or with <code>/interview review</code>."
)
OFFER = (
    "<p>Write to Starline in Slack, and go on there with the interview you are in here, and the other way round. "
    "Get a code, then type it in Slack.</p>"
)
CODE = (
    "<p>In Slack, type:</p><p class='code'>/interview link {code}</p><p>The code works once, within ten minutes. Then "
    "your interviews here and there are one.</p>"
)
JOINED = "<p>This page and your Slack account belong together already.</p>"
OPEN_HERE = "<p>This opens your practice page in this browser as you, the person who asked for the link in Slack.</p>"
BOTH = (
    "<p>Somebody has practised in this browser before. If that was you, bring both together, and nothing is lost. If "
    "it was somebody else, open your own page only.</p>"
)
FETCH = "<p>Everything that is kept about you: your choices, interviews, answers, scores and conversations.</p>"


class SlackPages(InputChannel):
    """Serves the pages. There are none while Slack is off."""

    def __init__(self, desk: Desk | None = None) -> None:
        """Works with the given desk, or with that of this process."""
        self._given = desk

    @classmethod
    def name(cls) -> str:
        """The channel's name; no message comes in here."""
        return "slack_pages"

    def url_prefix(self) -> str:
        """Below the practice page, whose cookie and headers hold here too."""
        return PAGES

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes."""
        routes = Blueprint("slack_pages")
        if not is_on(self._given.settings if self._given else settings()):
            return routes
        pages = Pages(self._given or Desk(parts().repository, parts().guide, settings(), signing_key()))
        for name, method, uri, handler in (
            ("offer", "GET", "/", pages.offer),
            ("code", "POST", "/code", pages.code),
            ("show_open", "GET", "/open/<ticket>", pages.show_open),
            ("open", "POST", "/open/<ticket>", pages.open),
            ("show_export", "GET", "/export/<ticket>", pages.show_export),
            ("export", "POST", "/export/<ticket>", pages.export),
            ("progress", "GET", "/progress/<name>", pages.progress),
        ):
            routes.add_route(partial(handler), uri, methods=[method], name=name)
        return routes


class Pages:
    """Answers the requests. Looking at a page changes nothing: programs that look at links do not use them up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._links, self._members = Links(desk.repository.engine), Members(desk.repository.engine)
        self._tickets = Tickets(self._links, desk.key, desk.settings.address)
        self._identity = Identity(desk.key, desk.settings.token_days)
        self._rates = Rates(desk.settings.messages_per_minute, desk.settings.messages_per_minute_per_address)
        assets = Assets()
        base = f"{PREFIX}/assets/{assets.version}"
        styles = "\n".join(f'<link rel="stylesheet" href="{base}/{name}.css">' for name in ("base", "slack"))
        page = Template((WEB / "slack.html").read_text(encoding="utf-8"))
        self._page = Template(page.safe_substitute(assets=base, styles=styles, practice=PREFIX))

    async def offer(self, request: Request) -> HTTPResponse:
        """Says what Slack is for, with a button that makes a code."""
        candidate_id = self._somebody(request)
        if candidate_id is None:
            return redirect(PREFIX)
        joined = await asyncio.to_thread(self._members.of, candidate_id)
        return self._show("Use in Slack", (JOINED if joined else OFFER) + _button(f"{PAGES}/code", "Get a code"))

    async def code(self, request: Request) -> HTTPResponse:
        """A code to type in Slack."""
        require_same_origin(request)
        self._rates.address("code", self._address(request))
        candidate_id = self._somebody(request)
        if candidate_id is None:
            return redirect(PREFIX)
        code = await asyncio.to_thread(self._links.make_code, candidate_id)
        return self._show("Use in Slack", CODE.format(code=code))

    async def show_open(self, request: Request, ticket: str) -> HTTPResponse:
        """Asks whether to open the practice page as the person that a link is for."""
        candidate_id = await self._look(request, ticket, "open")
        if candidate_id is None:
            return self._too_old()
        here = self._somebody(request)
        other = here if here not in (None, candidate_id) else None
        there = f"{PAGES}/open/{escape(ticket)}"
        practised = bool(other) and await asyncio.to_thread(self._has_practised, other or "")
        if practised:
            both = _button(f"{there}?both=yes", "Bring both together") + _button(there, "Open my page only", "quiet")
            return self._show("Practise in this browser", BOTH + both)
        return self._show("Practise in this browser", OPEN_HERE + _button(there, "Open my practice page"))

    async def open(self, request: Request, ticket: str) -> HTTPResponse:
        """Makes this browser the person that a link is for, and the person it was the same one if that is wished."""
        require_same_origin(request)
        if await self._look(request, ticket, "open") is None:
            return self._too_old()
        candidate_id = await asyncio.to_thread(self._tickets.use, ticket, "open")
        if candidate_id is None:
            return self._too_old()
        here = self._somebody(request)
        if request.args.get("both") == "yes" and here:
            await asyncio.to_thread(merge, self._desk.repository.engine, here, candidate_id)
            candidate_id = here
        response = redirect(PREFIX)
        token = self._identity.token(candidate_id)
        write_cookie(response, token, self._identity.seconds, self._secure(request))
        return response

    async def show_export(self, request: Request, ticket: str) -> HTTPResponse:
        """Offers the file."""
        if await self._look(request, ticket, "export") is None:
            return self._too_old()
        return self._show("Your data", FETCH + _button(f"{PAGES}/export/{escape(ticket)}", "Save the file"))

    async def export(self, request: Request, ticket: str) -> HTTPResponse:
        """The file."""
        require_same_origin(request)
        if await self._look(request, ticket, "export") is None:
            return self._too_old()
        candidate_id = await asyncio.to_thread(self._tickets.use, ticket, "export")
        if candidate_id is None:
            return self._too_old()
        with self._desk.repository.records(candidate_id) as records:
            document = export(records)
        return json(document, headers={"Content-Disposition": 'attachment; filename="starline.json"'})

    async def progress(self, request: Request, name: str) -> HTTPResponse:
        """The picture for the Home tab, which Slack's servers fetch."""
        self._rates.address("progress", self._address(request))
        candidate_id = self._tickets.picture(name.removesuffix(".png"))
        if candidate_id is None or not self._desk.repository.knows(candidate_id):
            raise NotFound(name)
        picture = await asyncio.to_thread(self._draw, candidate_id)
        if picture is None:
            raise NotFound(name)
        return raw(picture, content_type="image/png")

    def _draw(self, candidate_id: str) -> bytes | None:
        with self._desk.repository.records(candidate_id) as records:
            rated = rated_interviews(self._desk.guide, records.interviews())
        return draw(rated) if rated else None

    def _has_practised(self, candidate_id: str) -> bool:
        return has_history(self._desk.repository.engine, candidate_id)

    async def _look(self, request: Request, ticket: str, purpose: str) -> str | None:
        self._rates.address("ticket", self._address(request))
        return await asyncio.to_thread(self._tickets.look, ticket, purpose)

    def _somebody(self, request: Request) -> str | None:
        candidate_id = self._identity.candidate(read_cookie(request, self._secure(request)))
        return candidate_id if candidate_id and self._desk.repository.knows(candidate_id) else None

    def _secure(self, request: Request) -> bool:
        return self._desk.settings.secure_cookie or over_https(request, self._desk.settings.trusted_proxies)

    def _address(self, request: Request) -> str:
        return address(request, self._desk.settings.trusted_proxies)

    def _show(self, title: str, body: str, status: int = HTTPStatus.OK) -> HTTPResponse:
        return html(self._page.substitute(title=escape(title), body=body), status=status)

    def _too_old(self) -> HTTPResponse:
        return self._show("This link has expired", f"<p>{TOO_OLD}</p>", HTTPStatus.GONE)


def _button(action: str, label: str, kind: str = "primary") -> str:
    return f'<form method="post" action="{action}"><button class="{kind}">{escape(label)}</button></form>'
