"""What the reader is shown in tuning: stories as they were told and out of order."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transformers import BertTokenizerFast

VERDICTS = ("disorder", "off", "others")
"""What is asked of the whole: is it out of order, has it nothing to do with work, does somebody else do everything."""
LONGEST = 320
"""Word pieces of a text that are read; further sentences are left out whole."""
LONGEST_SENTENCE = 60
STORIES_A_STEP = 8
"""Each comes once as told and once out of order."""
ALIKE = 64
"""Stories that are sorted by length, so that those of one step are about as long."""
WINDOWS = 0.3
"""Share of the stories of which a stretch is taken rather than the whole."""
MIXED = 0.2
"""Share of the texts out of order that are put together from several stories."""
SHORTEST = 6
IN_PLACE = 0.25
STRANGE = 1000
"""What the numbers of another story's sentences are apart."""
Pieces = list[list[int]]
"""The word pieces of each sentence."""
Numbered = list[tuple[int, list[int]]]
"""The same, with the numbers that the sentences had when they were told."""


@dataclass(frozen=True)
class Story:
    """A text to learn from; None where nothing says whether it is off the subject or of others' deeds."""

    sentences: Pieces
    off: float | None
    others: float | None

    @property
    def length(self) -> int:
        """In word pieces."""
        return sum(map(len, self.sentences))


@dataclass(frozen=True)
class Text:
    """What the reader is shown."""

    ids: list[int]
    marks: list[int]
    """For each word piece: 1 if it ends a sentence that does not follow the last, 0 if one that does, else -1."""
    verdicts: tuple[float | None, ...]
    """In the order of VERDICTS."""
    places: list[tuple[int, int]]
    """Of a shuffled text: the number of each sentence as it was told, after the piece that ends it."""


def read_stories(file: Path, tokenizer: BertTokenizerFast) -> Iterator[Story]:
    """What `tuning.stories` wrote, in word pieces."""
    for line in file.read_text().splitlines():
        told = json.loads(line)
        sentences = tokenizer(told["sentences"], add_special_tokens=False)["input_ids"]
        yield Story([pieces[:LONGEST_SENTENCE] for pieces in sentences], told["off"], told["others"])


def draw_steps(stories: list[Story]) -> Iterator[list[Story]]:
    """The stories of each step of a round."""
    drawn = random.sample(stories, len(stories))
    steps = []
    for at in range(0, len(drawn), ALIKE):
        alike = sorted(drawn[at : at + ALIKE], key=lambda story: story.length)
        steps += [alike[i : i + STORIES_A_STEP] for i in range(0, len(alike), STORIES_A_STEP)]
    random.shuffle(steps)
    yield from steps


def join(
    sentences: Numbered,
    start: int,
    end: int,
    verdicts: tuple[float | None, ...],
    placed: bool = False,
) -> Text:
    """Numbered sentences as the reader gets them; a number that is not the next one is a break. Of `placed` sentences,
    all of one story, it is learned how late they belong.
    """
    ids, marks, last = [start], [-1], None
    places: list[tuple[int, int]] = []
    for number, pieces in sentences:
        if len(ids) + len(pieces) + 1 > LONGEST:
            break
        ids += [*pieces, end]
        marks += [-1] * len(pieces) + [-1 if last is None else int(number != last + 1)]
        last = number
        if placed:
            places.append((len(ids) - 1, number))
    return Text(ids, marks, verdicts, places)


def disorder(story: Numbered) -> Numbered:
    """The sentences in an order left to chance."""
    shuffled = story[:]
    for _ in range(9):
        random.shuffle(shuffled)
        if sum(a is b for a, b in zip(story, shuffled, strict=True)) <= IN_PLACE * len(story):
            break
    return shuffled


def mix(story: Numbered, other: Pieces) -> Numbered:
    """Half of the sentences of one story or more and as many of another, each in its order, one among the other."""
    strange = [(STRANGE + i, pieces) for i, pieces in enumerate(other)]
    share = random.uniform(0.5, 1)
    sides = [random.sample(range(len(side)), max(3, round(share * len(side)))) for side in (story, strange)]
    own, more = ([side[i] for i in sorted(chosen)] for side, chosen in zip((story, strange), sides, strict=True))
    turns = [True] * len(own) + [False] * len(more)
    random.shuffle(turns)
    queues = {True: iter(own), False: iter(more)}
    return [next(queues[turn]) for turn in turns]


def gather(stories: list[Story], size: int) -> Numbered:
    """So many sentences, each of a story of its own, from the beginnings of stories to their ends."""
    chosen = [story.sentences for story in random.sample(stories, size)]
    return [(STRANGE * i, story[i * len(story) // size]) for i, story in enumerate(chosen)]


def shuffle_text(story: Story, start: int, end: int) -> Text:
    """A story out of order."""
    return join(disorder(list(enumerate(story.sentences))), start, end, (1.0, None, None), placed=True)


def pair_texts(story: Story, stories: list[Story], start: int, end: int) -> Iterator[Text]:
    """A story, or a stretch of it, as told and out of order; a short one as told only."""
    numbered = list(enumerate(story.sentences))
    if len(numbered) < SHORTEST:
        yield join(numbered, start, end, (None, story.off, story.others))
        return
    if len(numbered) > SHORTEST + 2 and random.random() < WINDOWS:
        size = random.randint(SHORTEST, len(numbered))
        at = random.randint(0, len(numbered) - size)
        numbered = numbered[at : at + size]
    yield join(numbered, start, end, (0.0, story.off, story.others))
    drawn = random.random()
    if drawn > MIXED:
        yield join(disorder(numbered), start, end, (1.0, story.off, story.others), placed=True)
    elif drawn > MIXED / 3:
        mixed = mix(numbered, random.choice(stories).sentences)
        yield join(mixed, start, end, (1.0, None, None))
    else:
        yield join(gather(stories, len(numbered)), start, end, (1.0, None, None))
