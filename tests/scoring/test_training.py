"""Training gives the same bytes, and a scorer says the same in every process."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.guide.model import Guide
from bot.scoring.gaming.contrasts import FOLDERS
from bot.scoring.pipeline import PipelineMissing, load_pipeline
from bot.scoring.scorer import Scorer, ScorerMissing
from bot.scoring.training import train
from bot.settings import ROOT

ASK = """
import hashlib, sys
from pathlib import Path
from bot.guide.loader import load_guide
from bot.scoring.corpus import read_corpus
from bot.scoring.scorer import Item, Scorer
scorer = Scorer.load(Path(sys.argv[1]), load_guide())
answers = read_corpus(Path("data/star"))[::15]
scores = scorer.score_many(Item(a.text, question_text=a.question, id=a.id) for a in answers)
print(hashlib.sha256("".join(score.json() for score in scores).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen answers of each of four writers."""
    folder = tmp_path_factory.mktemp("star")
    for name in ("ana", "ben", "chi", "dev"):
        blocks = (ROOT / "data" / "star" / f"{name}.txt").read_text().split("\n\n")
        (folder / f"{name}.txt").write_text("\n\n".join(blocks[:12]) + "\n")
    for name in FOLDERS:
        shutil.copytree(ROOT / "data" / "star" / name, folder / name)
    return folder


def test_the_same_corpus_gives_the_same_bytes(small_corpus: Path, guide: Guide, tmp_path: Path) -> None:
    digests = []
    for run in ("one", "two"):
        told: list[str] = []
        train(small_corpus, guide, tmp_path / run, told.append)
        files = sorted((tmp_path / run).iterdir())
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
        assert told
    assert digests[0] == digests[1]


def test_two_processes_say_the_same(trained: Path) -> None:
    command = [sys.executable, "-c", ASK, str(trained / "scorer")]
    runs = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    one, two = (run.communicate(timeout=120)[0] for run in runs)
    assert one == two
    assert len(one.strip()) == 64


def test_a_scorer_that_is_not_there_is_told_with_the_remedy(guide: Guide, tmp_path: Path) -> None:
    with pytest.raises(ScorerMissing, match="make up"):
        Scorer.load(tmp_path, guide)


def test_a_scorer_of_another_version_is_refused_with_the_remedy(trained: Path, guide: Guide, tmp_path: Path) -> None:
    shutil.copytree(trained / "scorer", tmp_path / "scorer")
    passport = json.loads((tmp_path / "scorer" / "passport.json").read_text())
    (tmp_path / "scorer" / "passport.json").write_text(json.dumps({**passport, "format": 1}))
    with pytest.raises(ScorerMissing, match=r"another version.*make up"):
        Scorer.load(tmp_path / "scorer", guide)


def test_a_pipeline_that_is_not_there_is_told_with_the_remedy() -> None:
    with pytest.raises(PipelineMissing, match="xx_nothing"):
        load_pipeline("xx_nothing")
