"""The server against Rasa's own starter bot: start, memory, and a turn that needs no thought."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measures import Measure
from benchmarks.process import Served
from benchmarks.stage import Stage
from benchmarks.starline import Sitting
from benchmarks.starter import Visitor, starter
from benchmarks.texts import answer
from benchmarks.turns import WORDS

STARTER = "Rasa's starter bot"
TURNS = 20
"""Turns of each before the memory is looked at."""


def measure_served(stage: Stage) -> Iterator[Measure]:
    """The measures of this module. The starter bot is started and stopped here."""
    other = starter()
    try:
        yield _starts(stage, other)
        sitting, visitor = Sitting(stage.starline), Visitor(other)
        for number in range(TURNS):
            sitting.turn(answer(WORDS, number))
            visitor.greet()
        memory = [stage.starline.megabytes()], [other.megabytes()]
        yield Measure(f"memory after {TURNS} turns", STARTER, "MB", *memory, aim=0.7)
        pairs = [(sitting.repeat(), visitor.greet()) for _ in range(stage.repeats(150))]
    finally:
        other.stop()
    commands, greetings = zip(*pairs, strict=True)
    yield Measure("command turn, “repeat”", f"{STARTER}, “hi”", "ms", commands, greetings, aim=1.0)


def _starts(stage: Stage, other: Served) -> Measure:
    """Starts by turns. The first of each is not counted: it brings the files into memory. The last goes on running."""
    ours, theirs = [], []
    for number in range(-1, stage.repeats(3)):
        stage.restart()
        other.stop()
        other.start()
        if number >= 0:
            ours.append(stage.starline.seconds_to_start)
            theirs.append(other.seconds_to_start)
    return Measure("warm start, to ready", STARTER, "s", ours, theirs, aim=0.4)
