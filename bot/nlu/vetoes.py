"""Signs that a message tells something rather than asks the interviewer for something."""

from __future__ import annotations

import re
from collections.abc import Sequence

SUBJECTS = r"(?:he|she|they|we|everyone|everybody|people|customers|agents|clients|callers|the \w+|my \w+|our \w+|their \w+|his \w+|her \w+)"

PAST = (
    r"(?:\w{2,}ed|was|were|had|did|went|took|got|made|said|told|kept|left|came|gave|ran|met|saw|found|built|brought|led"
    r"|lost|won|quit|put|set|cut|let|felt|heard|held|spoke|sat|paid|sent|taught|thought|wrote|grew|drew|knew|began|became)"
)

OF_THE_TALK = (
    r"(?!(?:just |totally |completely |got )?(?:missed|lost|forgot|wanted to (?:ask|know)|was wondering|was hoping"
    r"|was distracted|got distracted|did not (?:\w+ )?(?:catch|hear|get|understand|follow|see)|did (?:okay|well|on)))"
)

VETOES = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:i|we) (?:just |really |then |also |only |even |never |once |first )?{OF_THE_TALK}{PAST}\b(?! (?:do|how|okay))",
        rf"^(?:so |and |but |well |yes |no |okay |um |uh |because |when |then )*{SUBJECTS} (?:\w+ )?(?:{PAST}|is|are|has|have|would|will|can|\w+s)\b",
        r"\b(?:was|were|is|are) (?:my|our|their|his|her) (?!score|answer|feedback|options|rating|result|progress)",
        r"\b(?:i|we) (?:always|usually|often|never|sometimes|normally|typically|tend|try to|tried)\b",
        r"\b(?:i|we) would (?!(?:like|rather|love|prefer|really|sooner|appreciate|be grateful|also like|just like)\b)",
        r"\b(?:i|we) (?:tell|ask|give|explain|repeat|coach|listen|help|show|train|lead|manage|believe|focus|make|work|let) ",
        r"\b(?:told|tell|tells|asked|asks|asking|said|say to|told|teach|taught|let|made|helped|trained|coached) (?:him|her|them|people|agents|customers|everyone|the (?!question|answer|same))",
        r"\b(?:him|her|them|they|their|his|she|he|customers?|agents?|callers?|clients?|vendors?|colleagues?)\b",
        r"\b(?:because|when|after|since|until|while|if) (?:i|we|my|our|the) (?:\w+ )?(?:was|were|had|team|site|client|boss|manager)\b",
        r"[%$£€]|\b\d{2,}\b",
    )
]


def tells_a_story(words: Sequence[str]) -> bool:
    """Whether the words report, describe or advise: past deeds, other people, habits, figures."""
    text = " ".join(words)
    return any(veto.search(text) for veto in VETOES)


ADDRESS = re.compile(
    r"\b(?:you|your|please|question|questions|interview|can (?:i|we)|could (?:i|we)|may i|shall we|let us|let me|me|answer)\b"
    r"|^(?:what|how|why|when|where|which|is|are|was|did|does|do|any|some|another|one more|give|show|got)\b"
    r"|^(?:i|we) (?:would (?:like|rather|love|prefer)|want|need|do not|did not|can not|am|have got|have)\b"
)


def speaks_to_interviewer(words: Sequence[str]) -> bool:
    """Whether the words are put to somebody: a request, a question, or a wish of the candidate's."""
    return bool(ADDRESS.search(" ".join(words)))
