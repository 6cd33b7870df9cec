"""Turns the weights in the code back into such as `tune.py --further` reads: `python -m tuning.restore BASE WEIGHTS
OUT`, in the Python of `tune.py`.

WEIGHTS is the folder with `reader.onnx`. What is written has the same numbers, in steps of eight bits.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from tuning.tune import Reader

PREFIX = "reader."
"""What the names of weights begin with in the exported network."""
TURNED = "_Transposed"
STEPS = 8
"""Nodes between a product and the bias that is added to it, at most."""
Numbers = dict[str, NDArray[np.generic]]


def restore(base: Path, weights: Path, out: Path) -> None:
    """Write the weights. Raises RuntimeError if one of the reader's is not found in the network."""
    graph = onnx.load(str(weights / "reader.onnx")).graph
    numbers = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found: dict[str, torch.Tensor] = {}
    for name in numbers:
        whole = name.removesuffix("_quantized")
        if name.startswith(PREFIX) and not name.endswith(("_scale", "_zero_point")):
            values = scaled(numbers, whole) if whole != name else numbers[name]
            values = values.T if whole.endswith(TURNED) else values
            found[whole.removeprefix(PREFIX).removesuffix(TURNED)] = torch.tensor(values.copy())
    readers: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for source in node.input:
            readers.setdefault(source, []).append(node)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            whole = node.input[1].removesuffix("_quantized")
            if not whole.startswith(PREFIX):
                bias = bias_of(node, readers)
                found[bias.removeprefix(PREFIX).replace("bias", "weight")] = torch.tensor(
                    scaled(numbers, whole).T.copy()
                )
    reader = Reader(base)
    missing = [name for name in reader.load_state_dict(found, strict=False).missing_keys if "pooler" not in name]
    if missing:
        raise RuntimeError(f"Not found in {weights}: {', '.join(missing)}")
    torch.save(reader.state_dict(), out)


def scaled(numbers: Numbers, name: str) -> NDArray[np.float32]:
    """The weights that stand in the network as whole numbers, a scale and a zero point."""
    whole, zero = (numbers[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point"))
    product: NDArray[np.float32] = (whole - zero) * numbers[f"{name}_scale"].astype(np.float32)
    return product


def bias_of(node: onnx.NodeProto, readers: dict[str, list[onnx.NodeProto]]) -> str:
    """The name of the bias that is added to a product; weights of a product have lost their own names."""
    for _ in range(STEPS):
        (node, *_rest) = readers[node.output[0]]
        for source in node.input:
            if source.startswith(PREFIX) and source.endswith("bias"):
                return str(source)
    raise RuntimeError(f"No bias after {node.name}")


if __name__ == "__main__":
    restore(*map(Path, sys.argv[1:4]))
