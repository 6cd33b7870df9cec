"""What a question asks for: an episode from the past, or something else that STAR does not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from bot.guide.model import QuestionKind

if TYPE_CHECKING:
    from bot.guide.model import Question

Rubric = Literal["episode", "approach", "personal"]
"""Which anchors a rating follows: those for a story, those for approach and hypothetical questions, or those for
questions about the person: hobbies, plans, availability, values, pay."""
_PERSONAL_KINDS = frozenset([QuestionKind.PERSONAL, QuestionKind.VALUES, QuestionKind.NEGOTIATION])

_EPISODE = re.compile(
    r"\b(?:time|example|situation|occasion|instance|moment|when (?:you|did)|(?:project|decision|mistake|challenge|"
    r"conflict|achievement|change) (?:you|that)|experience (?:when|where|in which|of)|"
    r"hardest|last|proud(?:est)?|have you (?!any\b|got\b)|did you)\b|\bdescribe\b|"
    r"\btell (?:me|us) about (?!your(?:self)?\b|you\b|how you|what you (?:do|would)|our\b|this\b|why\b)|"
    r"\bwalk (?:me|us) through (?:an?|one)\b|\bwhat happened and what you did\b|"
    r"\btell (?:me|us) about your (?:greatest|biggest|proudest)\b|"
    r"\b(?:tell (?:me|us)(?: about)?|show us|explain) (?:how|what) you (?:have |'ve )?(?:\w+ly )?(?:\w+ed|dealt|led|"
    r"did|made|got|kept|built|took|ran|won|brought|taught|gave|spoke|cut|found|set)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\W*(?:how (?:do|would|will|should)|what (?:would|do|is|are|will|should)|why|where|which|who|are you|"
    r"can you work|imagine|suppose|if you|say )",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:hobb(?:y|ies)|free time|spare time|outside (?:of )?work|away from the job|not working|"
    r"(?:five|ten|coming) years|"
    r"salary|salaries|pay\b|earn\b|availab\w+|weekends?|motivates you|yourself|your (?:\w+ )?(?:strengths?|weakness\w*|"
    r"values?)|of our values|values? do you|why (?:do you want|should we|are you leaving|this)|kind of leader|"
    r"(?:your|leadership|management) style|(?:team|colleagues|boss) say about you|questions for us|handle stress|"
    r"stay calm)",
    re.IGNORECASE,
)


_PAY = re.compile(r"\b(?:salary|salaries|pay\b|earn\b|compensation|wage|availab\w+|weekends?)", re.IGNORECASE)


def asks_for_terms(question: Question | None, question_text: str | None) -> bool:
    """Whether a question is about pay or hours, which no moment from the past can answer."""
    if question is not None and question.kind is QuestionKind.NEGOTIATION:
        return True
    return bool(_PAY.search(question_text or (question.phrasings[0] if question else "")))


_CHOOSE = re.compile(
    r"\bwhich (?:one )?(?:of (?:our|the|these|your) (?:\w+ )?|(?:\w+ )?(?:value|strength|quality)\b)", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:all of (?:them|those|these|your values|the values)|(?:they|these|those|values) (?:are |do )?all "
    r"(?:matter|count|apply|important|equally)|(?:can(?:'t|not)|hard to|difficult to|impossible to) "
    r"(?:really )?(?:choose|pick|say which)\b(?! (?:up|words))|every one of them|none (?:in particular|more than))\b",
    re.IGNORECASE,
)
AT_FIRST = 200
"""Characters within which whoever does not choose says so."""


def leaves_choice_open(question: str | None, answer: str) -> bool:
    """Whether a question asks for one of several things and the answer names them all."""
    return bool(question and _CHOOSE.search(question) and _ALL.search(answer, 0, AT_FIRST))


_MOMENTLESS = re.compile(
    r"\b(?:hobb(?:y|ies)|free time|spare time|outside (?:of )?work|away from the job|not working|"
    r"(?:five|ten|coming|next \w+) years|see yourself|ambitions?|career plans?)\b",
    re.IGNORECASE,
)
_UNSET = re.compile(
    r"\b(?:conflict|disagree\w*|argument|quarrel|fell out|fall out|difficult (?:customer|colleague|person|people|"
    r"conversation|caller|employee|agent)|angry|upset|rude|criticism|criticised|under pressure|stress\w*|proud\w*)\b",
    re.IGNORECASE,
)


def needs_no_moment(question: Question | None, question_text: str | None) -> bool:
    """Whether a question about the person can be answered well without one time that it showed: pay, hours, hobbies,
    the years to come.
    """
    return asks_for_terms(question, question_text) or bool(_MOMENTLESS.search(question_text or ""))


def sets_no_task(question_text: str | None) -> bool:
    """Whether a question asks for something that nobody is given as a task: a quarrel, a difficult person, pressure."""
    return bool(_UNSET.search(question_text or ""))


_MEASURED = re.compile(
    r"\b(?:improv\w*|increas\w*|rais\w*|reduc\w*|cut\w*|lower\w*|lift\w*|targets?|goals?|metrics?|kpis?|data|numbers|"
    r"performance|under-?perform\w*|productiv\w*|efficien\w*|quality|satisfaction|retention|turnover|attrition|leavers|"
    r"costs?|budgets?|savings?|sales|volumes?|peaks?|backlog|queues?|handle time|"
    r"(?:service|hold|wait\w*) (?:level|time)s?|results?|turn\w* (?:\w+ ){0,4}around|achiev\w*|proces\w*|systems?|"
    r"tools?|technolog\w*|training|change)\b",
    re.IGNORECASE,
)


def asks_for_figures(question: Question | None, question_text: str | None) -> bool:
    """Whether the outcome that a question asks for is one that people count, and not a quarrel settled or a person
    helped.
    """
    if question is not None and question.kpis:
        return True
    return question_text is None or bool(_MEASURED.search(question_text))


def rubric_for(question: Question | None, question_text: str | None, story_type: str) -> Rubric:
    """The rubric for an answer: by the question's kind, else by its words, else by what the answer turned out to be."""
    if question is not None:
        if question.kind in _PERSONAL_KINDS:
            return "personal"
        return "episode" if question.kind is QuestionKind.BEHAVIOURAL else "approach"
    if question_text:
        return asked_rubric(question_text)
    return "approach" if story_type == "hypothetical" else "episode"


def asked_rubric(question: str) -> Rubric:
    """The rubric that a question's words ask for."""
    if asks_for_episode(question):
        return "episode"
    return "personal" if _PERSONAL.search(question) else "approach"


def asks_for_episode(question: str) -> bool:
    """Whether a question's words ask for something that happened."""
    return bool(_EPISODE.search(question)) and not _OTHER.match(question)
