"""People of Slack workspaces: which candidate each of them is, and when each wants to be reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from bot.store.slack_tables import member


@dataclass(frozen=True)
class Member:
    """A person in a workspace."""

    id: str
    team_id: str
    user_id: str
    candidate_id: str
    reminder_minute: int | None
    """Minutes after midnight in `reminder_zone`; None for no reminder."""
    reminder_zone: str
    """An IANA name, such as 'Europe/Lisbon'."""
    reminder_next: datetime | None


_COLUMNS = [member.c[name] for name in Member.__dataclass_fields__]


class Members:
    """The people."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, member_id: str) -> Member | None:
        """One person; None if erased."""
        with self._engine.connect() as connection:
            row = connection.execute(select(*_COLUMNS).where(member.c.id == member_id)).first()
        return Member(*row) if row else None

    def of(self, candidate_id: str) -> list[Member]:
        """The accounts that a candidate has in Slack."""
        query = select(*_COLUMNS).where(member.c.candidate_id == candidate_id).order_by(member.c.created_at)
        with self._engine.connect() as connection:
            return [Member(*row) for row in connection.execute(query)]

    def remind(self, member_id: str, minute: int | None, zone: str, next_at: datetime | None) -> None:
        """Sets when a person is reminded; `minute` None is never."""
        values = {"reminder_minute": minute, "reminder_zone": zone, "reminder_next": next_at}
        with self._engine.begin() as connection:
            connection.execute(update(member).where(member.c.id == member_id).values(**values))

    def due(self, at: datetime) -> list[Member]:
        """The people whose reminder is due."""
        query = select(*_COLUMNS).where(member.c.reminder_next <= at)
        with self._engine.connect() as connection:
            return [Member(*row) for row in connection.execute(query)]

    def claim(self, one: Member, next_at: datetime) -> bool:
        """Moves a due reminder to its next time. False if another server did so a moment ago."""
        moved = (
            update(member)
            .where(member.c.id == one.id, member.c.reminder_next == one.reminder_next)
            .values(reminder_next=next_at)
        )
        with self._engine.begin() as connection:
            return bool(connection.execute(moved).rowcount)
