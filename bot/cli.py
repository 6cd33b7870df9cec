"""`starline`, the one command. Each subcommand loads what it needs and no more, so that help comes at once."""

from __future__ import annotations

import errno
import json
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer
from rich.console import Console
from rich.table import Table

from bot.channels.slack.cli import doctor, slack

if TYPE_CHECKING:
    from bot.store.repository import Repository

app = typer.Typer(
    help="Practise interviews for contact-centre leadership jobs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(doctor, name="doctor")
app.add_typer(slack, name="slack")
notes = Console(stderr=True, highlight=False)
DASHED_IDS = {"ignore_unknown_options": True}
"""For commands that take a candidate's id: ids given out in the past may begin with a dash and are no options."""


def stop(sentence: str) -> NoReturn:
    """Ends the command with one sentence and exit code 1."""
    notes.print(sentence)
    raise typer.Exit(1)


@contextmanager
def kindly() -> Iterator[None]:
    """Turns what a person can mend into one sentence, instead of a stack trace."""
    from bot.guide.loader import GuideError
    from bot.settings import SettingsError
    from bot.store.database import DatabaseError

    try:
        yield
    except (GuideError, SettingsError, DatabaseError) as error:
        stop(str(error))
    except FileNotFoundError as error:
        stop(f"There is no {error.filename or error}. If it is a model, “starline prepare” makes it.")


def _check_tables() -> None:
    from bot.settings import settings
    from bot.store.database import open_engine
    from bot.store.schema import is_current

    if not is_current(open_engine(settings().database_url)):
        stop("The database is not ready yet. “starline prepare” brings it up to date.")


def _check_port() -> None:
    from bot.settings import settings

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings().host, settings().port))
        except OSError as error:
            stop(_why_not(error.errno or 0, settings().host, settings().port))


def _why_not(reason: int, host: str, port: int) -> str:
    if reason == errno.EACCES:
        return f"Port {port} needs rights that you do not have. Set STARLINE_PORT to a number above 1023."
    if reason == errno.EADDRNOTAVAIL:
        return f"This computer has no address {host}. Set STARLINE_HOST to 127.0.0.1, or to one of its own."
    return f"Port {port} is in use. Stop what runs there, or set STARLINE_PORT to another number."


@app.command()
def prepare() -> None:
    """Bring the tables up to date and train the models, as far as anything changed."""
    from bot.assistant.preparation import prepare as prepare_all

    with kindly():
        prepare_all(lambda line: print(line, flush=True))


@app.command()
def serve() -> None:
    """Serve the chat page until stopped."""
    with kindly():
        _check_tables()
        _check_port()
        from bot.assistant.server import serve as serve_all

        serve_all()


@app.command()
def chat() -> None:
    """Be interviewed in the terminal."""
    with kindly():
        _check_tables()
        from bot.assistant.terminal import chat as chat_here

        chat_here()


@app.command()
def play(
    file: Annotated[Path, typer.Argument(help="One message a line; \\n in a line is a line break.", exists=True)],
    rung: Annotated[Optional[str], typer.Option(help="Skip the set-up: the level, such as 'manager'.")] = None,
    focus: Annotated[str, typer.Option(help="With --rung: an area, or 'mixed'.")] = "mixed",
    length: Annotated[str, typer.Option(help="With --rung: number of questions, or 'until I stop'.")] = "until I stop",
    mode: Annotated[str, typer.Option(help="With --rung: practice or mock.")] = "practice",
) -> None:
    """Play a file of messages against the real model, actions and store; prints JSON lines."""
    with kindly():
        _check_tables()
        from bot.assistant.play import play_file

        unit = "" if "stop" in length else " questions"
        opening = f"start a {mode} mode interview as {rung}, {focus}, {length}{unit}" if rung else None
        play_file(file, sys.stdout, opening)


@app.command()
def score(
    file: Annotated[
        Optional[str], typer.Argument(help='JSON lines {"id", "text", …}, or - for standard input.')
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a score and stop.")] = False,
) -> None:
    """Score answers: JSON lines in, JSON lines out."""
    from bot.scoring.score import Score

    if schema:
        print(json.dumps(Score.schema(), indent=2))
        return
    if file is None:
        stop("Name a file of answers, or - for standard input.")
    with kindly():
        from bot.assistant.preparation import SCORER
        from bot.guide.loader import load_guide
        from bot.scoring.lines import LineError, score_lines
        from bot.scoring.scorer import Scorer
        from bot.settings import settings

        guide = load_guide()
        scorer = Scorer.load(SCORER, guide, settings().spacy_pipeline or None)
        source = sys.stdin if file == "-" else open(file, encoding="utf-8")  # noqa: SIM115
        try:
            with source:
                for line in score_lines(source, scorer, guide):
                    sys.stdout.write(line)
        except LineError as error:
            stop(str(error))


@app.command(context_settings=DASHED_IDS)
def sessions(candidate: Annotated[Optional[str], typer.Argument(help="Only this candidate's.")] = None) -> None:
    """List candidates and their interviews."""
    with kindly():
        _check_tables()
        repository = _repository()
        table = Table("candidate", "interview", "began", "level", "area", "status", "answered", "rating")
        from bot.interview.history import mean_rating

        for candidate_id, _, _ in repository.candidates():
            if candidate not in (None, candidate_id):
                continue
            with repository.records(candidate_id) as records:
                for interview in records.interviews():
                    table.add_row(
                        candidate_id,
                        interview.id,
                        f"{interview.created_at:%Y-%m-%d %H:%M}",
                        interview.rung or "",
                        interview.focus or "",
                        interview.status.value,
                        str(len(interview.answered)),
                        f"{rated:g}" if (rated := mean_rating(interview)) else "",
                    )
        Console(width=None if sys.stdout.isatty() else 160).print(table)


@app.command(context_settings=DASHED_IDS)
def rescore(
    candidate: Annotated[Optional[str], typer.Argument(help="Only this candidate's answers.")] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep the new scores, beside the old ones.")] = False,
) -> None:
    """Score past answers under today's rubric and models, and show what changes."""
    with kindly():
        _check_tables()
        from bot.review.rescoring_table import rescore_all

        rescore_all(_repository(), candidate, save, Console(width=None if sys.stdout.isatty() else 160))


@app.command(context_settings=DASHED_IDS)
def export(candidate: Annotated[str, typer.Argument(help="The candidate's id, see “starline sessions”.")]) -> None:
    """Print all that is kept about one person, as JSON."""
    from bot.store.repository import UnknownCandidateError

    with kindly():
        _check_tables()
        from bot.store.export import export as export_all

        try:
            with _repository().records(candidate) as records:
                print(json.dumps(export_all(records), ensure_ascii=False, indent=2))
        except UnknownCandidateError:
            stop(f"There is nobody with the id {candidate}.")


@app.command(context_settings=DASHED_IDS)
def erase(
    candidate: Annotated[str, typer.Argument(help="The candidate's id, see “starline sessions”.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete everything that is kept about one person."""
    from bot.store.repository import UnknownCandidateError

    with kindly():
        _check_tables()
        if not yes:
            typer.confirm("Delete all interviews, answers and scores of this person for good?", abort=True, err=True)
        try:
            clean = _repository().erase(candidate)
        except UnknownCandidateError:
            stop(f"There is nobody with the id {candidate}.")
        print("Deleted." if clean else "Deleted. Traces in the file are wiped when Starline is started next.")


@app.command()
def check_data() -> None:
    """Check the guide and what Rasa learns from; any warning counts."""
    with kindly():
        from bot.assistant.validation import validate_data
        from bot.guide.loader import load_guide

        guide = load_guide()
        print(f"Guide: {len(guide.questions)} questions, {len(guide.kpis)} KPIs.")
        if not validate_data():
            stop("Rasa's data has the problems above.")
        print("Rasa's data: no warning.")


def _repository() -> Repository:
    from bot.settings import settings
    from bot.store.database import open_engine
    from bot.store.repository import Repository

    return Repository(open_engine(settings().database_url))
