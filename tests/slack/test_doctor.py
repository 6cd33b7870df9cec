"""`starline doctor slack` and the manifest: what is wrong is said, with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.channels.slack.doctor import Finding, examine
from bot.channels.slack.manifest import EXAMPLE, SCOPES, manifest_for, read_manifest
from bot.settings import Settings
from tests.slack.app import SlackApp, make_settings
from tests.slack.standin import APP_TOKEN, StandIn


@pytest.fixture(autouse=True)
def scopes_as_they_were(slack: StandIn) -> Iterator[None]:
    before = slack.scopes
    yield
    slack.scopes = before


def findings(slack: StandIn, **more: Any) -> list[Finding]:
    return list(examine(make_settings(slack, **more)))


def complaints(found: list[Finding]) -> str:
    return "\n".join(f"{one.what}: {one.remedy}" for one in found if not one.well)


def test_all_is_well(slack: StandIn, app: SlackApp) -> None:
    found = findings(slack, public_url=app.url, slack_app_token=APP_TOKEN)
    said = "\n".join(one.what for one in found)
    for what in ("for the workspace Billing", "all scopes", "Socket Mode", "a signed request", "a forged request"):
        assert what in said
    assert complaints(found).startswith("the public address has no https"), complaints(found)
    assert complaints(found).count("\n") == 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"slack_bot_token": ""}, "Set SLACK_BOT_TOKEN"),
        ({"slack_signing_secret": ""}, "Set SLACK_SIGNING_SECRET"),
        ({"slack_bot_token": "xoxb-wrong"}, "invalid_auth: Copy the Bot User OAuth Token anew"),
        ({"slack_app_token": "xapp-wrong"}, "connections:write"),
        ({"slack_api_url": "http://127.0.0.1:1/api/"}, "Slack cannot be reached"),
        ({"public_url": "http://127.0.0.1:1"}, "does not answer"),
        ({"slack_signing_secret": "another one"}, "Start the server again"),
        ({}, "STARLINE_PUBLIC_URL is not set"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_named_with_its_remedy(
    slack: StandIn, app: SlackApp, settings: dict[str, Any], words: str
) -> None:
    given = {"public_url": app.url, **settings} if settings else {"port": app.port}
    assert words in complaints(findings(slack, **given))


def test_trouble_at_slack_is_not_called_a_wrong_token(slack: StandIn, app: SlackApp) -> None:
    slack.down = True
    assert "Slack answers with 503" in complaints(findings(slack, public_url=app.url))


def test_missing_and_needless_scopes_are_named(slack: StandIn, app: SlackApp) -> None:
    slack.scopes = "chat:write,im:history,commands,app_mentions:read,channels:history,users:read"
    found = findings(slack, public_url=app.url)
    assert "groups:history" in complaints(found)
    assert "no practice in threads" in complaints(found)
    assert any("users:read" in one.what and one.well for one in found)


def test_the_command_says_it_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.cli import app as starline

    for name in Settings.variables().values():
        if "SLACK" in name or name == "STARLINE_PUBLIC_URL":
            monkeypatch.delenv(name, raising=False)
    result = CliRunner().invoke(starline, ["doctor", "slack"])
    assert result.exit_code == 1
    assert "✗ Slack is off" in result.output
    assert CliRunner().invoke(starline, ["slack", "manifest"]).exit_code == 1
    monkeypatch.setenv("STARLINE_PUBLIC_URL", "https://me.example")
    printed = CliRunner().invoke(starline, ["slack", "manifest"])
    assert printed.exit_code == 0
    assert "https://me.example/slack/events" in printed.output


def test_the_manifest_asks_for_the_scopes_that_the_code_needs_and_no_others() -> None:
    from ruamel.yaml import YAML

    manifest = read_manifest()
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == set(SCOPES)
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == [
        "app_home_opened", "app_mention", "app_uninstalled", "message.im", "message.channels", "message.groups",
        "tokens_revoked",
    ]  # fmt: skip
    private = manifest_for("", socket_mode=True)
    assert EXAMPLE not in private
    parsed = YAML(typ="safe").load(private)
    assert parsed["settings"]["socket_mode_enabled"] is True
    assert "redirect_urls" not in parsed["oauth_config"]
    assert EXAMPLE not in manifest_for("https://me.example", socket_mode=False)
