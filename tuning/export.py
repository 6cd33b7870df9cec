"""Writes the tuned reader as the product reads it: `python -m tuning.export BASE WEIGHTS OUT`, in the Python of
`tune.py`.

OUT gets `reader.onnx`, with weights of eight bits, and `pieces.txt`, the word pieces.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from tuning.tune import Reader


class Whole(torch.nn.Module):
    """The reader of one text, without padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Log odds of the text's verdicts and of the pieces; places of the pieces."""
        whole, breaks, places = self.reader(ids, torch.ones_like(ids))
        return whole, breaks, places


def export(base: Path, weights: Path, out: Path) -> None:
    """Write the files."""
    reader = Reader(base)
    reader.load_state_dict(torch.load(weights))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            Whole(reader).eval(), (torch.ones(1, 9, dtype=torch.long),), str(exact), input_names=["ids"],
            output_names=["whole", "breaks", "places"], opset_version=17,
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "breaks", "places")}, dynamo=False,
        )  # fmt: skip
        # Seven bits of eight: sums of products then fit the registers of older processors, too.
        quantize_dynamic(exact, out / "reader.onnx", weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    shutil.copy(base / "vocab.txt", out / "pieces.txt")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:4]))
