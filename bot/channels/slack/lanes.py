"""One thing after another for each person, and a few people at a time; what breaks is tried again."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

import aiohttp
from slack_sdk.errors import SlackClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant.errors import describe_error
from bot.channels.slack.batches import Batch, next_batch
from bot.channels.slack.changes import CHANGES, corrected, is_early
from bot.channels.slack.pen import Pen
from bot.channels.slack.reading import message_about
from bot.interview.record import new_id
from bot.store.slack_inbox import EARLY, Inbox, Waiting
from bot.store.slack_members import Member, Members
from bot.store.tables import now

log = logging.getLogger(__name__)

AT_ONCE = 10
"""People worked for at the same time: most of that time is spent waiting for Slack."""

LEASE = 30.0
"""Seconds for which a server has a person to itself, renewed while it works."""

SWEEP = 5.0
"""Seconds between looks for things that nobody works on: a server went away, or another one was busy with them."""

PRUNE_EVERY = 720
"""Sweeps between the times that old ids are forgotten."""

LONGEST_DELAY = 30.0
"""Seconds between two tries at most."""

LONGEST_WORK = 300.0
"""Seconds that one try may take. It takes a few, and a minute or two when Slack asks us to slow down."""

GIVE_UP_AFTER = 24 * 60 * 60
"""Seconds after which something that Slack never took is dropped."""

TRIES = 4
"""How often something is tried that breaks in this house."""

PASSING = (SlackClientError, aiohttp.ClientError, asyncio.TimeoutError, OSError, SQLAlchemyError)
"""Errors that pass: Slack, the network or the database does not answer just now."""


class CannotBeDoneError(RuntimeError):
    """Trying again would not help; the message says why, for the log, without anybody's words."""


class LeaseLostError(RuntimeError):
    """Another server has taken over: this one was away for too long."""


class Attends(Protocol):
    """Does the work of a lane."""

    async def attend(self, member: Member, batch: Batch, tried: int) -> None:
        """Does a batch; `tried` is how often it was tried before."""

    async def apologise(self, member: Member, batch: Batch) -> None:
        """Says that a batch could not be done."""


class Lanes:
    """Works off the inbox, a lane a person."""

    def __init__(
        self,
        inbox: Inbox,
        members: Members,
        in_interview: Callable[[str], bool],
        attendant: Attends,
        quiet: float,
        pen: Pen,
    ) -> None:
        """`in_interview` tells whether a candidate is being asked; `quiet` is in seconds."""
        self._inbox, self._members, self._in_interview = inbox, members, in_interview
        self._attendant, self._quiet, self._pen = attendant, quiet, pen
        self.server, self.lease = new_id(), LEASE
        self._lanes: dict[str, tuple[asyncio.Task[None], asyncio.Event]] = {}
        self._room = asyncio.Semaphore(AT_ONCE)
        self._held: dict[str, float] = {}
        self._sweeper: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to work, first with what was left from before."""
        self._sweeper = asyncio.get_running_loop().create_task(self._sweep())

    async def stop(self) -> None:
        """Stops where it is; what is not done stays in the inbox."""
        tasks = [task for task, _ in self._lanes.values()] + ([self._sweeper] if self._sweeper else [])
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._pen.write(self._inbox.leave, self.server)

    def wake(self, member_id: str) -> None:
        """Something arrived for a person."""
        if member_id in self._lanes:
            self._lanes[member_id][1].set()
            return
        news = asyncio.Event()
        task = asyncio.get_running_loop().create_task(self._work(member_id, news))
        self._lanes[member_id] = task, news

    async def _sweep(self) -> None:
        for sweep in range(10**9):
            try:
                for member_id in await self._pen.read(self._inbox.behind):
                    self.wake(member_id)
                if sweep % PRUNE_EVERY == 0:
                    await self._pen.write(self._inbox.prune)
            except Exception as error:
                log.error("the Slack inbox cannot be read: %s", describe_error(error))
            await asyncio.sleep(SWEEP)

    async def _work(self, member_id: str, news: asyncio.Event) -> None:
        try:
            while await self._hold(member_id):
                news.clear()
                if await self._step(member_id, news):
                    continue
                if await self._let_go(member_id) and not news.is_set():
                    return
        except LeaseLostError:
            log.warning("another server has taken over a Slack lane: this one was busy for too long")
        except Exception as error:
            log.error("a Slack lane broke: %s", describe_error(error))
        finally:
            self._held.pop(member_id, None)
            del self._lanes[member_id]

    async def _hold(self, member_id: str) -> bool:
        """Has a person to itself, as far as other servers are concerned; the lease is renewed now and then."""
        since = self._held.get(member_id)
        if since is not None and time.monotonic() - since < self.lease / 3:
            return True
        hold = self._inbox.take if since is None else self._inbox.renew
        held = await self._pen.write(hold, member_id, self.server, self.lease)
        if held:
            self._held[member_id] = time.monotonic()
        return held

    async def _require(self, member_id: str) -> None:
        if not await self._hold(member_id):
            raise LeaseLostError(member_id)

    async def _let_go(self, member_id: str) -> bool:
        self._held.pop(member_id, None)
        return await self._pen.write(self._inbox.let_go, member_id, self.server)

    async def _step(self, member_id: str, news: asyncio.Event) -> bool:
        """Does the next batch, or waits for more of it. False if there is nothing to do."""
        member = await self._pen.read(self._members.get, member_id)
        waiting = await self._pen.read(self._inbox.waiting, member_id)
        if member is None or not waiting:
            return False
        for change in (thing for thing in waiting if thing.kind in CHANGES):
            if await self._change(member, change, waiting):
                return True
        waiting = [thing for thing in waiting if thing.kind not in CHANGES]
        if not waiting:
            return False
        phase = partial(self._in_interview, member.candidate_id)
        found = await self._pen.read(next_batch, waiting, phase, now(), self._quiet)
        if isinstance(found, float):
            await _wait(news, min(found, self.lease / 3))
            return True
        begun = found.things[0].sealed is not None
        if not begun:
            await self._pen.write(self._inbox.seal, found.ids, found.message_id or new_id())
        await self._do(member, found, begun)
        return True

    async def _change(self, member: Member, change: Waiting, waiting: list[Waiting]) -> bool:
        """An edit or a deletion: of a message that waits, it changes the message; otherwise it comes too late.

        False if its message has not come yet, so that it has to wait.
        """
        about = message_about(member.team_id, change.body)
        original = next((thing for thing in waiting if thing.about == about), None)
        if original and original.sealed:
            return False  # its answer was begun and broken off: when that is done, the change comes too late
        if original and change.kind == "edit":
            await self._pen.write(self._inbox.correct, original.id, corrected(original.body, change.body))
        elif original:
            await self._pen.write(self._inbox.finish, [original.id])
        elif not await self._pen.read(self._inbox.knows, about):
            if is_early(change, now()):
                if change.sealed is None:
                    await self._pen.write(self._inbox.seal, [change.id], EARLY)
                return False
        elif change.kind == "edit":
            answer = await self._pen.read(self._inbox.answer_of, about)
            if answer:
                await self._do(member, Batch("late edit", (change,), answer), begun=False)
                return True
        await self._pen.write(self._inbox.finish, [change.id])
        return True

    async def _do(self, member: Member, batch: Batch, begun: bool) -> None:
        """Does a batch, again and again if need be, until it is done or nothing more can be hoped for.

        What was begun before, by a server that went away, may have been said already: this is not the first try.
        """
        tried, began = int(begun), time.monotonic()
        while not await self._try(member, batch, tried, time.monotonic() - began):
            await self._keep_lease(member.id, asyncio.sleep(min(0.5 * 2 ** min(tried, 10), LONGEST_DELAY)))
            tried += 1
            fresh = await self._pen.read(self._members.get, member.id)
            if fresh is None:
                return
            member = fresh
        await self._pen.write(self._inbox.finish, batch.ids)

    async def _try(self, member: Member, batch: Batch, tried: int, seconds: float) -> bool:
        """Whether a batch is over with: done, or given up."""
        try:
            async with self._room:
                await self._require(member.id)  # there may have been a queue
                await self._keep_lease(member.id, self._attendant.attend(member, batch, tried))
            return True
        except LeaseLostError:
            raise
        except CannotBeDoneError as error:
            log.error("dropped a Slack %s: %s", batch.kind, error)
            return True
        except PASSING as error:
            log.warning("a Slack %s has to wait, try %d: %s", batch.kind, tried + 1, describe_error(error))
            return seconds > GIVE_UP_AFTER or (batch.kind == "home" and tried + 1 >= TRIES)
        except Exception as error:
            log.error("a Slack %s broke, try %d: %s", batch.kind, tried + 1, describe_error(error))
            if tried + 1 < TRIES:
                return False
        try:
            await self._attendant.apologise(member, batch)
        except Exception as error:
            log.warning("could not say so: %s", describe_error(error))
        return True

    async def _keep_lease(self, member_id: str, work: Awaitable[None]) -> None:
        """Waits for work while it renews the lease. Work that another server has taken over, or hangs, is broken off.

        Raises LeaseLostError, asyncio.TimeoutError, or what the work raises.
        """
        task, began = asyncio.ensure_future(work), time.monotonic()
        try:
            while not (await asyncio.wait({task}, timeout=self.lease / 3))[0]:
                await self._require(member_id)
                if time.monotonic() - began > LONGEST_WORK:
                    raise asyncio.TimeoutError
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=self.lease / 3)
        if task.cancelled():  # by something within; this lane itself goes on
            raise asyncio.TimeoutError
        task.result()


async def _wait(news: asyncio.Event, seconds: float) -> None:
    """Waits until there is news, or that long."""
    try:
        await asyncio.wait_for(news.wait(), seconds)
    except asyncio.TimeoutError:
        return
