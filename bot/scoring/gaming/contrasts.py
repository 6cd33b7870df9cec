"""The texts that show what keeps a story from counting, and honest ones that might be taken for them.

Folders of the corpus, with one JSON object a line: `told` (stories of every trade), `subject` (about work, by young
people, off the subject), `shells` (hollow, thin but honest), `parts` (others act, the speaker has a part) and
`nonsense`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.scoring.parsing import parse_all

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

FOLDERS = ("told", "subject", "shells", "parts", "nonsense")


def contrast_files(corpus: Path) -> list[Path]:
    """The files of a corpus that hold them."""
    return [path for folder in FOLDERS for path in sorted((corpus / folder).glob("*.jsonl"))]


def read_texts(path: Path) -> list[str]:
    """The texts of a file."""
    return [json.loads(line)["text"] for line in path.read_text().splitlines()]


def parse_contrasts(corpus: Path, nlp: Language) -> dict[str, list[Doc]]:
    """The parsed texts of each file, by its name without the ending."""
    texts = {path.stem: read_texts(path) for path in contrast_files(corpus)}
    docs = iter(parse_all([text for some in texts.values() for text in some], nlp))
    return {name: [next(docs) for _ in some] for name, some in texts.items()}
