"""What the scoring tests share: the trained scorer, the pipeline and the KPI catalogue, each loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.guide.model import Guide
from bot.scoring.kpi.claims import read_claims
from bot.scoring.kpi.kpis import KpiFinder
from bot.scoring.network.reader import Reader
from bot.scoring.pipeline import load_pipeline
from bot.scoring.score import Score
from bot.scoring.scorer import Scorer
from tests.scoring.claimed import Claimed, Claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that everything here parses with."""
    return load_pipeline()


@pytest.fixture(scope="session")
def scorer(trained: Path, guide: Guide) -> Scorer:
    """The trained scorer."""
    return Scorer.load(trained / "scorer", guide)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The network alone."""
    return Reader()


@pytest.fixture(scope="session")
def score(scorer: Scorer) -> Callable[..., Score]:
    """Scores a text, with the question as words if given."""

    def score_text(text: str, question: str | None = None) -> Score:
        return scorer.score(text, question_text=question)

    return score_text


@pytest.fixture(scope="session")
def claimed(nlp: Language, guide: Guide) -> Callable[[str], list[Claimed]]:
    """What a sentence claims of KPIs, in the words of the text."""
    finder = KpiFinder(guide, nlp)

    def read(text: str) -> list[Claimed]:
        doc = nlp(text)
        return [Claimed.of(claim, text) for claim in read_claims(doc, [doc[:]], ["R"], finder.find(doc), guide)]

    return read


@pytest.fixture(scope="session")
def read(scorer: Scorer) -> Callable[[str], Claims]:
    """Measure to from, to, change and direction, through the whole scorer."""

    def read(text: str) -> Claims:
        return {claim.kpi: (claim.from_, claim.to, claim.change, claim.direction) for claim in scorer.score(text).kpis}

    return read
