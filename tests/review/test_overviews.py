"""Evidence, coverage, trends, stories, achievements and agreement, worked out from plain records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.preparation import CORPUS
from bot.guide.model import Guide
from bot.interview.past import Asked
from bot.review.achievements import gather_achievements
from bot.review.agreement import agree
from bot.review.coverage import cover, find_weakest
from bot.review.evidence import Run, mark_evidence
from bot.review.stories import OVER_USED, bank_stories
from bot.review.trends import by_area, by_interview
from bot.scoring.corpus import read_corpus
from tests.review.tries import NOON, a_claim, a_document, a_mark, a_try

CHANGE, TARGETS, COACHING = "working-style/leading-change", "working-style/setting-targets", "coaching/better-coaching"
LEEDS = (
    "When I took over the billing floor in Leeds, callbacks about refunds were drowning us. I listened to sixty calls, "
    "rewrote the refund form with the back office and let agents refund fifty pounds. By September resolution was 74 %."
)
LEEDS_AGAIN = (
    "In Leeds I had the billing floor. Callbacks about refunds were drowning everybody, so I listened to sixty calls, "
    "rewrote that refund form with the back office, and agents could refund fifty pounds. We reached 74 % by September."
)
PORTO = (
    "Our mobile support line in Porto lost eleven people over the winter. I phoned those who had left, fixed the rota "
    "for six weeks at a time, and promoted three team leaders. In spring just two handed in their notice."
)


def sentences(*spans: tuple[int, int, str]) -> list[dict[str, object]]:
    return [{"start": start, "end": end, "label": label, "confidence": 0.9} for start, end, label in spans]


def shape(runs: list[Run]) -> list[tuple[str, str]]:
    return [(run.name, "".join(piece.text for piece in run.pieces)) for run in runs]


def test_neighbours_that_do_the_same_are_one_run_and_figures_stand_out() -> None:
    text = "We sat at 61 %. It hurt. So I cut AHT. Well."
    document = a_document(
        sentences=sentences((0, 15, "S"), (16, 24, "S"), (25, 38, "A"), (39, 44, "O")), kpis=(a_claim("AHT", 34, 37),)
    )
    runs = mark_evidence(text, document)
    assert shape(runs) == [
        ("Situation", "We sat at 61 %. It hurt."),
        ("", " "),
        ("Action", "So I cut AHT."),
        ("", " "),
        ("", "Well."),
    ]
    assert [piece.text for piece in runs[2].pieces if piece.figure] == ["AHT"]


def test_a_paragraph_begins_a_new_run() -> None:
    document = a_document(sentences=sentences((0, 4, "A"), (6, 10, "A")))
    assert shape(mark_evidence("One.\n\nTwo.", document)) == [("Action", "One."), ("", "\n\n"), ("Action", "Two.")]


@given(st.text(max_size=60), st.data())
def test_no_character_of_an_answer_is_lost_or_moved(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [(a, b, data.draw(st.sampled_from("STARO"))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    marks = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kpis = tuple(a_claim("AHT", a, b) for a, b in zip(marks[::2], marks[1::2], strict=False))
    runs = mark_evidence(text, a_document(sentences=sentences(*spans), kpis=kpis))
    assert "".join(words for _, words in shape(runs)) == text


def test_coverage_counts_every_question_of_the_guide_once(guide: Guide) -> None:
    asked = [Asked(CHANGE, 3, 2, NOON), Asked(TARGETS, 1, 0, NOON), Asked("gone/from-the-guide", 9, 9, NOON)]
    sections = cover(guide, asked, [a_mark(2, CHANGE), a_mark(5, CHANGE, 1), a_mark(4, CHANGE, 2)])
    assert sum(len(section.questions) for section in sections) == len(guide.questions)
    assert sum(section.answered for section in sections) == 1
    change = next(one for section in sections for one in section.questions if one.question.id == CHANGE)
    assert (change.asked, change.answered, change.best, change.newest) == (3, 2, 5, 4)


def test_the_weakest_are_those_whose_newest_try_was_low(guide: Guide) -> None:
    asked = [Asked(name, 1, 1, NOON) for name in (CHANGE, TARGETS, COACHING)]
    marks = [a_mark(1, CHANGE), a_mark(3, TARGETS), a_mark(2, COACHING), a_mark(5, CHANGE, 1)]
    weakest = find_weakest(cover(guide, asked, marks))
    assert [one.question.id for one in weakest] == [COACHING, TARGETS]


def test_an_interview_is_a_point_of_its_best_tries(guide: Guide) -> None:
    marks = [
        a_mark(2, CHANGE, 0, turn=1, present="S"),
        a_mark(4, CHANGE, 0, turn=1, present="SAR", figures=2),
        a_mark(2, "culture-fit/hobbies", 0, turn=2, present=""),
        a_mark(5, CHANGE, 3, turn=3),
    ]
    first, second = by_interview(guide, marks)
    assert (first.rating, first.answers, first.with_figures, first.figures) == (3.0, 2, 0.5, 1.0)
    assert first.elements == {"S": 1.0, "T": 0.0, "A": 1.0, "R": 1.0}, "hobbies ask for no story, so they do not count"
    assert second.began > first.began


def test_where_no_question_asks_for_a_story_there_is_a_gap_and_no_zero(guide: Guide) -> None:
    (point,) = by_interview(guide, [a_mark(3, "culture-fit/hobbies")])
    assert set(point.elements.values()) == {None}


def test_an_area_is_the_mean_of_its_questions_newest_ratings(guide: Guide) -> None:
    marks = [a_mark(1, CHANGE), a_mark(5, CHANGE, 1), a_mark(2, TARGETS, 1), a_mark(3, COACHING, 1)]
    areas = {area.name: (area.rating, area.questions, area.tries) for area in by_area(guide, marks)}
    assert areas == {"Working style": (3.5, 2, 3), "Coaching and team development": (3.0, 1, 1)}


def test_a_story_told_again_in_other_words_is_the_same_story(guide: Guide) -> None:
    tries = [a_try(LEEDS, 1, CHANGE), a_try(PORTO, 2, COACHING), a_try(LEEDS_AGAIN, 3, TARGETS, days=1, exact=4.0)]
    stories = bank_stories(guide, tries)
    assert [len(story.tellings) for story in stories] == [2, 1]
    assert stories[0].question_ids == (CHANGE, TARGETS)
    assert stories[0].best.text == LEEDS_AGAIN
    assert not stories[0].over_used


def test_no_two_different_stories_of_the_corpus_are_taken_for_one(guide: Guide) -> None:
    stories = [answer for answer in read_corpus(CORPUS) if answer.type == "story"]
    tries = [a_try(answer.text, number, CHANGE) for number, answer in enumerate(stories)]
    assert len(stories) > 300
    assert [story.title for story in bank_stories(guide, tries) if len(story.tellings) > 1] == []


def test_a_story_told_to_question_after_question_is_flagged(guide: Guide) -> None:
    questions = [CHANGE, TARGETS, COACHING][:OVER_USED]
    (story,) = bank_stories(guide, [a_try(LEEDS, n, question) for n, question in enumerate(questions)])
    assert story.over_used
    (again,) = bank_stories(guide, [a_try(LEEDS, n, CHANGE) for n in range(OVER_USED)])
    assert not again.over_used, "another try at the same question uses nothing up"


def test_a_story_is_offered_for_questions_whose_points_it_touches(guide: Guide) -> None:
    text = (
        "Attrition was at 40 %, and I was responsible for the whole floor. I decided to explain the merger in town "
        "halls, listened to worries, chose to keep both sites, and in the end turnover dropped within months."
    )
    (story,) = bank_stories(guide, [a_try(text, 1, COACHING)])
    offered = [question.id for question, _ in story.fits]
    assert CHANGE in offered
    assert COACHING not in offered


@pytest.mark.parametrize("text", ["", "\n", "the and of", "1 2 3", "!!!"])
def test_a_text_without_a_telling_word_is_no_trouble(guide: Guide, text: str) -> None:
    assert len(bank_stories(guide, [a_try(text)])) == 1
    assert bank_stories(guide, []) == []


def test_achievements_hold_each_figure_once_the_strongest_first(guide: Guide) -> None:
    rise = a_claim("FCR", 0, 3, **{"from": "61 %", "to": "74 %", "direction": "improved"})
    early = a_try("FCR went up. CSAT.", 1, kpis=(rise, a_claim("CSAT", 13, 17)), sentences=sentences((0, 12, "R")))
    late = a_try("FCR again", 2, days=1, kpis=(dict(rise), a_claim("FCR", 0, 3, to="80 %"), a_claim("AHT", to="six")))
    found = gather_achievements(guide, [early, late])
    assert [(one.id, len(one.claims)) for one in found] == [("FCR", 2), ("AHT", 1)]
    assert found[0].claims[0].said is late
    assert found[0].name == "First contact resolution"
    (earlier,) = (one.claims for one in gather_achievements(guide, [early]))
    assert earlier[0].sentence == "FCR went up."


def test_a_figure_that_was_only_asked_for_is_no_achievement(guide: Guide) -> None:
    text = "My boss wanted FCR at 80 %. FCR rose to 82 %."
    asked, reached = a_claim("FCR", 15, 18, to="80 %"), a_claim("FCR", 28, 31, to="82 %", direction="improved")
    told = a_try(text, kpis=(asked, reached), sentences=sentences((0, 27, "T"), (28, 45, "R")))
    (one,) = gather_achievements(guide, [told])
    assert [claim.claim["to"] for claim in one.claims] == ["82 %"]


def test_a_figure_that_got_worse_is_no_achievement_either(guide: Guide) -> None:
    fall = a_claim("FCR", 0, 3, **{"from": "78 %", "to": "71 %", "direction": "worsened"})
    assert gather_achievements(guide, [a_try("FCR fell from 78 % to 71 %.", kpis=(fall,))]) == []


def test_a_story_that_ended_badly_is_offered_for_nothing(guide: Guide) -> None:
    text = (
        "Attrition was at 40 %, and I was responsible for the whole floor. I decided to explain the merger in town "
        "halls, listened to worries, chose to keep both sites, and in the end turnover dropped within months."
    )
    (story,) = bank_stories(guide, [a_try(text, 1, COACHING, gaps=[{"kind": "loss", "says": "…", "spans": []}])])
    assert story.fits == ()


def test_agreement_is_counted_and_has_a_coefficient_when_there_is_enough() -> None:
    assert agree([]) is None
    few = agree([(4, 4), (2, 4)])
    assert few is not None
    assert (few.answers, few.same, few.within_one, few.lean, few.kappa) == (2, 1, 1, -1.0, None)
    perfect = agree([(n, n) for n in (1, 2, 3, 4, 5)])
    assert perfect is not None
    assert perfect.kappa == 1.0
    opposite = agree([(n, 6 - n) for n in (1, 2, 4, 5, 1)])
    assert opposite is not None
    assert opposite.kappa is not None
    assert opposite.kappa < 0
    flat = agree([(3, 3)] * 6)
    assert flat is not None
    assert flat.kappa is None
