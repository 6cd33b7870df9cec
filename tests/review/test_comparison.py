"""What changed between two tries is told, and told apart from noise."""

from __future__ import annotations

import pytest

from bot.interview.past import Try
from bot.review.comparison import Comparison, compare, compare_in_turn
from bot.review.noise import CLEAR, ERROR_OF_A_DIFFERENCE, LIKELY, Certainty, exact_rating, judge_change, noise_of_means
from tests.review.tries import NOON, a_claim, a_document, a_try


def compared(before: Try, after: Try) -> Comparison:
    found = compare(before, after)
    assert found is not None
    return found


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("size", "certainty"),
    [
        (0.0, Certainty.NOISE),
        (ERROR_OF_A_DIFFERENCE, Certainty.NOISE),
        (LIKELY, Certainty.LIKELY),
        (CLEAR - 0.01, Certainty.LIKELY),
        (CLEAR, Certainty.CLEAR),
        (4.0, Certainty.CLEAR),
    ],
)
def test_a_change_is_held_against_the_noise(size: float, sign: int, certainty: Certainty) -> None:
    assert judge_change(sign * size) is certainty


def test_the_noise_is_a_normal_error_of_which_one_in_twenty_is_larger() -> None:
    assert pytest.approx(1.96 * ERROR_OF_A_DIFFERENCE, abs=0.05) == CLEAR
    assert pytest.approx(1.28 * ERROR_OF_A_DIFFERENCE, abs=0.05) == LIKELY


def test_means_of_more_answers_are_less_noisy() -> None:
    assert noise_of_means(1, 1) == pytest.approx(1.96 * ERROR_OF_A_DIFFERENCE)
    assert noise_of_means(4, 4) == pytest.approx(noise_of_means(1, 1) / 2)
    assert noise_of_means(4, 100) < noise_of_means(4, 4)


def test_ratings_are_compared_before_rounding() -> None:
    # 3.49 shows as 3 and 3.51 as 4: a point on the page, and no change at all.
    found = compared(a_try(exact=3.49), a_try(exact=3.51))
    assert (found.change, found.certainty) == (0.0, Certainty.NOISE)


def test_an_exact_rating_stays_on_the_scale() -> None:
    assert exact_rating(a_document(7.2)) == 5.0
    assert exact_rating(a_document(-1.0)) == 1.0


def test_elements_gained_and_lost_are_named() -> None:
    found = compared(a_try(present="SA"), a_try(present="AR"))
    assert [(one.name, one.gained, one.sure) for one in found.elements] == [
        ("situation", False, True),
        ("result", True, True),
    ]


def test_an_element_that_only_just_crossed_the_line_is_a_close_call() -> None:
    before, after = a_try(present="SA"), a_try(present="SAR")
    assert before.document
    before.document["elements"]["R"]["confidence"] = 0.45
    (change,) = compared(before, after).elements
    assert (change.name, change.sure) == ("result", False)


def test_figures_gained_and_lost_are_told_from_kpis_that_are_only_named() -> None:
    rise = a_claim("FCR", **{"from": "61 %", "to": "74 %"})
    found = compared(
        a_try(kpis=(a_claim("AHT", to="six minutes"), a_claim("NPS"), a_claim("FCR"))),
        a_try(kpis=(rise, dict(rise, start=40), a_claim("CSAT"))),
    )
    assert found.figures_gained == (dict(rise, start=40),)
    assert [claim["kpi"] for claim in found.figures_lost] == ["AHT"]
    assert (found.named, found.no_longer_named) == (("CSAT",), ("NPS",))


def test_the_same_answer_again_changes_nothing() -> None:
    found = compared(a_try(), a_try())
    assert found.nothing_else
    assert (found.change, found.words, found.certainty) == (0.0, 0, Certainty.NOISE)


def test_each_try_is_held_against_the_one_before_and_the_newest_against_the_first() -> None:
    tries = [a_try(number=number, exact=float(number)) for number in (1, 2, 3)]
    steps = [(step.before.number, step.after.number) for step in compare_in_turn(tries)]
    assert steps == [(1, 2), (2, 3), (1, 3)]
    assert [(step.before.number, step.after.number) for step in compare_in_turn(tries[:2])] == [(1, 2)]


def test_a_try_without_a_score_is_compared_with_nothing() -> None:
    unscored = Try(1, "i", NOON, "a/b", 0, 1, "Words.", None)
    assert compare(unscored, a_try()) is None
    assert compare_in_turn([unscored, a_try()]) == []
