"""What words alone do not show: that a story is about work though nothing names it, that a project was private life,
and whose deeds were told.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.scoring.network.reader import LONGEST, Reader, Reading
from bot.scoring.score import Score

QUESTION = "Tell me about a time you solved a difficult problem."
UNNAMED_WORK = {
    "care in a home": (
        "Mrs Okafor had stopped eating, and her daughter was on the phone every night asking why. I go in at seven "
        "and again at five. I noticed that her plate came back full only when the window side was set. So one "
        "morning I turned the table round and she sat with her back to the road. She ate an egg. I wrote it in the "
        "book, and those who come in at weekends did the same. By the end of the month she had put on two kilos."
    ),
    "a wedding marquee": (
        "It was a wedding for two hundred, and at noon the wind took the north wall of the tent. The bride's father"
        " was shouting that he had paid. I had the three boys let the other walls down too, because half a tent is "
        "a kite. Then I rang the yard for the long stakes and moved the cake and the band into the barn. We were up"
        " again by four. He shook my hand in the evening, and since then I put the long stakes on the lorry from "
        "the start."
    ),
    "nights": (
        "Two of mine were not speaking, and you could hear it from the other end of the room. It was about who went "
        "home first after nights. I took each of them for a tea and asked what would be fair. They both said the "
        "same: whoever has the school run. So I wrote that down, read it out at the handover, and nobody objected. "
        "Within a week they were swapping with each other without asking me."
    ),
}
PRIVATE = {
    "a kitchen at home": (
        "Last spring I led a complete refit of our kitchen at home. My wife and I were the stakeholders, with a "
        "budget of nine thousand and a hard deadline, since her parents were coming for Easter. I drew up a plan, "
        "ran a daily stand-up at breakfast and escalated to the plumber when the sink was late. I renegotiated the "
        "tiles and saved eleven per cent. We delivered two days early and my mother-in-law still talks of that "
        "oven."
    ),
    "a fantasy league": (
        "Our fantasy football league had been losing people for three seasons, so I took it over. I surveyed my "
        "friends, found that the scoring was the root cause and rolled out a new points system. I tracked "
        "engagement in a spreadsheet every Sunday. Participation rose by forty per cent and my cousin, who had "
        "left, came back. I won it, too, on the last weekend."
    ),
}
OTHERS = {
    "a director's call": (
        "Our director made the bravest decision that I have seen. The new phone system was crashing on its second "
        "day, and she stood on a desk and had everyone go back to the old one. She rang the supplier and gave them "
        "a week. She wrote to every client herself that night. I was in the room, and I remember how quiet it got. "
        "Complaints had halved by Friday because of her, and the supplier paid the costs."
    ),
}
QUIET = {
    "she did it herself": (
        "One of my agents, Tomasz, kept losing callers in the second minute. He thought that it was the script. I "
        "did not tell him. I asked him to pick two of his own calls and to stop them where he would have hung up. "
        "He stopped both at the same sentence. He rewrote it himself and tried it on the Thursday. His abandon rate"
        " went from nine to four per cent, and he showed the others. All I had done was ask, and keep my mouth shut"
        " for a week."
    ),
}


@pytest.mark.parametrize("what", UNNAMED_WORK)
def test_work_that_nothing_names_is_work(what: str, score: Callable[..., Score]) -> None:
    assert "cap" not in [part.name for part in score(UNNAMED_WORK[what], QUESTION).rating_parts]


@pytest.mark.parametrize("what", PRIVATE)
def test_private_life_told_like_a_project_earns_two_at_most(what: str, score: Callable[..., Score]) -> None:
    assert score(PRIVATE[what], QUESTION).rating <= 2


def test_a_kitchen_refit_is_asked_what_it_has_to_do_with_work(score: Callable[..., Score]) -> None:
    assert score(PRIVATE["a kitchen at home"], QUESTION).gaps[0].kind == "relevance"


@pytest.mark.parametrize("what", OTHERS)
def test_anothers_deed_is_asked_for_ones_own_part(what: str, score: Callable[..., Score]) -> None:
    found = score(OTHERS[what], QUESTION)
    assert found.rating <= 2
    assert found.gaps[0].kind == "ownership"


@pytest.mark.parametrize("what", QUIET)
def test_whoever_lets_others_do_it_has_a_part_in_it(what: str, score: Callable[..., Score]) -> None:
    assert "cap" not in [part.name for part in score(QUIET[what], QUESTION).rating_parts]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The network alone."""
    return Reader()


def test_a_second_reader_reads_the_same(reader: Reader) -> None:
    sentences = PRIVATE["a kitchen at home"].split(". ")
    assert Reader().read(sentences) == reader.read(sentences)


def test_what_lies_beyond_the_readers_reach_has_no_part_in_it(reader: Reader) -> None:
    told = ["We packed the van at six.", "Then it rained."] * LONGEST
    assert reader.read(told) == reader.read([*told, "Nobody reads this."])
    assert reader.read(["word " * 500, "word " * 500]) != Reading(0.0, 0.0, 0.0)


def test_one_sentence_has_no_order_and_no_sentence_nothing(reader: Reader) -> None:
    assert reader.read(["One sentence alone."]).disorder == 0.0
    assert reader.read([]) == Reading(0.0, 0.0, 0.0)
