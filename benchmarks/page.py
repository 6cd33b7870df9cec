"""The practice page in a real Chromium: how much its first load weighs, and what Lighthouse says of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Request, sync_playwright

from benchmarks.lighthouse import FLAGS, find_chromium, points
from benchmarks.measures import Measure, Value
from benchmarks.stage import Stage

KILOBYTE = 1000
WEIGHT = 450
"""Kilobytes, as they are sent, that the first load may weigh."""
GOOD = 95
"""Points of 100 that Lighthouse gives, in each category."""
CATEGORIES = ("performance", "accessibility", "best-practices")


def measure_page(stage: Stage) -> Iterator[Measure]:
    """The measures of this module. Raises RuntimeError where there is no Chromium or no Lighthouse."""
    chromium, address = find_chromium(), f"{stage.starline.url}/practice"
    yield from _first_load(chromium, address)
    runs = [points(chromium, address, CATEGORIES, stage.folder) for _ in range(stage.repeats(3))]
    for name in CATEGORIES:
        ours = [run[name] for run in runs]
        yield Measure(f"Lighthouse, {name}", "the most it gives", "points", ours, [100], GOOD, True, Value.OURS)


def _first_load(chromium: str, address: str) -> Iterator[Measure]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        asked: list[Request] = []
        page.on("requestfinished", lambda request: asked.append(request))
        page.goto(address, wait_until="networkidle")
        sizes = [request.sizes() for request in asked]
        plain = [len(response.body()) for request in asked if (response := request.response())]
        strangers = [one.url for one in asked if urlsplit(one.url).netloc != urlsplit(address).netloc]
        browser.close()
    sent = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) / KILOBYTE
    whole = sum(plain) / KILOBYTE
    yield Measure("first load, sent", "the files as they are", "kB", [sent], [whole], WEIGHT, value_is=Value.OURS)
    counts = [float(len(strangers))], [float(len(asked))]
    yield Measure("requests to other origins", "requests in all", "", *counts, aim=0, value_is=Value.OURS)
