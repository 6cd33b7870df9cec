"""Tunes the reader: `python -m tuning.tune BASE STORIES OUT`, with the packages of README.md in a Python of its own.
With `--further WEIGHTS` what was tuned before goes on learning, for ROUNDS_MORE.

BASE is the folder of all-MiniLM-L6-v2, STORIES what `tuning.stories` wrote. OUT gets the reader's weights. It takes
most of an hour on two cores, and tells its loss each hundred steps.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of
from transformers import AutoModel, AutoTokenizer

LONGEST = 320
"""Word pieces of a text that are read; further sentences are left out whole."""
LONGEST_SENTENCE = 60
ROUNDS, ROUNDS_MORE = 5, 1
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

Story = list[list[int]]
"""The word pieces of each sentence."""
Text = tuple[list[int], list[int]]
"""Word pieces, and for each: 1 if it ends a sentence that does not follow the last, 0 if one that does, else -1."""


class Reader(torch.nn.Module):
    """An encoder with two questions on top: is this text out of order, and does each sentence not follow the last."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        for weights in self.encoder.embeddings.word_embeddings.parameters():
            weights.requires_grad = False
        self.whole = torch.nn.Linear(self.encoder.config.hidden_size, 1)
        self.breaks = torch.nn.Linear(self.encoder.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Log odds (texts,) and (texts, pieces)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return self.whole(states[:, 0]).squeeze(-1), self.breaks(states).squeeze(-1)


def join(sentences: list[tuple[int, list[int]]], start: int, end: int) -> Text:
    """Numbered sentences as the reader gets them; a number that is not the next one is a break."""
    ids, marks, last = [start], [-1], None
    for number, pieces in sentences:
        if len(ids) + len(pieces) + 1 > LONGEST:
            break
        ids += [*pieces, end]
        marks += [-1] * len(pieces) + [-1 if last is None else int(number != last + 1)]
        last = number
    return ids, marks


def disorder(story: list[tuple[int, list[int]]]) -> list[tuple[int, list[int]]]:
    """The sentences in an order left to chance."""
    shuffled = story[:]
    for _ in range(9):
        random.shuffle(shuffled)
        if sum(a is b for a, b in zip(story, shuffled, strict=True)) <= IN_PLACE * len(story):
            break
    return shuffled


def mix(story: list[tuple[int, list[int]]], other: Story) -> list[tuple[int, list[int]]]:
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
    chosen = random.sample(stories, size)
    return [(1000 * i, story[i * len(story) // size]) for i, story in enumerate(chosen)]


def draw_steps(stories: list[Story]) -> Iterator[list[Story]]:
    """The stories of each step of a round."""
    drawn = random.sample(stories, len(stories))
    steps = []
    for at in range(0, len(drawn), ALIKE):
        alike = sorted(drawn[at : at + ALIKE], key=lambda story: sum(map(len, story)))
        steps += [alike[i : i + STORIES_A_STEP] for i in range(0, len(alike), STORIES_A_STEP)]
    random.shuffle(steps)
    yield from steps


def pair_texts(story: Story, stories: list[Story], start: int, end: int) -> list[tuple[Text, float]]:
    """A story, or a stretch of it, as told and out of order."""
    numbered = list(enumerate(story))
    if len(story) > SHORTEST + 2 and random.random() < WINDOWS:
        size = random.randint(SHORTEST, len(story))
        at = random.randint(0, len(story) - size)
        numbered = numbered[at : at + size]
    drawn = random.random()
    if drawn > MIXED:
        broken = disorder(numbered)
    elif drawn > MIXED / 3:
        broken = mix(numbered, random.choice(stories))
    else:
        broken = gather(stories, len(numbered))
    return [(join(numbered, start, end), 0.0), (join(broken, start, end), 1.0)]


def tensors_of(texts: list[Text]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Word pieces, mask and marks: (texts, pieces) each."""
    longest = max(len(ids) for ids, _ in texts)
    ids = torch.zeros(len(texts), longest, dtype=torch.long)
    mask, marks = torch.zeros_like(ids), torch.full_like(ids, -1)
    for row, (pieces, flags) in enumerate(texts):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        marks[row, : len(pieces)] = torch.tensor(flags)
    return ids, mask, marks


def tune(base: Path, file: Path, out: Path, before: Path | None) -> None:
    """Tune the reader, or tune it further, and save its weights."""
    torch.manual_seed(0)
    random.seed(0)
    tokenizer = AutoTokenizer.from_pretrained(base)
    start, end = tokenizer.cls_token_id, tokenizer.sep_token_id
    stories: list[Story] = [
        [tokenizer(text, add_special_tokens=False)["input_ids"][:LONGEST_SENTENCE] for text in json.loads(line)]
        for line in file.read_text().splitlines()
    ]
    reader = Reader(base).train()
    rounds = ROUNDS
    if before:
        reader.load_state_dict(torch.load(before))
        rounds = ROUNDS_MORE
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
        pairs = [pair for story in some for pair in pair_texts(story, stories, start, end)]
        ids, mask, marks = tensors_of([text for text, _ in pairs])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            whole, breaks = reader(ids, mask)
        marked = marks >= 0
        verdict = loss_of(whole.float(), torch.tensor([flag for _, flag in pairs]))
        loss = verdict + loss_of(breaks.float()[marked], marks[marked].float())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tuned, 1.0)
        optimizer.step()
        pace.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        if number % 100 == 0 or number == total:
            mean = sum(losses[-100:]) / len(losses[-100:])
            print(f"{number} steps, {time.monotonic() - began:.0f} s, loss {mean:.3f}", flush=True)
            torch.save(reader.state_dict(), out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tuning.tune")
    parser.add_argument("base", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--further", type=Path)
    given = parser.parse_args()
    tune(given.base, given.stories, given.out, given.further)
