"""Looking back reads what was kept, on SQLite and on PostgreSQL, and one's own only."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import update

from bot.interview.past import Wanted
from bot.interview.record import Answer, Attempt, Interview, Mode, ScoreRecord, Status, Turn, TurnStatus
from bot.store import tables
from bot.store.export import export
from bot.store.notes import Notes
from bot.store.past import Past
from bot.store.repository import Repository, UnknownCandidateError
from bot.store.shares import Shares, find_share, keep_coach_word

START = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


def a_score(rating: int, story: str = "story", kpis: int = 0, present: str = "SA") -> ScoreRecord:
    document: dict[str, Any] = {
        "rating": rating,
        "kpis": [{"kpi": "AHT"}] * kpis,
        "elements": {key: {"present": key in present} for key in "STAR"},
    }
    return ScoreRecord("1", "abc", rating, story, document)


def keep(repository: Repository, candidate_id: str, day: int = 0, text: str = "We moved floors.", **more: Any) -> str:
    """An interview with two tries at its first question, and its second left out."""
    first = Turn(
        0,
        "working-style/leading-change",
        0,
        TurnStatus.ANSWERED,
        attempts=[
            Attempt(1, [Answer(text, "Tell me …")], [a_score(1), a_score(2)]),
            Attempt(
                2, [Answer("Better.", "Tell me …"), Answer("Much.", "And?", "R")], [a_score(4, kpis=2, present="SR")]
            ),
        ],
    )
    values = {"rung": "manager", "focus": "mixed", **more}
    interview = Interview(
        candidate_id,
        status=Status.FINISHED,
        choosing=None,
        length=2,
        mode=Mode.PRACTICE,
        turns=[first, Turn(1, "x/y", 0, TurnStatus.SKIPPED)],
        **values,
    )
    interview.created_at = START + timedelta(days=day)
    with repository.records(candidate_id) as records:
        records.add_interview(interview)
    return interview.id


def past(repository: Repository, candidate_id: str) -> Past:
    return Past(repository.engine, candidate_id)


def test_a_page_of_interviews_is_newest_first_and_counts(repository: Repository) -> None:
    me = repository.add_candidate()
    ids = [keep(repository, me, day) for day in range(5)]
    page = past(repository, me).sittings(Wanted(), page=3)
    assert [one.id for one in page.rows] == ids[:1:-1]
    assert page.older == ids[2]
    rest = past(repository, me).sittings(Wanted(), before=page.older, page=3)
    assert ([one.id for one in rest.rows], rest.older) == (ids[1::-1], None)
    first = page.rows[0]
    assert (first.answered, first.skipped, first.rating) == (1, 1, 4.0)


def test_interviews_begun_in_the_same_moment_are_each_shown_once(repository: Repository) -> None:
    me = repository.add_candidate()
    ids = {keep(repository, me) for _ in range(4)}
    page = past(repository, me).sittings(Wanted(), page=3)
    rest = past(repository, me).sittings(Wanted(), before=page.older, page=3)
    assert {one.id for one in page.rows} | {one.id for one in rest.rows} == ids
    assert len(page.rows) + len(rest.rows) == 4


def test_an_interview_that_never_got_a_plan_is_not_shown(repository: Repository) -> None:
    me = repository.add_candidate()
    with repository.records(me) as records:
        records.add_interview(Interview(me))
    assert past(repository, me).sittings(Wanted()).rows == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="100% SURE"), [0]),
        (Wanted(words="100_"), []),
        (Wanted(words="better"), [0, 1, 2]),
        (Wanted(words="nowhere", question_ids=("x/y",)), [0, 1, 2]),
        (Wanted(rung="director"), [1]),
        (Wanted(focus="coaching"), [2]),
        (Wanted(since=date(2026, 3, 2)), [1, 2]),
        (Wanted(until=date(2026, 3, 2)), [0, 1]),
        (Wanted(since=date(2026, 3, 2), until=date(2026, 3, 2)), [1]),
        (Wanted(words="' OR 1=1 --"), []),
    ],
)
def test_what_is_asked_for_is_what_is_found(repository: Repository, wanted: Wanted, found: list[int]) -> None:
    me = repository.add_candidate()
    ids = [
        keep(repository, me, 0, "I was 100% sure."),
        keep(repository, me, 1, rung="director"),
        keep(repository, me, 2, focus="coaching"),
    ]
    rows = past(repository, me).sittings(wanted).rows
    assert sorted(ids.index(one.id) for one in rows) == found


def test_marks_hold_the_newest_score_of_each_try(repository: Repository) -> None:
    me = repository.add_candidate()
    keep(repository, me)
    first, second = past(repository, me).marks()
    assert (first.rating, first.number, first.figures) == (2, 1, 0)
    assert (second.rating, second.number, second.figures) == (4, 2, 2)
    assert second.present == {"S": True, "T": False, "A": False, "R": True}
    assert first.began == START


def test_tries_come_with_all_that_was_said(repository: Repository) -> None:
    me = repository.add_candidate()
    one, other = keep(repository, me), keep(repository, me, 1)
    tries = past(repository, me).tries(interview_id=one)
    assert [try_.text for try_ in tries] == ["We moved floors.", "Better.\n\nMuch."]
    assert tries[1].prompts == ("Tell me …", "And?")
    assert tries[1].rating == 4
    assert {try_.interview_id for try_ in past(repository, me).tries(question_id="working-style/leading-change")} == {
        one,
        other,
    }
    assert len(past(repository, me).tries(figures=True)) == 2
    assert len(past(repository, me).tries(stories=True)) == 4
    assert [try_.interview_id for try_ in past(repository, me).tries(limit=1)] == [other]


def test_questions_are_counted_as_asked_and_as_answered(repository: Repository) -> None:
    me = repository.add_candidate()
    keep(repository, me)
    keep(repository, me, 1)
    counts = {one.question_id: (one.asked, one.answered) for one in past(repository, me).asked()}
    assert counts == {"working-style/leading-change": (2, 2), "x/y": (2, 0)}


def test_nobody_looks_back_on_somebody_elses_interviews(repository: Repository) -> None:
    ann, bob = repository.add_candidate(), repository.add_candidate()
    hers = keep(repository, ann)
    Notes(repository.engine, ann).write(f"interview:{hers}", "Hers.")
    share = Shares(repository.engine, ann).add(hers, "Dana", 7)
    his = past(repository, bob)
    assert his.sittings(Wanted()).rows == []
    assert his.sittings(Wanted(), before=hers).rows == []
    assert not any((his.marks(), his.tries(), his.tries(interview_id=hers), his.asked()))
    assert set(his.counts().values()) == {0}
    with pytest.raises(UnknownCandidateError):
        his.interview(hers)
    assert Notes(repository.engine, bob).read(f"interview:{hers}") == ""
    shares = Shares(repository.engine, bob)
    assert not any((shares.all(), shares.words(), shares.scorer_beside_coach()))
    with pytest.raises(UnknownCandidateError):
        shares.add(hers, "Me", 7)
    shares.revoke(share)
    assert find_share(repository.engine, share) is not None


def test_a_note_takes_the_place_of_the_one_before_and_an_empty_one_goes(repository: Repository) -> None:
    notes = Notes(repository.engine, repository.add_candidate())
    notes.write("question:x/y", "One.")
    notes.write("question:x/y", "Two.")
    assert notes.all() == {"question:x/y": "Two."}
    notes.write("question:x/y", "  ")
    assert notes.all() == {}


def test_a_link_is_closed_by_time_and_by_hand(repository: Repository) -> None:
    me = repository.add_candidate()
    shares = Shares(repository.engine, me)
    interview = keep(repository, me)
    late, closed = shares.add(interview, "Late", 1), shares.add(interview, "Closed", 1)
    assert find_share(repository.engine, late) is not None
    shares.revoke(closed)
    with repository.engine.begin() as connection:
        gone = update(tables.share).where(tables.share.c.id == late)
        connection.execute(gone.values(expires_at=tables.now() - timedelta(seconds=1)))
    assert find_share(repository.engine, late) is None
    assert find_share(repository.engine, closed) is None
    assert find_share(repository.engine, "never") is None
    assert [share.is_open for share in shares.all(interview)] == [False, False]


def test_what_a_coach_says_is_kept_beside_the_scorer(repository: Repository) -> None:
    me = repository.add_candidate()
    shares = Shares(repository.engine, me)
    interview, other = keep(repository, me), keep(repository, me, 1)
    share = find_share(repository.engine, shares.add(interview, "Dana", 7))
    assert share is not None
    first, second = (one.attempt_id for one in past(repository, me).tries(interview_id=interview))
    keep_coach_word(repository.engine, share, first, 5, "Lovely.")
    keep_coach_word(repository.engine, share, first, 3, "On second thoughts.")
    keep_coach_word(repository.engine, share, second, None, "A comment alone.")
    assert shares.scorer_beside_coach() == [(3, 2)]
    assert [(word.rating, word.comment) for word in shares.words(interview)] == [
        (3, "On second thoughts."),
        (None, "A comment alone."),
    ]
    foreign = past(repository, me).tries(interview_id=other)[0].attempt_id
    with pytest.raises(UnknownCandidateError):
        keep_coach_word(repository.engine, share, foreign, 1, "Not shown to me.")


def test_erasing_takes_notes_links_and_comments_along(repository: Repository) -> None:
    me = repository.add_candidate()
    interview = keep(repository, me)
    Notes(repository.engine, me).write(f"interview:{interview}", "Mine.")
    share_id = Shares(repository.engine, me).add(interview, "Dana", 7)
    share = find_share(repository.engine, share_id)
    assert share is not None
    attempt = past(repository, me).tries()[0].attempt_id
    keep_coach_word(repository.engine, share, attempt, 3, "Hm.")
    with repository.records(me) as records:
        data = export(records)
    assert data["interviews"][0]["note"] == "Mine."
    assert data["interviews"][0]["links"][0]["for"] == "Dana"
    assert data["interviews"][0]["turns"][0]["tries"][0]["coach"] == [{"from": "Dana", "rating": 3, "comment": "Hm."}]
    repository.erase(me)
    assert set(past(repository, me).counts().values()) == {0}
    assert find_share(repository.engine, share_id) is None
