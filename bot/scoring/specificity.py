"""How particular an answer's words are: told in things, names and numbers, or in phrases that fit any story.

Specific sentences use rarer words and fewer stock phrases (Li and Nenkova, "Fast and Accurate Prediction of Sentence
Specificity", AAAI 2015); interviewers are trained to ask for the particular behind the general.
"""

from __future__ import annotations

import re

from bot.scoring.lowering import lower

_STOCK = re.compile(
    r"""\b(?:
      communicat(?:e[ds]?|ing|ion)
    | stakeholders? | align\w* | initiatives? | cadence | holistic\w* | touch[- ]?points? | mind-?sets?
    | best[ ]practices? | synerg\w+ | leverag\w+ | empower\w* | proactive\w*
    | cross-functional | end[- ]to[- ]end | key[ ](?:driver|learning|takeaway|part|thing)s? | take-?aways? | learnings?
    | (?:on|onto)[ ]the[ ]same[ ]page | common[ ]ground | open[ -]door | door[ ]is[ ]always[ ]open
    | (?:open|honest|good|great|tough)(?:[ ]and[ ]\w+)?[ ](?:conversations?|discussions?|dialogue|communication)
    | team[ ]?work | team[ ](?:effort|spirit|player) | collaborat\w+ | work(?:ed|ing)?[ ]together | came[ ]together
    | came[ ]up[ ]with | brainstorm\w* | put[ ]in[ ]place
    | solutions?
    | a[ ](?:lot|number|range|variety|couple|bunch)[ ]of
    | all[ ](?:sorts|kinds)[ ]of | some[ ](?:changes|things|ideas|people|resources|conversations|work|issues|measures)
    | (?:right|positive)[ ](?:direction|way|experience|outcome|impact|feedback|attitude)
    | made[ ]a[ ](?:real[ ])?difference
    | (?:really|very|pretty|quite|so)[ ](?:well|good|great|happy|pleased|important|challenging|positive|successful)
    | (?:went|turned[ ]out|worked[ ]out|worked)[ ](?:\w+[ ])?(?:well|fine|great) | (?:everybody|everyone)(?:'s)?
    | over[ ]time | in[ ]the[ ]end | at[ ]the[ ]end[ ]of[ ]the[ ]day | improved?[ ](?:a[ ]lot|significantly|greatly)
    | definitely | obviously | basically | actually | absolutely | honestly | of[ ]course
    | low[- ]hanging[ ]fruit | buy[- ]in | pain[ ]points? | road[ ]?maps? | data[- ]driven | strategic\w* | flawless\w*
    | measurable[ ]\w+ | above[ ]and[ ]beyond | outside[ ]the[ ]box | root[ ]causes? | action[ ]plans?
    | success(?:ful\w*)? | achiev\w+ | ensur\w+ | results?[- ]driven | passion\w*
    )\b""",
    re.VERBOSE,
)
"""Words and phrases that fit any story, in small letters; the list is ours."""
ENOUGH = 60
"""Words from which the sign counts in full."""
FULL = 5.0
"""Stock phrases in a hundred words at which nothing is left of the sign."""


def stock_phrases(text: str) -> list[tuple[int, int]]:
    """The stock phrases of a text, as character offsets."""
    return [match.span() for match in _STOCK.finditer(lower(text))]


def plainness(text: str, words: int) -> float:
    """From 0, all stock phrases, to 1, none in an answer of some length; a few words have nothing to show."""
    return min(1.0, words / ENOUGH) * max(0.0, 1.0 - len(stock_phrases(text)) * 100 / max(words, 30) / FULL)
