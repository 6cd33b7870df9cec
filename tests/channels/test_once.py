"""A message is handled once, whatever the connection does; and what fails fails politely."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.channels.once import Once
from tests.channels.loopback import Browser, Loopback


def test_sending_again_brings_the_same_reply(visitor: Browser, loopback: Loopback) -> None:
    first, second = visitor.send_text("hello", "message-a"), visitor.send_text("hello", "message-a")
    assert first.json() == second.json()
    assert len(loopback.agent.heard) == 1


def test_sending_twice_at_once_is_handled_once(visitor: Browser, loopback: Loopback) -> None:
    loopback.agent.pause = 0.3
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: visitor.send_text("hello", "message-b").json(), range(4)))
    assert all(reply == replies[0] for reply in replies)
    assert replies[0]["replies"][0]["text"].endswith("hello")
    assert len(loopback.agent.heard) == 1


def test_a_browser_that_goes_away_does_not_stop_the_work(visitor: Browser, loopback: Loopback) -> None:
    loopback.agent.pause = 0.4
    body = b'{"id": "message-c", "text": "hello"}'
    head = (
        f"POST /practice/api/messages HTTP/1.1\r\nHost: x\r\nCookie: starline={visitor.token()}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", loopback.port)) as line:
        line.sendall(head.encode() + body)
        while not loopback.agent.heard:
            time.sleep(0.01)
    again = visitor.send_text("hello", "message-c")
    assert again.json()["replies"][0]["text"].endswith("hello")
    assert len(loopback.agent.heard) == 1
    assert [one["id"] for one in visitor.history().json()["exchanges"]] == ["message-c"]


def test_a_failure_has_a_number_and_no_words_of_the_answer(visitor: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = visitor.send_text("please break, my secret")
    problem = response.json()["error"]
    assert response.status_code == 500
    assert problem["id"] in problem["says"]
    assert problem["id"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text + response.text
    assert "Traceback" not in response.text


def test_nothing_typed_is_logged(visitor: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        visitor.send_text("my own private words")
    assert "private" not in caplog.text


async def test_work_that_failed_may_be_tried_again() -> None:
    once, times = Once(), []

    async def work() -> int:
        times.append(1)
        if len(times) == 1:
            raise ValueError
        return len(times)

    with pytest.raises(ValueError, match=r"^$"):
        await once.run("key", work)
    assert await once.run("key", work) == 2


async def test_cancelling_one_who_waits_leaves_the_others() -> None:
    once, times = Once(), []

    async def work() -> str:
        times.append(1)
        await asyncio.sleep(0.05)
        return "done"

    waiting = [asyncio.create_task(once.run("key", work)) for _ in range(3)]
    await asyncio.sleep(0.01)
    waiting[0].cancel()
    assert await waiting[1] == await waiting[2] == "done"
    assert len(times) == 1


def test_what_was_written_before_something_else_was_said_is_not_taken(visitor: Browser, loopback: Loopback) -> None:
    assert visitor.send_text("first", "message-one", after="").status_code == 200
    late = visitor.send_text("written before I saw the reply", "message-two", after="")
    assert (late.status_code, late.json()["error"]["code"]) == (409, "moved-on")
    assert len(loopback.agent.heard) == 1
    assert visitor.send_text("first", "message-one", after="").json()["id"] == "message-one"
    assert visitor.send_text("second", "message-two", after="message-one").status_code == 200
