"""What can be learned from guesses: the answers of some writers, labelled by a field that has not learned from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.scoring.coherence.fitting import Shuffled
from bot.scoring.elements import ELEMENTS, picture_element
from bot.scoring.score import STORY_TYPES
from bot.scoring.star import SentenceModel, StarModel, train_star
from bot.scoring.storytype import picture_story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from bot.scoring.examples import Example
    from bot.scoring.features import Features
    from bot.scoring.logistic import Logistic

COUNT = 3


@dataclass
class Collected:
    """What presence, story type, coherence and rating may learn from one fold."""

    presence: list[Any] = field(default_factory=list)
    """Rows for each of S, T, A, R of an answer or a part of one."""
    has: list[list[int]] = field(default_factory=list)
    kinds: list[Any] = field(default_factory=list)
    types: list[int] = field(default_factory=list)
    shuffled: Shuffled = field(default_factory=Shuffled)
    guesses: dict[str, NDArray[Any]] = field(default_factory=dict)
    """The label probabilities of the segments of each answer, by its id."""


def split_writers(writers: Sequence[str]) -> list[set[str]]:
    """The writers in as many groups as there are folds."""
    count = min(COUNT, len(writers))
    return [set(writers[number::count]) for number in range(count)]


def collect_fold(
    number: int, held: set[str], examples: Sequence[Example], unlabelled: Sequence[Example],
    rows: Mapping[str, list[Features]], meaning: Logistic, folder: Path,
) -> Collected:  # fmt: skip
    """Train a field without some writers and collect what their answers teach, and the order of stories without labels.
    `rows` are the features of each labelled answer's segments, by its id; `meaning` has not learned from those writers
    either.
    """
    path = folder / f"fold{number}.crfsuite"
    inside = [e for e in examples if e.answer.writer not in held] or examples
    train_star([rows[e.answer.id] for e in inside], [e.labels for e in inside], path)
    model = SentenceModel(StarModel(path), meaning)
    collected = Collected()
    for example in examples:
        if example.answer.writer in held:
            _collect(example, model, collected)
            collected.shuffled.add(example, model, number)
    for example in unlabelled:
        collected.shuffled.add(example, model, number)
    path.unlink()
    return collected


def _collect(example: Example, model: SentenceModel, collected: Collected) -> None:
    answer, whole = example.answer, example.whole()
    probabilities = model.probabilities(whole.rows, whole.meaning)
    collected.guesses[answer.id] = probabilities
    kind = STORY_TYPES.index(answer.type)
    collected.kinds.append(picture_story(list(example.doc), probabilities))
    collected.types.append(kind)
    if answer.type in ("story", "pseudo-story", "hypothetical"):
        for keep in example.versions():
            part = example.part(keep)
            guesses = model.probabilities(part.rows, part.meaning)
            collected.presence.append([picture_element(guesses, part.words, column) for column in range(len(ELEMENTS))])
            collected.has.append(part.has)
            if keep == example.bones():
                tokens = [token for i in keep for token in example.spans[i]]
                collected.kinds.append(picture_story(tokens, guesses))
                collected.types.append(kind)
