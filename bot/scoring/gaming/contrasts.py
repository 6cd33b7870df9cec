"""The texts that show what keeps a story from counting: each sort beside honest stories that look like it.

Folders of the corpus, with one JSON object a line: `subject` (about work, by young people, off the subject), `shells`
(hollow, thin but honest) and `parts` (others act, the speaker has a part).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

FOLDERS = ("subject", "shells", "parts")


def contrast_files(corpus: Path) -> list[Path]:
    """The files of a corpus that hold them."""
    return [path for folder in FOLDERS for path in sorted((corpus / folder).glob("*.jsonl"))]


def read_texts(path: Path) -> list[str]:
    """The texts of a file."""
    return [json.loads(line)["text"] for line in path.read_text().splitlines()]


def parse_contrasts(corpus: Path, nlp: Language, processes: int = 1) -> dict[str, Sequence[Doc]]:
    """The parsed texts of each file, by its name without the ending."""
    texts = {path.stem: read_texts(path) for path in contrast_files(corpus)}
    docs = iter(list(nlp.pipe([t for some in texts.values() for t in some], batch_size=64, n_process=processes)))
    return {name: [next(docs) for _ in some] for name, some in texts.items()}
