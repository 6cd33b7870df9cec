"""Sentences that do not follow one another are no story; a story that is told back to front is."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable

import pytest
from spacy.language import Language

from bot.scoring.coherence.fitting import shuffles
from bot.scoring.coherence.mentions import read_mentions
from bot.scoring.coherence.ties import Ties
from bot.scoring.network.reader import Reader
from bot.scoring.score import Score
from bot.scoring.sentences import segment

QUESTION = "Tell me about a time you dealt with a difficult situation in your team."
IN_ORDER = """
In the spring of last year I ran the returns desk of a shoe shop in Ghent, with nine people.
Two of them, Bram and a student called Lotte, had stopped speaking to each other.
It had begun with a swapped Saturday, and by April each of them left parcels for the other to find.
The owner told me to have it settled before the summer sale, because she could not spare either of them.
I first had a coffee with Bram, who thought that she had lied to him about an exam.
Then I asked Lotte, and she showed me the letter that had moved it by a week.
So I sat them down together and had her put that letter on the table.
He read it twice and said that he was sorry.
After that I drew up a rule for swaps, so that each of them is written down and signed by both.
By the sale they were packing side by side, and the pile of lost parcels had gone from thirty to four.
"""
RESULT_FIRST = """
Our waiting list fell from ninety families to twelve, and nobody had to be hired for it.
This was at a day nursery in Porto, where I was the deputy head.
When I came, the list was a notebook, and nobody had rung the people on its first pages for a year.
The head wanted it down to twenty before September.
I took the notebook home and rang every family myself over two weekends.
More than half of them had long found a place elsewhere.
With the rest I agreed on a date, and I put those dates into a table that all of us could see.
Since then somebody rings everyone on it on the first Monday of the month.
"""
JUMBLED = """
The roof held, that is the end of it, and the exhibition opened on the Friday.
I should go back a little, though, because that week began with water in the cloakroom.
We are a small museum, I look after the building, and the gutter had been due for repair since autumn.
So on Monday night there I was with buckets and two volunteers.
My director wanted to know by noon whether she had to send the lenders home.
Before I told her anything I rang the roofer, who owed me a favour from the year before.
He came with a sheet of lead and a boy to hold the ladder.
What I forgot to say is that we had moved the paintings first, all forty, into the lecture room.
That took us until three in the morning.
She never did have to ring the lenders.
"""
HONEST = {"in order": IN_ORDER, "result first": RESULT_FIRST, "jumbled": JUMBLED}


def sentences_of(story: str) -> list[str]:
    return story.strip().split("\n")


def in_order(story: str, *order: int) -> str:
    told = sentences_of(story)
    return " ".join(told[i] for i in order) if order else " ".join(told)


@pytest.mark.parametrize("telling", HONEST)
def test_an_honest_story_is_not_said_to_be_out_of_order(telling: str, score: Callable[..., Score]) -> None:
    found = score(in_order(HONEST[telling]), QUESTION)
    assert "order" not in [gap.kind for gap in found.gaps]
    assert found.rating > 2


@pytest.mark.parametrize("order", [(8, 5, 1, 9, 7, 0, 6, 3, 4, 2), (6, 8, 1, 5, 2, 9, 7, 0, 3, 4)])
def test_the_same_sentences_in_no_order_earn_two_at_most_and_are_told_why(
    order: tuple[int, ...], score: Callable[..., Score]
) -> None:
    found = score(in_order(IN_ORDER, *order), QUESTION)
    assert found.rating <= 2
    assert found.gaps[0].kind == "order"
    assert "sentence" in found.gaps[0].says
    assert "order" in found.rating_parts[-1].says or "follow" in found.rating_parts[-1].says
    assert found.strengths == []
    assert "start" in found.next_step or "began" in found.next_step


def test_nobody_is_accused(score: Callable[..., Score]) -> None:
    found = score(in_order(IN_ORDER, 8, 5, 1, 9, 7, 0, 6, 3, 4, 2), QUESTION)
    told = " ".join([found.next_step, *(gap.says for gap in found.gaps), *(p.says for p in found.rating_parts)]).lower()
    assert not [word for word in ("shuffle", "trick", "cheat", "fake", "random") if word in told]


def bare(story: str) -> str:
    """As a transcript has it."""
    return story.replace(".", "").replace(",", "").lower()


def test_a_transcript_is_judged_by_its_clauses(score: Callable[..., Score]) -> None:
    told, mixed = bare(in_order(IN_ORDER)), bare(in_order(IN_ORDER, 8, 5, 1, 9, 7, 0, 6, 3, 4, 2))
    assert "order" not in [gap.kind for gap in score(told, QUESTION).gaps]
    assert score(mixed, QUESTION).gaps[0].kind == "order"


def test_five_sentences_are_left_alone(score: Callable[..., Score]) -> None:
    few, enough = in_order(IN_ORDER, 9, 3, 6, 0, 4), in_order(IN_ORDER, 9, 3, 6, 0, 4, 1)
    assert ["order" in [gap.kind for gap in score(text, QUESTION).gaps] for text in (few, enough)] == [False, True]


@pytest.mark.parametrize("telling", HONEST)
def test_the_reader_prefers_what_was_told_to_the_same_backwards(telling: str, reader: Reader) -> None:
    told = sentences_of(HONEST[telling])
    as_told, backwards = reader.read(told), reader.read(told[::-1])
    assert as_told.disorder < backwards.disorder
    assert as_told.agreement > 0 > backwards.agreement


def test_thoughts_about_oneself_may_come_in_any_order(score: Callable[..., Score]) -> None:
    mixed = in_order(IN_ORDER, 8, 5, 1, 9, 7, 0, 6, 3, 4, 2)
    assert "order" not in [gap.kind for gap in score(mixed, "What do you like to do in your free time?").gaps]


def test_what_chance_would_give_is_the_mean_over_all_orders(nlp: Language) -> None:
    doc = nlp(in_order(IN_ORDER, 0, 1, 2, 3))
    ties = Ties([read_mentions(span) for span in segment(doc, {})])
    mean: defaultdict[str, float] = defaultdict(float)
    for order in itertools.permutations(range(4)):
        for name, worth in ties.count(order).items():
            mean[name] += worth / 24
    assert {name: worth for name, worth in mean.items() if abs(worth) > 1e-9} == pytest.approx(ties.expect())


def test_a_name_is_known_from_its_second_mention_on(nlp: Language) -> None:
    doc = nlp("A driver came with a crate. The driver put the crate on the scale. He signed for it.")
    first, second, third = (read_mentions(span) for span in segment(doc, {}))
    assert first.introduced == second.known - {"scale"} == {"driver", "crate"}
    assert (first.singular, third.singular, third.subject, third.it) == (False, True, "he", True)


def test_ties_show_which_of_two_orders_was_told(nlp: Language) -> None:
    doc = nlp("A driver came with a crate. The driver put the crate on the scale. He signed for it.")
    ties = Ties([read_mentions(span) for span in segment(doc, {})])
    weights = {"e a-the": -1.0, "e one-he": -1.0}
    assert ties.weigh([0, 1, 2], weights) < ties.weigh([1, 0, 2], weights) < ties.weigh([2, 1, 0], weights)


def test_shuffles_are_the_same_for_the_same_story_and_leave_little_in_its_place() -> None:
    orders = shuffles(8, "one")
    assert orders == shuffles(8, "one") != shuffles(8, "two")
    for order in orders:
        assert sorted(order) == list(range(8))
        assert sum(i == place for place, i in enumerate(order)) <= 2
