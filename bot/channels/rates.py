"""How often somebody may send something."""

from __future__ import annotations

import math
import time
from http import HTTPStatus

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.channels.refusals import Refusal


class Rates:
    """Counts what was sent in the last minute, per candidate and per network address."""

    def __init__(self, per_candidate: int, per_address: int) -> None:
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)  # which itself holds the storage by a weak reference
        self._per_candidate = RateLimitItemPerMinute(per_candidate)
        self._per_address = RateLimitItemPerMinute(per_address)

    def candidate(self, candidate_id: str) -> None:
        """Counts a message of a candidate. Raises Refusal if it was one too many."""
        self._count(self._per_candidate, "candidate", candidate_id)

    def address(self, purpose: str, address: str) -> None:
        """Counts a request from an address, each purpose by itself. Raises Refusal if it was one too many."""
        self._count(self._per_address, purpose, address)

    def _count(self, limit: RateLimitItemPerMinute, *key: str) -> None:
        if self._limiter.hit(limit, *key):
            return
        wait = max(1, math.ceil(self._limiter.get_window_stats(limit, *key)[0] - time.time()))
        seconds = "a second" if wait == 1 else f"{wait} seconds"
        says = f"That was a lot in one minute. Please wait {seconds}, then send it again; nothing you wrote is lost."
        raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, "too-often", says, {"Retry-After": str(wait)})
