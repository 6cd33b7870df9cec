"""Replies as Slack messages: within the limits, split where a reader would pause, nothing lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.assistant.parts import Parts
from bot.channels.slack.blocks import BLOCKS, SECTION, block_name, render
from bot.channels.slack.markup import drop_mention, escape, read_text, split_escaped
from bot.interview.say import Button, Say, command_buttons
from tests.slack.messages import readable
from tests.slack.rules import ESCAPED


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shown(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(readable(block) for block in blocks)


def check(blocks: list[dict[str, Any]]) -> None:
    """Fails for what Slack would refuse."""
    assert len(blocks) <= BLOCKS
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed
        assert parsed.to_dict() == block


def test_3001_characters_of_feedback_are_split_and_whole() -> None:
    text = ("A sentence of feedback that says something. " * 80)[:3001]
    (message,) = render([Say(text).document()], "m1", used=())
    check(message.blocks)
    sections = [block["text"]["text"] for block in message.blocks]
    assert len(sections) == 2
    assert all(len(section) <= SECTION for section in sections)
    assert sections[0].endswith("."), "cut between sentences"
    assert " ".join(sections) == text.strip()


@pytest.mark.parametrize("length", [2999, 3000, 3001, 60_000])
def test_a_long_answer_fits_into_messages(length: int) -> None:
    messages = render([Say("x" * length).document()], "m1", used=())
    assert "".join(shown(message.blocks).replace("\n", "") for message in messages) == "x" * length
    for part, message in enumerate(messages):
        check(message.blocks)
        assert message.blocks[0]["block_id"] == block_name("m1", part)
        assert len(message.text) <= 40_000


@given(st.text(max_size=400), st.integers(min_value=12, max_value=60))
def test_no_piece_is_too_long_and_no_word_is_lost(text: str, limit: int) -> None:
    pieces = split_escaped(text, limit)
    assert all(len(piece) <= limit for piece in pieces)
    assert not any(ESCAPED.search(piece) for piece in pieces), "no entity is cut in two"
    assert "".join("".join(unescaped(piece).split()) for piece in pieces) == "".join(text.split())


@given(st.text())
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    assert read_text(escape(text)) == text


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("List&lt;T&gt; &amp;amp; more", "List<T> &amp; more"),
        ("<https://example.com>", "https://example.com"),
        ("<https://example.com|example.com>", "https://example.com"),
        ("<https://example.com/a|the page>", "the page (https://example.com/a)"),
        ("<mailto:a@example.com|a@example.com>", "a@example.com"),
        ("ask <@U1|ann> in <#C1|billing>", "ask @ann in #billing"),
        ("ask <@U1>", "ask @U1"),
        ("<!here> and <!date^1|today>", "here and today"),
        ("`if a &lt; b`\n```x &gt; y```", "`if a < b`\n```x > y```"),
        ("a &lt;b|c&gt; d", "a <b|c> d"),
    ],
)
def test_markup_is_read_as_it_was_meant(sent: str, meant: str) -> None:
    assert read_text(sent) == meant


def test_a_mention_of_us_is_dropped() -> None:
    assert drop_mention("<@U1> start", "U1") == "start"
    assert drop_mention("<@U1|starline>  start with <@U2>", "U1") == "start with <@U2>"


def test_many_buttons_stand_in_rows_and_used_ones_are_gone() -> None:
    buttons = tuple(Button(f"Area {number} " + "x" * 90, f"Area {number}") for number in range(60))
    reply = Say("Which?", "setup", buttons).document()
    (message,) = render([reply], "m1", used=())
    check(message.blocks)
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    assert [len(row) for row in rows] == [25, 25, 10]
    (fewer,) = render([reply], "m1", used=["Area 7"])
    assert "Area 7" not in [one["value"] for block in fewer.blocks for one in block.get("elements", [])]
    (none,) = render([reply], "m1", used=None)
    assert [block["type"] for block in none.blocks] == ["section"]
    assert not none.has_buttons


def test_a_feedback_card_quotes_the_answer_and_says_the_next_step(guide: Any, house: Parts) -> None:
    from bot.interview.feedback import feedback_on
    from bot.interview.record import Answer, Attempt
    from tests.candidates import STORY

    question = guide.questions[0]
    text = STORY + " FCR went from 61 % to 74 %. We kept List<T> & went on."
    attempt = Attempt(2, [Answer(text, "Tell me.")])
    score = house.scorer.score(text, question)
    say = feedback_on(question, question.phrasings[0], attempt, score, command_buttons())
    (message,) = render([say.document()], "m1", used=())
    check(message.blocks)
    words = shown(message.blocks)
    assert f"*Feedback, try 2: {score.rating} out of 5*" in words
    quotes = re.findall(r"✅ \*\w+\*  “(.+?)(?: …)?”", unescaped(words))
    assert quotes
    assert all(quote in text for quote in quotes), "the candidate's own words"
    assert "61 % → 74 %" in words
    assert unescaped(words).count(score.next_step) == 1
    assert not ESCAPED.search(words)
