"""Any text at all: a score or a non-answer, in bounded time, never an exception."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.scoring.pipeline import LIMIT
from bot.scoring.score import Score
from bot.scoring.scorer import Scorer

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SCRAPS = st.sampled_from(
    ["I", "we", "cut AHT", "from", "8:00", "to", "six forty", "%", "percent", "\n", "- ", ".", "...", "because",
    "CSAT", "£", "and", "a half",
     "by", "2023", "out of", "five", "“", "situation:", "🙂", "你好", "в", "80/20", "minus", "doubled", "half a", "in",
     "-", "/", "twenty"]
)  # fmt: skip


def sane(score: Score, text: str) -> None:
    """The invariants of every score."""
    assert 1 <= score.rating <= 5
    last = 0
    for sentence in score.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        last = sentence.end
    for kpi in score.kpis:
        assert 0 <= kpi.start < kpi.end <= len(text)
        for words in (kpi.from_, kpi.to, kpi.change, kpi.period):
            assert words is None or (words and words in text)
    for element in score.elements.values():
        assert all(0 <= start < end <= len(text) for start, end in element.spans)
    assert score.next_step


@QUIET
@given(text=st.text(max_size=300))
def test_any_characters(text: str, scorer: Scorer) -> None:
    sane(scorer.score(text), text)


@QUIET
@given(text=st.lists(SCRAPS, max_size=60).map(" ".join))
def test_any_heap_of_words_and_figures(text: str, scorer: Scorer) -> None:
    sane(scorer.score(text, question_text="Tell me about a time you cut handle time."), text)


SCRIPTS = st.sampled_from(
    [
        "abcdefg hij",
        "0123456789 .,:%",
        "привет мир ",
        "你好世界。",
        "नमस्ते दुनिया ",
        "مرحبا بالعالم ",
        "🙂👍🔥 ",
        "\u0301\u200b\u202e a",
    ]
)
"""Letters of several scripts, figures, pictures, and marks that combine or turn the line round."""


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    piece=SCRIPTS.flatmap(lambda letters: st.text(letters, min_size=1, max_size=30)),
    length=st.sampled_from([1, 300, 3_000, 100_000]),
)
def test_any_length_in_any_script(piece: str, length: int, scorer: Scorer) -> None:
    text = (piece * (length // len(piece) + 1))[:length]
    sane(scorer.score(text), text)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(SCRAPS, min_size=20, max_size=60), times=st.sampled_from([1, 10, 100]))
def test_one_endless_sentence_of_claims(words: list[str], times: int, scorer: Scorer) -> None:
    text = " ".join(words * times).replace(".", " ").replace("\n", " ")
    sane(scorer.score(text), text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "\x00\x01\x02", "<script>alert(1)</script>", "/stop", "👍" * 500, "１２３ ４５６",
    "النتائج كانت جيدة", "9" * 5000, "-" * 3000,
     "Когда я пришёл в команду, у нас был очень низкий показатель. Я провёл обучение, и всё стало лучше.",
     "\ud800 broken surrogate"],
)  # fmt: skip
def test_odd_texts(text: str, scorer: Scorer) -> None:
    sane(scorer.score(text), text)


@pytest.mark.parametrize(
    "piece",
    [
        "and then we went on ",
        "word",
        "a b c d e f g ",
        "1:2:3 ",
        "(((",
        "\n- x",
        "CSAT 80 ",
        "a ",
        "when we came it was half a ",
    ],
)
def test_a_hundred_thousand_characters_take_bounded_time(piece: str, scorer: Scorer) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    began = time.perf_counter()
    score = scorer.score(text)
    assert time.perf_counter() - began < 15
    assert all(sentence.end <= LIMIT for sentence in score.sentences)


def test_too_little_is_a_non_answer(score: Callable[..., Score]) -> None:
    assert {score(text).story_type for text in ("", "No.", "I don't know.", "ok next")} == {"non-answer"}
