from __future__ import annotations

import pytest

from bot.nlu.spelling import mend_words
from bot.nlu.words import OPENING_CHARACTERS, is_long, read_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pls, can't u repeat?!", ["please", ",", "can", "not", "you", "repeat", ","]),
        ("what’s next", ["what", "is", "next"]),
        ("STOPPPP", ["stop"]),
        ("so... next", ["so", ",", "next"]),
        ("\u2060/stop", ["stop"]),
        ("s\u200bkip", ["skip"]),
        ("it is 64% now", ["it", "is", "64", "%", "now"]),
        ("🙂", []),
    ],
)
def test_reads_words_without_slang_signs_and_invisible_letters(text: str, words: list[str]) -> None:
    assert read_words(text) == words


def test_looks_at_the_opening_only() -> None:
    assert sum(map(len, read_words("word " * 5000))) <= OPENING_CHARACTERS


def test_knows_a_text_that_is_too_long_for_a_command() -> None:
    assert is_long("a " * 26)
    assert is_long("x" * 301)
    assert not is_long("skip this one please")


@pytest.mark.parametrize(
    ("slip", "meant"), [("skp", "skip"), ("hnit", "hint"), ("repaet", "repeat"), ("puase", "pause")]
)
def test_mends_a_slip_in_a_command_word(slip: str, meant: str) -> None:
    assert mend_words([slip]) == [meant]


@pytest.mark.parametrize("word", ["shop", "hunt", "text", "ship", "quiet", "state"])
def test_leaves_words_that_exist(word: str) -> None:
    assert mend_words([word]) == [word]
