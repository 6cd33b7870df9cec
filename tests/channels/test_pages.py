"""The page, its files, its headers, and what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.assets import WEB, Assets, accepts_gzip
from bot.channels.practice import Desk
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.repository import Repository
from tests.channels.loopback import Browser, Loopback


@pytest.fixture
def open_to_all(repository: Repository, guide: Guide) -> Iterator[Loopback]:
    """A server started with Rasa's `--cors "*"`, and told that it is behind https."""
    with Loopback(Desk(repository, guide, Settings.parse_obj({"secure_cookie": True}), "the key"), cors="*") as running:
        yield running


def addresses(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="(/[^"]+/assets/[^"]+)"', page)


def test_every_file_of_the_page_is_there_and_kept_for_good(stranger: Browser) -> None:
    found = addresses(stranger.open_page().text)
    assert {name.rsplit(".")[-1] for name in found} == {"css", "js", "svg"}
    for name in found:
        response = stranger.get(name)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_each_module_is_fetched_at_once(stranger: Browser) -> None:
    page = stranger.open_page().text
    assert {path.name for path in WEB.glob("*.js")} == set(re.findall(r'modulepreload" href="[^"]+/([^/"]+)"', page))


def test_an_older_address_still_answers_but_is_not_kept(stranger: Browser) -> None:
    response = stranger.get("/practice/assets/0000/chat.js")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name", ["page.html", "nothing.js", "..%2fpage.html", "%2e%2e/%2e%2e/settings.py", "../../../.env"]
)
def test_no_other_file_is_served(stranger: Browser, name: str) -> None:
    assert stranger.get(f"/practice/assets/0000/{name}").status_code == 404


def test_zipped_for_those_who_can(stranger: Browser) -> None:
    plain = stranger.get("/practice/assets/0/chat.js", headers={"Accept-Encoding": "identity"})
    zipped = stranger.get("/practice/assets/0/chat.js", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert zipped.content == plain.content
    assert int(zipped.headers["Content-Length"]) < len(plain.content) / 2


@pytest.mark.parametrize(
    ("header", "can"),
    [("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("", False), ("gzip;q=0", False), ("br", False)],
)
def test_who_can(header: str, can: bool) -> None:
    assert accepts_gzip(header) is can


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("1")
    before = Assets(tmp_path, {}).version
    (tmp_path / "one.js").write_text("2")
    assert Assets(tmp_path, {}).version != before


EVERYWHERE = [
    "/practice",
    "/practice/",
    "/practice/api/history",
    "/practice/api/health",
    "/practice/nothing",
    "/practice/api/no",
]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_the_headers_are_everywhere(stranger: Browser, path: str) -> None:
    headers = stranger.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_other_site_may_read_ours(open_to_all: Loopback, path: str) -> None:
    with Browser(open_to_all) as visitor:
        for method in ("GET", "OPTIONS", "POST"):
            response = visitor.request(method, path, headers={"Origin": "https://evil.example"})
            assert not [name for name in response.headers if name.startswith("access-control")]


def test_behind_https_the_cookie_is_for_https_and_this_host_only(open_to_all: Loopback) -> None:
    with Browser(open_to_all) as visitor:
        cookie = visitor.open_page().headers["set-cookie"]
    assert cookie.startswith("__Host-starline=")
    assert "Secure" in cookie
    assert "Path=/;" in cookie
    assert "Domain" not in cookie


def test_the_root_leads_to_the_page(stranger: Browser) -> None:
    response = stranger.get("/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/practice"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/practice/api/nothing", 404),
        ("GET", "/practice/api/messages", 405),
        ("PUT", "/practice/api/messages", 405),
        ("DELETE", "/practice/api/history", 405),
        ("POST", "/practice", 405),
    ],
)
def test_what_is_not_there_is_said_in_json(visitor: Browser, method: str, path: str, status: int) -> None:
    response = visitor.request(method, path)
    assert response.status_code == status
    assert response.json()["error"]["says"]


@pytest.mark.parametrize(
    "path", ["/webhooks/rest/webhook", "/conversations/x/tracker", "/model/parse", "/status", "/version"]
)
def test_rasa_s_own_ways_in_are_off(visitor: Browser, path: str) -> None:
    assert visitor.post(path, json={"sender": "x", "message": "hello"}).status_code == 404


def test_the_page_holds_nothing_of_anybody(visitor: Browser) -> None:
    visitor.send_text("my own private words")
    assert "private" not in visitor.open_page().text
