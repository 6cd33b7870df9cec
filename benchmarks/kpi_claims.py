"""How right KPI claims are read, on the labelled corpus: `python -m benchmarks.kpi_claims [--show]`.

Nothing is learned here, so every answer is a test; the rules were written while looking at the same corpus, so the
figures are not those of a blind test. Gold marks measures that a segment only implies too ('by March we stood at 83');
'named' counts the mentions whose segment has a name that the guide knows. A figure is right if its words are, words
like 'about' and the unit aside.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from bot.assistant.preparation import CORPUS
from bot.guide.loader import load_guide
from bot.scoring.claims import Claim, read_claims
from bot.scoring.corpus import Answer, GoldKpi, read_corpus
from bot.scoring.kpis import KpiFinder
from bot.scoring.pipeline import load_pipeline

SAME = {"CHURN": "CUSTOMER_CHURN"}
"""Labels that the guide calls something else."""
_AROUND = re.compile(
    r"^(?:just |only |about |around |roughly |nearly |almost |under |over |below |above |the |at |like |by |"
    r"something like )+"
)
_UNIT = re.compile(r"\s*(?:%|percent|per cent|seconds?|secs?|minutes?|points?|pts)$")


@dataclass
class Tally:
    """Counts of one slice of the corpus."""

    counts: Counter[str] = field(default_factory=Counter)

    def row(self, name: str) -> list[str]:
        """The figures of this slice as a table's row."""
        c = self.counts
        precision, recall = c["hit"] / max(1, c["hit"] + c["extra"]), c["hit"] / max(1, c["hit"] + c["missed"])
        named = c["hit"] / max(1, c["hit"] + c["missed named"])
        return [
            name, str(c["hit"] + c["missed"]), f"{precision:.2f}", f"{recall:.2f}", f"{named:.2f}",
            f"{2 * precision * named / max(1e-9, precision + named):.2f}",
            *(f"{c[key] / max(1, c['hit']):.2f}" for key in ("from", "to", "change", "direction")),
        ]  # fmt: skip


def plain(words: str) -> str:
    """Words of a figure without what may be left off."""
    return _UNIT.sub("", _AROUND.sub("", words.lower().strip(" .,"))).strip()


def words_of(claim: Claim, text: str) -> dict[str, str]:
    """The figures of a claim in the words of the text."""
    spans = {"from": claim.start, "to": claim.goal, "change": claim.change}
    found = {key: text[q.start : q.end] if q is not None else "" for key, q in spans.items()}
    if claim.change is None and claim.change_words is not None:
        found["change"] = text[claim.change_words[0] : claim.change_words[1]]
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kpi_claims")
    parser.add_argument("--show", action="store_true", help="print what was read differently")
    given = parser.parse_args()
    console = Console(width=120)
    guide, nlp = load_guide(), load_pipeline()
    finder = KpiFinder(guide, nlp)
    answers = read_corpus(CORPUS)
    labelled = {SAME.get(kpi.kpi, kpi.kpi) for answer in answers for kpi in answer.kpis}
    tallies: dict[str, Tally] = {"all": Tally()}
    for answer, doc in zip(answers, nlp.pipe(answer.text for answer in answers), strict=True):
        cut = [doc.char_span(s.start, s.end, alignment_mode="expand") for s in answer.segments]
        segments = [span for span in cut if span is not None]
        mentions = finder.find(doc)
        claims = read_claims(doc, segments, [s.label for s in answer.segments], mentions, guide)
        named = {(m.kpi, m.span.start_char) for m in mentions if not m.loose}
        slices = [tallies["all"], *(tallies.setdefault(name, Tally()) for name in (answer.writer, answer.style))]
        for event in _compare(answer, [c for c in claims if c.kpi in labelled], named):
            for tally in slices:
                tally.counts[event[0]] += 1
            if (given.show and event[0] in ("extra", "missed named")) or (given.show and event[0].startswith("wrong")):
                console.print(*event, highlight=False, markup=False)
    table = Table(
        "answers", "gold", "precision", "recall", "recall, named", "F1, named", "from", "to", "change", "direction"
    )
    for name, tally in tallies.items():
        table.add_row(*tally.row(name))
    console.print(table)


def _compare(answer: Answer, claims: list[Claim], named: set[tuple[str, int]]) -> list[tuple[str, ...]]:
    events: list[tuple[str, ...]] = []
    for number, segment in enumerate(answer.segments):
        text = answer.text[segment.start : segment.end]
        remaining = [claim for claim in claims if claim.segment == number]
        for gold in (kpi for kpi in answer.kpis if kpi.start == segment.start):
            wanted = SAME.get(gold.kpi, gold.kpi)
            claim = next((c for c in remaining if c.kpi == wanted), None)
            if claim is None:
                events.append(("missed", gold.kpi, text))
                if any(kpi == wanted and segment.start <= start < segment.end for kpi, start in named):
                    events.append(("missed named", gold.kpi, text))
                continue
            remaining.remove(claim)
            events.append(("hit",))
            events.extend(_figures(gold, claim, answer.text, text))
        events.extend(("extra", claim.kpi, text) for claim in remaining)
    return events


def _figures(gold: GoldKpi, claim: Claim, text: str, segment: str) -> list[tuple[str, ...]]:
    got = words_of(claim, text)
    wanted = {"from": gold.from_, "to": gold.to, "change": gold.change}
    events: list[tuple[str, ...]] = []
    for key, words in wanted.items():
        right = plain(words) == plain(got[key])
        events.append((key,) if right else (f"wrong {key}", gold.kpi, f"{words!r} read as {got[key]!r}", segment))
    right = gold.direction == claim.direction
    events.append(("direction",) if right else ("wrong direction", gold.kpi, gold.direction, claim.direction, segment))
    return events


if __name__ == "__main__":
    main()
