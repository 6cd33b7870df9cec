"""An answer's turn over HTTP: against what it cannot do without, and late in a sitting against early."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.baselines import Ledger, parse, whole_pipeline
from benchmarks.measures import Measure
from benchmarks.stage import Stage
from benchmarks.starline import Sitting
from benchmarks.texts import answer
from bot.scoring.pipeline import load_pipeline

WORDS = 150
EARLY, LATE, AROUND = 5, 100, 4
"""Turns 1 to 9 of a sitting are held against turns 96 to 104."""


def measure_turns(stage: Stage) -> Iterator[Measure]:
    """The measures of this module."""
    yield from _answer_turns(stage)
    yield _late_turns(stage)


def _answer_turns(stage: Stage) -> Iterator[Measure]:
    """First answers to new questions; in between the bare work on the same text."""
    sitting, ledger = Sitting(stage.starline), Ledger(stage.folder)
    whole, lean = whole_pipeline(), load_pipeline()
    turns, bare, leaner = [], [], []
    for number in range(-3, stage.repeats(60)):
        text = answer(WORDS, number)
        committed = ledger.commit(text)
        parsed, parsed_lean, turn = parse(whole, text), parse(lean, text), sitting.turn(text)
        if number >= 0:
            turns.append(turn)
            bare.append(parsed + committed)
            leaner.append(parsed_lean + committed)
    name = f"answer turn, {WORDS} words"
    yield Measure(name, "bare spaCy parse + durable commit", "ms", turns, bare, aim=3.0)
    yield Measure(name, "the same, without named entities", "ms", turns, leaner)


def _late_turns(stage: Stage) -> Measure:
    """One sitting is taken near its 100th turn; then it and a new one are answered by turns."""
    late, early = [], []
    for _ in range(stage.repeats(3)):
        old = Sitting(stage.starline)
        for number in range(LATE - AROUND - 1):
            old.turn(answer(WORDS, number))
        new = Sitting(stage.starline)
        for number in range(2 * AROUND + 1):
            early.append(new.turn(answer(WORDS, number)))
            late.append(old.turn(answer(WORDS, number)))
    return Measure(f"turn {LATE} of one sitting", f"turn {EARLY} of another", "ms", late, early, aim=1.15)
