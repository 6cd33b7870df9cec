"""What Slack sent, kept from the moment it arrives until the work is done: nothing is lost, and nothing done twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from bot.interview.record import new_id
from bot.store import tables
from bot.store.slack_tables import inbox, member
from bot.store.tables import now

KEPT = timedelta(days=3)
"""How long the ids of what is done are kept. Slack's own retries end within the hour."""

EARLY = "early"
"""The seal of a change that came before the message it is about."""

EARLY_KEPT = timedelta(hours=1)
"""How long such a change waits for its message: as long as Slack tries to send one."""


@dataclass(frozen=True)
class Delivery:
    """Something that Slack sent, read."""

    id: str
    """Slack's id of this sending: the event's id, or what comes nearest to one."""
    kind: str
    team_id: str
    user_id: str
    sent_at: float
    """Slack's time of the thing itself, in seconds: the order in which the person did things."""
    body: dict[str, Any] = field(default_factory=dict)
    about: str | None = None
    """The thing itself, such as one message of one channel: two sendings about the same thing are one."""


@dataclass(frozen=True)
class Waiting:
    """Something in the inbox that is not done yet."""

    id: str
    kind: str
    about: str | None
    body: dict[str, Any]
    sealed: str | None
    """What it was done as before and may have been broken off; None if it was not begun."""
    arrived: datetime


class Inbox:
    """The inbox, by member. All calls are short transactions."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        dialect: Any = sqlite if engine.dialect.name == "sqlite" else postgresql
        self._insert = dialect.insert

    def receive(self, deliveries: Sequence[Delivery], server: str = "", seconds: float = 0.0) -> list[str | None]:
        """Keeps what arrived, all in one transaction. For each, the member's id, or None if it was here before.

        The members whom no server works for become those of `server` for some seconds, so that no other one takes up
        what this one is about to. A few statements however many arrived: in a busy process each may wait for its turn.
        """
        with self.engine.begin() as connection:
            known = self._seen(connection, deliveries)
            members = self._members(connection, {(each.team_id, each.user_id) for each in deliveries})
            new: list[dict[str, Any]] = []
            owners: list[str | None] = []
            for each in deliveries:
                member_id = members[each.team_id, each.user_id]
                fresh = not known & {each.id, each.about}
                owners.append(member_id if fresh else None)
                known |= {each.id, each.about} - {None}
                if fresh:
                    new.append(_row(each, member_id))
            if new:  # another server may have been quicker, which does no harm
                connection.execute(self._insert(inbox).values(new).on_conflict_do_nothing())
            if new and server:
                self._take(connection, {owner for owner in owners if owner}, server, seconds)
            return owners

    def waiting(self, member_id: str) -> list[Waiting]:
        """What is not done yet, in the order in which the person did it."""
        query = (
            select(inbox)
            .where(inbox.c.slack_member_id == member_id, inbox.c.done_at.is_(None))
            .order_by(inbox.c.sent_at, inbox.c.created_at)
        )
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Waiting(row.id, row.kind, row.about, row.body, row.sealed, row.created_at) for row in rows]

    def knows(self, about: str) -> bool:
        """Whether this thing has ever arrived."""
        with self.engine.connect() as connection:
            return connection.execute(select(inbox.c.id).where(inbox.c.about == about)).first() is not None

    def answer_of(self, about: str) -> str | None:
        """The id of the answer that a message became part of."""
        with self.engine.connect() as connection:
            found: str | None = connection.execute(select(inbox.c.sealed).where(inbox.c.about == about)).scalar()
            return found

    def seal(self, ids: Iterable[str], message_id: str) -> None:
        """Makes messages one answer, for good: work that breaks off is taken up with the very same ones."""
        self._change(inbox.c.id.in_(list(ids)), sealed=message_id)

    def correct(self, waiting_id: str, body: dict[str, Any]) -> None:
        """Puts other words into something that waits."""
        self._change(inbox.c.id == waiting_id, body=body)

    def finish(self, ids: Iterable[str]) -> None:
        """Marks things as done and forgets their words."""
        self._change(inbox.c.id.in_(list(ids)), done_at=now(), body={})

    def allow_again(self, ids: Iterable[str]) -> None:
        """Lets the same things come once more under other ids: what was tried with them came to nothing."""
        self._change(inbox.c.id.in_(list(ids)), about=None)

    def behind(self) -> list[str]:
        """Members for whom something waits and for whom no server works at the moment."""
        query = (
            select(inbox.c.slack_member_id)
            .join(member)
            .where(_pending())
            .where(or_(member.c.busy_until.is_(None), member.c.busy_until < now()))
            .distinct()
        )
        with self.engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def take(self, member_id: str, server: str, seconds: float) -> bool:
        """Makes a server the one that works for a member for some seconds. False if another one does."""
        with self.engine.begin() as connection:
            return self._take(connection, {member_id}, server, seconds)

    def renew(self, member_id: str, server: str, seconds: float) -> bool:
        """Lets a server work on. False if another one took the member in the meantime, even if it is done by now."""
        mine = update(member).where(member.c.id == member_id, member.c.busy_by == server)
        with self.engine.begin() as connection:
            return bool(connection.execute(mine.values(busy_until=now() + timedelta(seconds=seconds))).rowcount)

    def let_go(self, member_id: str, server: str) -> bool:
        """The server has nothing left to do for the member. False if there is something, so that it must go on."""
        waits = select(inbox.c.id).where(inbox.c.slack_member_id == member_id, _pending()).exists()
        released = update(member).where(member.c.id == member_id, member.c.busy_by == server, ~waits)
        with self.engine.begin() as connection:
            return bool(connection.execute(released.values(busy_by=None, busy_until=None)).rowcount)

    def leave(self, server: str) -> None:
        """The server goes away; what is not done is for others."""
        released = update(member).where(member.c.busy_by == server)
        with self.engine.begin() as connection:
            connection.execute(released.values(busy_by=None, busy_until=None))

    def prune(self) -> None:
        """Forgets the ids of what was done long ago."""
        with self.engine.begin() as connection:
            connection.execute(delete(inbox).where(inbox.c.done_at < now() - KEPT))

    def _change(self, which: Any, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(update(inbox).where(which).values(**values))

    def _take(self, connection: Connection, members: set[str], server: str, seconds: float) -> bool:
        """Whether all of some members are a server's now, each unless another one works for it."""
        free = or_(member.c.busy_by == server, member.c.busy_until.is_(None), member.c.busy_until < now())
        taken = (
            update(member)
            .where(member.c.id.in_(members), free)
            .values(busy_by=server, busy_until=now() + timedelta(seconds=seconds))
        )
        return bool(connection.execute(taken).rowcount == len(members))

    def _seen(self, connection: Connection, deliveries: Sequence[Delivery]) -> set[str | None]:
        """The ids and things among some deliveries that were here before."""
        ids, things = [each.id for each in deliveries], [each.about for each in deliveries if each.about]
        query = select(inbox.c.id, inbox.c.about).where(or_(inbox.c.id.in_(ids), inbox.c.about.in_(things)))
        return {name for row in connection.execute(query) for name in row if name}

    def _members(self, connection: Connection, people: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The members' ids. Whoever comes for the first time is a new candidate."""
        found = self._known(connection, people)
        missing = [person for person in people if person not in found]
        if not missing:
            return found
        candidates = {person: new_id() for person in missing}
        at = now()
        connection.execute(
            tables.candidate.insert(),
            [{"id": candidate_id, "preferences": {}, "created_at": at} for candidate_id in candidates.values()],
        )
        rows = [
            {
                "id": new_id(),
                "candidate_id": candidates[team_id, user_id],
                "team_id": team_id,
                "user_id": user_id,
                "reminder_zone": "UTC",
                "created_at": at,
            }
            for team_id, user_id in missing
        ]
        connection.execute(self._insert(member).values(rows).on_conflict_do_nothing())
        # A candidate without a member: another server was quicker with that person.
        taken = select(member.c.candidate_id)
        made = tables.candidate.c.id.in_(list(candidates.values()))
        connection.execute(delete(tables.candidate).where(made, tables.candidate.c.id.not_in(taken)))
        return self._known(connection, people)

    def _known(self, connection: Connection, people: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
        query = select(member.c.team_id, member.c.user_id, member.c.id).where(
            member.c.user_id.in_({user_id for _, user_id in people})
        )
        rows = connection.execute(query)
        return {(row.team_id, row.user_id): row.id for row in rows if (row.team_id, row.user_id) in people}


def _pending() -> Any:
    """What a server has to do something about: not what waits for its message."""
    parted = or_(inbox.c.sealed.is_(None), inbox.c.sealed != EARLY, inbox.c.created_at < now() - EARLY_KEPT)
    return and_(inbox.c.done_at.is_(None), parted)


def _row(delivery: Delivery, member_id: str) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "about": delivery.about,
        "slack_member_id": member_id,
        "kind": delivery.kind,
        "sent_at": delivery.sent_at,
        "body": delivery.body,
        "created_at": now(),
    }
