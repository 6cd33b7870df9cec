"""What is committed stays, and everybody sees their own only."""

from __future__ import annotations

from datetime import timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.interview.record import (
    Answer,
    Attempt,
    Exchange,
    Interview,
    Mode,
    ScoreRecord,
    Status,
    Turn,
    TurnStatus,
)
from bot.store import tables
from bot.store.database import DatabaseError, open_engine
from bot.store.export import count_answers, export
from bot.store.repository import Repository, UnknownCandidateError
from bot.store.schema import is_current, migrate, without_foreign_keys


def an_interview(candidate_id: str) -> Interview:
    """An interview in the middle of its second question."""
    first = Turn(
        0,
        "working-style/leading-change",
        0,
        TurnStatus.ANSWERED,
        attempts=[
            Attempt(
                1,
                [Answer("We moved floors.", "Tell me …", None, "m1"), Answer("It went well.", "And then?", "R", "m2")],
                [ScoreRecord("1", "abc", 3, "story", {"rating": 3})],
            )
        ],
    )
    return Interview(
        candidate_id,
        status=Status.ASKING,
        choosing=None,
        rung="manager",
        focus="mixed",
        length=5,
        mode=Mode.PRACTICE,
        plan=["a/b", "c/d"],
        current=1,
        turns=[first, Turn(1, "working-style/targets", 1)],
    )


def count(engine: Engine) -> dict[str, int]:
    """Rows by table."""
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.metadata.sorted_tables
        }


def test_an_interview_comes_back_as_it_was_kept(repository: Repository) -> None:
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_interview(an_interview(candidate))
    with repository.records(candidate) as records:
        interview = records.open_interview()
        assert interview is not None
        assert (interview.rung, interview.mode, interview.plan) == ("manager", Mode.PRACTICE, ["a/b", "c/d"])
        assert interview.turn is not None
        assert interview.turn.question_id == "working-style/targets"
        attempt = interview.turns[0].attempts[0]
        assert attempt.text == "We moved floors.\n\nIt went well."
        assert attempt.probed_for == ["R"]
        assert attempt.score is not None
        assert attempt.score.document == {"rating": 3}
        assert interview.created_at.tzinfo == timezone.utc
        assert count_answers(interview) == 2


def test_what_was_committed_stays_when_the_rest_fails(repository: Repository) -> None:
    candidate = repository.add_candidate()
    with pytest.raises(RuntimeError, match="scoring"), repository.records(candidate) as records:
        interview = an_interview(candidate)
        records.add_interview(interview)
        interview.turns[1].attempts.append(Attempt(1, [Answer("Kept.", "Why?")]))
        records.commit()
        interview.turns[1].attempts[0].answers.append(Answer("Not kept.", "Why?"))
        raise RuntimeError("scoring")
    with repository.records(candidate) as records:
        kept = records.interviews()[0].turns[1].attempts[0]
        assert [answer.text for answer in kept.answers] == ["Kept."]


def test_the_phase_follows_the_interview(repository: Repository) -> None:
    candidate = repository.add_candidate()
    assert repository.phase(candidate).name == "idle"
    with repository.records(candidate) as records:
        interview = Interview(candidate)
        records.add_interview(interview)
    seen = []
    for status in Status:
        with repository.records(candidate) as records:
            records.interview(interview.id).status = status
        phase = repository.phase(candidate)
        seen.append((status.value, phase.name, phase.paused))
    assert seen == [
        ("setup", "setup", False),
        ("asking", "interview", False),
        ("paused", "idle", True),
        ("finished", "idle", False),
        ("stopped", "idle", False),
    ]


def test_a_new_interview_ends_the_one_before(repository: Repository) -> None:
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_interview(an_interview(candidate))
    with repository.records(candidate) as records:
        records.add_interview(Interview(candidate))
    with repository.records(candidate) as records:
        assert [interview.status for interview in records.interviews()] == [Status.SETUP, Status.STOPPED]


def test_asked_lately_is_newest_first_and_leaves_out_what_was_not_answered(repository: Repository) -> None:
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_interview(an_interview(candidate))
        records.add_interview(
            Interview(candidate, turns=[Turn(0, "x/1", 0, TurnStatus.SKIPPED), Turn(1, "x/2", 0, TurnStatus.ANSWERED)])
        )
    with repository.records(candidate) as records:
        assert records.asked_lately() == ["x/2", "x/1", "working-style/leading-change"]


def test_nobody_reaches_somebody_elses_records(repository: Repository) -> None:
    ann, bob = repository.add_candidate(), repository.add_candidate()
    with repository.records(ann) as records:
        interview = an_interview(ann)
        records.add_interview(interview)
        records.add_exchange(Exchange("m1", "We moved floors.", "answer", []))
    with repository.records(bob) as records:
        assert records.interviews() == []
        assert records.open_interview() is None
        assert records.exchange("m1") is None
        assert records.exchanges() == []
        assert records.asked_lately() == []
        assert not records.has_answer("m1")
        with pytest.raises(UnknownCandidateError):
            records.interview(interview.id)


def test_an_unknown_candidate_and_a_foreign_interview_look_alike(repository: Repository) -> None:
    with pytest.raises(UnknownCandidateError), repository.records("nobody"):
        pass


def test_a_message_is_kept_once(repository: Repository) -> None:
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_exchange(Exchange("m1", "Hello", "chat", [{"text": "Hello!"}]))
    with repository.records(candidate) as records:
        found = records.exchange("m1")
        assert found is not None
        assert found.replies == [{"text": "Hello!"}]


def test_erasing_leaves_nothing_of_one_and_all_of_the_other(repository: Repository, engine: Engine) -> None:
    ann, bob = repository.add_candidate(), repository.add_candidate()
    for who in (ann, bob):
        with repository.records(who) as records:
            records.add_interview(an_interview(who))
            records.add_exchange(Exchange("m1", "We moved floors.", "answer", []))
    both = count(engine)
    repository.erase(ann)
    assert {name: rows * 2 for name, rows in count(engine).items()} == both
    assert not repository.knows(ann)
    with pytest.raises(UnknownCandidateError):
        repository.erase(ann)


def test_an_export_holds_every_word(repository: Repository) -> None:
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_interview(an_interview(candidate))
        records.add_exchange(Exchange("m1", "We moved floors.", "answer", [{"text": "I see."}]))
    with repository.records(candidate) as records:
        data = export(records)
    assert data["candidate"]["id"] == candidate
    first = data["interviews"][0]["turns"][0]["tries"][0]
    assert [answer["text"] for answer in first["answers"]] == ["We moved floors.", "It went well."]
    assert first["scores"] == [{"rating": 3}]
    assert data["conversation"][0]["replies"] == ["I see."]


def test_migrating_twice_does_nothing_the_second_time(url: str) -> None:
    engine = open_engine(url)
    assert not is_current(engine)
    assert migrate(engine)
    assert is_current(engine)
    assert not migrate(engine)


def test_the_migrations_make_the_very_tables_of_the_models(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_sqlite_writes_ahead_and_flushes(tmp_path_factory: pytest.TempPathFactory) -> None:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('wal') / 'deep' / 'x.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_erased_words_are_gone_from_the_files_too(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    migrate(engine)
    repository = Repository(engine)
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_interview(an_interview(candidate))
    in_files = [b"We moved floors." in file.read_bytes() for file in tmp_path.iterdir()]
    repository.erase(candidate)
    assert any(in_files)
    assert not any(b"We moved floors." in file.read_bytes() for file in tmp_path.iterdir())


def test_rebuilding_a_table_keeps_what_refers_to_it(tmp_path: Path) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import String

    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    migrate(engine)
    repository = Repository(engine)
    candidate = repository.add_candidate()
    with repository.records(candidate) as records:
        records.add_interview(an_interview(candidate))
    before = count(engine)

    def rebuild(connection: Any) -> None:
        with Operations(MigrationContext.configure(connection)).batch_alter_table(
            "interview", recreate="always"
        ) as batch:
            batch.alter_column("rung", type_=String(80))

    without_foreign_keys(engine, rebuild)
    assert count(engine) == before


def test_an_address_that_is_none_is_one_sentence() -> None:
    for url in ("foo", "nosuch://x/y", "mysql://x/y"):
        with pytest.raises(DatabaseError, match="DATABASE_URL"):
            open_engine(url)
