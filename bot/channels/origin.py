"""Where a request comes from: which site's page sent it, from which address, and whether over https."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from sanic.request import Request

from bot.channels.refusals import Refusal

ELSEWHERE = "This can only be sent from the practice page itself. Please open it and try again."


def require_same_origin(request: Request) -> None:
    """Raises Refusal if another site's page sent this: the browser itself says so, and a page cannot forge it.

    A browser too old for Sec-Fetch-Site sends Origin with every POST. A program that is no browser sends neither;
    it has no cookie that somebody else's page could make it use.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        allowed = site in ("same-origin", "none")
    else:
        origin = request.headers.get("origin")
        allowed = origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
    if not allowed:
        raise Refusal(HTTPStatus.FORBIDDEN, "elsewhere", ELSEWHERE)


def address(request: Request, trusted_proxies: int) -> str:
    """The network address of whoever sent this.

    X-Forwarded-For is written by anybody; only its last entries, one for each proxy of ours, can be believed.
    """
    if trusted_proxies:
        hops = [hop.strip() for line in request.headers.getall("x-forwarded-for", []) for hop in line.split(",")]
        if len(hops) >= trusted_proxies:
            return str(hops[-trusted_proxies])
    return str(request.ip)


def over_https(request: Request, trusted_proxies: int) -> bool:
    """Whether the browser came by https, here or as far as the nearest proxy of ours."""
    if trusted_proxies:
        return str(request.headers.get("x-forwarded-proto", "")).split(",")[-1].strip() == "https"
    return bool(request.transport and request.transport.get_extra_info("sslcontext"))
