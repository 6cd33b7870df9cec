"""A fresh folder, and one that is set up already."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup.folder import Folder


@pytest.fixture
def fresh(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "a person's folder")


@pytest.fixture
def ready(fresh: Folder) -> Folder:
    done = fresh.make("setup")
    assert done.returncode == 0, done.stdout + done.stderr
    return fresh


@pytest.fixture
def taken_port() -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield str(listener.getsockname()[1])


@pytest.fixture
def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A PATH with what make needs, and no Python."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("sh", "make"):
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder
