"""The review's way in: a channel in Rasa's eyes, since that is how a server of Rasa gets its addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.assistant.parts import parts
from bot.channels.assets import send_asset
from bot.channels.practice import Desk
from bot.channels.web import PREFIX as PRACTICE
from bot.review.doors import in_a_thread, kindly
from bot.review.keeping import Keeping
from bot.review.looking_back import LookingBack
from bot.review.overview import Overview
from bot.review.room import Room
from bot.review.sharing import Sharing
from bot.review.your_data import YourData
from bot.settings import settings, signing_key

PREFIX = f"{PRACTICE}/sessions"
"""Under the practice page's address, so that its headers, limits and errors hold here as well."""


class ReviewChannel(InputChannel):
    """Serves `/practice/sessions`."""

    def __init__(self, desk: Desk | None = None) -> None:
        self._desk = desk

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "review"

    def url_prefix(self) -> str:
        """The address; Rasa would put it under /webhooks."""
        return PREFIX

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes."""
        desk = self._desk or Desk(parts().repository, parts().guide, settings(), signing_key())
        room = Room(desk, PREFIX)
        back, over, keep, share, data = LookingBack(room), Overview(room), Keeping(room), Sharing(room), YourData(room)
        routes = Blueprint("review")
        for name, method, uri, handler in (
            ("sessions", "GET", "/", back.sessions),
            ("interview", "GET", "/interviews/<interview_id>", back.interview),
            ("interview-file", "GET", "/interviews/<interview_id>/export/<kind>", data.one),
            ("share", "POST", "/interviews/<interview_id>/share", share.add),
            ("revoke", "POST", "/shares/<share_id>/revoke", share.revoke),
            ("shared", "GET", "/shared/<token>", share.shared),
            ("rate", "POST", "/shared/<token>/ratings", share.rate),
            ("question", "GET", "/questions/<group>/<slug>", back.question),
            ("progress", "GET", "/progress", over.progress),
            ("guide", "GET", "/guide", over.guide),
            ("stories", "GET", "/stories", over.stories),
            ("achievements", "GET", "/achievements", over.achievements),
            ("note", "POST", "/notes", keep.note),
            ("data", "GET", "/data", data.page),
            ("data-file", "GET", "/data/export/<kind>", data.all),
            ("ask-delete", "GET", "/data/delete", data.ask),
            ("delete", "POST", "/data/delete", data.delete),
            ("gone", "GET", "/gone", data.gone),
            ("nothing", "GET", "/<path:path>", _nothing),
        ):
            routes.add_route(in_a_thread(room, handler), uri, methods=[method], name=name)
        routes.add_route(kindly(room, keep.practise), "/practise", methods=["POST"], name="practise")
        routes.add_route(partial(send_asset, room.assets), "/assets/<version>/<name>", name="asset")
        return routes


def _nothing(request: Request, path: str) -> HTTPResponse:
    raise NotFound(path)
