"""Each step is done when it must be, and not otherwise."""

from __future__ import annotations

import time

from tests.setup.folder import Folder, last_sentence, redone

ENVIRONMENT, PACKAGES, PROJECT = "Python 3.10 in .venv", "Packages of requirements/develop.txt", "Starline itself"
BROWSER, INTERVIEWER = "Browser packages", "Interviewer"


def test_up_does_everything_then_serves(fresh: Folder, free_port: str) -> None:
    done = fresh.make("up", STARLINE_PORT=free_port)
    assert done.returncode == 0, done.stdout + done.stderr
    assert redone(done) == [ENVIRONMENT, PACKAGES, PROJECT, BROWSER, INTERVIEWER]
    assert done.stdout.splitlines()[-1] == "starline serve"
    assert all(" s" in line for line in done.stdout.splitlines() if line.startswith("["))


def test_second_up_skips_and_is_quick(ready: Folder, free_port: str) -> None:
    start = time.monotonic()
    done = ready.make("up", STARLINE_PORT=free_port)
    assert done.stdout.splitlines()[-1] == "starline serve"
    assert redone(done) == [INTERVIEWER]
    assert time.monotonic() - start < 3


def test_only_what_changed_is_done_again(ready: Folder) -> None:
    for file, addition, step in (
        ("requirements/develop.txt", "# changed\n", PACKAGES),
        ("pyproject.toml", "# changed\n", PROJECT),
        ("package-lock.json", "\n", BROWSER),
    ):
        ready.add(file, addition)
        assert redone(ready.make("setup")) == [step, INTERVIEWER]
        assert redone(ready.make("setup")) == [INTERVIEWER]


def test_a_moved_folder_gets_a_new_environment(ready: Folder) -> None:
    moved = ready.path.rename(ready.path.with_name("moved"))
    ready.path = moved
    assert redone(ready.make("setup")) == [ENVIRONMENT, PACKAGES, PROJECT, INTERVIEWER]


def test_serving_alone_needs_the_runtime_lock(fresh: Folder) -> None:
    whole = (fresh.path / "requirements/develop.txt").read_text()
    fresh.write("requirements/develop.txt", "broken")
    done = fresh.make("setup", STARLINE_INSTALL="runtime")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Packages of requirements/runtime.txt" in redone(done)
    assert "npm ci --ignore-scripts --no-audit --no-fund --omit=dev" in (fresh.path / "var/setup.log").read_text()
    fresh.write("requirements/develop.txt", whole)
    assert BROWSER in redone(fresh.make("test")), "tests need more of the browser packages"


def test_a_failed_step_is_done_again(ready: Folder) -> None:
    good = (ready.path / "requirements/develop.txt").read_text()
    ready.write("requirements/develop.txt", good.replace("sha256:", "sha256:0000")[:-5] + "\n")
    (ready.path / ".venv/lib/python3.10/site-packages/probe-1.0.dist-info/METADATA").unlink()
    failed = ready.make("setup")
    assert failed.returncode != 0
    ready.write("requirements/develop.txt", good)
    assert PACKAGES in redone(ready.make("setup"))


def test_test_sets_up_then_becomes_pytest(fresh: Folder) -> None:
    done = fresh.make("test", "ARGS=tests/setup -x")
    assert redone(done)[-1] == INTERVIEWER
    assert done.stdout.splitlines()[-1] == "tests tests/setup -x"
    assert "Error 5" in done.stderr, "pytest's own exit status reaches make"


def test_all_tests_run_in_two_processes(ready: Folder) -> None:
    assert ready.make("test").stdout.splitlines()[-1] == "tests -n 2 --dist loadfile"


def test_clean_keeps_the_data(ready: Folder) -> None:
    ready.write("var/starline.db", "interviews")
    assert ready.make("clean").returncode == 0
    assert not (ready.path / ".venv").exists()
    assert not (ready.path / "node_modules").exists()
    assert (ready.path / "var/starline.db").read_text() == "interviews"


def test_what_the_project_says_is_shown(ready: Folder) -> None:
    ready.write("broken.txt", "questions/salary.yml, line 3: a phrasing is missing.")
    done = ready.make("setup")
    assert "questions/salary.yml, line 3: a phrasing is missing." in done.stderr
    assert last_sentence(done).startswith("starline failed")
