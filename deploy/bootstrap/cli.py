"""The targets of the Makefile, one function each."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bootstrap.checks import run_checks
from bootstrap.lock import lock
from bootstrap.machine import check_platform, check_port
from bootstrap.places import LOG, ROOT, TOOLS, VENV, program
from bootstrap.steps import Setup
from bootstrap.tools import become
from bootstrap.trouble import SetupError, sentence_for

MADE_HERE = (
    VENV,
    TOOLS,
    *(ROOT / name for name in ("node_modules", "models", ".pytest_cache", ".mypy_cache", ".ruff_cache")),
)


TARGETS = ("up", "setup", "test", "check", "bench", "chat", "lock", "clean")


def main(words: Sequence[str]) -> int:
    """Does what the first word says. Troubles end in one sentence and exit status 1."""
    try:
        target, *rest = words or [""]
        if target not in TARGETS:
            raise SetupError(f"Choose one of {', '.join(TARGETS)}; make help says what each does.")
        check_platform()
        LOG.unlink(missing_ok=True)
        _do(target, rest)
    except SetupError as error:
        return _sorry(str(error), error.details)
    except OSError as error:
        return _sorry(sentence_for(str(error)) or f"Set-up stopped: {error}.")
    except KeyboardInterrupt:
        print("\nStopped. What is done stays done: run make again to go on.", file=sys.stderr)
        return 130
    return 0


IN_TWO = ("-n", "2", "--dist", "loadfile")
"""All tests run in two processes, whole files in each, so that what a file shares is made once."""


def _do(target: str, rest: Sequence[str]) -> None:
    asked = os.environ.get("STARLINE_INSTALL", "").strip() or "develop"
    if asked not in ("develop", "runtime"):
        raise SetupError(
            f"STARLINE_INSTALL is {asked!r}: it may be runtime (what serving needs) or develop (everything)."
        )
    if target == "up":
        check_port()
    with _alone():
        if target == "clean":
            return _clean()
        if target == "lock":
            return lock(rest)
        Setup(asked if target in ("up", "setup", "chat") else "develop", prepare=target != "check").run()
    if target == "check":
        return run_checks()
    commands = {
        "up": [program("starline"), "serve"],
        "chat": [program("starline"), "chat"],
        "test": [program("pytest"), *([] if rest else IN_TWO)],
        "bench": [program("python"), "-m", "benchmarks"],
    }
    if target in commands:
        sys.stdout.flush()
        become([*commands[target], *rest])
    return None


@contextmanager
def _alone() -> Iterator[None]:
    """Two set-ups in one folder would trip over each other: the second waits for the first."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another make is setting up this folder; waiting for it.", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _clean() -> None:
    for folder in MADE_HERE:
        if folder.exists():
            shutil.rmtree(folder)
            print(f"removed {folder.relative_to(ROOT)}")


def _sorry(sentence: str, details: str = "") -> int:
    if details:
        print(details, file=sys.stderr)
    print(f"\n{sentence}", file=sys.stderr)
    return 1
