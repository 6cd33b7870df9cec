"""Where in Slack an interview shows: the threads that belong to somebody, and our messages with buttons."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from bot.store.slack_tables import post, thread


@dataclass(frozen=True)
class Place:
    """A direct conversation, or a thread in a channel."""

    team_id: str
    channel: str
    thread_ts: str | None = None


@dataclass(frozen=True)
class Thread:
    """A thread and whose it is. `interview_id` is None until an interview has begun in it."""

    member_id: str
    interview_id: str | None


@dataclass(frozen=True)
class Post:
    """A message of ours with buttons."""

    member_id: str
    channel: str
    ts: str
    message_id: str
    part: int
    """Which of the messages that the replies to `message_id` were packed into, from 0."""
    used: list[str]
    """What the buttons send that can no longer be pressed."""


class Places:
    """Threads and messages."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._insert = (sqlite if engine.dialect.name == "sqlite" else postgresql).insert

    def thread(self, place: Place) -> Thread | None:
        """Whose a thread is; None if it is nobody's."""
        query = select(thread.c.slack_member_id, thread.c.interview_id).where(
            thread.c.team_id == place.team_id,
            thread.c.channel == place.channel,
            thread.c.thread_ts == place.thread_ts,
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return Thread(*row) if row else None

    def open_thread(self, place: Place, member_id: str) -> None:
        """Makes a thread somebody's, unless it is taken."""
        values = {"slack_member_id": member_id, "team_id": place.team_id, "channel": place.channel}
        with self._engine.begin() as connection:
            added = self._insert(thread).values(**values, thread_ts=place.thread_ts).on_conflict_do_nothing()
            connection.execute(added)

    def begin(self, place: Place, interview_id: str) -> None:
        """Notes the interview that began in a thread."""
        which = (
            thread.c.team_id == place.team_id,
            thread.c.channel == place.channel,
            thread.c.thread_ts == place.thread_ts,
        )
        with self._engine.begin() as connection:
            connection.execute(update(thread).where(*which).values(interview_id=interview_id))

    def add_post(self, team_id: str, new: Post) -> None:
        """Keeps where a message with buttons is."""
        with self._engine.begin() as connection:
            connection.execute(
                self._insert(post)
                .values(
                    slack_member_id=new.member_id,
                    team_id=team_id,
                    channel=new.channel,
                    ts=new.ts,
                    message_id=new.message_id,
                    part=new.part,
                    used=new.used,
                )
                .on_conflict_do_nothing()
            )

    def posts(self, member_id: str) -> list[Post]:
        """A person's messages whose buttons can be pressed, oldest first."""
        columns = (post.c.slack_member_id, post.c.channel, post.c.ts, post.c.message_id, post.c.part, post.c.used)
        query = select(*columns).where(post.c.slack_member_id == member_id).order_by(post.c.id)
        with self._engine.connect() as connection:
            return [Post(*row) for row in connection.execute(query)]

    def use(self, old: Post, sends: str) -> None:
        """Notes that a button was pressed."""
        which = (post.c.slack_member_id == old.member_id, post.c.channel == old.channel, post.c.ts == old.ts)
        with self._engine.begin() as connection:
            connection.execute(update(post).where(*which).values(used=[*old.used, sends]))

    def drop_post(self, old: Post) -> None:
        """Forgets a message whose buttons are gone."""
        which = (post.c.slack_member_id == old.member_id, post.c.channel == old.channel, post.c.ts == old.ts)
        with self._engine.begin() as connection:
            connection.execute(delete(post).where(*which))
