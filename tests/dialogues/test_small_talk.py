"""Outside an interview: sensible replies, and a way in."""

from __future__ import annotations

import pytest

from tests.candidates import Talk, last, texts


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("hi there", "Starline"),
        ("thank you so much", "welcome|of use"),
        ("are you a real person?", "program"),
        ("who are you?", "interview coach"),
        ("can I use my microphone?", "always type"),
        ("do you understand French?", "English only"),
        ("do I have to answer every question?", "“skip”"),
        ("how are you today", "Ready"),
        ("bye", "good luck"),
        ("what do you do with my data?", "nowhere else"),
        ("what can you do?", "interviewer"),
        ("what's the weather in Paris", "did not follow"),
        ("skip", "not in one"),
        ("carry on", "none with questions left"),
        ("show me my past interviews", "no finished answers"),
        ("help", "In an interview"),
    ],
)
async def test_small_talk_gets_a_sensible_reply(talk: Talk, said: str, expected: str) -> None:
    exchange = await talk.say(said)
    assert any(words in texts(exchange) for words in expected.split("|"))


async def test_saying_no_and_yes_is_understood(talk: Talk) -> None:
    assert "Say “start”" in texts(await talk.say("yes"))
    assert last(await talk.say("no thanks"))["buttons"]
