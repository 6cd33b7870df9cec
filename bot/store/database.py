"""Opening the database: SQLite in WAL mode by default, PostgreSQL by URL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import QueuePool

MIGRATIONS = Path(__file__).parent / "migrations"


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


def migrate(engine: Engine) -> bool:
    """Brings the tables up to date. True if there was anything to do."""
    if is_current(engine):
        return False
    without_foreign_keys(engine, lambda connection: command.upgrade(_config(connection), "head"))
    return True


def without_foreign_keys(engine: Engine, change: Callable[[Any], None]) -> None:
    """Changes tables in one transaction. Raises DatabaseError, and changes nothing, if rows would lose their owner.

    SQLite rebuilds a table by dropping it, and with foreign keys on that would take along all that refers to it.
    """
    with engine.connect() as opened:
        connection: Any = opened
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        change(connection)
        if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            connection.rollback()
            raise DatabaseError("The update of the database would leave rows without their owner, so it was not kept.")
        connection.commit()
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def is_current(engine: Engine) -> bool:
    """Whether the tables are those that this version works with."""
    try:
        opened = engine.connect()
    except OperationalError as error:
        raise DatabaseError(
            "The database cannot be reached. Is DATABASE_URL right, and does its server run?"
        ) from error
    with opened as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    return here == ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _config(connection: Any) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
