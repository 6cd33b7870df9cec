"""Fixtures that most tests share: a database of their own, the trained models, and somebody to talk with."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.candidates import Talk
from tests.hosts import Host
from tests.servers import Server

if TYPE_CHECKING:
    from rasa.core.agent import Agent

    from bot.assistant.parts import Parts
    from bot.guide.model import Guide

pytest_plugins = ["tests.ci_skips", "tests.databases"]


HOME = Path(tempfile.mkdtemp(prefix="starline-tests-"))
"""A folder for this run, with the database that everything here uses. Nobody's real data is touched."""

# Before anything of ours is imported, since settings are read once.
os.environ["DATABASE_URL"] = f"sqlite:///{HOME / 'starline.db'}"
os.environ["STARLINE_SECRET_KEY"] = "tests only"


def pytest_unconfigure() -> None:
    """Leaves nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real guide."""
    from bot.guide.loader import load_guide

    return load_guide()


@pytest.fixture(scope="session")
def trained() -> Path:
    """The folder of the trained models, trained if they are not up to date."""
    from bot.assistant.preparation import MODELS, prepare

    prepare(print)
    return MODELS


@pytest.fixture(scope="session")
def house(trained: Path) -> Parts:
    """The parts that the actions of this process work with."""
    from bot.assistant.parts import parts

    return parts()


@pytest.fixture(scope="session")
def agent(house: Parts) -> Agent:
    """The real Rasa model."""
    from bot.assistant.agent import load_agent

    return load_agent()


@pytest.fixture
def talk(agent: Agent, house: Parts) -> Talk:
    """A new candidate in conversation with the real model, actions and store."""
    return Talk(agent, house.repository, house.repository.add_candidate())


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """Another site, which may show our page."""
    with Host() as running:
        yield running


@pytest.fixture(scope="session")
def server(trained: Path, host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with a database of its own."""
    with Server(tmp_path_factory.mktemp("server"), STARLINE_EMBED_ORIGINS=host.url) as running:
        host.ours = running.url
        yield running
