"""Codes and links between Slack and the web: handed out once, good for minutes, used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine

from bot.store.slack_tables import link
from bot.store.tables import now

GOOD_FOR = timedelta(minutes=10)
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that look alike."""
CODE_LENGTH = 8
"""About forty bits, tried at a few guesses a minute."""


class Links:
    """Kept as digests: whoever reads the table can use none of them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make_code(self, candidate_id: str) -> str:
        """A code to type, such as 'K7PW-3MXA'. An earlier one of the same person is void."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        self._keep(code, candidate_id, "code")
        return f"{code[:4]}-{code[4:]}"

    def make_ticket(self, candidate_id: str, purpose: str) -> str:
        """A long secret for a link. Earlier ones for the same purpose are void."""
        ticket = secrets.token_urlsafe(24)
        self._keep(ticket, candidate_id, purpose)
        return ticket

    def look(self, secret: str, purpose: str) -> str | None:
        """The candidate that a code or ticket was made for, which stays good."""
        query = select(link.c.candidate_id).where(*self._which(secret, purpose))
        with self._engine.connect() as connection:
            found: str | None = connection.execute(query).scalar()
            return found

    def use(self, secret: str, purpose: str) -> str | None:
        """The candidate that a code or ticket was made for, once; None if it is unknown, used or too old."""
        candidate_id = self.look(secret, purpose)
        with self._engine.begin() as connection:
            used = connection.execute(delete(link).where(*self._which(secret, purpose)))
            return candidate_id if used.rowcount else None

    def _which(self, secret: str, purpose: str) -> tuple[object, ...]:
        return link.c.digest == _digest(secret, purpose), link.c.purpose == purpose, link.c.expires_at > now()

    def _keep(self, secret: str, candidate_id: str, purpose: str) -> None:
        mine = (link.c.candidate_id == candidate_id) & (link.c.purpose == purpose)
        with self._engine.begin() as connection:
            connection.execute(delete(link).where((link.c.expires_at < now()) | mine))
            connection.execute(
                link.insert().values(
                    digest=_digest(secret, purpose),
                    candidate_id=candidate_id,
                    purpose=purpose,
                    expires_at=now() + GOOD_FOR,
                )
            )


def _digest(secret: str, purpose: str) -> str:
    plain = secret.upper().replace("-", "").replace(" ", "") if purpose == "code" else secret
    return hashlib.sha256(f"{purpose}:{plain}".encode()).hexdigest()
