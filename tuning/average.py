"""The mean of two readers' weights, where one went on from the other: `python -m tuning.average ONE OTHER OUT`, in the
Python of `tune.py`.

Such a mean often does better than either (Wortsman and others, "Model soups", ICML 2022), and reads as fast as one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def average(one: Path, other: Path, out: Path) -> None:
    """Write the mean. Raises RuntimeError where the readers are not built alike."""
    first, second = (torch.load(path, map_location="cpu") for path in (one, other))
    if {name: values.shape for name, values in first.items()} != {n: values.shape for n, values in second.items()}:
        raise RuntimeError(f"{one} and {other} are not built alike.")
    torch.save(
        {name: (values + second[name]) / 2 if values.is_floating_point() else values for name, values in first.items()},
        out,
    )


if __name__ == "__main__":
    average(*map(Path, sys.argv[1:4]))
