"""Other sites' pages cannot send anything, and nobody can pass for another address."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from multidict import CIMultiDict
from sanic.request import Request

from bot.channels.origin import address, over_https
from tests.channels.loopback import Browser, Loopback

MESSAGE = {"id": "message-1", "text": "hello"}


def send(visitor: Browser, headers: dict[str, str], **body: Any) -> int:
    """The status of a message sent with these headers only."""
    del visitor.headers["Sec-Fetch-Site"]
    return visitor.post("/practice/api/messages", headers=headers, **(body or {"json": MESSAGE})).status_code


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense", ""])
def test_other_sites_are_refused(visitor: Browser, loopback: Loopback, site: str) -> None:
    assert send(visitor, {"Sec-Fetch-Site": site}) == 403
    assert not loopback.agent.heard


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "https://"])
def test_an_older_browser_names_the_origin(visitor: Browser, loopback: Loopback, origin: str) -> None:
    assert send(visitor, {"Origin": origin}) == 403
    assert not loopback.agent.heard


def test_our_own_page_may(visitor: Browser, loopback: Loopback) -> None:
    assert send(visitor, {"Origin": loopback.url}) == 200


def test_a_program_that_is_no_browser_may(visitor: Browser) -> None:
    assert send(visitor, {}) == 200


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(visitor: Browser, loopback: Loopback, content_type: str) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": content_type}
    assert send(visitor, headers, content=b'{"id": "message-1", "text": "hello"}') == 415
    assert not loopback.agent.heard


def request(*forwarded: str, proto: str = "", secure: bool = False) -> Request:
    headers = CIMultiDict([("x-forwarded-for", line) for line in forwarded] + [("x-forwarded-proto", proto)])
    transport = SimpleNamespace(get_extra_info=lambda name: secure or None)
    return cast(Request, SimpleNamespace(headers=headers, ip="10.0.0.9", transport=transport))


@pytest.mark.parametrize(
    ("lines", "proxies", "found"),
    [
        ([], 0, "10.0.0.9"),
        (["1.2.3.4"], 0, "10.0.0.9"),
        (["1.2.3.4"], 1, "1.2.3.4"),
        (["6.6.6.6, 1.2.3.4"], 1, "1.2.3.4"),
        (["6.6.6.6, 1.2.3.4, 10.0.0.8"], 2, "1.2.3.4"),
        (["6.6.6.6", "1.2.3.4"], 1, "1.2.3.4"),
        (["1.2.3.4"], 2, "10.0.0.9"),
        ([], 1, "10.0.0.9"),
    ],
)
def test_only_our_proxies_are_believed(lines: list[str], proxies: int, found: str) -> None:
    assert address(request(*lines), proxies) == found


def test_https_here_or_at_our_proxy() -> None:
    assert over_https(request(secure=True), 0)
    assert over_https(request(proto="https"), 1)
    assert not over_https(request(proto="https"), 0)
    assert not over_https(request(proto="https, http"), 1)
