"""The headers that every response of the practice pages carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sanic.request import Request
from sanic.response import HTTPResponse

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
)
"""Nothing from elsewhere, nothing inline: a script that somebody smuggles into a page does not run."""


def page_headers(embedders: Sequence[str] = ()) -> dict[str, str]:
    """The headers. `embedders` are the other origins whose pages may show ours in a frame."""
    return {
        "Content-Security-Policy": "; ".join((*POLICY, " ".join(("frame-ancestors 'self'", *embedders)))),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        # The browser's own speech recognition asks for the microphone; no sound ever comes here.
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def harden(prefix: str, headers: Mapping[str, str], request: Request, response: HTTPResponse) -> None:
    """Adds the headers to a response under `prefix`, and takes away any leave for other sites to read it.

    Rasa answers other sites' scripts as `--cors` says, on every route; ours are for our own page only. What a handler
    of ours has set itself stays.
    """
    if not (request.path == prefix or request.path.startswith(f"{prefix}/")):
        return
    for name, value in headers.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    for name in [name for name in response.headers if name.lower().startswith("access-control-")]:
        del response.headers[name]
