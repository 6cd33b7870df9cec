"""Bringing the tables up to date. Apart from the opening of the database, which most commands do without it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.store.database import DatabaseError

MIGRATIONS = Path(__file__).parent / "migrations"


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
