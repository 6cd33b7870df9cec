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


def cookie_name(secure: bool, framed: bool = False) -> str:
    """The cookie's name. Browsers let nobody but this very host set one with the `__Host-` prefix over https.

    In another site's frame it has a name of its own, so that a browser that knows no partitions cannot put it in the
    place of the one of the page itself.
    """
    return ("__Host-" if secure else "") + ("starline-framed" if framed else "starline")


def read_cookie(request: Request, secure: bool) -> str | None:
    """The token in a request. In another site's frame, browsers send the one that was made there, and no other."""
    token = request.cookies.get(cookie_name(secure)) or request.cookies.get(cookie_name(secure, framed=True))
    return str(token) if token else None


def write_cookie(response: HTTPResponse, token: str, seconds: int, secure: bool, framed: bool = False) -> None:
    """Puts a token into a response: out of reach of scripts, and not sent along with other sites' requests.

    A frame in another site's page is another site's request. The cookie that is meant for it goes along, but is kept
    apart for each site that the frame stands in: what is seen there tells nobody who somebody is elsewhere. Browsers
    take such a cookie over https, and from this computer itself.
    """
    words = [f"{cookie_name(secure, framed)}={token}", "Path=/", f"Max-Age={seconds}", "HttpOnly"]
    if framed:
        words += ["Secure", "SameSite=None", "Partitioned"]
    else:
        words += ["SameSite=Lax", *(["Secure"] if secure else [])]
    response.headers.add("Set-Cookie", "; ".join(words))  # Sanic's own cookies know no partitions


def clear_cookie(response: HTTPResponse, secure: bool) -> None:
    """Has the browser forget the token, in a frame as well."""
    for framed in (False, True):
        write_cookie(response, "", 0, secure, framed)
