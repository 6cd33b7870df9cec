"""What the assistant works with: one of each for the whole process, made and warmed at start."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.assistant.preparation import SCORER
from bot.guide.loader import load_guide
from bot.guide.model import Guide
from bot.interview.changes import Changes
from bot.interview.requests import Requests
from bot.interview.setup import Setup
from bot.interview.turns import Turns
from bot.scoring.scorer import Scorer
from bot.settings import settings
from bot.store.database import open_engine
from bot.store.repository import Repository


@dataclass(frozen=True)
class Parts:
    """The guide, the records, the scorer, and the sides of the interviewer."""

    guide: Guide
    repository: Repository
    scorer: Scorer
    turns: Turns
    setup: Setup
    changes: Changes
    requests: Requests


def build_parts(database_url: str, scorer_folder: Path = SCORER) -> Parts:
    """Makes the parts for a database and a trained scorer. Raises FileNotFoundError if the scorer was not trained."""
    guide = load_guide()
    turns = Turns(guide)
    setup, changes = Setup(guide, turns), Changes(guide, turns)
    scorer = Scorer.load(scorer_folder, guide, settings().spacy_pipeline or None)
    return Parts(
        guide, Repository(open_engine(database_url)), scorer, turns, setup, changes, Requests(turns, setup, changes)
    )


@cache
def parts() -> Parts:
    """The parts of this process, from its settings."""
    return build_parts(settings().database_url)
