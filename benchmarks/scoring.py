"""The scorer against the bare spaCy pipeline: one answer, a file of answers, memory, training."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from benchmarks.baselines import parse, whole_pipeline
from benchmarks.measures import Measure, Value
from benchmarks.process import quiet_environment
from benchmarks.stage import Stage
from benchmarks.starline import STARLINE
from benchmarks.texts import answer, labelled_answers
from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.guide.model import Guide
from bot.scoring.pipeline import load_pipeline
from bot.scoring.scorer import Scorer
from bot.scoring.training import train
from bot.settings import ROOT

WORDS = 200
BATCH = 32
MEGABYTE = 2**20
IDLE = "idle"


def measure_scoring(stage: Stage) -> Iterator[Measure]:
    """The measures of this module."""
    guide, whole = load_guide(), whole_pipeline()
    yield from _one_answer(stage, Scorer.load(SCORER, guide), guide, whole)
    yield from _many_answers(stage, whole)
    memory = [_megabytes(what) for what in ("scorer", IDLE) for _ in range(2)]
    yield Measure(
        "memory of the scorer", "an idle interpreter", "MB", memory[:2], memory[2:],
        aim=250, value_is=Value.DIFFERENCE,
    )  # fmt: skip
    if not stage.quick:
        yield _training(stage, guide, whole)


def _one_answer(stage: Stage, scorer: Scorer, guide: Guide, whole: Language) -> Iterator[Measure]:
    lean, questions = load_pipeline(), guide.questions
    scored, parsed, parsed_lean = [], [], []
    for number in range(-3, stage.repeats(100)):
        text, question = answer(WORDS, number), questions[number % len(questions)]
        bare, bare_lean = parse(whole, text), parse(lean, text)
        began = time.perf_counter()
        scorer.score(text, question)
        if number >= 0:
            scored.append(1000 * (time.perf_counter() - began))
            parsed.append(bare)
            parsed_lean.append(bare_lean)
    name = f"scoring an answer of {WORDS} words"
    yield Measure(name, "bare spaCy parse", "ms", scored, parsed, aim=1.4)
    yield Measure(name, "the same, without named entities", "ms", scored, parsed_lean)


def _many_answers(stage: Stage, whole: Language) -> Iterator[Measure]:
    """`starline score` as a person runs it, start and all; and from its first line on, which leaves the start out."""
    texts = labelled_answers(stage.repeats(1000))
    path = stage.folder / "answers.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    command, running, bare = [], [], []
    for _ in range(stage.repeats(3)):
        bare.append(_words(texts) / _piped(whole, texts))
        first, last = _score_file(path, len(texts))
        command.append(_words(texts) / last)
        running.append(_words(texts[BATCH:]) / (last - first))
    name = f"`starline score`, {len(texts):,} answers"
    yield Measure(name, "bare nlp.pipe", "words/s", command, bare, aim=0.7, at_least=True)
    yield Measure(f"{name}, once started", "bare nlp.pipe", "words/s", running, bare)


def _piped(nlp: Language, texts: Sequence[str]) -> float:
    began = time.perf_counter()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    return time.perf_counter() - began


def _score_file(path: Path, count: int) -> tuple[float, float]:
    """Seconds from the command to the end of its first line and to its end."""
    began, first, lines = time.perf_counter(), 0.0, 0
    with subprocess.Popen([STARLINE, "score", str(path)], env=quiet_environment(), stdout=subprocess.PIPE) as process:
        for _ in process.stdout or ():
            first = first or time.perf_counter() - began
            lines += 1
    if process.returncode or lines != count:
        raise RuntimeError(f"starline score ended with {process.returncode} after {lines} of {count} lines")
    return first, time.perf_counter() - began


def _megabytes(what: str) -> float:
    """The memory of a new interpreter: idle, or with the scorer loaded and in use."""
    command = [sys.executable, "-m", "benchmarks.memory", what]
    run = subprocess.run(command, cwd=ROOT, env=quiet_environment(), stdout=subprocess.PIPE, check=True)
    return int(run.stdout) / MEGABYTE


def _training(stage: Stage, guide: Guide, whole: Language) -> Measure:
    texts = labelled_answers(1000)
    parsed = _piped(whole, texts)
    began = time.perf_counter()
    train(CORPUS, guide, stage.folder / "scorer", lambda _: None)
    taken = time.perf_counter() - began
    return Measure(
        "training the scorer", "bare nlp.pipe over 1,000 answers", "s", [taken], [parsed],
        aim=60, value_is=Value.OURS,
    )  # fmt: skip


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)
