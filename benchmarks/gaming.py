"""What tricks earn: `python -m benchmarks.gaming`. Wants a trained scorer, as `make up` leaves it.

Besides the tricks by name it counts six sets of attacks (`data/star/attacks`) by people who tried to get more than a
two for nothing and knew no rules, and their honest answers, modest or with words that a trick might hold: none of
these should be taken for a trick.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.tricks import QUESTION, STORY, TRICKS
from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.scoring.caps import TRICKS as CAPS_OF_TRICKS
from bot.scoring.corpus import read_corpus
from bot.scoring.scorer import Scorer

MOST = 2
"""The rating that no trick may exceed."""
ATTACKS = CORPUS / "attacks"
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
"""Each was written, and counted, after the mending that followed the ones before. The third, the fifth and the sixth
have not been read."""
WORK = "Tell me about a time when something at work was difficult."
"""What the stories without a question are taken to answer."""


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
    _print_held_out(scorer, console)
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
        own, ours = [item["rating"] for item in honest], [score.rating for score in scores]
        off = [score.rating - item["rating"] for item, score in zip(honest, scores, strict=True)]
        console.print(
            f"{name} honest answers: {len(honest)}, limited {len(caught)} {' · '.join(caught)}; "
            f"rated {sum(off) / len(off):+.1f} beside their writer's own rating, r {np.corrcoef(own, ours)[0, 1]:.2f}"
        )


def _print_held_out(scorer: Scorer, console: Console) -> None:
    """How many stories that were not learned from are limited, and why; `off` and `others` ought to be."""
    reasons = {says for _, says in CAPS_OF_TRICKS.values()}
    for contact_centre in (True, False):
        stories = [
            answer
            for answer in read_corpus(CORPUS / "held_out")
            if answer.type == "story" and (answer.trade == "contact centre") == contact_centre
        ]
        last = [scorer.score(a.text, question_text=a.question).rating_parts[-1].says for a in stories]
        told = Counter(says for says in last if says in reasons)
        where = "in contact centres" if contact_centre else "in other trades"
        console.print(f"held-out stories {where}: {len(stories)}, limited: {dict(told) or 'none'}")
    for file in sorted((CORPUS / "held_out").glob("*.jsonl")):
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        for kind in dict.fromkeys(line.get("kind", "work") for line in lines):
            texts = [line["text"] for line in lines if line.get("kind", "work") == kind]
            scores = [scorer.score(text, question_text=WORK) for text in texts]
            why = Counter(score.rating_parts[-1].says for score in scores if score.rating_parts[-1].says in reasons)
            above = sum(score.rating > MOST for score in scores)
            console.print(f"{file.name}, {kind}: {len(texts)}, above {MOST}: {above}, limited: {dict(why) or 'none'}")


if __name__ == "__main__":
    main()
