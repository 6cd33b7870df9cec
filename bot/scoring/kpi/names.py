"""The ways a name of the guide is written and said: words of a sort in place of each other, plurals, hyphens."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SORTS = {
    "the": ["", "the", "our", "my", "their"],
    "agents": ["agents", "advisors", "advisers", "staff", "employees", "people", "colleagues", "reps"],
    "agent": ["agent", "advisor", "adviser", "employee", "rep", "FTE"],
    "newcomers": ["new hires", "new starters", "new joiners", "new agents", "new people", "trainees", "newcomers"],
    "newcomer": ["new hire", "new starter", "new joiner", "new agent", "newcomer"],
    "customers": ["customers", "callers", "clients", "members", "guests", "subscribers", "users"],
    "accounts": ["customers", "clients", "members", "guests", "subscribers", "users"],
    "customer": ["customer", "client", "member", "guest", "subscriber", "account", "policyholder"],
    "calls": ["calls", "contacts", "tickets", "cases", "chats", "emails", "queries", "enquiries"],
    "call": ["call", "contact", "ticket", "case", "chat", "email", "interaction", "conversation", "enquiry"],
    "items": ["tickets", "cases", "emails", "mails", "messages", "letters", "claims", "requests", "items"],
    "item": ["ticket", "case", "claim", "request", "query", "problem"],
    "boss": ["supervisor", "manager", "team lead", "team leader"],
}
"""Words that stand for each other, by the name that the guide writes in angle brackets."""
_SORT = re.compile(r"<(\w+)>")


def expand(name: str) -> Iterator[str]:
    """A name with each sort in angle brackets replaced by its words: '<calls> abandoned'."""
    parts = _SORT.split(name)
    choices = [SORTS[part] if number % 2 else [part] for number, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield " ".join("".join(chosen).split())


def spellings(alias: str) -> Iterator[str]:
    """An alias and the ways it is inflected: plural, and hyphens for spaces."""
    base = " ".join(alias.split())
    yield base
    if base.isupper() and base.isalpha() and 2 < len(base) < 5:
        yield " ".join(base)
        yield ".".join(base) + "."
    if "-" in base:
        yield base.replace("-", " ")
    elif base.count(" ") >= 2:
        yield base.replace(" ", "-", 1)
    if base[-1:].isalpha() and not base.lower().endswith("s"):
        yield base[:-1] + "ies" if base.lower().endswith("y") and base[-2:-1].lower() not in "aeiou" else base + "s"


def forms(names: Iterable[str]) -> set[str]:
    """All ways to write some names, in small letters."""
    return {form.lower() for name in names for one in expand(name) for form in spellings(one)}
