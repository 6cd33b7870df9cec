"""The widget on another site's page, as a person uses it."""

from __future__ import annotations

from playwright.async_api import Frame, Locator

from tests.web.tab import Tab

LAUNCHER = "Practise an interview"


class Widget(Tab):
    """`page` is the other site's, `view` is ours in its frame."""

    async def open(self) -> None:
        """Opens the other site's page and waits for the button of ours."""
        await self.page.goto(self.url)
        await self.page.locator("starline-practice").get_by_role("button").first.wait_for()

    async def reload(self) -> None:
        """Reloads the other site's page."""
        await self.page.reload()
        await self.enter()

    async def launch(self) -> None:
        """Presses the button."""
        await self.launcher.click()
        await self.enter()

    async def enter(self) -> None:
        """Finds our page in its frame, and waits until it is drawn."""
        found = await self.page.locator("starline-practice iframe").element_handle()
        frame = await found.content_frame() if found else None
        assert isinstance(frame, Frame)
        self.view = frame
        await self.drawn()

    @property
    def launcher(self) -> Locator:
        """The button in the corner."""
        return self.page.get_by_role("button", name=LAUNCHER)

    @property
    def panel(self) -> Locator:
        """What the button opens."""
        return self.page.get_by_role("dialog", name="Interview practice")

    async def focused(self) -> str:
        """What has the focus: in the widget the class, in our page the id, of the element."""
        script = "(document.activeElement.shadowRoot ?? document).activeElement"
        outside: str = await self.page.evaluate(f"{script}.className || {script}.tagName")
        if outside != "IFRAME":
            return outside
        inside: str = await self.ask("document.activeElement.id")
        return f"#{inside}"
