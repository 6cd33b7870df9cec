"""What axe-core finds wrong with a page."""

from __future__ import annotations

from playwright.async_api import Frame, Page


async def violations(view: Page | Frame, axe: str, within: str = "html") -> list[str]:
    """What axe finds wrong with a page, or with a part of it, as it is now. `axe` is its source.

    Each frame is looked at by itself: the other site's page cannot see into ours.
    """
    await view.evaluate(axe)
    script = "within => axe.run(within, {resultTypes: ['violations'], iframes: false})"
    found = await view.evaluate(script, within)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]
