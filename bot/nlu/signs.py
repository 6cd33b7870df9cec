"""Signs in a message: of a story, of a request to the interviewer, of the reason for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

OTHERS = (
    r"(?:he|him|his|she|her|they|them|their|everyone|everybody|customers?|agents?|callers?|clients?|vendors?|colleagues?"
    r"|supervisees?|starters?|employees?)"
)

AT_WORK = r"(?:people|staff|teams?|managers|leaders|company|boss|policy|policies|site|floor|cent(?:er|re))"

NOT_ASKED = r"(?<!should )(?<!can )(?<!could )(?<!do )(?<!would )(?<!have )(?<!shall )(?<!may )\b"

ADVERB = r"(?:just |really |then |also |only |even |once |first |all )?"

PAST = (
    r"(?!need|indeed|speed|feed)(?:\w{2,}ed|was|were|had|did|went|took|got|made|said|told|kept|left|came|gave|ran|met"
    r"|saw|found|built|brought|led|lost|won|quit|put|set|cut|let|felt|heard|held|spoke|sat|paid|sent|taught|thought|wrote|grew"
    r"|drew|knew|began|became)"
)

ABOUT_THE_TALK = (
    r"(?:missed|lost|forgot|misread|got distracted|was distracted|was wondering|was hoping|just wondered|was not"
    r"|was away|picked the wrong|chose the wrong|messed|did not|zoned out|wanted to ask|did okay|did well"
    r"|was interrupted)"
)

HABITS = r"(?:always|usually|often|sometimes|normally|typically|mostly|tend to|try to|used to|believe|love|hate)"

DEEDS = (
    r"(?:tell|ask|give|explain|repeat|coach|listen|help|show|train|lead|manage|focus|make|work|let|check|look|keep|plan"
    r"|measure|start|stop|call|run|talk|put|set|use|build|offer|share|follow|think about)"
)

WISHES = r"(?:like|rather|love|prefer|really|sooner|appreciate|also|just|be grateful|need)"

VETOES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{OTHERS}|{AT_WORK})\b",
        rf"{NOT_ASKED}(?:i|we) {ADVERB}(?!{ABOUT_THE_TALK}\b){PAST}\b(?! i\b| we\b)(?<!did)",
        r"^(?:(?:so|and|but|well|yes|no|okay|um|uh) )*(?:my|our) (?!answer|score|mind|head|last|phone|line|brain)\w+ ",
        r"\b(?:was|were|is|are) (?:my|our) (?!score|answer|feedback|options|rating|result|progress|next|last)",
        rf"\b(?:i|we) {HABITS}\b",
        rf"\b(?:i|we) would (?!{WISHES}\b)",
        rf"{NOT_ASKED}(?:i|we) (?:also |just |then )?{DEEDS} ",
        r"\b(?:because|when|after|since|until|while|if|before) (?:i|we|my|our) (?:was|were|had|got|did|do not have)\b",
        r"^(?:(?:so|and|but|well|um|uh|okay) )*(?:what|how|why|where|when) (?:i|we|you) (?!ask|are asking|mean)",
        r"^(?:(?:so|and|but|well|um|uh|okay|like) )*\w+ing (?!me\b|this\b|that\b)",
        r"[%$£€]|\b\d{2,}\b",
        r"\b(?:not|never) (?:stop|skip|repeat|pause|restart|quit|end|continue|help)\b",
    )
)

OPENERS = r"(?:(?:so|and|but|well|okay|um|uh|hmm|sorry|hey|right|wait|no|yes|oh|er|now|just|quick question) )*"

REQUEST = re.compile(
    r"\b(?:please|(?:can|could|may|might|shall|should|do|did|am) (?:i|we)|(?:can|could|would|will|do|are|did|have) you"
    r"|let us|let me|mind if|any chance|how about|is there|are there|got any|got a)\b"
    rf"|(?:^|, ){OPENERS}(?:what|who|how|why|when|where|which|was|is|are|were|am|does"
    r"|(?:give|show|tell|ask|remind|throw) (?:me|us)|(?:any|some) (?:more|small|hints?|tips?|help|ideas?"
    r"|feedback|questions?))\b"
)

THE_TALK = re.compile(
    r"\b(?:questions?|interview|session|hints?|clues?|my answers?|my score"
    r"|your (?:question|help|feedback|thoughts|opinion)"
    r"|you (?:ask|asked|want|wanted|said|say|mean|meant|put|think|give|are (?:asking|after|looking|getting)))\b"
)

OWN_MATTER = re.compile(
    rf"\b{OTHERS}\b|[%$£€]|\b\d{{2,}}\b|\bour\b|{NOT_ASKED}we (?:{PAST}|{DEEDS}|{HABITS})\b|\bi would (?!{WISHES})"
    r"|\bi did not (?!hear|catch|get|understand|see|follow|listen|like|mean)"
    r"|(?<!you )\b(?:said|says|told|tells|replied|asked)\b"
)

LEADS_ON = re.compile(
    r"\blet me (?:think|back|see|tell|explain|give you|put it|add|finish|be|say(?! that| it| this))\b|^what can i say\b"
)

EXCUSE = re.compile(
    r"\b(?:not|never|no|nothing|none|sorry|apologies|forgot|forgotten|lost|missed|distracted|mess|messed|wrong|rubbish|bad"
    r"|stuck|confused|blank|tired|busy|late|call|phone|door|meeting|dinner|lunch|battery|unclear|nervous|interrupted)\b"
)

SPEAKER = re.compile(r"\b(?:i|my|me|myself|someone|somebody|something|phone|door|baby|kids)\b")


def is_own_matter(words: Sequence[str]) -> bool:
    """Whether the words are about people at work, figures, or what was said."""
    return bool(OWN_MATTER.search(" ".join(words)))


def leads_on(words: Sequence[str]) -> bool:
    """Whether the words announce an answer, such as 'let me think' and 'let me tell you': never a command."""
    return bool(LEADS_ON.search(" ".join(words)))


def may_be_reason(words: Sequence[str]) -> bool:
    """Whether words in front of a request can be no more than its reason: nothing about work, or an apology."""
    text = " ".join(words)
    return not OWN_MATTER.search(text) and (bool(EXCUSE.search(text)) or not tells_a_story(words))


def may_be_late_reason(words: Sequence[str]) -> bool:
    """The same for words after a request, which must be about the speaker: 'What did I miss? The forecast' is not."""
    points_back = words[0] in ("that", "this", "it", "which", "was", "is")
    return not points_back and may_be_reason(words) and bool(SPEAKER.search(" ".join(words)))


def tells_a_story(words: Sequence[str]) -> bool:
    """Whether the words report, describe or advise: past deeds, other people, habits, figures."""
    text = " ".join(words)
    return any(veto.search(text) for veto in VETOES)


def mentions_the_talk(words: Sequence[str]) -> bool:
    """Whether the words name the interviewer or a thing of the interview."""
    return bool(THE_TALK.search(" ".join(words)))


def asks_for_something(words: Sequence[str]) -> bool:
    """Whether the words are a request or a question."""
    return bool(REQUEST.search(" ".join(words)))


NOTHING_TO_TELL = re.compile(
    r"\bno (?:comment|clue|idea|answer|example|story|experience)\b|\bdo not (?:know|remember)\b"
)


def has_nothing_to_tell(words: Sequence[str]) -> bool:
    """Whether somebody says that there is nothing to tell, which is an answer, whatever thanks come after it."""
    return bool(NOTHING_TO_TELL.search(" ".join(words)))
