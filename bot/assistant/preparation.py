"""Getting ready to serve: tables up to date, and models trained if what they learn from has changed."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from bot.settings import ROOT, settings

MODELS = ROOT / "models"
RASA_MODEL = MODELS / "starline.tar.gz"
RASA_INPUTS = ("domain.yml", "config.yml", "data/nlu", "data/rules", "data/stories", "bot/nlu")
SCORER = MODELS / "scorer"
CORPUS = ROOT / "data" / "star"

Report = Callable[[str], None]


def prepare(report: Report) -> None:
    """Does whatever is not done yet, a line a step. Safe to call at any time; a second call takes a moment."""
    with _told("Database", report) as outcome:
        outcome.append(prepare_database())
    with _told("Scorer", report) as outcome:
        outcome.append(prepare_scorer(report))
    with _told("Assistant", report) as outcome:
        outcome.append(prepare_assistant())


def prepare_database(url: str | None = None) -> str:
    """Brings the tables up to date. Returns what was done."""
    from bot.store.database import open_engine
    from bot.store.repository import Repository
    from bot.store.schema import migrate

    engine = open_engine(url or settings().database_url)
    changed = migrate(engine)
    Repository(engine).clean_files()
    return "tables brought up to date" if changed else "up to date"


def prepare_scorer(report: Report) -> str:
    """Trains the scorer if the corpus, its code or its libraries changed. Returns what was done."""
    from bot.scoring.training import fingerprint

    wanted = fingerprint(CORPUS)
    mark = MODELS / "scorer.fingerprint"
    if _reads(mark) == wanted and SCORER.exists():
        return "up to date"
    from bot.guide.loader import load_guide
    from bot.scoring.training import train

    MODELS.mkdir(parents=True, exist_ok=True)
    with (MODELS / "scorer.lock").open("w") as lock, tempfile.TemporaryDirectory(dir=MODELS) as name:
        # One process trains, the others wait for it and then find the scorer there.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _reads(mark) == wanted and SCORER.exists():
            return "up to date"
        made = Path(name) / "new"
        train(CORPUS, load_guide(), made, report)
        if SCORER.exists():
            SCORER.rename(Path(name) / "old")
        made.rename(SCORER)
    mark.write_text(wanted)
    return "trained"


def prepare_assistant() -> str:
    """Trains the Rasa model if the domain, its data or its components changed. Returns what was done."""
    wanted = assistant_fingerprint()
    mark = MODELS / "starline.fingerprint"
    if _reads(mark) == wanted and RASA_MODEL.exists():
        return "up to date"
    train_assistant(RASA_MODEL)
    mark.write_text(wanted)
    return "trained"


def assistant_fingerprint() -> str:
    """A mark of everything that the Rasa model learns from."""
    digest = hashlib.sha256(version("rasa").encode())
    for path in _files(RASA_INPUTS):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def train_assistant(model: Path) -> None:
    """Trains the Rasa model into a file. Raises RuntimeError if Rasa says no."""
    import rasa

    import bot.assistant.quiet  # noqa: F401

    sources = [str(ROOT / name) for name in ("data/nlu", "data/rules", "data/stories")]
    result = rasa.train(
        str(ROOT / "domain.yml"),
        str(ROOT / "config.yml"),
        sources,
        output=str(model.parent),
        force_training=True,
        fixed_model_name=model.name.removesuffix(".tar.gz"),
    )
    if result.code or not result.model:
        raise RuntimeError(f"Rasa could not train the assistant (code {result.code}).")


def _files(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = ROOT / name
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in inside if file.is_file() and file.suffix in (".yml", ".py"))


def _reads(mark: Path) -> str | None:
    return mark.read_text() if mark.exists() else None


@contextmanager
def _told(step: str, report: Report) -> Iterator[list[str]]:
    began = time.monotonic()
    outcome: list[str] = []
    MODELS.mkdir(exist_ok=True)
    report(f"{step} …")
    yield outcome
    report(f"{step}: {outcome[0]} ({time.monotonic() - began:.1f} s)")


os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
