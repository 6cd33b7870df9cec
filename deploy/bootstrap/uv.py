"""Finds uv, or gets it with the pip of the Python that runs this; hands pip's settings on to it."""

from __future__ import annotations

import re
import shutil
import sys

from bootstrap.places import REQUIREMENTS, TOOLS
from bootstrap.tools import environment, run, works
from bootstrap.trouble import SetupError

OLDEST = (0, 4)

_SAME_IN_UV = {
    "PIP_INDEX_URL": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "PIP_EXTRA_INDEX_URL": ("UV_INDEX", "UV_EXTRA_INDEX_URL"),
    "PIP_FIND_LINKS": ("UV_FIND_LINKS",),
    "PIP_NO_INDEX": ("UV_NO_INDEX",),
    "PIP_TRUSTED_HOST": ("UV_INSECURE_HOST",),
    "PIP_CERT": ("SSL_CERT_FILE",),
    "PIP_DEFAULT_TIMEOUT": ("UV_HTTP_TIMEOUT",),
    "PIP_RETRIES": ("UV_HTTP_RETRIES",),
}


def find() -> str | None:
    """A uv that runs here and is new enough: the one that was fetched before, else the caller's."""
    for path in (TOOLS / "bin" / "uv", TOOLS / "venv" / "bin" / "uv", shutil.which("uv")):
        answer = works([str(path), "--version"]) if path else None
        version = re.match(r"uv (\d+)\.(\d+)", answer or "")
        if version and tuple(map(int, version.groups())) >= OLDEST:
            return str(path)
    return None


def fetch() -> str:
    """Gets the uv that `requirements/uv.txt` pins by hash."""
    wanted = ["--require-hashes", "-r", str(REQUIREMENTS / "uv.txt")]
    if works([sys.executable, "-m", "pip", "--version"]):
        run([sys.executable, "-m", "pip", "install", "--upgrade", "--target", str(TOOLS), *wanted], env=_for_pip())
    else:
        inside = TOOLS / "venv"
        run(
            [sys.executable, "-m", "venv", "--clear", str(inside)],
            otherwise=f"The Python at {sys.executable} has neither pip nor venv: install them (Debian, Ubuntu:"
            " sudo apt install python3-venv), then run make again.",
        )
        run([str(inside / "bin" / "python"), "-m", "pip", "install", *wanted], env=_for_pip())
    found = find()
    if not found:
        raise SetupError(f"uv was installed into {TOOLS.name} and does not run here; the log says more.")
    return found


def settings() -> dict[str, str]:
    """The environment for uv: what it tells pip holds for uv too, unless uv was told otherwise."""
    env = environment()
    for pip, names in _SAME_IN_UV.items():
        if env.get(pip) and not any(name in env for name in names):
            env[names[0]] = env[pip]
    # uv stops at the first index that knows a package's name; pip looks at all. The hashes make both safe.
    env.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return env


def _for_pip() -> dict[str, str]:
    # A person's own pip settings may say "always --user" or "only in a virtual environment"; neither fits --target.
    return {**environment(), "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
