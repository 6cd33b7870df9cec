"""Every question can be asked, hinted at, judged and followed up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.guide.loader import load_guide
from bot.guide.model import Question, QuestionKind
from bot.scoring.kpi.names import SORTS

GUIDE = load_guide()
each_question = pytest.mark.parametrize("question", GUIDE.questions, ids=lambda question: question.id)


def asked(question: Question) -> list[str]:
    return [probe.asks_for for probe in question.probes]


@each_question
def test_it_can_be_put_in_three_ways_that_differ(question: Question) -> None:
    assert len(set(question.phrasings)) == 3
    assert len({tuple(phrasing.split()[:3]) for phrasing in question.phrasings}) == 3


@each_question
def test_a_phrasing_ends_as_a_sentence_does_and_fits_a_chat_message(question: Question) -> None:
    for phrasing in question.phrasings:
        assert phrasing[-1] in "?.", phrasing
        assert len(phrasing) <= 240, phrasing


@each_question
def test_a_probe_is_one_short_message(question: Question) -> None:
    for probe in question.probes:
        assert probe.text[-1] in "?.", probe.text
        assert len(probe.text.split()) <= 25, probe.text
        assert not re.match(r"(great|good|excellent|thanks|nice|interesting|well done)\b", probe.text, re.I), probe.text


@each_question
def test_it_has_four_to_eight_probes_that_ask_for_different_things(question: Question) -> None:
    assert 4 <= len(question.probes) <= 8
    assert len(set(asked(question))) == len(question.probes)


@each_question
def test_there_is_a_probe_for_each_part_of_the_story_that_it_invites(question: Question) -> None:
    assert set(question.elements) <= set(asked(question))
    assert set("STAR") & set(asked(question)) == set(question.elements)


@each_question
def test_it_asks_for_a_figure_exactly_where_measures_are_invited(question: Question) -> None:
    assert ("kpi" in asked(question)) == bool(question.kpis)


@each_question
def test_it_asks_for_an_example_where_people_may_answer_in_general(question: Question) -> None:
    if question.kind in {QuestionKind.APPROACH, QuestionKind.PERSONAL, QuestionKind.VALUES}:
        assert "example" in asked(question)


@each_question
def test_a_story_is_invited_where_and_only_where_an_episode_is_asked_for(question: Question) -> None:
    if question.kind is QuestionKind.BEHAVIOURAL:
        assert {"A"} < set(question.elements)
    if question.kind in {QuestionKind.HYPOTHETICAL, QuestionKind.NEGOTIATION, QuestionKind.PERSONAL}:
        assert question.elements == []


@each_question
def test_its_points_are_few_and_have_words_to_know_them_by(question: Question) -> None:
    assert 3 <= len(question.points) <= 7
    for point in question.points:
        assert 25 <= len(point.cues) <= 60, point.id
        assert len({cue.lower() for cue in point.cues}) == len(point.cues), point.id


@each_question
def test_a_point_reads_well_after_you_covered(question: Question) -> None:
    for point in question.points:
        assert re.match(r"[a-z]", point.says), point.says
        assert point.says[-1] not in ".?!", point.says
        assert len(point.says.split()) <= 14, point.says


TOO_COMMON = {
    "a",
    "and",
    "to",
    "from",
    "with",
    "when",
    "then",
    "time",
    "i",
    "you",
    "we",
    "they",
    "it",
    "be",
    "have",
    "do",
}


@each_question
def test_no_point_is_known_by_a_word_that_any_answer_has(question: Question) -> None:
    for point in question.points:
        assert not TOO_COMMON & {cue.lower() for cue in point.cues}, point.id


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_no_text_has_slips_of_the_keyboard() -> None:
    sorts = re.compile("<(?:" + "|".join(SORTS) + ")>")
    for written in texts(GUIDE.dict()):
        text = sorts.sub("words of a sort", written)
        assert "  " not in text, text
        assert text == text.strip(), text
        assert "\n" not in text, text
        assert not re.search(r"\b(\w+) \1\b", text, re.I), text
        assert not re.search(r"\bTODO\b|\bTBD\b|lorem|[<>{}]|—", text), text


def test_what_people_read_is_in_british_spelling() -> None:
    read = [text for question in GUIDE.questions for text in (*question.phrasings, question.why, question.hint)]
    read += [probe.text for question in GUIDE.questions for probe in question.probes]
    read += [point.says for question in GUIDE.questions for point in question.points]
    read += [topic.says for topics in GUIDE.topics.values() for topic in topics]
    read += [text for rung in GUIDE.rungs for text in (rung.name, rung.scope, *rung.focus)]
    american = r"\b(centers?|programs?|organiz\w+|recogniz\w+|utiliz\w+|prioritiz\w+|behavior\w*|color|favor\w*)\b"
    for text in read:
        names = text.replace("Call Centers (NACC)", "").replace("Contact Center World", "")
        assert not re.search(american, names), text


def test_a_rung_is_never_mistaken_for_a_section_to_practise() -> None:
    sections = [alias.lower() for group in GUIDE.groups for alias in (group.name, *group.aliases)]
    for rung in GUIDE.rungs:
        for title in (rung.name, *rung.aliases):
            assert not [s for s in sections if re.search(rf"\b{re.escape(s)}\b", title.lower())], title
