"""A real Sanic app with the web channel, served over loopback in a thread, and a stand-in for the assistant."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Any, TypeVar

import httpx
from rasa.core.channels import channel
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.run import _create_app_without_api
from sanic import Sanic

from bot.channels.practice import Desk
from bot.channels.web import WebChannel
from bot.interview.say import Say
from bot.review.channel import ReviewChannel
from tests.servers import free_port

L = TypeVar("L", bound="Loopback")

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


class Parrot:
    """Stands in for the Rasa agent: says back what it hears, and counts."""

    model_id = "parrot"

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.ready = True
        self.pause = 0.0
        self.lock_store = InMemoryLockStore()

    def is_ready(self) -> bool:
        return self.ready

    async def handle_message(self, message: UserMessage) -> None:
        self.heard.append((message.sender_id, message.text))
        await asyncio.sleep(self.pause)
        if "break" in message.text:
            raise RuntimeError(f"cannot cope with {message.text}")
        say = Say(f"You said {message.text}").document()
        await message.output_channel.send_response(message.sender_id, {"custom": say})


class Loopback:
    """The app at `url`. A context manager."""

    def __init__(
        self, desk: Desk, cors: str | list[str] | None = None, channels: Sequence[InputChannel] = (), port: int = 0
    ) -> None:
        Sanic.test_mode = True  # allows several apps of one name in one process
        self.desk, self.agent, self.port = desk, Parrot(), port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._app = _create_app_without_api(cors)
        self._app.ctx.agent = self.agent
        channel.register([WebChannel(desk), ReviewChannel(desk), *channels], self._app, "/webhooks/")
        # Not uvloop, which on closing waits for ever for what a server that was cut off has left open.
        self._loop = asyncio.SelectorEventLoop()
        self._serving = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def context(self) -> Any:
        """What the app's handlers find in its context."""
        return self._app.ctx

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._server = self._loop.run_until_complete(
            self._app.create_server("127.0.0.1", self.port, return_asyncio_server=True, access_log=False)
        )
        self._loop.run_until_complete(self._server.startup())
        self._loop.run_until_complete(self._server.before_start())
        self._loop.run_until_complete(self._server.start_serving())
        self._loop.run_until_complete(self._server.after_start())
        self._loop.call_soon(self._serving.set)
        self._loop.run_forever()

    def __enter__(self: L) -> L:
        self._thread.start()
        assert self._serving.wait(20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async def end() -> None:
            self._server.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            # What it was connected to notices at once, as when a process ends.
            for transport in list(self._loop._transports.values()):  # type: ignore[attr-defined]
                transport.abort()
            await asyncio.sleep(0)

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(20)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(20)
        self._loop.close()


class Browser(httpx.Client):
    """Somebody's browser: keeps cookies, and says which site a request comes from."""

    def __init__(self, loopback: Loopback) -> None:
        super().__init__(base_url=loopback.url, headers=SAME_ORIGIN, timeout=20)

    def open_page(self) -> httpx.Response:
        return self.get("/practice")

    def send_text(self, text: str, message_id: str = "message-1", **more: Any) -> httpx.Response:
        return self.post("/practice/api/messages", json={"id": message_id, "text": text, **more})

    def press(self, button: str, message_id: str = "message-1") -> httpx.Response:
        return self.post("/practice/api/messages", json={"id": message_id, "button": button})

    def history(self) -> httpx.Response:
        return self.get("/practice/api/history")

    def token(self) -> str:
        return str(self.cookies["starline"])
