"""Cutting a transcript without full stops into clauses: a learned guess at each gap between words, then the best way
through.

The guess is a logistic regression over the words, tags and dependencies around a gap, fitted on the spoken answers of
the corpus. Weights are plain numbers by feature name, so that a cut can be traced to its reasons.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

Weights = dict[str, float]

SHORTEST, LONGEST, COMFORTABLE = 4, 35, 22
"""Tokens of a clause: shorter ones cost, longer ones than LONGEST are not made, and those above COMFORTABLE cost a
little."""
LEANING = -0.8
"""Log odds above which a gap is cut; below zero, as a clause cut in two does less harm than two parts of a story in
one."""
BIAS = "bias"
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def describe_gaps(doc: Doc, start: int, end: int) -> list[list[str]]:
    """The features of every gap inside a token range: item k is about the gap before token start + k + 1."""
    size = end - start
    crossing = _arcs_over_gaps(doc, start, end)
    words = [token.lower_ for token in doc[start:end]]
    tags = [token.tag_ for token in doc[start:end]]
    deps = [token.dep_ for token in doc[start:end]]
    finite = [tag in _FINITE for tag in tags]
    subjects = [dep.startswith("nsubj") and doc[start + i].head.i > start + i for i, dep in enumerate(deps)]
    words_ = ["#", "#", *words, "#", "#"]
    tags_ = ["#", "#", *tags, "#", "#"]
    rows = []
    for k in range(1, size):
        token = doc[start + k]
        w_2, w_1, w0, w1 = words_[k : k + 4]
        t_2, t_1, t0, t1, t2 = tags_[k : k + 5]
        ahead = next((j for j in range(5) if k + j < size and subjects[k + j]), 9)
        rows.append([
            f"w0={w0}", f"w-1={w_1}", f"w1={w1}", f"w-2={w_2}", f"w0,1={w0} {w1}", f"w-1,0={w_1} {w0}", f"t0={t0}",
            f"t-1={t_1}",
            f"t1={t1}", f"t-2,-1={t_2} {t_1}", f"t0,1={t0} {t1}", f"t-1,0={t_1} {t0}", f"t0,1,2={t0} {t1} {t2}",
            f"w0t1={w0} {t1}",
            f"dep={deps[k]}", f"dep-1={deps[k - 1]}", f"arcs={min(crossing[k], 5)}",
            f"sentence={bool(token.is_sent_start)}",
            "head=left" if token.head.i < token.i else "head=right", f"subject={ahead}",
            f"verb-before={any(finite[max(0, k - 7) : k])}",
            f"verb-after={any(finite[k : k + 7])}", f"from-start={min(k, 6)}", f"from-end={min(size - k, 6)}",
        ])  # fmt: skip
    return rows


def _arcs_over_gaps(doc: Doc, start: int, end: int) -> list[int]:
    """How many dependency arcs pass over the gap before each token of a range."""
    changes = [0] * (end - start + 2)
    for token in doc[start:end]:
        head = token.head.i
        if start <= head < end and head != token.i:
            low, high = min(token.i, head) - start, max(token.i, head) - start
            changes[low + 1] += 1
            changes[high + 1] -= 1
    arcs = []
    total = 0
    for change in changes[: end - start]:
        total += change
        arcs.append(total)
    return arcs


def cut_clauses(doc: Doc, start: int, end: int, weights: Mapping[str, float]) -> list[tuple[int, int]]:
    """Cut a token range into clauses, as token ranges in order. Time grows with the range's length times LONGEST."""
    bias = weights.get(BIAS, 0.0)
    gains = [bias + sum(weights.get(name, 0.0) for name in row) - LEANING for row in describe_gaps(doc, start, end)]
    cuts = [start, *(start + cut for cut in _best_cuts(gains)), end]
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def _best_cuts(gains: Sequence[float]) -> list[int]:
    """The cuts that gain most, lengths considered, by dynamic programming over gaps; `gains[k]` is for the gap
    before word k + 1.
    """
    size = len(gains) + 1
    cost = [0.0] + [1.5 * max(0, SHORTEST - n) + 0.15 * max(0, n - COMFORTABLE) for n in range(1, LONGEST + 1)]
    best = [0.0] + [float("-inf")] * size
    came = [0] * (size + 1)
    for stop in range(1, size + 1):
        reward = gains[stop - 1] if stop < size else 0.0
        for begin in range(max(0, stop - LONGEST), stop):
            value = best[begin] + reward - cost[stop - begin]
            if value > best[stop]:
                best[stop], came[stop] = value, begin
    cuts = []
    stop = came[size]
    while stop > 0:
        cuts.append(stop)
        stop = came[stop]
    return cuts[::-1]
