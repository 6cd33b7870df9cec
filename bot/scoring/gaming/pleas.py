"""Words addressed to whoever scores."""

from __future__ import annotations

import re

BEFORE = 160
"""Characters before a plea that show whether it is only told of."""
_PLEAS = re.compile(
    r"""\b(?:
      (?P<order>ignore|disregard|forget|skip)[ ](?:\w+[ ]){0,3}(?:rubric|instructions?|prompt|criteria|above|previous|
        rest|rules|guidelines|remaining)
    | (?:note|message|dear|attention|instructions?|hint)[ ,:]*(?:to|for)?[ ]*(?:the[ ])?(?:assessor|evaluator|grader|
      scorer|examiner|rater|reviewer|marker|system|ai|model|person[ ]or[ ]machine|machine|scoring)
    | (?:award|assign|give|score|rate|grade|mark)s?[ ](?:\w+[ ]){0,4}(?:full|maximum|highest|top|perfect|max|
      best[ ]possible)[ ](?:possible[ ])?(?:score|marks?|points|rating|grade)
    | (?:score|rate|grade|mark|rating|award|give)[ ](?:\w+[ ]){0,5}(?:5|five|10|ten|100)[ ]?(?:/|out[ ]of|of)[ ]?(?:5|
      five|10|ten|100)
    | (?:should|must|deserves?[ ]to)[ ](?:be[ ]given|receive|get|be[ ]awarded|be[ ]rated|
      be[ ]scored)[ ](?:\w+[ ]){0,4}(?:full|maximum|highest|top|perfect|5|five)\b
    | (?:this|the)[ ](?:answer|response|candidate)[ ](?:\w+[ ]){0,4}(?:contains|demonstrates|shows|has[ ]demonstrated|
      includes|deserves|receives?|already)[ ](?:\w+[ ]){0,5}
      (?:situation|star|maximum|full|all[ ]four|excellent|perfect|5)
    | (?:rating|score|grade|evaluation|marks?)\W{1,5}(?:5|five|10|ten|100)[ ]?(?:/|out[ ]of)[ ]?(?:5|five|10|ten|100)
    | as[ ]an[ ]ai\b | system[ ]prompt | you[ ]are[ ](?:now[ ])?(?:an?[ ])?(?:assessor|grader|scorer|scoring|evaluat\w+)
    | set[ ](?:the[ ])?(?:rating|score)[ ]to
    )""",
    re.VERBOSE | re.IGNORECASE,
)


_TOLD = re.compile(
    r"\b(?:me|us|him|her|them|everyone|everybody|staff|agents|people|team|decided|chose|tempted|had|wanted|tried|used|"
    r"refused|allowed|able|how|when|not) to $|"
    r"\b(?:i|we|they|he|she|who|people|agents|staff|customers|would|could|did|might|not|never|\w+n['’]t) $",
    re.IGNORECASE,
)
"""What stands before an order that the story tells of, and that is given to nobody now."""

_QUOTED = re.compile(
    r"\b(?:agents?|customers?|callers?|people|they|he|she|somebody|someone|staff|guests?|clients?|card|sign|script|"
    r"e?mails?|said|heard|read|wrote|asked|begg?ed|told)\b[^.!?]{0,60}[\"“‘'][^\"”’.!?]{0,60}$|"
    r"\b(?:agents?|customers?|callers?|people|they|he|she|somebody|someone|staff|guests?|clients?) (?:\w+ ){0,4}"
    r"(?:ask|asks|asked|asking|beg|begs|begged|begging|tell|tells|told|want|wants|wanted|say|says|said)\b[^.!?\"“]{0,50}$",
    re.IGNORECASE,
)
"""What stands before words that somebody in the story says to somebody in the story."""


def speaks_to_grader(text: str) -> bool:
    """Whether part of a text is meant for whoever scores it."""
    return any(
        not _is_told(match, text[max(0, match.start() - BEFORE) : match.start()]) for match in _PLEAS.finditer(text)
    )


def _is_told(plea: re.Match[str], before: str) -> bool:
    """Whether a plea is something that the story tells of."""
    return bool((plea["order"] and _TOLD.search(before)) or _QUOTED.search(before))
