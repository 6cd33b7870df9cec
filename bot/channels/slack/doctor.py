"""What is wrong with the connection to Slack, and how to mend it: asks Slack itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from json import dumps
from urllib.error import URLError
from urllib.request import Request, urlopen

from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web import WebClient

from bot.channels.slack.manifest import NEEDED, SCOPES
from bot.settings import Settings

TIMEOUT = 10
LATER = "That is trouble at Slack, or at a proxy on the way there. Try again in a few minutes."
CHALLENGE = "starline-doctor"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `remedy` says what to do if it is not well."""

    what: str
    well: bool
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Looks at settings, token, scopes, signature and websocket, in the order in which they are needed."""
    if not settings.slack_bot_token and not settings.slack_client_id:
        yield Finding("Slack is off", False, "Set SLACK_BOT_TOKEN in .env; docs/slack.md leads through it.")
        return
    if not settings.slack_signing_secret and not settings.slack_app_token:
        yield Finding(
            "a way for Slack to reach this server", False,
            "Set SLACK_SIGNING_SECRET (Basic Information, App Credentials), and STARLINE_PUBLIC_URL. Without a public "
            "address, set SLACK_APP_TOKEN (Basic Information, App-Level Tokens, scope connections:write) instead.",
        )  # fmt: skip
    if settings.slack_bot_token:
        yield from _token(settings)
    if settings.slack_app_token:
        yield _websocket(settings)
    if settings.slack_signing_secret:
        yield from _address(settings)


def _token(settings: Settings) -> Iterator[Finding]:
    client = WebClient(settings.slack_bot_token, base_url=settings.slack_api_url, timeout=TIMEOUT)
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        if error.response.status_code != HTTPStatus.OK:
            yield Finding(f"Slack answers with {error.response.status_code}", False, LATER)
            return
        yield Finding(
            f"the bot's token: Slack says {error.response['error']}", False,
            "Copy the Bot User OAuth Token anew (OAuth & Permissions) into SLACK_BOT_TOKEN. It begins with xoxb-.",
        )  # fmt: skip
        return
    except OSError as error:
        yield Finding(f"Slack cannot be reached ({type(error).__name__})", False, _no_network(settings))
        return
    yield Finding(f"the bot's token, for the workspace {answer['team']}", True)
    granted = {scope.strip() for scope in str(answer.headers.get("x-oauth-scopes", "")).split(",")}
    missing = [scope for scope in SCOPES if scope not in granted]
    more = sorted(granted - SCOPES.keys() - {""})
    if not missing:
        yield Finding("all scopes", True)
    for scope in missing:
        without = "nothing works" if scope in NEEDED else "there is no practice in threads"
        yield Finding(
            f"the scope {scope}, {SCOPES[scope]}: without it {without}", False,
            "Add it under OAuth & Permissions, Bot Token Scopes, then press Reinstall to Workspace.",
        )  # fmt: skip
    if more:
        yield Finding(f"scopes that Starline never uses: {', '.join(more)}", True, "You can take them away.")


def _websocket(settings: Settings) -> Finding:
    client = WebClient(base_url=settings.slack_api_url, timeout=TIMEOUT)
    try:
        client.apps_connections_open(app_token=settings.slack_app_token)
    except SlackApiError as error:
        if error.response.status_code != HTTPStatus.OK:
            return Finding(f"Slack answers with {error.response.status_code}", False, LATER)
        return Finding(
            f"Socket Mode: Slack says {error.response['error']}", False,
            "Make an app-level token with the scope connections:write (Basic Information, App-Level Tokens), put it "
            "into SLACK_APP_TOKEN, and turn Socket Mode on.",
        )  # fmt: skip
    except OSError as error:
        return Finding(f"Slack cannot be reached ({type(error).__name__})", False, _no_network(settings))
    return Finding("Socket Mode", True)


def _address(settings: Settings) -> Iterator[Finding]:
    """Does what Slack does: sends a signed challenge to the server, and an unsigned one."""
    if not settings.public_url and not settings.slack_app_token:
        yield Finding(
            "STARLINE_PUBLIC_URL is not set, so links from Slack lead to this computer only", False,
            "Set it to the https address under which people reach this server.",
        )  # fmt: skip
    elif settings.public_url.startswith("http:"):
        yield Finding("the public address has no https", False, "Put a proxy with https in front: Slack asks for it.")
    url = f"{settings.address}/slack/events"
    body = dumps({"type": "url_verification", "challenge": CHALLENGE}).encode()
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(settings.slack_signing_secret).generate_signature(timestamp=timestamp, body=body)
    good = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": str(signature)}
    status, text = _post(url, body, good)
    if status is None:
        yield Finding(f"{url} does not answer ({text})", False, "Is “make up” running, and does the proxy lead to it?")
        return
    well = status == HTTPStatus.OK and CHALLENGE in text
    yield Finding(
        f"a signed request to {url}" + ("" if well else f": {status}"), well,
        "" if well else "Start the server again, so that it takes up the settings; and let the proxy pass on the body "
        "and the X-Slack- headers as they are.",
    )  # fmt: skip
    status, _ = _post(url, body, {**good, "X-Slack-Signature": "v0=00"})
    refused = status == HTTPStatus.UNAUTHORIZED
    yield Finding(
        "a forged request is turned away", refused, "" if refused else f"It got {status}; please report this."
    )


def _post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int | None, str]:
    request = Request(url, body, {"Content-Type": "application/json", **headers})  # noqa: S310 - http or https by its setting
    try:
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            return response.status, response.read().decode(errors="replace")
    except URLError as error:
        code: int | None = getattr(error, "code", None)
        return code, type(error.reason).__name__
    except OSError as error:
        return None, type(error).__name__


def _no_network(settings: Settings) -> str:
    return f"Can this computer reach {settings.slack_api_url}? A proxy goes into HTTPS_PROXY."
