"""How particular an answer's words are: told in things, names and numbers, or in phrases that fit any story.

Specific sentences use rarer words and fewer stock phrases (Li and Nenkova, "Fast and Accurate Prediction of Sentence
Specificity", AAAI 2015); interviewers are trained to ask for the particular behind the general.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.features import bare_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

_STOCK = re.compile(
    r"""\b(?:
      communicat\w+ | stakeholders? | align\w* | initiatives? | cadence | holistic\w* | touch[- ]?points? | mind-?sets?
    | best[ ]practices? | synerg\w+ | leverag\w+ | empower\w* | engag(?:ed|ing|ement) | proactive\w* | strateg\w+
    | cross-functional | end[- ]to[- ]end | key[ ](?:driver|learning|takeaway|part|thing)s? | take-?aways? | learnings?
    | (?:on|onto)[ ]the[ ]same[ ]page | common[ ]ground | open[ -]door | door[ ]is[ ]always[ ]open | both[ ]sides
    | (?:open|honest|good|great|tough)(?:[ ]and[ ]\w+)?[ ](?:conversations?|discussions?|dialogue|communication)
    | team[ ]?work | team[ ](?:effort|spirit|player) | collaborat\w+ | work(?:ed|ing)?[ ]together | came[ ]together
    | came[ ]up[ ]with | brainstorm\w* | put[ ]in[ ]place | action[ ]plans? | improvement[ ]plans? | check-?ins?
    | resources? | support\w* | motivat\w+ | challeng\w+ | environment | culture | process(?:es)? | solutions?
    | a[ ](?:lot|number|range|variety|couple|bunch)[ ]of | (?:several|various|different|multiple|certain|many)[ ]\w+s
    | all[ ](?:sorts|kinds)[ ]of | some[ ](?:changes|things|ideas|people|resources|conversations|work|issues|measures)
    | (?:right|positive)[ ](?:direction|way|experience|outcome|impact|feedback|attitude)
    | made[ ]a[ ](?:real[ ])?difference
    | (?:really|very|pretty|quite|so)[ ](?:well|good|great|happy|pleased|important|challenging|positive|successful)
    | (?:went|turned[ ]out|worked[ ]out|worked)[ ](?:\w+[ ])?(?:well|fine|great) | (?:everybody|everyone)(?:'s)?
    | over[ ]time | in[ ]the[ ]end | at[ ]the[ ]end[ ]of[ ]the[ ]day | improved?[ ](?:a[ ]lot|significantly|greatly)
    | definitely | obviously | basically | actually | absolutely | honestly | of[ ]course | overall | important
    | success(?:ful\w*)? | achiev\w+ | ensur\w+ | opportunit(?:y|ies) | experience | leadership | performance
    | situations?
    | responsib\w+ | goals? | objectives? | priorit\w+ | feedback | results?[- ]driven | passion\w* | trust | respect\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words and phrases that fit any story; the list is ours."""
FULL = 5.0
"""Stock phrases in a hundred words at which nothing is left of the sign."""


def stock_phrases(text: str) -> list[tuple[int, int]]:
    """The stock phrases of a text, as character offsets."""
    return [match.span() for match in _STOCK.finditer(text)]


def plainness(text: str, words: int) -> float:
    """From 0, all stock phrases, to 1, none."""
    return max(0.0, 1.0 - len(stock_phrases(text)) * 100 / max(words, 30) / FULL)


def activity(spans: Sequence[Span]) -> float:
    """The share of action segments that say who did it: the speaker or the speaker's team, in the active voice."""
    if not spans:
        return 0.0
    return sum(_says_who(span) for span in spans) / len(spans)


def _says_who(span: Span) -> bool:
    if any(token.dep_ in ("nsubjpass", "auxpass") for token in span):
        return False
    return bare_verb(span) is not None or any(token.lower_ in ("i", "we", "me", "my") for token in span)
