"""A local stand-in for Slack: its Web API and its websocket. It takes nothing that Slack would not take."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
from base64 import b64encode
from collections import defaultdict, deque
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from aiohttp import WSMsgType, web
from slack_sdk.models.views import View

from tests.servers import free_port
from tests.slack.messages import Message
from tests.slack.rules import NEEDS, breaches

TOKEN, APP_TOKEN = "xoxb-made-up", "xapp-made-up"
CLIENT = "Basic " + b64encode(b"1.2:a secret").decode()
"""How an app says who it is when it fetches the token of a workspace."""
TEAM, BOT = "T0STARLINE", "U0BOT"


@dataclass
class Call:
    """A call of the Web API."""

    method: str
    token: str
    given: dict[str, Any]


@dataclass
class Mood:
    """How the next call of a method goes: an HTTP status, after it was carried out or instead."""

    status: int
    carried_out: bool = False
    hang: float = 0.0
    error: str = "internal_error"
    garbage: str | None = None
    """The content type of something that is no answer of Slack's, as a proxy gives it."""


@dataclass
class StandIn:
    """Slack's side. A context manager; `problems` lists all that Slack would have refused."""

    tokens: dict[str, str] = field(default_factory=lambda: {TOKEN: TEAM})
    scopes: str = "chat:write,im:history,app_mentions:read,channels:history,groups:history,commands"
    calls: list[Call] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    channels: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    responses: list[dict[str, Any]] = field(default_factory=list)
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    down: bool = False
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.url = f"http://127.0.0.1:{self.port}/api/"
        self._moods: dict[str, deque[Mood]] = defaultdict(deque)
        self._clock = itertools.count(1_700_000_000)
        self._sockets: list[web.WebSocketResponse] = []
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def next_ts(self) -> str:
        """The time of the next thing that happens in Slack."""
        return f"{next(self._clock)}.000100"

    def will(self, method: str, *moods: Mood) -> None:
        """Sets how the next calls of a method go, or the next answers to commands ('response')."""
        self._moods[method].extend(moods)

    def dm(self, user_id: str) -> str:
        """The channel of somebody's direct messages with the app."""
        return "D" + user_id[1:]

    def messages(self, channel: str, thread_ts: str | None = None) -> list[Message]:
        """What stands in a channel or thread, oldest first."""
        return [message for message in self.channels[channel] if message.thread_ts == thread_ts]

    def push(self, kind: str, payload: dict[str, Any], envelope_id: str) -> None:
        """Sends something over the websocket."""
        document = {"type": kind, "envelope_id": envelope_id, "payload": payload, "accepts_response_payload": True}
        asyncio.run_coroutine_threadsafe(self._sockets[-1].send_json(document), self._loop).result(10)

    def hang_up(self) -> None:
        """Closes the websocket, as Slack does every few hours."""
        asyncio.run_coroutine_threadsafe(self._sockets[-1].close(), self._loop).result(10)

    @property
    def websockets(self) -> int:
        """How many websockets were opened so far."""
        return len(self._sockets)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if self.down:
            return web.Response(status=503)
        mood = self._moods[method].popleft() if self._moods[method] else None
        if mood and mood.garbage:
            return web.Response(status=mood.status, text="no upstream", content_type=mood.garbage)
        if mood and not mood.carried_out:
            await asyncio.sleep(mood.hang)
            headers = {"Retry-After": "1"} if mood.status == 429 else {}
            return web.json_response({"ok": False, "error": mood.error}, status=mood.status, headers=headers)
        given = await _arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(method, token, given))
        answer = self._answer(method, token, given)
        if mood:
            await asyncio.sleep(mood.hang)
            return web.json_response({"ok": False, "error": mood.error}, status=mood.status)
        return web.json_response(answer, headers={"x-oauth-scopes": self.scopes})

    def _answer(self, method: str, token: str, given: dict[str, Any]) -> dict[str, Any]:
        if method not in NEEDS:
            return self._refuse("unknown_method", method)
        good = {"apps.connections.open": {APP_TOKEN}, "oauth.v2.access": {CLIENT}}.get(method, self.tokens.keys())
        if token not in good:
            return {"ok": False, "error": "invalid_auth"}
        must, may = NEEDS[method]
        if not must <= given.keys() <= must | may:
            return self._refuse("invalid_arguments", f"{method} got {sorted(given)}")
        carry_out = getattr(self, "_" + method.replace(".", "_"))
        answer: dict[str, Any] = carry_out(given, self.tokens.get(token, ""))
        return answer

    def _refuse(self, error: str, what: str) -> dict[str, Any]:
        self.problems.append(f"{error}: {what}")
        return {"ok": False, "error": error}

    def _auth_test(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        return {"ok": True, "team_id": team, "team": "Billing", "user_id": BOT, "bot_id": "B0BOT", "user": "starline"}

    def _chat_postMessage(self, given: dict[str, Any], team: str) -> dict[str, Any]:  # noqa: N802
        channel = given["channel"]
        if channel[0] == "U":
            channel = self.dm(channel)
        self.problems += breaches(given)
        message = Message(self.next_ts(), given["text"], given.get("blocks") or [], given.get("thread_ts"))
        self.channels[channel].append(message)
        return {"ok": True, "channel": channel, "ts": message.ts}

    def _chat_postEphemeral(self, given: dict[str, Any], team: str) -> dict[str, Any]:  # noqa: N802
        self.problems += breaches(given)
        message = Message(self.next_ts(), given["text"], [], given.get("thread_ts"), given["user"])
        self.channels[given["channel"]].append(message)
        return {"ok": True, "message_ts": message.ts}

    def _chat_delete(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        self.channels[given["channel"]] = [one for one in self.channels[given["channel"]] if one.ts != given["ts"]]
        return {"ok": True, "channel": given["channel"], "ts": given["ts"]}

    def _chat_update(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        self.problems += breaches(given)
        found = [message for message in self.channels[given["channel"]] if message.ts == given["ts"]]
        if not found:
            return self._refuse("message_not_found", given["ts"])
        found[0].text, found[0].blocks = given["text"], given.get("blocks") or []
        return {"ok": True, "channel": given["channel"], "ts": given["ts"]}

    def _conversations_history(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        return self._list(given["channel"], None)

    def _conversations_replies(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        return self._list(given["channel"], given["ts"])

    def _list(self, channel: str, thread_ts: str | None) -> dict[str, Any]:
        if channel[:1] not in ("C", "D", "G"):
            return self._refuse("channel_not_found", channel)
        found = [{"ts": one.ts, "text": one.text, "blocks": one.blocks} for one in self.messages(channel, thread_ts)]
        return {"ok": True, "messages": found[::-1]}

    def _views_publish(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        view = json.loads(given["view"]) if isinstance(given["view"], str) else given["view"]
        View(**view).to_dict()
        self.problems += breaches({"text": "", "blocks": view["blocks"]})
        self.homes[given["user_id"]] = view
        return {"ok": True}

    def _apps_connections_open(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/socket"}

    def _oauth_v2_access(self, given: dict[str, Any], team: str) -> dict[str, Any]:
        if given["code"] != "good-code":
            return {"ok": False, "error": "invalid_code"}
        self.tokens["xoxb-other"] = "T0OTHER"
        return {
            "ok": True, "app_id": "A1", "access_token": "xoxb-other", "bot_user_id": BOT, "scope": self.scopes,
            "team": {"id": "T0OTHER", "name": "Sales"},
        }  # fmt: skip

    async def _respond(self, request: web.Request) -> web.Response:
        if self._moods["response"]:
            return web.Response(status=self._moods["response"].popleft().status, headers={"Retry-After": "1"})
        document = await request.json()
        self.problems += breaches(document)
        self.responses.append({"to": request.match_info["whom"], **document})
        return web.Response(text="ok")

    async def _counts(self, request: web.Request) -> web.Response:
        """How much was posted, for a stand-in in a process of its own."""
        counts = {channel: len(messages) for channel, messages in self.channels.items()}
        return web.json_response({"counts": counts, "problems": self.problems})

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._sockets.append(socket)
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                self.acknowledged.append(json.loads(message.data))
        return socket

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/response/{whom}", self._respond)
        app.router.add_get("/socket", self._socket)
        app.router.add_get("/counts", self._counts)
        runner = web.AppRunner(app, shutdown_timeout=1)
        self._loop.run_until_complete(runner.setup())
        self._loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", self.port).start())
        self._loop.call_soon(self._ready.set)
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    def __enter__(self) -> StandIn:
        self._thread.start()
        assert self._ready.wait(20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(20)


def serve_forever(port: int) -> None:
    """Runs a stand-in in this process, until the process is ended."""
    with StandIn(port=port):
        threading.Event().wait()


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json() if request.can_read_body else {})
    if request.method == "GET":
        return dict(request.query)
    form = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    read = {name: json.loads(value) if name in ("blocks", "view") else value for name, value in form.items()}
    return {**request.query, **read}
