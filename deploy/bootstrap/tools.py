"""Runs another program quietly, keeps what it prints in a log, and turns its failure into one sentence."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence

from bootstrap.places import LOG, ROOT
from bootstrap.trouble import NO_NETWORK, UNTRUSTED, SetupError, sentence_for


def environment() -> dict[str, str]:
    """The caller's environment without what would lead another Python astray."""
    strays = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "UV_PYTHON", "UV_SYSTEM_PYTHON", "UV_PROJECT_ENVIRONMENT")
    return {name: value for name, value in os.environ.items() if name not in strays}


def capture(
    command: Sequence[str], env: Mapping[str, str] | None = None, say: Callable[[str], None] = lambda line: None
) -> tuple[int, str]:
    """Exit status of the command and all that it printed, which also goes to the log. `say` hears each line at once."""
    lines = []
    try:
        with subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env=dict(env) if env is not None else environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                lines.append(line)
                say(line)
    except OSError as error:
        return 127, f"{command[0]} could not be run: {error}"
    output = "".join(lines)
    _log(command, output)
    return process.returncode, output


def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    otherwise: str = "",
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Runs the command. A failure is SetupError with the sentence for a known trouble, or `otherwise`, or the log."""
    status, output = capture(command, env, say)
    if status == 0:
        return
    known = sentence_for(output)
    if otherwise and known in (None, NO_NETWORK, UNTRUSTED):
        raise SetupError(otherwise)
    if known:
        raise SetupError(known)
    name, log = os.path.basename(command[0]), LOG.relative_to(ROOT)
    raise SetupError(f"{name} failed; its last words are above, all of them in {log}.", _last_lines(output))


def works(command: Sequence[str]) -> str | None:
    """What the command printed, or None if it does not run well."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def become(command: Sequence[str]) -> None:
    """Turns this process into the command, so that signals and exit status are the command's own."""
    os.chdir(ROOT)
    try:
        os.execve(command[0], list(command), environment())  # noqa: S606
    except OSError as error:
        raise SetupError(
            f"{command[0]} could not be started: {error.strerror}; make clean and make setup mend it."
        ) from None


def _log(command: Sequence[str], output: str) -> None:
    try:
        LOG.parent.mkdir(exist_ok=True)
        with LOG.open("a", encoding="utf-8") as file:
            file.write(f"$ {shlex.join(command)}\n{output}\n")
    except OSError:
        return  # a full disk is reported by the step that needs the room


def _last_lines(output: str, count: int = 15) -> str:
    lines = output.strip().splitlines()[-count:]
    # Of a stack trace the last line says what happened; the rest is for the log.
    return lines[-1] if any(line.startswith('  File "') for line in lines) else "\n".join(lines)
