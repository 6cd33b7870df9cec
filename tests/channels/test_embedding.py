"""Which sites may show the page in a frame, and who somebody is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from bot.channels.identity import Identity
from bot.channels.practice import Desk
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.repository import Repository
from tests.channels.loopback import Browser, Loopback

SITES = "https://www.example.com https://*.example.org:8443"


@pytest.fixture(scope="module")
def embedded(repository: Repository, guide: Guide) -> Iterator[Loopback]:
    """A server that lets two sites in."""
    with Loopback(Desk(repository, guide, Settings.parse_obj({"embed_origins": SITES}), "the key")) as running:
        yield running


@pytest.fixture
def framed(embedded: Loopback) -> Iterator[Browser]:
    """A browser with our page in a frame of another site's."""
    with Browser(embedded) as visitor:
        visitor.get("/practice/widget", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"})
        yield visitor


@pytest.mark.parametrize("path", ["/practice", "/practice/widget", "/practice/api/history", "/practice/nothing"])
def test_the_sites_that_are_named_and_no_others(framed: Browser, stranger: Browser, path: str) -> None:
    assert f"frame-ancestors 'self' {SITES};" in framed.get(path).headers["Content-Security-Policy"] + ";"
    assert "frame-ancestors 'self';" in stranger.get(path).headers["Content-Security-Policy"] + ";"


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https://*",
        "example.com",
        "https://example.com/",
        "https://example.com/page",
        "'none'",
        "https://a;b",
        "data:",
    ],
)
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="is no origin"):
        Settings.parse_obj({"embed_origins": f"https://good.example {text}"})


def test_the_loader_is_for_others_only_where_others_are_let_in(framed: Browser, stranger: Browser) -> None:
    response = framed.get("/practice/widget.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    again = framed.get("/practice/widget.js", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert stranger.get("/practice/widget.js").headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert framed.get("/practice/api/history").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_frame_has_a_cookie_of_its_own(framed: Browser) -> None:
    cookie = framed.get("/practice/widget").headers["set-cookie"]
    assert cookie.startswith("starline-framed=")
    for word in ("HttpOnly", "Secure", "SameSite=None", "Partitioned", "Path=/"):
        assert f"; {word}" in cookie


def test_that_cookie_says_who_somebody_is(framed: Browser) -> None:
    token = framed.get("/practice/widget").headers["set-cookie"].partition("=")[2].partition(";")[0]
    sent = {"Cookie": f"starline-framed={token}"}
    assert (
        framed.post("/practice/api/messages", json={"id": "message-1", "text": "hello"}, headers=sent).status_code
        == 200
    )
    again = framed.get("/practice/widget", headers=sent).headers["set-cookie"].partition("=")[2].partition(";")[0]
    assert Identity("the key", 30).candidate(again) == Identity("the key", 30).candidate(token)


def test_on_one_site_the_page_and_the_frame_are_one_person(framed: Browser) -> None:
    framed.open_page()
    own = framed.token()
    cookie = framed.get("/practice/widget", headers={"Cookie": f"starline={own}"}).headers["set-cookie"]
    assert cookie.startswith("starline=")
    assert "SameSite=Lax" in cookie
    token = cookie.partition("=")[2].partition(";")[0]
    assert Identity("the key", 30).candidate(token) == Identity("the key", 30).candidate(own)


def test_no_other_site_can_send_as_somebody(framed: Browser) -> None:
    """The framed cookie goes along with other sites' requests; what they send is refused all the same."""
    token = framed.get("/practice/widget").headers["set-cookie"].partition(";")[0]
    for site in ("cross-site", "same-site"):
        headers = {"Cookie": token, "Sec-Fetch-Site": site}
        response = framed.post("/practice/api/messages", json={"id": "message-1", "text": "hello"}, headers=headers)
        assert response.status_code == 403
