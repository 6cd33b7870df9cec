"""`make lock`: pins every dependency, with hashes and without the address of any registry."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from bootstrap import uv
from bootstrap.console import alive
from bootstrap.places import OLDEST_PYTHON, PYTHON_VERSION, REQUIREMENTS, program
from bootstrap.steps import NPM, Setup
from bootstrap.tools import run

FOR_RASA = ("--universal", "--python-version", PYTHON_VERSION)


def lock(words: Sequence[str]) -> None:
    """Writes the lock files; pins stay as they are unless `--upgrade` is among the words."""
    setup = Setup("develop")
    setup.environment()
    found = uv.find() or uv.fetch()
    with alive("requirements/develop.txt"):
        _compile(found, "develop", (*FOR_RASA, *words))
    with alive("requirements/runtime.txt"):
        # uv keeps the pins that it finds, so what is served is what was tested.
        shutil.copy(REQUIREMENTS / "develop.txt", REQUIREMENTS / "runtime.txt")
        _compile(found, "runtime", FOR_RASA)
    with alive("requirements/uv.txt"):
        _compile(found, "uv", ("--python-version", OLDEST_PYTHON, *words))
    setup.packages()
    with alive("package-lock.json"):
        verb = "update" if "--upgrade" in words else "install"
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund")
        bare = ("--package-lock-only", "--omit-lockfile-registry-resolved")
        run([program("python"), "-c", NPM, verb, *bare, *quiet])


def _compile(found: str, name: str, options: Sequence[str]) -> None:
    files = (str(REQUIREMENTS / f"{name}.in"), "--output-file", str(REQUIREMENTS / f"{name}.txt"))
    form = (
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-annotate",
        "--no-header",
        "--quiet",
    )
    run([found, "pip", "compile", *files, "--python", program("python"), *form, *options], env=uv.settings())
