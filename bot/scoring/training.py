"""Training the scorer from the labelled corpus. The same inputs give the same bytes."""

from __future__ import annotations

import functools
import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.scoring.asking import Rubric, asked_rubric
from bot.scoring.beside import MANY, begin
from bot.scoring.clauses import describe_gaps
from bot.scoring.coherence.fitting import fit_coherence
from bot.scoring.corpus import Answer, read_corpus, without_labels
from bot.scoring.delivery import word_counts
from bot.scoring.elements import find_presence, fit_element
from bot.scoring.examples import Example, Part, prepare
from bot.scoring.folds import Collected, collect_fold, split_writers
from bot.scoring.gaming.contrasts import contrast_files, parse_contrasts
from bot.scoring.gaming.english import fit_order, fit_words
from bot.scoring.gaming.others import fit_parts
from bot.scoring.gaming.sense import fit_sense
from bot.scoring.gaming.shells import fit_shells
from bot.scoring.gaming.subject import fit_subject
from bot.scoring.logistic import Logistic, fit_classes, fit_names
from bot.scoring.meaning import fit_meaning, guess, with_guesses
from bot.scoring.network.reader import WEIGHTS
from bot.scoring.ownership import read_ownership
from bot.scoring.parsing import parse_all
from bot.scoring.pipeline import FORMAT, load_pipeline, pipeline_version
from bot.scoring.points import lemmas_of_cues
from bot.scoring.rating import Evidence, fit_rating, measure
from bot.scoring.score import STORY_TYPES
from bot.scoring.sentences import is_run_on, lacks_full_stops, stretches
from bot.scoring.star import best_labels, train_star
from bot.scoring.storytype import picture_story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from bot.guide.model import Guide

LIBRARIES = ("spacy", "scikit-learn", "python-crfsuite", "numpy", "onnxruntime", "tokenizers")
LEARNED_THROUGH = (
    "asking", "clauses", "coherence/course", "coherence/fitting", "coherence/mentions", "coherence/model",
    "coherence/ties", "corpus", "delivery", "elements", "examples", "features", "folds", "gaming/actors",
    "gaming/contrasts", "gaming/english", "gaming/others", "gaming/sense", "gaming/shells", "gaming/subject",
    "logistic", "meaning", "kpi/numerals", "ownership", "specificity",
    "kpi/periods", "parsing", "pipeline", "points",
    "kpi/quantities", "rating", "sentences", "star", "storytype", "training",
)  # fmt: skip
"""The modules whose code decides what is learned."""
TOLD = ("stories", "work", "young")
"""Texts without labels, honest ones about work; the order of their sentences is learned, too."""
SHOWING = ("thin", "own", "others")
"""Texts about work that were written to show a difference."""


def fingerprint(corpus: Path) -> str:
    """A digest of everything that a trained scorer depends on: corpus, code that learns, the reader's weights, versions
    of libraries and pipeline.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    texts = [*sorted(corpus.glob("*.txt")), *contrast_files(corpus)]
    for path in [*texts, *sorted(WEIGHTS.iterdir()), *(here / f"{name}.py" for name in LEARNED_THROUGH)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}\n".encode())
    digest.update(pipeline_version(load_pipeline()).encode())
    return digest.hexdigest()[:16]


def train(corpus: Path, guide: Guide, out: Path, report: Callable[[str], None]) -> None:
    """Train the scorer on a corpus folder and write it to `out`. `report` is told each step in a few words.

    Raises CorpusError if a file breaks the format, PipelineMissing without spaCy's model.
    """
    nlp = load_pipeline()
    answers = read_corpus(corpus)
    report(f"{len(answers)} answers read")
    docs = parse_all([answer.text for answer in answers], nlp)
    report("answers parsed")
    contrasts = parse_contrasts(corpus, nlp)
    report("texts beside them parsed")
    fit(answers, docs, contrasts, out, report)
    write_passport(out, corpus, guide, answers, nlp)
    report("scorer trained")


def write_passport(out: Path, corpus: Path, guide: Guide, answers: Sequence[Answer], nlp: Language) -> None:
    """Write what a trained scorer carries besides its models: where it comes from, and the lemmas of the guide's
    cues.
    """
    (out / "cues.json").write_text(json.dumps(lemmas_of_cues(guide, nlp), indent=0) + "\n")
    passport = {
        "format": FORMAT, "fingerprint": fingerprint(corpus), "answers": len(answers),
        "writers": sorted({a.writer for a in answers}),
        "pipeline": pipeline_version(nlp),
    }  # fmt: skip
    (out / "passport.json").write_text(json.dumps(passport, indent=1) + "\n")


def fit(
    answers: Sequence[Answer],
    docs: Sequence[Doc],
    contrasts: Mapping[str, list[Doc]],
    out: Path,
    report: Callable[[str], None],
) -> None:
    """Fit every learned part on parsed answers and on the texts beside them (see `gaming.contrasts`), and write them
    to `out`.

    Presence and story type learn from labels that a field trained on other writers guessed, as they will meet guesses.
    """
    out.mkdir(parents=True, exist_ok=True)
    from_texts = begin(lambda: _fit_texts(answers, docs, contrasts), beside=len(answers) > MANY)
    clause_weights = fit_clauses(answers, docs)
    report("clause cutter fitted")
    examples = [prepare(answer, doc, clause_weights) for answer, doc in zip(answers, docs, strict=True)]
    folds = split_writers(sorted({answer.writer for answer in answers}))
    wholes = {e.answer.id: e.whole() for e in examples}
    insides = [*([e for e in examples if e.answer.writer not in held] or examples for held in folds), examples]
    fits = [begin(functools.partial(_fit_meaning, inside, wholes), beside=len(examples) > MANY) for inside in insides]
    *meanings, meaning = (fit() for fit in fits)
    report("meanings fitted")
    rows = {
        e.answer.id: with_guesses(wholes[e.answer.id].rows, guess(wholes[e.answer.id].meaning, model))
        for held, model in zip(folds, meanings, strict=True)
        for e in examples
        if e.answer.writer in held
    }
    unlabelled = _prepare_unlabelled(contrasts, clause_weights)
    first, *others = range(len(folds))

    def collect(fold: int) -> Collected:
        beside = unlabelled[fold :: len(folds)]
        return collect_fold(fold + 1, folds[fold], examples, beside, rows, meanings[fold], out)

    waits = [begin(functools.partial(collect, fold), beside=len(examples) > MANY) for fold in others]
    train_star([rows[e.answer.id] for e in examples], [e.labels for e in examples], out / "star.crfsuite")
    report("sentence model fitted")
    seen = collect(first)
    collected = [seen, *(wait() for wait in waits)]
    report("guesses collected")
    presence = [row for fold in collected for row in fold.presence]
    gold = np.array([row for fold in collected for row in fold.has])
    elements = [
        fit_element(np.array(rows_of), gold[:, column]) for column, rows_of in enumerate(zip(*presence, strict=True))
    ]
    kinds = [row for fold in collected for row in fold.kinds]
    types = fit_classes(np.array(kinds), [kind for fold in collected for kind in fold.types], len(STORY_TYPES))
    guessed = [(e, fold.guesses[e.answer.id]) for fold in collected for e in examples if e.answer.id in fold.guesses]

    def judge(some: Sequence[tuple[Example, NDArray[np.float64]]]) -> list[NDArray[np.float64]]:
        return [judge_signs(example.doc, example.spans, guesses, elements, types) for example, guesses in some]

    shuffled = [fold.shuffled for fold in collected]
    coherence = begin(lambda: fit_coherence(shuffled).to_json(), beside=len(answers) > MANY)
    half = len(guessed) // 2
    second = begin(lambda: judge(guessed[half:]), beside=len(answers) > MANY)
    signs = [*judge(guessed[:half]), *second()]
    rubrics: list[Rubric] = [asked_rubric(e.answer.question) for e, _ in guessed]
    weights = {
        "clauses": clause_weights,
        "meaning": meaning.to_json(),
        "elements": [model.to_json() for model in elements],
        "types": types.to_json(),
        "coherence": coherence(),
        "rating": fit_rating(np.array(signs), [e.answer.rating for e, _ in guessed], rubrics),
        **from_texts(),
    }
    (out / "weights.json").write_text(json.dumps(weights, sort_keys=True) + "\n")


def _fit_meaning(examples: Sequence[Example], wholes: Mapping[str, Part]) -> Logistic:
    return fit_meaning([wholes[e.answer.id].meaning for e in examples], [e.labels for e in examples])


def _fit_texts(answers: Sequence[Answer], docs: Sequence[Doc], contrasts: Mapping[str, list[Doc]]) -> dict[str, Any]:
    """What is learned from whole texts, without labels."""
    stories = [doc for answer, doc in zip(answers, docs, strict=True) if answer.type == "story"]
    replies = [doc for answer, doc in zip(answers, docs, strict=True) if answer.type != "non-answer"]
    told = [doc for name in TOLD for doc in contrasts[name]]
    showing = [doc for name in SHOWING for doc in contrasts[name]]
    honest, off = [*stories, *told], contrasts["off"]
    return {
        "order": fit_order(docs),
        "words": fit_words([*docs, *told, *off]),
        "subject": fit_subject([*honest, *showing], off),
        "shells": fit_shells([*honest, *contrasts["own"]], contrasts),
        "parts": fit_parts([*honest, *contrasts["thin"]], contrasts),
        "sense": fit_sense(
            [*stories, *contrasts["work"]],
            [*replies, *told, *showing, *contrasts["hollow"], *off],
            contrasts["nonsense"],
        ).to_json(),
    }


def _prepare_unlabelled(contrasts: Mapping[str, list[Doc]], clause_weights: dict[str, float]) -> list[Example]:
    """Stories without labels, of which only their order is learned."""
    return [
        prepare(without_labels(f"{name} {number}", doc.text), doc, clause_weights)
        for name in TOLD
        for number, doc in enumerate(contrasts[name])
    ]


def judge_signs(
    doc: Doc, spans: Sequence[Span], probabilities: NDArray[np.float64], elements: Sequence[Logistic], types: Logistic
) -> NDArray[np.float64]:
    """The rating's signs of an answer, from what the other models make of it."""
    labels = best_labels(probabilities)
    actions = [span for span, label in zip(spans, labels, strict=True) if label == "A"]
    outcome = " ".join(span.text for span, label in zip(spans, labels, strict=True) if label == "R")
    evidence = Evidence(
        types.shares(picture_story(list(doc), probabilities)),
        find_presence(probabilities, word_counts(spans), elements),
        read_ownership(actions), len(actions), outcome,
    )  # fmt: skip
    return measure(doc, evidence)


def fit_clauses(answers: Sequence[Answer], docs: Sequence[Doc]) -> dict[str, float]:
    """The clause cutter's weights, from the places where labellers cut texts that lack full stops."""
    rows: list[list[str]] = []
    cuts: list[bool] = []
    for answer, doc in zip(answers, docs, strict=True):
        starts = {segment.start for segment in answer.segments}
        spoken = lacks_full_stops(doc)
        for start, end in stretches(doc):
            if is_run_on(doc, start, end, spoken):
                rows.extend(describe_gaps(doc, start, end))
                cuts.extend(doc[i].idx in starts for i in range(start + 1, end))
    return fit_names(rows, cuts, strength=0.1) if any(cuts) else {}
