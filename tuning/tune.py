"""Tunes the reader: `python -m tuning.tune BASE STORIES OUT`, with the packages of README.md in a Python of its own.
With `--further WEIGHTS` what was tuned before goes on learning. `--rounds` tells how often each story is seen.

BASE is the folder of all-MiniLM-L6-v2, STORIES what `tuning.stories` wrote. OUT gets the reader's weights. It takes
two to three hours on two cores, and tells its losses each hundred steps.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of
from transformers import AutoModel, AutoTokenizer, BertTokenizerFast

LONGEST = 320
"""Word pieces of a text that are read; further sentences are left out whole."""
LONGEST_SENTENCE = 60
ROUNDS = 5
STORIES_A_STEP = 8
"""Each comes once as told and once out of order."""
ALIKE = 64
"""Stories that are sorted by length, so that those of one step are about as long."""
RATE, NEW_RATE, WARMING = 8e-5, 1e-3, 60
"""How fast the encoder learns, and what is put on top of it; steps before it learns as fast."""
WINDOWS = 0.3
"""Share of the stories of which a stretch is taken rather than the whole."""
MIXED = 0.3
"""Share of the texts out of order that are put together from several stories."""
SHORTEST = 6
IN_PLACE = 0.25
VERDICTS = ("disorder", "off", "others")
"""What is asked of the whole: is it out of order, has it nothing to do with work, does somebody else do everything."""
RARE = 4.0
"""What a text counts for that is off the subject or of others' deeds: there are few."""

Pieces = list[list[int]]
"""The word pieces of each sentence."""


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


class Reader(torch.nn.Module):
    """An encoder with questions on top: the VERDICTS on the whole, and whether a sentence does not follow the last."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        for weights in self.encoder.embeddings.word_embeddings.parameters():
            weights.requires_grad = False
        self.whole = torch.nn.Linear(self.encoder.config.hidden_size, len(VERDICTS))
        self.breaks = torch.nn.Linear(self.encoder.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Log odds (texts, VERDICTS) and (texts, pieces)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return self.whole(states[:, 0]), self.breaks(states).squeeze(-1)


def join(sentences: list[tuple[int, list[int]]], start: int, end: int, verdicts: tuple[float | None, ...]) -> Text:
    """Numbered sentences as the reader gets them; a number that is not the next one is a break."""
    ids, marks, last = [start], [-1], None
    for number, pieces in sentences:
        if len(ids) + len(pieces) + 1 > LONGEST:
            break
        ids += [*pieces, end]
        marks += [-1] * len(pieces) + [-1 if last is None else int(number != last + 1)]
        last = number
    return Text(ids, marks, verdicts)


def disorder(story: list[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
    """The sentences in an order left to chance."""
    shuffled = story[:]
    for _ in range(9):
        random.shuffle(shuffled)
        if sum(a is b for a, b in zip(story, shuffled, strict=True)) <= IN_PLACE * len(story):
            break
    return shuffled


def mix(story: list[tuple[int, list[int]]], other: Pieces) -> list[tuple[int, list[int]]]:
    """Half of the sentences of one story or more and as many of another, each in its order, one among the other."""
    strange = [(1000 + i, pieces) for i, pieces in enumerate(other)]
    share = random.uniform(0.5, 1)
    sides = [random.sample(range(len(side)), max(3, round(share * len(side)))) for side in (story, strange)]
    own, more = ([side[i] for i in sorted(chosen)] for side, chosen in zip((story, strange), sides, strict=True))
    turns = [True] * len(own) + [False] * len(more)
    random.shuffle(turns)
    queues = {True: iter(own), False: iter(more)}
    return [next(queues[turn]) for turn in turns]


def gather(stories: list[Story], size: int) -> list[tuple[int, list[int]]]:
    """So many sentences, each of a story of its own, from the beginnings of stories to their ends."""
    chosen = [story.sentences for story in random.sample(stories, size)]
    return [(1000 * i, story[i * len(story) // size]) for i, story in enumerate(chosen)]


def draw_steps(stories: list[Story]) -> Iterator[list[Story]]:
    """The stories of each step of a round."""
    drawn = random.sample(stories, len(stories))
    steps = []
    for at in range(0, len(drawn), ALIKE):
        alike = sorted(drawn[at : at + ALIKE], key=lambda story: story.length)
        steps += [alike[i : i + STORIES_A_STEP] for i in range(0, len(alike), STORIES_A_STEP)]
    random.shuffle(steps)
    yield from steps


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
        yield join(disorder(numbered), start, end, (1.0, story.off, story.others))
    elif drawn > MIXED / 3:
        yield join(mix(numbered, random.choice(stories).sentences), start, end, (1.0, None, None))
    else:
        yield join(gather(stories, len(numbered)), start, end, (1.0, None, None))


def tensors_of(texts: list[Text]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Word pieces, mask and marks: (texts, pieces) each; verdicts (texts, VERDICTS), -1 where there is none."""
    longest = max(len(text.ids) for text in texts)
    ids = torch.zeros(len(texts), longest, dtype=torch.long)
    mask, marks = torch.zeros_like(ids), torch.full_like(ids, -1)
    for row, text in enumerate(texts):
        ids[row, : len(text.ids)] = torch.tensor(text.ids)
        mask[row, : len(text.ids)] = 1
        marks[row, : len(text.ids)] = torch.tensor(text.marks)
    verdicts = [[-1.0 if verdict is None else verdict for verdict in text.verdicts] for text in texts]
    return ids, mask, marks, torch.tensor(verdicts)


def losses_of(
    whole: torch.Tensor, breaks: torch.Tensor, verdicts: torch.Tensor, marks: torch.Tensor
) -> list[torch.Tensor]:
    """The loss of each verdict and of the breaks, of a verdict zero where a step has no text to judge."""
    losses = []
    for column, name in enumerate(VERDICTS):
        known = verdicts[:, column] >= 0
        weight = None if name == "disorder" else torch.tensor(RARE)
        gold, guess = verdicts[known, column], whole[known, column].float()
        losses.append(loss_of(guess, gold, pos_weight=weight, reduction="sum") / max(1, len(gold)))
    marked = marks >= 0
    return [*losses, loss_of(breaks.float()[marked], marks[marked].float())]


def read_stories(file: Path, tokenizer: BertTokenizerFast) -> Iterator[Story]:
    """What `tuning.stories` wrote, in word pieces."""
    for line in file.read_text().splitlines():
        told = json.loads(line)
        pieces = tokenizer(told["sentences"], add_special_tokens=False)["input_ids"]
        yield Story([some[:LONGEST_SENTENCE] for some in pieces], told["off"], told["others"])


def tune(base: Path, file: Path, out: Path, before: Path | None, rounds: int) -> None:
    """Tune the reader, or tune it further, and save its weights."""
    torch.manual_seed(0)
    random.seed(0)
    tokenizer = AutoTokenizer.from_pretrained(base)
    start, end = tokenizer.cls_token_id, tokenizer.sep_token_id
    stories = list(read_stories(file, tokenizer))
    longer = [story for story in stories if len(story.sentences) >= SHORTEST]
    reader = Reader(base).train()
    if before:
        reader.load_state_dict(torch.load(before))
    tuned = [weights for weights in reader.encoder.parameters() if weights.requires_grad]
    new = [*reader.whole.parameters(), *reader.breaks.parameters()]
    optimizer = torch.optim.AdamW([{"params": tuned, "lr": RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01)
    total = rounds * sum(1 for _ in draw_steps(stories))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARMING) * max(0.02, 1 - step / total)
    )
    print(f"{len(stories)} stories, {total} steps", flush=True)
    began, losses = time.monotonic(), []
    steps = (some for _ in range(rounds) for some in draw_steps(stories))
    for number, some in enumerate(steps, 1):
        texts = [text for story in some for text in pair_texts(story, longer, start, end)]
        ids, mask, marks, verdicts = tensors_of(texts)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            whole, breaks = reader(ids, mask)
        parts = losses_of(whole, breaks, verdicts, marks)
        sum(parts).backward()
        torch.nn.utils.clip_grad_norm_(tuned, 1.0)
        optimizer.step()
        pace.step()
        optimizer.zero_grad()
        losses.append([part.item() for part in parts])
        if number % 100 == 0 or number == total:
            means = [sum(column) / len(column) for column in zip(*losses[-100:], strict=True)]
            told = ", ".join(f"{name} {mean:.3f}" for name, mean in zip((*VERDICTS, "breaks"), means, strict=True))
            print(f"{number} steps, {time.monotonic() - began:.0f} s, losses: {told}", flush=True)
            torch.save(reader.state_dict(), out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tuning.tune")
    parser.add_argument("base", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--further", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    tune(given.base, given.stories, given.out, given.further, given.rounds)
