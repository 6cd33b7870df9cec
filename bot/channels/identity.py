"""Who is asking: a candidate's id, made by the server, signed into a cookie that expires."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer
from sanic.request import Request
from sanic.response import HTTPResponse

DAY = 24 * 60 * 60


class Identity:
    """Writes and reads the tokens that say who somebody is."""

    def __init__(self, key: str, days: int) -> None:
        self._serializer = URLSafeTimedSerializer(key, salt="candidate")
        self.seconds = days * DAY

    def token(self, candidate_id: str) -> str:
        """A token for a candidate."""
        return str(self._serializer.dumps(candidate_id))

    def candidate(self, token: str | None) -> str | None:
        """The candidate a token is for. None for a token that is forged, expired or missing: that is nobody."""
        try:
            found = self._serializer.loads(token or "", max_age=self.seconds)
        except BadSignature:
            return None
        return found if isinstance(found, str) else None


def cookie_name(secure: bool) -> str:
    """The cookie's name. Browsers let nobody but this very host set one with the `__Host-` prefix over https."""
    return "__Host-starline" if secure else "starline"


def read_cookie(request: Request, secure: bool) -> str | None:
    """The token in a request."""
    token = request.cookies.get(cookie_name(secure))
    return str(token) if token else None


def clear_cookie(response: HTTPResponse, secure: bool) -> None:
    """Has the browser forget the token."""
    write_cookie(response, "", 0, secure)


def write_cookie(response: HTTPResponse, token: str, seconds: int, secure: bool) -> None:
    """Puts a token into a response: out of reach of scripts, and not sent along with other sites' requests."""
    name = cookie_name(secure)
    response.cookies[name] = token
    cookie = response.cookies[name]
    cookie["path"] = "/"
    cookie["max-age"] = seconds
    cookie["httponly"] = True
    cookie["samesite"] = "Lax"
    if secure:
        cookie["secure"] = True
