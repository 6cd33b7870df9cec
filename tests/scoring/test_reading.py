"""What words alone do not show: that a story is about work though nothing names it, that a project was private life,
and whose deeds were told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from benchmarks.tricks import STORY
from bot.scoring.network.reader import LONGEST, Reader, Reading
from bot.scoring.score import Score
from bot.scoring.scorer import Scorer

QUESTION = "Tell me about a time you solved a difficult problem."
UNNAMED_WORK = {
    "care in a home": (
        "Mrs Okafor had stopped eating, and her daughter was on the phone every night asking why. I go in at seven "
        "and again at five. I noticed that her plate came back full only when the window side was set. So one "
        "morning I turned the table round and she sat with her back to the road. She ate an egg. I wrote it in the "
        "book, and those who come in at weekends did the same. By the end of the month she had put on two kilos."
    ),
    "a crossing": (
        "I am at the crossing by the primary from eight until nine, and again at three. In October a blue van kept "
        "coming through while the little ones were still on the stripes. I wrote down the time and the plate for two "
        "weeks. Then I went to the depot that was painted on its side and asked who drove it. He was twenty and had "
        "been told to be across town by nine. They changed his round. I have not had to jump since."
    ),
    "a piano": (
        "She had not let anybody near the piano since her husband died, and it was down a whole tone. Her son had "
        "booked me and she sent me away twice. The third time I asked her to sit by me and play the one note that "
        "annoyed her most. We did that for an hour, note by note. In the end she told me to do the lot. I go there "
        "every spring now, and she has sent me to four of her neighbours."
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
    "a family tree": (
        "I ran a transformation programme on our family tree. Stakeholders were nine cousins in four time zones, and "
        "the deadline was my grandmother's ninetieth birthday. I assigned each cousin a branch, tracked open items on "
        "a board and escalated two missing great-uncles to the parish in Cork. We hit 94 per cent completeness against "
        "a target of ninety. I presented the results at the party, and she cried over a photograph."
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
def test_private_life_told_like_a_project_is_asked_what_it_has_to_do_with_work(
    what: str, score: Callable[..., Score]
) -> None:
    found = score(PRIVATE[what], QUESTION)
    assert found.rating <= 2
    assert found.gaps[0].kind == "relevance"


@pytest.mark.parametrize("what", OTHERS)
def test_anothers_deed_is_asked_for_ones_own_part(what: str, score: Callable[..., Score]) -> None:
    found = score(OTHERS[what], QUESTION)
    assert found.rating <= 2
    assert found.gaps[0].kind == "ownership"


@pytest.mark.parametrize("what", QUIET)
def test_whoever_lets_others_do_it_has_a_part_in_it(what: str, score: Callable[..., Score]) -> None:
    assert "cap" not in [part.name for part in score(QUIET[what], QUESTION).rating_parts]


def test_a_second_reader_reads_the_same(reader: Reader) -> None:
    sentences = PRIVATE["a kitchen at home"].split(". ")
    assert Reader().read(sentences) == reader.read(sentences)


def test_what_lies_beyond_the_readers_reach_has_no_part_in_it(reader: Reader) -> None:
    told = ["We packed the van at six.", "Then it rained."] * LONGEST
    assert reader.read(told) == reader.read([*told, "Nobody reads this."])
    assert reader.read(["word " * 500, "word " * 500]).disorder != 0.0


def test_one_sentence_has_no_order_and_no_sentence_nothing(reader: Reader) -> None:
    alone = reader.read(["One sentence alone."])
    assert alone.disorder == 0.0
    assert alone.off != 0.0
    assert reader.read([]) == Reading(0.0, 0.0, 0.0, 0.0)


def test_a_story_that_plainly_counts_is_not_read(scorer: Scorer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Reading:
        raise AssertionError("read")

    monkeypatch.setattr(Reader, "read", refuse)
    assert scorer.score(STORY, question_text=QUESTION).rating > 2


def test_a_story_that_is_doubtful_in_two_ways_is_read_once(scorer: Scorer, monkeypatch: pytest.MonkeyPatch) -> None:
    read, count = Reader.read, []

    def counted(reader: Reader, sentences: Sequence[str]) -> Reading:
        count.append(sentences)
        return read(reader, sentences)

    monkeypatch.setattr(Reader, "read", counted)
    scorer.score(UNNAMED_WORK["care in a home"], question_text=QUESTION)
    assert len(count) == 1
