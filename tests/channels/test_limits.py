"""Too much, too often: a kind sentence, and nothing reaches the assistant."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from bot.channels.practice import Desk
from bot.guide.model import Guide
from bot.settings import Settings
from bot.store.repository import Repository
from tests.channels.loopback import Browser, Loopback


@pytest.fixture
def strict(repository: Repository, guide: Guide) -> Iterator[Loopback]:
    settings = Settings.parse_obj(
        {"messages_per_minute": 3, "messages_per_minute_per_address": 5, "trusted_proxies": 1}
    )
    with Loopback(Desk(repository, guide, settings, "the key")) as running:
        yield running


def test_the_longest_answer_is_taken(visitor: Browser) -> None:
    assert visitor.send_text("a" * 20_000).status_code == 200


def test_a_longer_one_is_told_the_limit(visitor: Browser, loopback: Loopback) -> None:
    response = visitor.send_text("a" * 20_001)
    assert response.status_code == 422
    assert "20,001" in response.json()["error"]["says"]
    assert "20,000" in response.json()["error"]["says"]
    assert not loopback.agent.heard


@pytest.mark.parametrize("size", [70_000, 100_000, 900_000])
def test_too_large_a_body(visitor: Browser, loopback: Loopback, size: int) -> None:
    response = visitor.send_text("a" * size)
    assert response.status_code == 413
    assert "shorten" in response.json()["error"]["says"]
    assert not loopback.agent.heard


def test_a_body_beyond_all_measure_is_not_read(visitor: Browser, loopback: Loopback) -> None:
    head = f"POST /practice/api/messages HTTP/1.1\r\nHost: x\r\nCookie: starline={visitor.token()}\r\n"
    with socket.create_connection(("127.0.0.1", loopback.port), timeout=10) as line:
        line.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{{".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")
    assert not loopback.agent.heard


def test_a_person_s_messages_a_minute(strict: Loopback) -> None:
    with Browser(strict) as visitor:
        visitor.open_page()
        codes = [visitor.send_text("hello", f"message-{n}").status_code for n in range(4)]
        assert codes == [200, 200, 200, 429]
        refused = visitor.send_text("hello", "message-5")
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
        assert refused.json()["error"]["code"] == "too-often"
        assert len(strict.agent.heard) == 3


def test_an_address_s_messages_a_minute(strict: Loopback) -> None:
    here, there = {"X-Forwarded-For": "1.1.1.1"}, {"X-Forwarded-For": "2.2.2.2"}
    with Browser(strict) as one, Browser(strict) as two, Browser(strict) as elsewhere:
        for visitor, headers in ((one, here), (two, here), (elsewhere, there)):
            visitor.headers.update(headers)
            visitor.open_page()
        codes = [visitor.send_text("hello", f"message-{n}").status_code for n in range(3) for visitor in (one, two)]
        assert codes == [200] * 5 + [429]
        assert elsewhere.send_text("hello").status_code == 200


def test_an_address_s_newcomers_a_minute(strict: Loopback) -> None:
    codes = []
    for _ in range(6):
        with Browser(strict) as visitor:
            codes.append(visitor.open_page().status_code)
    assert codes == [200] * 5 + [429]
