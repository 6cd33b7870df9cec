"""Who is asking, how they came, and from where: what every page needs to know of a request."""

from __future__ import annotations

from http import HTTPStatus

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.identity import Identity, cookie_name, read_cookie, write_cookie
from bot.channels.origin import address, over_https
from bot.channels.refusals import NOBODY, Refusal
from bot.settings import Settings
from bot.store.repository import Repository


class Visitors:
    """Knows candidates by their cookie."""

    def __init__(self, repository: Repository, settings: Settings, key: str) -> None:
        self._repository, self._settings = repository, settings
        self._identity = Identity(key, settings.token_days)

    def candidate(self, request: Request) -> str | None:
        """The candidate whose good token came along; None for nobody, and for somebody who was erased."""
        candidate_id = self._identity.candidate(read_cookie(request, self.is_secure(request)))
        return candidate_id if candidate_id and self._repository.knows(candidate_id) else None

    def somebody(self, request: Request) -> str:
        """The candidate. Raises Refusal for nobody."""
        candidate_id = self.candidate(request)
        if candidate_id is None:
            raise Refusal(HTTPStatus.UNAUTHORIZED, "nobody", NOBODY)
        return candidate_id

    def welcome(self, request: Request, response: HTTPResponse, candidate_id: str, framed: bool = False) -> None:
        """Puts a fresh token into a response. `framed`: for a page in a frame, perhaps of another site's page."""
        secure = self.is_secure(request)
        # In a frame on its own site, browsers send the page's own cookie; then that one is kept fresh.
        apart = framed and cookie_name(secure) not in request.cookies
        write_cookie(response, self._identity.token(candidate_id), self._identity.seconds, secure, apart)

    def is_secure(self, request: Request) -> bool:
        """Whether cookies are for https only."""
        return self._settings.secure_cookie or over_https(request, self._settings.trusted_proxies)

    def address(self, request: Request) -> str:
        """The network address it came from."""
        return address(request, self._settings.trusted_proxies)
