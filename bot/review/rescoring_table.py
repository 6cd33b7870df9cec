"""`starline rescore`: old sessions under the present rubric, as a table."""

from __future__ import annotations

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.assistant.preparation import SCORER
from bot.guide.loader import load_guide
from bot.interview.turns import as_record
from bot.review.rescoring import TELLING, Rescored, rescore, sum_up, tell_changes
from bot.scoring.scorer import Scorer
from bot.settings import settings
from bot.store.past import Past
from bot.store.repository import Repository


def rescore_all(repository: Repository, only: str | None, save: bool, console: Console) -> None:
    """Scores everybody's answers anew, or one person's, prints what changes, and keeps it if `save`.

    One person's scores are kept in one transaction; whoever is interviewed meanwhile loses nothing.
    """
    guide = load_guide()
    scorer = Scorer.load(SCORER, guide, settings().spacy_pipeline or None)
    people = [candidate for candidate, _, _ in repository.candidates() if only in (None, candidate)]
    table = Table("began", "question", "try", "rating", "what changes")
    found: list[Rescored] = []
    for candidate in track(people, "Scoring", console=Console(stderr=True), transient=True):
        theirs = list(rescore(Past(repository.engine, candidate).tries(limit=None), scorer, guide))
        found += theirs
        for one in theirs:
            before, changes = one.before, tell_changes(one, guide)
            if before.rating is None or abs(before.rating - one.score.rating) >= TELLING or changes:
                rating = f"{'–' if before.rating is None else f'{before.rating:g}'} → {one.score.rating:g}"
                table.add_row(f"{before.began:%Y-%m-%d}", before.question_id, str(before.number), rating, changes)
        if save and theirs:
            with repository.records(candidate) as records:
                for one in theirs:
                    records.add_score(one.before.attempt_id, as_record(one.score))
    if only and not people:
        console.print(f"There is nobody with the id {only}.")
        return
    if not found:
        console.print("Every answer has a score under today's rubric and models already.")
        return
    if table.row_count:
        console.print(table)
    console.print(sum_up(found))
    console.print("The new scores are kept, beside the old ones." if save else "Nothing was kept: --save does that.")
