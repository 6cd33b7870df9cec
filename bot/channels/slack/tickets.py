"""Signed links from Slack to the web: good for minutes, used once, for one purpose."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.store.links import GOOD_FOR, Links

PAGES = "/practice/slack"
PICTURE_DAYS = 7


class Tickets:
    """Writes and reads the links. What they carry is signed; that they were not used yet is in the store."""

    def __init__(self, links: Links, key: str, address: str) -> None:
        self._links, self._address = links, address
        self._tickets = URLSafeTimedSerializer(key, salt="slack-ticket")
        self._pictures = URLSafeTimedSerializer(key, salt="slack-picture")

    def url(self, candidate_id: str, purpose: str) -> str:
        """A link that 'open's the practice page as a candidate, or fetches an 'export'."""
        ticket = self._links.make_ticket(candidate_id, purpose)
        return f"{self._address}{PAGES}/{purpose}/{self._tickets.dumps(ticket)}"

    def look(self, signed: str, purpose: str) -> str | None:
        """The candidate a link is for; it stays good. None if it is forged, used or too old."""
        ticket = self._ticket(signed)
        return self._links.look(ticket, purpose) if ticket else None

    def use(self, signed: str, purpose: str) -> str | None:
        """The candidate a link is for, once."""
        ticket = self._ticket(signed)
        return self._links.use(ticket, purpose) if ticket else None

    def picture_url(self, candidate_id: str, version: str) -> str:
        """Where Slack's servers fetch the picture of somebody's progress. It shows ratings and nothing else."""
        return f"{self._address}{PAGES}/progress/{self._pictures.dumps([candidate_id, version])}.png"

    def picture(self, signed: str) -> str | None:
        """The candidate whose progress is to be drawn."""
        try:
            candidate_id, _ = self._pictures.loads(signed, max_age=PICTURE_DAYS * 24 * 60 * 60)
        except (BadSignature, ValueError, TypeError):
            return None
        return str(candidate_id)

    def _ticket(self, signed: str) -> str | None:
        try:
            return str(self._tickets.loads(signed, max_age=int(GOOD_FOR.total_seconds())))
        except BadSignature:
            return None
