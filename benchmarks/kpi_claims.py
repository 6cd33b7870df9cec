"""How right KPI claims are read: `python -m benchmarks.kpi_claims [--show corpus|SET]`.

Two kinds of text. The labelled corpus, in which gold marks measures that a segment only implies too ('by March we
stood at 83'); 'named' counts the mentions whose segment has a name that the guide knows. And the sets of sentences in
`data/star/claims`, which go through the whole scorer and where everything is counted. Each set was measured before it
was read, and all but those in UNREAD were then read to mend the rules. A figure is right if its words are, words like
'about' and the unit aside.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.assistant.preparation import CORPUS, SCORER
from bot.guide.loader import load_guide
from bot.guide.model import Guide
from bot.scoring.corpus import Answer, GoldKpi, GoldSegment, read_claim, read_corpus
from bot.scoring.kpi.claim import Claim
from bot.scoring.kpi.claims import read_claims
from bot.scoring.kpi.kpis import KpiFinder
from bot.scoring.pipeline import load_pipeline
from bot.scoring.score import KpiClaim
from bot.scoring.scorer import Scorer

READ = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentyfirst", "twentysecond",
    "twentyfourth", "twentyfifth", "twentysixth", "twentyeighth",
)  # fmt: skip
"""The sets of sentences whose errors were read while the rules were mended."""
UNREAD = ("fourteenth", "fifteenth", "twentieth", "twentythird", "twentyseventh")
"""Those whose errors nobody has read: their figures are what to expect of other people's sentences."""
Event = tuple[str, ...]
"""What a comparison found: its kind, and what is to be told of it."""
_AROUND = re.compile(
    r"^(?:just |only |about |around |roughly |nearly |almost |under |over |below |above |the |at |like |by |"
    r"something like )+"
)
_UNIT = re.compile(r"\s*(?:%|percent|per cent|seconds?|secs?|minutes?|points?|pts|stars?)$")


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

    def sentence_row(self, name: str) -> list[str]:
        """The figures of a set of sentences as a table's row."""
        c = self.counts
        gold = c["hit"] + c["missed named"]
        precision, recall = c["hit"] / max(1, c["hit"] + c["extra"]), c["hit"] / max(1, gold)
        return [
            name, str(gold), f"{precision:.2f}", f"{recall:.2f}",
            f"{2 * precision * recall / max(1e-9, precision + recall):.2f}",
            *(
                f"{c[key] / max(1, c['hit']):.2f}"
                for key in ("from", "to", "change", "all three", "period", "direction")
            ),
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


@dataclass(frozen=True)
class Sentence:
    """A text of one or two sentences and the claims in it."""

    text: str
    claims: tuple[GoldKpi, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The texts of a file: '> text', then 'KPI | from= | to= | change= | period= | direction=' a claim."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, *lines = block.split("\n")
        whole = GoldSegment(0, len(text) - 2, "O")
        yield Sentence(text.removeprefix("> "), tuple(read_claim(line, whole) for line in lines))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kpi_claims")
    parser.add_argument("--show", choices=["corpus", *READ], help="print what was read differently in one of the sets")
    given = parser.parse_args()
    console = Console(width=120)

    def show(name: str, event: Event) -> None:
        if given.show == name and len(event) > 1 and event[0] != "missed":
            console.print(*event, highlight=False, markup=False)

    guide = load_guide()
    console.print(_corpus_table(guide, lambda event: show("corpus", event)))
    scorer = Scorer.load(SCORER, guide)
    table = Table(
        "sentences", "gold", "precision", "recall", "F1", "from", "to", "change", "all three", "period", "direction"
    )
    for name in (*READ, *UNREAD):
        tally = Tally()
        for sentence in read_sentences(CORPUS / "claims" / f"{name}.txt"):
            for event in _compare_sentence(sentence, scorer.score(sentence.text).kpis):
                tally.counts[event[0]] += 1
                show(name, event)
        table.add_row(*tally.sentence_row(name))
    console.print(table)


def _corpus_table(guide: Guide, show: Callable[[Event], None]) -> Table:
    nlp = load_pipeline()
    finder = KpiFinder(guide, nlp)
    answers = read_corpus(CORPUS)
    labelled = {kpi.kpi for answer in answers for kpi in answer.kpis}
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
            show(event)
    table = Table(
        "answers", "gold", "precision", "recall", "recall, named", "F1, named", "from", "to", "change", "direction"
    )
    for name, tally in tallies.items():
        table.add_row(*tally.row(name))
    return table


def _compare_sentence(sentence: Sentence, claims: Sequence[KpiClaim]) -> Iterator[Event]:
    remaining = list(claims)
    for gold in sentence.claims:
        claim = next((c for c in remaining if c.kpi == gold.kpi), None)
        if claim is None:
            yield "missed named", gold.kpi, sentence.text
            continue
        remaining.remove(claim)
        yield ("hit",)
        wrong = False
        for key, words, got in (
            ("from", gold.from_, claim.from_), ("to", gold.to, claim.to), ("change", gold.change, claim.change),
            ("period", gold.period, claim.period),
        ):  # fmt: skip
            right = plain(words) == plain(got or "")
            wrong = wrong or (not right and key != "period")
            yield (key,) if right else (f"wrong {key}", gold.kpi, f"{words!r} read as {got!r}", sentence.text)
        if not wrong:
            yield ("all three",)
        right = gold.direction == claim.direction
        yield (
            ("direction",) if right else ("wrong direction", gold.kpi, gold.direction, claim.direction, sentence.text)
        )
    yield from (("extra", claim.kpi, sentence.text) for claim in remaining)


def _compare(answer: Answer, claims: list[Claim], named: set[tuple[str, int]]) -> list[Event]:
    events: list[Event] = []
    for number, segment in enumerate(answer.segments):
        text = answer.text[segment.start : segment.end]
        remaining = [claim for claim in claims if claim.segment == number]
        for gold in (kpi for kpi in answer.kpis if kpi.start == segment.start):
            claim = next((c for c in remaining if c.kpi == gold.kpi), None)
            if claim is None:
                events.append(("missed", gold.kpi, text))
                if any(kpi == gold.kpi and segment.start <= start < segment.end for kpi, start in named):
                    events.append(("missed named", gold.kpi, text))
                continue
            remaining.remove(claim)
            events.append(("hit",))
            events.extend(_figures(gold, claim, answer.text, text))
        events.extend(("extra", claim.kpi, text) for claim in remaining)
    return events


def _figures(gold: GoldKpi, claim: Claim, text: str, segment: str) -> list[Event]:
    got = words_of(claim, text)
    wanted = {"from": gold.from_, "to": gold.to, "change": gold.change}
    events: list[Event] = []
    for key, words in wanted.items():
        right = plain(words) == plain(got[key])
        events.append((key,) if right else (f"wrong {key}", gold.kpi, f"{words!r} read as {got[key]!r}", segment))
    right = gold.direction == claim.direction
    events.append(("direction",) if right else ("wrong direction", gold.kpi, gold.direction, claim.direction, segment))
    return events


if __name__ == "__main__":
    main()
