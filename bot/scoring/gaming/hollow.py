"""Stories that name nothing one could picture: "I took several measures and the results were great".

What is left of an answer when the words that fit any story are put aside: vague nouns, verbs of doing and improving,
praise, names of measures and of methods, stock phrases, and the question's own words. Honest stories keep fifteen
different words and more; a shell keeps none or a few. Whether the words left are those of shells is learned
(`shells`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.scoring.gaming.shells import sounds_hollow
from bot.scoring.specificity import stock_phrases
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Span, Token

    from bot.scoring.gaming.shells import Shells

LEAST_SHARE = 0.065
"""Words of its own in a word of the answer; honest stories of the corpus have 0.10 and more, the shortest honest ones
that were tried 0.07."""
LONGEST = 150
"""Words beyond which an answer's share of different words falls whatever it tells."""
STEM = 6
"""Letters by which a word is known again in the question."""
_NOUNS = listed(
    """
    ability achievement action activity agent analysis approach area aspect attitude attrition background basis
    benefit bit blah boss box business buy-in call caller case cause center centre challenge change collaboration
    communication company conversation cost course culture customer datum day deadline deal decision department
    detail difference difficulty discussion driver effort employee end environment event everybody everyone
    everything example excellence expectation experience fact feedback flaw framework fruit goal growth guidance
    hour idea impact improvement initiative issue job journey key kind knowledge leader leadership lesson level lot
    management manager matter mean measure meeting member method mind mindset minute moment month motivation need
    number objective opportunity option order organisation organization outcome ownership part party passion pattern
    people percent percentage performance period person perspective phone pillar place plan planning point potential
    previous problem process productivity progress project quality quarter question range rating reason relationship
    requirement resource respect responsibility result roadmap root satisfaction second service situation skill
    solution somebody someone something sort staff stakeholder standard start step strategy strength stuff success
    support synergy system target task team teamwork technique thing time tool turnover type value variety vision
    way week work world year
    """
)
_VERBS = listed(
    """
    accomplish achieve act adapt address adjust align allow analyse analyze apply approach assess be become begin
    boost bring build celebrate champion change check coach collaborate communicate complete conduct consider
    continue contribute coordinate create cut deal decide decrease delegate deliver demonstrate develop discover
    discuss do drive drop embrace empower enable encourage engage enhance ensure establish evaluate exceed execute
    face fall feel find fix focus follow foster gain get give go grow guide handle happen have help hire hold
    identify implement improve increase influence inspire introduce investigate involve keep know lead learn let
    leverage like listen look lower maintain make manage measure meet monitor motivate need notice optimise optimize
    organise organize overcome own perform plan please prepare present prioritise prioritize proceed produce promote
    provide put raise reach realise realize receive reduce remain report require resolve respond review rise roll
    secure see seem set show solve speak start streamline succeed support sustain tackle take talk thank think
    thrive track train transform try turn understand use want work
    """
)
_QUALITIES = listed(
    """
    able amazing appropriate available best better big busy certain challenging clear common complete constant
    continuous critical delighted different difficult due effective efficient entire essential excellent fantastic
    few first full general good great happy hard high huge important incredible key large last less low main major
    many more most much necessary negative new next only open other outstanding overall own pleased positive
    possible previous proper quick ready real relevant responsible right same second several significant similar
    small special specific strong successful such sure top total various whole wonderful worse wrong
    """
)
_GENERAL = {"NOUN": _NOUNS, "VERB": _VERBS, "ADJ": _QUALITIES, "PROPN": _NOUNS}
_METHODS = re.compile(
    r"\b(?:six sigma|dmaic|lean|kaizen|agile|scrum|kanban|pareto|fishbone|(?:five|5) whys|root[- ]cause(?: analysis)?|"
    r"swot|pdca|gemba|smart goals?|okrs?|kpis?|balanced scorecards?|scorecards?|gamification|speech analytics|"
    r"knowledge (?:management|base)|calibrations?|benchmarking|best practices?|change management|wfm|crm|rpa|ivr|ai|"
    r"chatbots?|omnichannel|dashboards?|analytics|automation|journey mapping|design thinking|raci|itil|cobit)\b",
    re.IGNORECASE,
)
"""Names of methods and systems, which are no steps until somebody does something with them."""


def is_hollow(
    doc: Doc, question: str, mentions: Sequence[Span], segments: Sequence[Span], labels: Sequence[str], words: int,
    shells: Shells,
) -> bool:  # fmt: skip
    """Whether the steps of a story, or all of it, are told in words that fit any story.

    `mentions` are those of measures, `labels` what each segment was labelled, `words` the length of the answer.
    """
    if sounds_hollow(doc, shells):
        return True
    text = doc.text
    empty = [*stock_phrases(text), *(match.span() for match in _METHODS.finditer(text))]
    named = {token.i for span in mentions for token in span}
    asked = {word[:STEM] for word in re.findall(r"\w+", question.lower())}
    own = {token for token in doc if token.i not in named and _says_something(token, asked, empty)}
    steps = [span for span, label in zip(segments, labels, strict=True) if label == "A"]
    if steps and not any(span.start <= token.i < span.end for span in steps for token in own):
        return True
    return len({token.lemma_.lower() for token in own}) < LEAST_SHARE * min(words, LONGEST)


def _says_something(token: Token, asked: Collection[str], empty: Sequence[tuple[int, int]]) -> bool:
    """Whether a word is of the story's own."""
    general = _GENERAL.get(token.pos_)
    if general is None or not token.is_alpha:
        return False
    lemma = token.lemma_.lower()
    if len(lemma) < 2 or lemma in general or lemma[:STEM] in asked:
        return False
    place = token.idx
    return not any(start <= place < end for start, end in empty)
