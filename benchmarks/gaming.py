"""What tricks earn: `python -m benchmarks.gaming`. Wants a trained scorer, as `make up` leaves it.

Besides the tricks by name it counts two sets of attacks (`data/star/attacks`) by people who tried to get more than a
two for nothing and knew no rules, and their honest answers, modest or with words that a trick might hold: none of
these should be taken for a trick.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.tricks import QUESTION, STORY, TRICKS
from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.scoring.scorer import Scorer

MOST = 2
"""The rating that no trick may exceed."""
ATTACKS = CORPUS / "attacks"
SETS = ("first", "second")
"""The first was read and its holes mended; the second was written, and counted, after that."""


def read_set(name: str) -> Iterator[dict[str, Any]]:
    """The texts of a set: id, question and text, and the writer's own rating of honest ones."""
    for line in (ATTACKS / f"{name}.jsonl").read_text().splitlines():
        yield json.loads(line)


def main() -> None:
    """The command. Leaves with 1 if a trick earns more than it may."""
    scorer = Scorer.load(SCORER, load_guide())
    table = Table("text", "words", "story type", "rating", "passes", title=f"Asked: {QUESTION}")
    failed = 0
    for name, text in {"an honest story": STORY, **TRICKS}.items():
        score = scorer.score(text, question_text=QUESTION)
        passes = score.rating > MOST if text == STORY else score.rating <= MOST
        failed += not passes
        table.add_row(name, str(score.delivery.words), score.story_type, str(score.rating), "yes" if passes else "NO")
    console = Console(width=100)
    console.print(table)
    _print_attacks(scorer, console)
    raise SystemExit(1 if failed else 0)


def _print_attacks(scorer: Scorer, console: Console) -> None:
    """What attacks earn, and which honest answers were limited for a trick."""
    for name in SETS:
        attacks = [(item["id"], scorer.score(item["text"], question_text=item["question"])) for item in read_set(name)]
        above = [f"{key} {score.rating}" for key, score in attacks if score.rating > MOST]
        console.print(f"{name} attacks above {MOST}: {len(above)} of {len(attacks)} {' · '.join(above)}")
        honest = list(read_set(f"honest_{name}"))
        scores = [scorer.score(item["text"], question_text=item["question"]) for item in honest]
        caught = [
            item["id"] for item, score in zip(honest, scores, strict=True) if score.rating_parts[-1].name == "cap"
        ]
        off = [score.rating - item["rating"] for item, score in zip(honest, scores, strict=True)]
        console.print(
            f"{name} honest answers: {len(honest)}, limited {len(caught)} {' · '.join(caught)}; "
            f"rated {sum(off) / len(off):+.1f} beside their writer's own rating"
        )


if __name__ == "__main__":
    main()
