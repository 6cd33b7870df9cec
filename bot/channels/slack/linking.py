"""One person, both places: a code from the practice page joins it with an account in Slack."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.channels.slack.desk import SlackDesk
from bot.store.merging import merge
from bot.store.slack_members import Member

TRIES = RateLimitItemPerMinute(5)
_storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(_storage)

LINKED = "Joined. Your interviews here and on the web are one from now on: start in one place, go on in the other."
ALREADY = "This account and your practice page belong together already."
UNKNOWN = (
    "I do not know that code. It works once, within ten minutes: open the practice page, choose “Use in Slack”, and "
    "type what it shows after `/interview link`."
)
TOO_OFTEN = "That were many codes in one minute. Please wait a moment and try again."


def link_account(desk: SlackDesk, member: Member, code: str) -> str:
    """Makes a member the candidate that a code was given to; all that either has done is kept. Returns what to say."""
    if not _limiter.hit(TRIES, "code", member.id):
        return TOO_OFTEN
    candidate_id = desk.links.use(code, "code")
    if candidate_id is None:
        return UNKNOWN
    if candidate_id == member.candidate_id:
        return ALREADY
    merge(desk.repository.engine, candidate_id, member.candidate_id)
    return LINKED
