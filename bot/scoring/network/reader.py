"""What a small trained network makes of a whole text.

A MiniLM encoder, tuned on stories and the same stories out of order, on stories of private life and of others' deeds
(`tuning/`), reads all sentences at once. It knows what rules of grammar and lists of words do not: that a van is loaded
before it leaves, and that whoever bathes old people every morning is at work. It also says of each sentence how late in
the story it belongs. Its weights come with the code and are not trained by set-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import BertWordPieceTokenizer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Read = Callable[[], "Reading"]
    """Reads the text at hand. It is asked in doubt only: that takes longer than whatever else is looked at."""

WEIGHTS = Path(__file__).parent / "weights"
LONGEST = 320
"""Word pieces of a text that are read, as in tuning; further sentences are left out whole."""
LONGEST_SENTENCE = 60
START, END = "[CLS]", "[SEP]"


@dataclass(frozen=True)
class Reading:
    """What a text might be, mostly in log odds; 0 where there is too little text to tell."""

    disorder: float
    """Its sentences are out of order: of the text as a whole, and the mean of each sentence's that it does not follow
    the one before, added up."""
    agreement: float
    """How far the order of its sentences agrees with the one in which the network would put them: a correlation, 1 for
    the same and -1 for the reverse."""
    off: float
    """It has nothing to do with work."""
    others: float
    """Somebody else does everything in it."""


class Reader:
    """The network, loaded once."""

    def __init__(self) -> None:
        self._pieces = BertWordPieceTokenizer(str(WEIGHTS / "pieces.txt"), lowercase=True)
        self._start, self._end = (int(self._pieces.token_to_id(sign)) for sign in (START, END))
        options = onnxruntime.SessionOptions()
        # One thread: the same sums in the same order, and a server's other work goes on.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Both would keep copies: 20 MB that bring no speed.
        options.enable_cpu_mem_arena = False
        options.add_session_config_entry("session.disable_prepacking", "1")
        self._network = onnxruntime.InferenceSession(
            str(WEIGHTS / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def read(self, sentences: Sequence[str]) -> Reading:
        """What is made of a text. Sentences beyond the LONGEST word pieces have no part in it."""
        ids, ends = [self._start], []
        for encoded in self._pieces.encode_batch(list(sentences), add_special_tokens=False):
            pieces = encoded.ids[:LONGEST_SENTENCE]
            if len(ids) + len(pieces) + 1 > LONGEST:
                break
            ids += [*pieces, self._end]
            ends.append(len(ids) - 1)
        if not ends:
            return Reading(0.0, 0.0, 0.0, 0.0)
        whole, breaks, places = self._network.run(None, {"ids": np.array([ids], np.int64)})
        disorder, off, others = (float(odds) for odds in whole[0])
        if len(ends) < 2:
            return Reading(0.0, 0.0, off, others)
        disorder += float(np.mean(breaks[0, ends[1:]]))
        return Reading(disorder, _correlate(places[0, ends]), off, others)


def _correlate(places: NDArray[np.float32]) -> float:
    """The correlation of numbers with their order; 0 where they are all the same."""
    spread = float(np.std(places))
    return float(np.corrcoef(places, np.arange(len(places)))[0, 1]) if spread > 0 else 0.0
