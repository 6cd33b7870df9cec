"""Opening the database: SQLite in WAL mode by default, PostgreSQL by URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

_COMMON: dict[str, Any] = {"future": True, "hide_parameters": True}
"""Errors of the database name no parameters: they would carry answers into the log."""


class DatabaseError(RuntimeError):
    """The database cannot be used; the message is a sentence for the person who runs Starline."""


def open_engine(url: str) -> Engine:
    """An engine for a database URL such as 'sqlite:///var/starline.db' or 'postgresql://user@host/name'.

    Makes the folder of an SQLite file. SQLite is set to WAL, where a commit is one append and readers never wait,
    with `synchronous=FULL`, so that a committed answer outlives a power cut. Raises DatabaseError for an address that
    is none.
    """
    try:
        return _open(make_url(url.replace("postgres://", "postgresql://", 1)))
    except (ArgumentError, ImportError, OSError) as error:
        raise DatabaseError(
            "DATABASE_URL cannot be used. It should look like sqlite:///file.db or "
            "postgresql://user:password@host/name."
        ) from error


def _open(address: URL) -> Engine:
    if address.get_backend_name() != "sqlite":
        engine: Engine = create_engine(
            address, pool_pre_ping=True, pool_size=5, max_overflow=5, pool_recycle=1800, **_COMMON
        )
        return engine
    pool: dict[str, Any] = {}
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        # Kept open: opening a file and setting it up takes longer than most of what a turn reads from it.
        pool = {"poolclass": QueuePool}
    engine = create_engine(address, connect_args={"check_same_thread": False, "timeout": 15}, **pool, **_COMMON)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
