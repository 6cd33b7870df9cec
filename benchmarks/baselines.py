"""What the work of an answer cannot do without: parsing the text, and putting it on disk for good."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import spacy
from spacy.language import Language

from bot.scoring.pipeline import load_pipeline


def whole_pipeline() -> Language:
    """The spaCy pipeline that the scorer uses, with all its parts, as `spacy.load` gives it."""
    nlp = spacy.load(load_pipeline().meta["lang"] + "_" + load_pipeline().meta["name"])
    nlp("We cut handle time from eight minutes to six.")
    return nlp


def parse(nlp: Language, text: str) -> float:
    """The milliseconds of one bare parse."""
    began = time.perf_counter()
    nlp(text)
    return 1000 * (time.perf_counter() - began)


class Ledger:
    """An SQLite database set as durable as Starline's, on the same disk."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "baseline.db")
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")

    def commit(self, text: str) -> float:
        """The milliseconds of one insert and its commit."""
        began = time.perf_counter()
        self._database.execute("INSERT INTO answer (text) VALUES (?)", (text,))
        self._database.commit()
        return 1000 * (time.perf_counter() - began)
