"""The headers that every response of the practice pages carries."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import HTTPResponse

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "object-src 'none'",
    ]
)
"""Nothing from elsewhere, nothing inline: a script that somebody smuggles into a page does not run."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def harden(prefix: str, request: Request, response: HTTPResponse) -> None:
    """Adds the headers to a response under `prefix`, and takes away any leave for other sites to read it.

    Rasa answers other sites' scripts as `--cors` says, on every route; ours are for our own page only.
    """
    if not (request.path == prefix or request.path.startswith(f"{prefix}/")):
        return
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    for name in [name for name in response.headers if name.lower().startswith("access-control-")]:
        del response.headers[name]
