"""Saying things in Slack: posting replies once, and taking away buttons that have had their time."""

from __future__ import annotations

import logging
from http import HTTPStatus

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.assistant.errors import describe_error
from bot.channels.slack.blocks import SlackMessage, block_name, render
from bot.channels.slack.lanes import CannotBeDoneError
from bot.channels.slack.pen import Pen
from bot.channels.slack.workspaces import Workspaces
from bot.interview.record import Exchange
from bot.store.repository import Repository
from bot.store.slack_members import Member
from bot.store.slack_places import Place, Places, Post

log = logging.getLogger(__name__)

HOPELESS = frozenset(
    [
        "account_inactive",
        "channel_not_found",
        "invalid_auth",
        "is_archived",
        "is_inactive",
        "missing_scope",
        "not_authed",
        "not_enabled",
        "not_in_channel",
        "no_permission",
        "restricted_action",
        "team_access_not_granted",
        "thread_not_found",
        "token_expired",
        "token_revoked",
        "user_not_found",
        "cannot_dm_bot",
        "messages_tab_disabled",
    ]
)
"""Errors of Slack that another try would meet again."""

PASSING = frozenset(
    ["fatal_error", "internal_error", "rate_limited", "ratelimited", "request_timeout", "service_unavailable"]
)
"""Errors of Slack that pass. With any other, it means what we send."""

LOOKED_AT = 30
"""Newest messages among which one of ours is looked for."""


class RefusedError(RuntimeError):
    """Slack does not take what we send, for a reason that is not known here."""


class Posting:
    """Posts, and keeps where the buttons are."""

    def __init__(self, workspaces: Workspaces, places: Places, repository: Repository, pen: Pen) -> None:
        self.workspaces, self._places, self._repository, self._pen = workspaces, places, repository, pen

    async def say(self, member: Member, place: Place, exchange: Exchange, again: bool, note: str = "") -> Place:
        """Posts the replies of an exchange, and retires the buttons of earlier ones. Returns where they are.

        `note` stands below them in small letters.

        `again` is for a try that may have come through without our hearing of it: what is there already is not posted
        twice. Raises CannotBeDoneError if Slack will never take it, or what the client raises if it may later.
        """
        client = await self.workspaces.client(member.team_id)
        channel, there = await self._posted(client, member, place) if again else (place.channel, {})
        for part, message in enumerate(render(exchange.replies, exchange.message_id, used=(), note=note)):
            name = block_name(exchange.message_id, part)
            ts = there.get(name)
            if ts is None:
                nowhere = again and channel == member.user_id
                answer = await self._post(client, Place(place.team_id, channel, place.thread_ts), message)
                channel, ts = str(answer["channel"]), str(answer["ts"])
                if nowhere:
                    there = await self._keep_first(client, member, Place(place.team_id, channel), name, ts)
                    ts = there[name]
            if message.has_buttons:
                new = Post(member.id, channel, ts, exchange.message_id, part, [])
                await self._pen.write(self._places.add_post, member.team_id, new)
        if any(reply["buttons"] for reply in exchange.replies):
            await self._retire(client, member, exchange.message_id)
        return Place(member.team_id, channel, place.thread_ts)

    async def tell(self, member: Member, place: Place, text: str) -> None:
        """Says something to one person only: in a channel nobody else sees it."""
        client = await self.workspaces.client(member.team_id)
        try:
            if place.channel.startswith(("C", "G")):
                await client.chat_postEphemeral(
                    channel=place.channel, user=member.user_id, thread_ts=place.thread_ts, text=text
                )
            else:
                await client.chat_postMessage(
                    channel=place.channel, thread_ts=place.thread_ts, text=text, unfurl_links=False
                )
        except SlackApiError as error:
            raise read_refusal(error) from None

    async def respond(self, url: str | None, text: str, blocks: list[dict[str, object]] | None = None) -> bool:
        """Answers a slash command or a press, for that person only. False if Slack does not take it any more."""
        if not url:
            return False
        patient = AsyncRateLimitErrorRetryHandler(max_retry_count=2)
        response = await AsyncWebhookClient(url, timeout=10, retry_handlers=[patient]).send(
            text=text, blocks=blocks, response_type="ephemeral", replace_original=False
        )
        return response.status_code == 200

    async def use(self, member: Member, place: Place, ts: str, sends: str) -> None:
        """Takes a pressed button away and leaves the others: its answer brought no buttons of its own."""
        posts = await self._pen.read(self._places.posts, member.id)
        post = next((post for post in posts if (post.channel, post.ts) == (place.channel, ts)), None)
        if post:
            await self._pen.write(self._places.use, post, sends)
            client = await self.workspaces.client(member.team_id)
            await self._update(client, member, post, [*post.used, sends])

    async def _post(self, client: AsyncWebClient, place: Place, message: SlackMessage) -> AsyncSlackResponse:
        try:
            return await client.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread_ts,
                text=message.text,
                blocks=message.blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
        except SlackApiError as error:
            raise read_refusal(error) from None

    async def _retire(self, client: AsyncWebClient, member: Member, newest: str) -> None:
        for post in await self._pen.read(self._places.posts, member.id):
            if post.message_id != newest:
                await self._pen.write(self._places.drop_post, post)
                await self._update(client, member, post, None)

    async def _update(self, client: AsyncWebClient, member: Member, post: Post, used: list[str] | None) -> None:
        """Draws a message of ours anew. That is for the eye: if it fails, the press itself is still refused."""
        exchange = await self._pen.read(self.exchange, member, post.message_id)
        if exchange is None:
            return
        messages = render(exchange.replies, exchange.message_id, used)
        try:
            await client.chat_update(
                channel=post.channel, ts=post.ts, text=messages[post.part].text, blocks=messages[post.part].blocks
            )
        except Exception as error:
            log.warning("a Slack message could not be updated: %s", describe_error(error))

    def exchange(self, member: Member, message_id: str) -> Exchange | None:
        """What was said to a message before."""
        with self._repository.records(member.candidate_id) as records:
            return records.exchange(message_id)

    async def _keep_first(
        self, client: AsyncWebClient, member: Member, place: Place, name: str, ts: str
    ) -> dict[str, str]:
        """What stands in a conversation that could not be looked into before the second try was posted there.

        If the first try had come through after all, the second one, at `ts`, is deleted again.
        """
        try:
            _, there = await self._posted(client, member, place)
            if there.get(name, ts) != ts:
                await client.chat_delete(channel=place.channel, ts=ts)
        except Exception as error:
            log.warning("a Slack message may stand there twice: %s", describe_error(error))
            there = {}
        return {name: ts, **there}

    async def _posted(self, client: AsyncWebClient, member: Member, place: Place) -> tuple[str, dict[str, str]]:
        """The channel of a place, and our messages among its newest ones: the name of the first block, and where."""
        channel = place.channel
        if channel == member.user_id:  # good for posting, and for nothing else
            posts = await self._pen.read(self._places.posts, member.id)
            channel = next((post.channel for post in reversed(posts) if post.channel.startswith("D")), channel)
        if channel == member.user_id:
            return channel, {}
        try:
            if place.thread_ts:
                found = await client.conversations_replies(channel=channel, ts=place.thread_ts, limit=999)
            else:
                found = await client.conversations_history(channel=channel, limit=LOOKED_AT)
        except SlackApiError as error:
            if passes(error):
                raise
            log.warning("Slack does not let us look whether a message is there: %s", _code(error))
            return channel, {}
        return channel, {
            str(block.get("block_id")): str(message["ts"])
            for message in found["messages"]
            for block in message.get("blocks") or []
        }


def passes(error: SlackApiError) -> bool:
    """Whether Slack may take at another time what it did not take now."""
    return getattr(error.response, "status_code", None) != HTTPStatus.OK or _code(error) in PASSING


def read_refusal(error: SlackApiError) -> Exception:
    """What Slack's refusal means for a lane: nothing more to be done, worth a few tries, or worth many."""
    if _code(error) in HOPELESS:
        return CannotBeDoneError(f"Slack says {_code(error)}")
    return error if passes(error) else RefusedError(f"Slack says {_code(error)}")


def _code(error: SlackApiError) -> str | None:
    """Slack's name for an error; None if it was not Slack who answered, but something on the way."""
    data = getattr(error.response, "data", None)
    return data.get("error") if isinstance(data, dict) else None
