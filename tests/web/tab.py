"""A tab of a real Chromium with the practice page in it, as a person uses it."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Frame, Locator, Page, Request

WISH = "start a practice mode interview as manager, mixed, 3 questions"


class Tab:
    """The page in a tab; `view` is where it is drawn, the tab itself unless it stands in a frame.

    Remembers what the tab asked for and what its console complained about.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.view: Page | Frame = page
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request))
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    @property
    def strangers(self) -> list[str]:
        """Addresses asked for that are not on our server."""
        ours = urlsplit(self.url).netloc
        return [one.url for one in self.requests if urlsplit(one.url).netloc not in ("", ours)]

    async def open(self) -> None:
        """Opens the page and waits until it is drawn."""
        await self.page.goto(f"{self.url}/practice")
        await self.drawn()

    async def reload(self) -> None:
        """Reloads the page."""
        await self.page.reload()
        await self.drawn()

    async def drawn(self) -> None:
        """Waits until the page knows where the interview stands."""
        await self.view.wait_for_selector("#page:not([data-phase=loading])")

    async def settled(self) -> None:
        """Waits until nothing is on its way."""
        await self.view.wait_for_selector("#composer:not([data-busy])")

    async def begin(self, wish: str = WISH) -> None:
        """Gets an interview going, up to its first question."""
        await self.say(wish)
        await self.view.wait_for_selector("#page[data-phase=interview]")

    async def write(self, text: str) -> None:
        """Puts words into the box, without sending them."""
        await self.box.fill(text)

    async def send(self) -> None:
        """Presses Send and waits for the replies, or for what went wrong."""
        await self.button("Send").click()
        await self.settled()

    async def say(self, text: str) -> None:
        """Writes and sends."""
        await self.write(text)
        await self.send()

    async def press(self, name: str) -> None:
        """Presses the last button of that name and waits for what comes."""
        await self.button(name).last.click()
        await self.settled()

    async def answer_to_the_end(self, text: str) -> None:
        """Answers the question and its follow-ups, until there is feedback on it."""
        before = await self.cards.count()
        for _ in range(4):
            await self.say(text)
            if await self.cards.count() > before:
                return
        raise AssertionError("no feedback came")

    async def ask(self, script: str, *arguments: Any) -> Any:
        """The value of an expression in the page."""
        return await self.view.evaluate(script, *arguments)

    async def texts(self, selector: str) -> list[str]:
        """The words of all elements that match."""
        return [one.strip() for one in await self.view.locator(selector).all_inner_texts()]

    def button(self, name: str) -> Locator:
        """Buttons by their words."""
        return self.view.get_by_role("button", name=name, exact=True)

    @property
    def box(self) -> Locator:
        """Where one writes."""
        return self.view.locator("#answer")

    @property
    def cards(self) -> Locator:
        """Feedback on answers, and the report."""
        return self.view.locator("article.card")

    @property
    def said(self) -> Locator:
        """What the candidate said."""
        return self.view.locator(".transcript .you .words")

    async def exchanges(self) -> list[dict[str, Any]]:
        """The conversation as the server has it."""
        response = await self.page.request.get(f"{self.url}/practice/api/history")
        return cast("list[dict[str, Any]]", (await response.json())["exchanges"])
