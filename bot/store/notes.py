"""Notes of one's own: one about an interview, one about a question."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.store import tables

note = tables.note
LONGEST = 4_000
"""Characters of a note."""
INTERVIEW, QUESTION = "interview:", "question:"
"""What a note is about begins with one of these; an id follows."""


class Notes:
    """One candidate's notes, by what each is about: 'interview:<id>' or 'question:<id>'."""

    def __init__(self, engine: Engine, candidate_id: str) -> None:
        self._engine, self._candidate_id = engine, candidate_id

    def read(self, about: str) -> str:
        """The note about something, or nothing."""
        with self._engine.connect() as connection:
            return connection.execute(select(note.c.text).where(*self._mine(about))).scalar() or ""

    def all(self) -> dict[str, str]:
        """All notes, by what they are about."""
        query = select(note.c.about, note.c.text).where(note.c.candidate_id == self._candidate_id)
        with self._engine.connect() as connection:
            return {row.about: row.text for row in connection.execute(query.order_by(note.c.id))}

    def write(self, about: str, text: str) -> None:
        """Keeps a note in the place of the one before; an empty one goes."""
        with self._engine.begin() as connection:
            if not text.strip():
                connection.execute(delete(note).where(*self._mine(about)))
            elif not connection.execute(update(note).where(*self._mine(about)).values(text=text)).rowcount:
                connection.execute(insert(note).values(candidate_id=self._candidate_id, about=about, text=text))

    def _mine(self, about: str) -> tuple[object, object]:
        return note.c.candidate_id == self._candidate_id, note.c.about == about
