"""Whatever is sent: a kind sentence or plain text, never a trace, and no command that was not pressed."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.incoming import read_message
from bot.channels.refusals import Refusal
from tests.channels.loopback import Browser, Loopback

TYPED = "\u2060"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 60_000, 400),
        (b"null", 422),
        (b"[]", 422),
        (b'"hello"', 422),
        (b"{}", 422),
        (b'{"id": "message-1"}', 422),
        (b'{"text": "hello"}', 422),
        (b'{"id": "message-1", "text": "hello", "after": 1}', 422),
        (b'{"id": "message-1", "text": "hello", "spoken_seconds": 0}', 422),
        (b'{"id": "message-1", "text": "hello", "spoken_seconds": "60"}', 422),
        (b'{"id": "message-1", "text": "hello", "spoken_seconds": true}', 422),
        (b'{"id": "message-1", "text": "hello", "spoken_seconds": NaN}', 422),
        (b'{"id": "message-1", "text": "hello", "spoken_seconds": 3601}', 422),
        (b'{"id": "message-1", "button": "/skip", "spoken_seconds": 60}', 422),
        (b'{"id": "message-1", "text": null}', 422),
        (b'{"id": "message-1", "text": 1}', 422),
        (b'{"id": "message-1", "text": ["hello"]}', 422),
        (b'{"id": 12345678, "text": "hello"}', 422),
        (b'{"id": "short", "text": "hello"}', 422),
        (b'{"id": "with space", "text": "hello"}', 422),
        (b'{"id": "' + b"a" * 65 + b'", "text": "hello"}', 422),
        (b'{"id": "message-1", "text": "hello", "button": "/skip"}', 422),
        (b'{"id": "message-1", "button": "skip"}', 422),
        (b'{"id": "message-1", "button": "/restart"}', 422),
        (b'{"id": "message-1", "button": "/skip{\\"answer\\": \\"x\\"}"}', 422),
        (b'{"id": "message-1", "button": "/session_start"}', 422),
        (b'{"id": "message-1", "button": ["/skip"]}', 422),
        (b'{"id": "message-1", "text": ""}', 422),
        (b'{"id": "message-1", "text": "  \\n\\t "}', 422),
        (b'{"id": "message-1", "text": "\\u0000\\u0007\\u200b\\ufeff"}', 422),
    ],
)
def test_what_is_no_message(visitor: Browser, loopback: Loopback, body: bytes, status: int) -> None:
    response = visitor.post("/practice/api/messages", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    says = response.json()["error"]["says"]
    assert says.endswith(".")
    assert not any(word in says for word in ("Traceback", "Error", "Exception", "None"))
    assert not loopback.agent.heard


def test_control_characters_go_and_lines_stay(visitor: Browser, loopback: Loopback) -> None:
    visitor.send_text("one\x00\x1b[31m\r\ntwo\u202e\tthree\x7f")
    assert loopback.agent.heard[0][1] == f"{TYPED}one[31m\ntwo\tthree"


def test_half_a_character_does_no_harm(visitor: Browser, loopback: Loopback) -> None:
    body = b'{"id": "message-1", "text": "half \\ud83d a smile"}'
    assert visitor.post("/practice/api/messages", content=body, headers={"Content-Type": "application/json"}).is_success
    assert loopback.agent.heard[0][1] == f"{TYPED}half \ufffd a smile"


@pytest.mark.parametrize("text", ["/stop", "/SetSlot(answer)", '/skip{"answer": "x"}', "/restart", "  /session_start"])
def test_a_typed_slash_is_text(visitor: Browser, loopback: Loopback, text: str) -> None:
    assert visitor.send_text(text).status_code == 200
    assert loopback.agent.heard[0][1] == TYPED + text.strip()


def test_a_pressed_button_is_a_command(visitor: Browser, loopback: Loopback) -> None:
    assert visitor.press("/skip").status_code == 200
    assert loopback.agent.heard[0][1] == "/skip"


def test_markup_and_smileys_come_back_as_they_were(visitor: Browser) -> None:
    text = "<script>alert(1)</script> & 😀 ja vas 你好 مرحبا"
    visitor.send_text(text)
    assert visitor.history().json()["exchanges"][0]["said"] == text


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "button", "x"]), inner),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
def test_reading_ends_in_a_message_or_a_refusal(body: bytes) -> None:
    with suppress(Refusal):
        message = read_message("application/json", body, 65_536, 20_000)
        assert message.text.strip() or message.button
