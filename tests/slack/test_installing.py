"""Several workspaces: the app is added to another one, works there with its token, and is removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.slack.app import SlackApp
from tests.slack.conftest import Undone
from tests.slack.person import Person, wait_for
from tests.slack.standin import BOT, StandIn


@pytest.fixture
def shared(slack: StandIn, app: SlackApp) -> Iterator[SlackApp]:
    """The app with what it needs to be added to workspaces, and no workspace of its own."""
    more: dict[str, Any] = {"slack_bot_token": "", "slack_client_id": "1.2", "slack_client_secret": "a secret"}
    with SlackApp(slack, app.desk.repository, app.desk.guide, app._app.ctx.agent, **more) as running:
        yield running


@pytest.mark.parametrize("revoked", [False, True])
def test_a_workspace_is_added_and_removed(slack: StandIn, shared: SlackApp, undone: Undone, revoked: bool) -> None:
    with httpx.Client(base_url=shared.url) as browser:
        consent = urlsplit(browser.get("/slack/install").headers["location"])
        assert consent.netloc == "slack.com"
        state = parse_qs(consent.query)["state"][0]
        assert browser.get("/slack/installed", params={"code": "good-code", "state": "forged"}).status_code == 400
        assert browser.get("/slack/installed", params={"code": "bad-code", "state": state}).status_code == 400
        added = browser.get("/slack/installed", params={"code": "good-code", "state": state})
        assert "Added to Sales" in added.text
    ann = Person(slack, shared.url, team="T0OTHER")
    ann.says("hello")
    ann.hears("Shall we start?")
    assert slack.calls[-1].token == "xoxb-other"
    wait_for(lambda: not undone(ann), "the greeting is over with")
    ann.send(ann.envelope({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}))
    before = ann.count
    ann.says("and a user's token is not the app's")
    wait_for(lambda: ann.count > before, "a reply")
    wait_for(lambda: not undone(ann), "the reply is over with")
    ann.send(
        ann.envelope({"type": "tokens_revoked", "tokens": {"bot": [BOT]}} if revoked else {"type": "app_uninstalled"})
    )
    before = ann.count
    ann.says("hello again")
    wait_for(lambda: not undone(ann), "it was dropped")
    assert ann.count == before


def test_another_browser_cannot_finish_what_this_one_began(shared: SlackApp) -> None:
    state = parse_qs(urlsplit(httpx.get(f"{shared.url}/slack/install").headers["location"]).query)["state"][0]
    params = {"code": "good-code", "state": state}
    assert httpx.get(f"{shared.url}/slack/installed", params=params).status_code == 400
