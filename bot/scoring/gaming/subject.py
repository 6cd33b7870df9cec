"""Whether a story has anything to do with work: learned from answers about work of every trade and from stories about
holidays, families, films and football (`data/star/subject`).

A listener who hears no place of work, no task and nobody one works with or for cannot use the story. The signs are the
words themselves, words of work and of private life, and who the speaker says they are.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from bot.scoring.logistic import fit_names
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

Subject = dict[str, float]
"""Weights by the name of a sign; above zero, they speak for a story that is not about work."""

OFF = -0.25
"""Log odds from which a story counts as off the subject."""
STRENGTH = 0.1
_WORK = listed(
    """
    agent leader caller customer client colleague coworker boss manager supervisor director staff rota roster office
    department company floor budget contract complaint ticket trainee recruit headcount outsourcer operations hr it
    ops tl qa csat aht fcr nps onboarding vendor supplier patient pupil resident tenant apprentice crew foreman
    warehouse ward branch helpdesk centre center campaign retention attrition turnover rep employee union payroll
    procedure policy system crm script escalate escalation handover backlog absence overtime hire job role promotion
    deadline audit inspector stakeholder nurse volunteer charity account invoice stock delivery depot machine
    dashboard spreadsheet sales shift
    """
)
_PRIVATE = listed(
    """
    wife husband sister brother mum mother dad father parent aunt uncle cousin grandmother granny gran nan grandfather
    grandad kid child baby daughter son toddler teenager boyfriend girlfriend fiancé fiance dog cat puppy rabbit hamster
    chicken garden allotment holiday vacation wedding birthday christmas funeral honeymoon cottage beach boat campsite
    tent sea island mountain recipe oven cake bread soup knee marathon race goal keeper league match pitch football
    tennis piano guitar violin choir church king queen war ship dragon princess wizard forest castle novel film movie
    hero village
    """
)
_ROLE = re.compile(
    r"\b(?:at work|my (?:job|team|boss|manager|staff|shift|crew|colleagues?|customers?|clients?|patients?|pupils?|"
    r"students?|agents?|people|department|company|director|supervisor|apprentice|trainees?|rota)|"
    r"i (?:work|worked|manage|managed|run|ran|lead|led|supervised?|took over|looked after)|"
    r"(?:the|another|an?|our|one|their|her|his) (?:[\w-]+ )?(?:team leader|manager|supervisor|director|agents?|"
    r"colleagues?|boss|inspector|shift lead)|"
    r"i was (?:the|a|an) [\w -]{0,30}(?:manager|lead|leader|supervisor|head|nurse|teacher|driver|clerk|cook|chef|agent|"
    r"officer|engineer|operator|assistant|foreman|mechanic|trainer|volunteer|warden|cleaner|buyer|planner|analyst|"
    r"coordinator)|on (?:shift|the (?:line|phones?|ward|floor|desk|site|job))|"
    r"we (?:had|have|were) [\w -]{0,20}(?:staff|agents|people|nurses|volunteers|seats)|"
    r"customers?|clients?|patients?|passengers?|tenants?|callers?|guests?|pupils|residents)\b",
    re.IGNORECASE,
)
"""Who the speaker is at work, and for whom."""
_FAMILY = re.compile(
    r"\bmy (?:\w+ )?(?:wife|husband|sisters?|brothers?|mum|mother|dad|father|parents|aunt|uncle|cousins?|gran|nan|"
    r"grandmother|grandfather|grandad|kids?|child|children|son|daughter|boyfriend|girlfriend|partner|dog|cat|garden|"
    r"car|flat|bike|knee|suitcase|holiday|neighbours?|friends?)\b|"
    r"\bour (?:holiday|wedding|garden|flat|dog|cat|children|kids|son|daughter)\b",
    re.IGNORECASE,
)
_TELLING = frozenset(["NOUN", "VERB", "ADJ", "PROPN"])


def is_off_subject(doc: Doc, subject: Subject) -> bool:
    """Whether a story has nothing to do with work."""
    return subject["bias"] + sum(subject.get(sign, 0.0) for sign in _signs(doc)) > OFF


def fit_subject(work: Sequence[Doc], off: Sequence[Doc]) -> Subject:
    """The weights, from texts about work and texts about something else."""
    return fit_names([list(_signs(doc)) for doc in [*work, *off]], [False] * len(work) + [True] * len(off), STRENGTH)


def read_texts(path: Path) -> list[str]:
    """The texts of a file with one JSON object a line."""
    return [json.loads(line)["text"] for line in path.read_text().splitlines()]


def _signs(doc: Doc) -> Iterator[str]:
    words = {
        token.lemma_.lower()
        for token in doc
        if token.is_alpha and not token.is_stop and token.pos_ in _TELLING and not token.tag_.startswith("NNP")
    }
    yield from (f"word:{word}" for word in sorted(words) if len(word) > 2)
    lemmas = {token.lemma_.lower() for token in doc if token.is_alpha}
    counts = {
        "work": (len(lemmas & _WORK), 6),
        "private": (len(lemmas & _PRIVATE), 4),
        "role": (_different(_ROLE, doc.text), 3),
        "family": (_different(_FAMILY, doc.text), 3),
    }
    for name, (count, most) in counts.items():
        yield from (f"{name}:{number}" for number in range(1, min(count, most) + 1))


def _different(pattern: re.Pattern[str], text: str) -> int:
    return len({match.group().lower() for match in pattern.finditer(text)})
