"""Tunes the reader: `python -m tuning.tune BASE STORIES OUT`, with the packages of README.md in a Python of its own.
With `--further WEIGHTS` what was tuned before goes on learning. `--rounds` tells how often each story is seen. With
`--places` only how late each sentence of a shuffled story belongs is learned, a good beginning for all the rest.

BASE is the folder of all-MiniLM-L6-v2, STORIES what `tuning.stories` wrote. OUT gets the reader's weights. It takes
two to three hours on two cores, and tells its losses each hundred steps.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of
from torch.nn.functional import softplus
from transformers import AutoModel, AutoTokenizer

from tuning.texts import SHORTEST, VERDICTS, Text, draw_steps, pair_texts, read_stories, shuffle_text

ROUNDS = 5
RATE, NEW_RATE, WARMING = 8e-5, 1e-3, 60
"""How fast the encoder learns, and what is put on top of it; steps before it learns as fast."""
RARE = {"off": 4.0, "others": 4.0}
"""What a text counts for that is off the subject or of others' deeds: there are few."""
PLACES = 2.0
"""What the places count for."""


class Reader(torch.nn.Module):
    """An encoder with questions on top: the VERDICTS on the whole, whether a sentence does not follow the last, and
    how late it belongs.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        for weights in self.encoder.embeddings.word_embeddings.parameters():
            weights.requires_grad = False
        self.whole = torch.nn.Linear(self.encoder.config.hidden_size, len(VERDICTS))
        self.breaks = torch.nn.Linear(self.encoder.config.hidden_size, 1)
        self.places = torch.nn.Linear(self.encoder.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Log odds (texts, VERDICTS) and (texts, pieces); places (texts, pieces), the later the greater."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return self.whole(states[:, 0]), self.breaks(states).squeeze(-1), self.places(states).squeeze(-1)


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
        weight = torch.tensor(RARE.get(name, 1.0))
        gold, guess = verdicts[known, column], whole[known, column].float()
        losses.append(loss_of(guess, gold, pos_weight=weight, reduction="sum") / max(1, len(gold)))
    marked = marks >= 0
    return [*losses, loss_of(breaks.float()[marked], marks[marked].float())]


def misplaced(places: torch.Tensor, texts: list[Text]) -> torch.Tensor:
    """The loss of the places: of each two sentences the one that was told later should come later."""
    losses = []
    for row, text in zip(places.float(), texts, strict=True):
        if len(text.places) < 2:
            continue
        ends, numbers = torch.tensor(text.places).T
        later = numbers[None] > numbers[:, None]
        losses.append(softplus(row[ends][:, None] - row[ends][None])[later].mean())
    return torch.stack(losses).mean() if losses else places.sum() * 0


def take_over(reader: Reader, before: dict[str, torch.Tensor]) -> None:
    """Begin with earlier weights; what was not asked then begins at chance, what is not asked now is left out.

    Raises ValueError if encoders differ.
    """
    own = reader.state_dict()
    for name, weights in own.items():
        known = before.get(name)
        if known is None and name.startswith("encoder"):
            raise ValueError(f"{name} is missing in the weights from before")
        if known is not None:
            if known.shape[1:] != weights.shape[1:] or (name.startswith("encoder") and len(known) != len(weights)):
                raise ValueError(f"{name} has another shape in the weights from before")
            shared = min(len(known), len(weights))
            weights[:shared] = known[:shared]


def tune(base: Path, file: Path, out: Path, before: Path | None, rounds: int, only_places: bool) -> None:
    """Tune the reader, or tune it further, and save its weights."""
    torch.manual_seed(0)
    random.seed(0)
    tokenizer = AutoTokenizer.from_pretrained(base)
    start, end = tokenizer.cls_token_id, tokenizer.sep_token_id
    stories = list(read_stories(file, tokenizer))
    longer = [story for story in stories if len(story.sentences) >= SHORTEST]
    if only_places:
        stories = longer
    reader = Reader(base).train()
    if before:
        take_over(reader, torch.load(before))
    tuned = [weights for weights in reader.encoder.parameters() if weights.requires_grad]
    new = [part for head in (reader.whole, reader.breaks, reader.places) for part in head.parameters()]
    optimizer = torch.optim.AdamW([{"params": tuned, "lr": RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01)
    total = rounds * sum(1 for _ in draw_steps(stories))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARMING) * max(0.02, 1 - step / total)
    )
    print(f"{len(stories)} stories, {total} steps", flush=True)
    began, losses = time.monotonic(), []
    steps = (some for _ in range(rounds) for some in draw_steps(stories))
    for number, some in enumerate(steps, 1):
        if only_places:
            texts = [shuffle_text(story, start, end) for story in some]
        else:
            texts = [text for story in some for text in pair_texts(story, longer, start, end)]
        ids, mask, marks, verdicts = tensors_of(texts)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            whole, breaks, places = reader(ids, mask)
        parts = [*losses_of(whole, breaks, verdicts, marks), PLACES * misplaced(places, texts)]
        sum(parts[-1:] if only_places else parts).backward()
        torch.nn.utils.clip_grad_norm_(tuned, 1.0)
        optimizer.step()
        pace.step()
        optimizer.zero_grad()
        losses.append([part.item() for part in parts])
        if number % 100 == 0 or number == total:
            means = [sum(column) / len(column) for column in zip(*losses[-100:], strict=True)]
            told = ", ".join(
                f"{name} {mean:.3f}" for name, mean in zip((*VERDICTS, "breaks", "places"), means, strict=True)
            )
            print(f"{number} steps, {time.monotonic() - began:.0f} s, losses: {told}", flush=True)
            torch.save(reader.state_dict(), out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tuning.tune")
    parser.add_argument("base", type=Path)
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--further", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--places", action="store_true")
    given = parser.parse_args()
    tune(given.base, given.stories, given.out, given.further, given.rounds, given.places)
