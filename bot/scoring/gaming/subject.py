"""Whether a story has anything to do with work: learned from answers about work of every trade and from stories about
holidays, families, films and football (`data/star/subject`).

A listener who hears no place of work, no task and nobody one works with or for cannot use the story. The signs are the
words themselves, words of work and of private life, and who the speaker says they are; where these leave doubt, what
the network makes of the whole text is added.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.logistic import fit_names
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from bot.scoring.network.reader import Read

Subject = dict[str, float]
"""Weights by the name of a sign; above zero, they speak for a story that is not about work."""

DOUBT = -2.0
"""Log odds by the words alone from which the text is read."""
OFF = 1.0
"""Log odds by words and network together from which a story counts as off the subject."""
STRENGTH = 0.2
_WORK = listed(
    """
    absence account agent aht apprentice attrition audit backlog boss branch budget caller campaign center centre
    charity client colleague company complaint contract coworker crew crm csat customer dashboard deadline delivery
    department depot director employee escalate escalation fcr floor foreman handover headcount helpdesk hire hr
    inspector invoice it job leader machine manager nps nurse office onboarding operations ops outsourcer overtime
    patient payroll policy procedure promotion pupil qa recruit rep resident retention role roster rota sales script
    shift spreadsheet staff stakeholder stock supervisor supplier system tenant ticket tl trainee turnover union
    vendor volunteer ward warehouse
    """
)
_PRIVATE = listed(
    """
    allotment aunt baby beach birthday boat boyfriend bread brother cake campsite castle cat chicken child choir
    christmas church cottage cousin dad daughter dog dragon father fiance fiancé film football forest funeral garden
    girlfriend goal gran grandad grandfather grandmother granny guitar hamster hero holiday honeymoon husband island
    keeper kid king knee league marathon match mother mountain movie mum nan novel oven parent piano pitch princess
    puppy queen rabbit race recipe sea ship sister son soup teenager tennis tent toddler uncle vacation village
    violin war wedding wife wizard
    """
)
_ROLE = re.compile(
    r"\b(?:at work|(?:one|two|three|four|some|all|both|each) of (?:mine|ours|my (?:people|lot))|"
    r"my (?:job|team|boss|manager|staff|shift|crew|colleagues?|customers?|clients?|patients?|pupils?|students?|agents?|"
    r"people|department|company|director|supervisor|apprentice|trainees?|rota)|"
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
_CUSTOMER = re.compile(
    r"\byour (?:company|agents?|people|staff|service|hotline|shop|store|website)\b|\bon hold\b|\bcut off\b|"
    r"\bi want (?:a|my) (?:refund|money)\b|\bhung up on me\b|"
    r"\bmy (?:\w+ )?(?:router|parcel|order|bill|booking|phone|internet|contract|bank|insurer)\b",
    re.IGNORECASE,
)
"""Words of those who call, not of those who answer."""
_OF_A_TEAM = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:teams?|agents?|people|staff|colleagues?|managers?|boss|shift|callers?|customers?)\b",
    re.IGNORECASE,
)
CALLS = 2
"""Different words of a caller that make a complaint, where nobody speaks of a team."""
_TELLING = frozenset(["NOUN", "VERB", "ADJ", "PROPN"])


def is_off_subject(doc: Doc, subject: Subject, read: Read) -> bool:
    """Whether a story has nothing to do with work, or is told by somebody who called."""
    text = doc.text
    if _different(_CUSTOMER, text) >= CALLS and not _OF_A_TEAM.search(text):
        return True
    odds = weigh_subject(doc, subject)
    return odds > DOUBT and odds + read().off > OFF


def weigh_subject(doc: Doc, subject: Subject) -> float:
    """Log odds by the words alone that a text has nothing to do with work."""
    return subject["bias"] + sum(subject.get(sign, 0.0) for sign in _signs(doc))


def fit_subject(work: Sequence[Doc], off: Sequence[Doc]) -> Subject:
    """The weights, from texts about work and texts about something else."""
    return fit_names([list(_signs(doc)) for doc in [*work, *off]], [False] * len(work) + [True] * len(off), STRENGTH)


def _signs(doc: Doc) -> Iterator[str]:
    words = {
        token.lemma_.lower()
        for token in doc
        if token.is_alpha and not token.is_stop and token.pos_ in _TELLING and not token.tag_.startswith("NNP")
    }
    yield from (f"word:{word}" for word in sorted(words) if len(word) > 2)
    lemmas, text = {token.lemma_.lower() for token in doc if token.is_alpha}, doc.text
    counts = {
        "work": (len(lemmas & _WORK), 6),
        "private": (len(lemmas & _PRIVATE), 4),
        "role": (_different(_ROLE, text), 3),
        "family": (_different(_FAMILY, text), 3),
    }
    for name, (count, most) in counts.items():
        yield from (f"{name}:{number}" for number in range(1, min(count, most) + 1))


def _different(pattern: re.Pattern[str], text: str) -> int:
    return len({match.group().lower() for match in pattern.finditer(text)})
