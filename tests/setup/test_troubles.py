"""What cannot work ends at once, in one sentence that says what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.setup.folder import ROOT, Folder, last_sentence


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The sentence. Nothing else may have been said."""
    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
    sentence = last_sentence(done)
    assert sentence.endswith(".")
    assert [line for line in done.stderr.splitlines() if line and not line.startswith("make")] == [sentence]
    return sentence


def test_port_in_use_comes_first(fresh: Folder, taken_port: str) -> None:
    sentence = refused(fresh.make("up", STARLINE_PORT=taken_port))
    assert f"Port {taken_port} is in use" in sentence
    assert f"STARLINE_PORT={int(taken_port) + 1} make up" in sentence
    assert not (fresh.path / ".venv").exists(), "asked before any work"


def test_port_of_dotenv_is_asked_too(fresh: Folder, taken_port: str) -> None:
    fresh.write(".env", f"# mine\nexport STARLINE_PORT = '{taken_port}' # here\n")
    assert f"Port {taken_port} is in use" in refused(fresh.make("up"))


@pytest.mark.parametrize("port", ["tea", "0", "70000", "-1", "50.5"])
def test_port_that_is_none(fresh: Folder, port: str) -> None:
    assert refused(fresh.make("up", STARLINE_PORT=port)) == (
        f"STARLINE_PORT is '{port}': it must be a number from 1 to 65535."
    )


def test_host_that_is_not_here(fresh: Folder, free_port: str) -> None:
    sentence = refused(fresh.make("up", STARLINE_HOST="192.0.2.1", STARLINE_PORT=free_port))
    assert "check STARLINE_HOST and STARLINE_PORT" in sentence


def test_disk_too_small(fresh: Folder) -> None:
    assert "Starline needs about 1e+06 GB" in refused(fresh.make("setup", STARLINE_SETUP_FREE_GB="1000000"))
    assert not (fresh.path / ".venv").exists()


def test_wish_for_disk_that_is_no_number(fresh: Folder) -> None:
    assert "must be a number of gigabytes" in refused(fresh.make("setup", STARLINE_SETUP_FREE_GB="lots"))


def test_unknown_install(fresh: Folder) -> None:
    assert "STARLINE_INSTALL is 'all'" in refused(fresh.make("setup", STARLINE_INSTALL="all"))


def test_no_network(fresh: Folder) -> None:
    nowhere = {"UV_OFFLINE": "0", "UV_NO_INDEX": "0", "UV_FIND_LINKS": "", "UV_HTTP_RETRIES": "0", "UV_NO_CACHE": "1"}
    sentence = refused(fresh.make("setup", PIP_INDEX_URL="http://127.0.0.1:9/simple", **nowhere))
    assert sentence.startswith("The package index cannot be reached")


def test_package_that_is_not_the_one_in_the_lock(fresh: Folder) -> None:
    fresh.write("requirements/develop.txt", f"probe==1.0 --hash=sha256:{'0' * 64}\n")
    assert "not the one that the lock file names" in refused(fresh.make("setup"))


def test_no_python_for_rasa(fresh: Folder) -> None:
    places = fresh.path / "deploy/bootstrap/places.py"
    places.write_text(places.read_text().replace('PYTHON_VERSION = "3.10"', 'PYTHON_VERSION = "3.99"'))
    assert refused(fresh.make("setup")).startswith("Rasa needs Python 3.10; none was found here")


def test_no_python_at_all(fresh: Folder, bare_path: Path) -> None:
    assert refused(fresh.make("up", PATH=str(bare_path))).startswith("Starline needs Python 3.9 or newer")


def test_stand_in_pythons_are_passed_over(fresh: Folder, bare_path: Path) -> None:
    for name, script in (("python3", "exit 127"), ("python3.13", f'exec "{sys.executable}" "$@"')):
        (bare_path / name).write_text(f"#!{bare_path}/sh\n{script}\n")
        (bare_path / name).chmod(0o755)
    assert "STARLINE_INSTALL" in refused(fresh.make("setup", PATH=str(bare_path), STARLINE_INSTALL="all"))


@pytest.mark.parametrize(
    ("pretend", "sentence"),
    [
        ("sys.version_info = (3, 8, 0)", "Starline needs Python 3.9 or newer to set itself up; this is Python 3.8."),
        ("sys.platform = 'win32'", "on Windows, open a WSL terminal"),
        ("platform.machine = lambda: 'riscv64'", "Linux or macOS on x86-64 or ARM64; this is linux on riscv64"),
        ("platform.libc_ver = lambda: ('', '')", "use Debian, Ubuntu or Fedora"),
    ],
)
def test_machine_that_cannot(pretend: str, sentence: str) -> None:
    code = f"import platform, runpy, sys; sys.argv = ['', 'setup']; {pretend}; runpy.run_path('deploy/bootstrap')"
    if "platform." in pretend:
        code = code.replace("runpy.run_path", "sys.platform = 'linux'; runpy.run_path")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert sentence in refused(done)


def test_unknown_target() -> None:
    done = subprocess.run(
        [sys.executable, "deploy/bootstrap", "upp"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert refused(done).startswith("Choose one of up, setup, test")
