"""`starline doctor slack` and `starline slack manifest`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

doctor = typer.Typer(help="Say what is wrong with this installation, and how to mend it.", no_args_is_help=True)
slack = typer.Typer(help="Set up practice in Slack.", no_args_is_help=True)


@doctor.callback()
def _doctor() -> None:
    """Say what is wrong with this installation, and how to mend it."""


@doctor.command("slack")
def examine_slack() -> None:
    """Check token, scopes, signature and Socket Mode with Slack itself."""
    from bot.channels.slack.doctor import examine
    from bot.settings import SettingsError, read_settings

    console = Console(highlight=False, soft_wrap=True)
    try:
        settings = read_settings()
    except SettingsError as error:
        console.print(str(error), markup=False)
        raise typer.Exit(1) from None
    sick = False
    for finding in examine(settings):
        sick |= not finding.well
        console.print(f"{'✓' if finding.well else '✗'} {finding.what}", markup=False)
        if finding.remedy:
            console.print(f"  {finding.remedy}", markup=False)
    if sick:
        raise typer.Exit(1)
    console.print("Slack is ready: write to Starline there.")


@slack.callback()
def _slack() -> None:
    """Set up practice in Slack."""


@slack.command()
def manifest(
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="For a server without a public address.")] = False,
) -> None:
    """Print the app manifest to paste at Slack, with this server's address."""
    from bot.channels.slack.manifest import manifest_for
    from bot.settings import read_settings

    address = read_settings().public_url
    if not address and not socket_mode:
        typer.echo(
            "Set STARLINE_PUBLIC_URL first, or add --socket-mode if this server has no public address.", err=True
        )
        raise typer.Exit(1)
    typer.echo(manifest_for(address, socket_mode), nl=False)
