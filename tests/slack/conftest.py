"""Slack's side and the app's side, and people in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rasa.core.agent import Agent

from bot.assistant.parts import Parts
from bot.channels.slack import lanes
from bot.guide.model import Guide
from bot.interview.record import Interview
from tests.slack.app import SlackApp
from tests.slack.person import Person
from tests.slack.standin import StandIn

NewPerson = Callable[[], Person]
InterviewOf = Callable[[Person], Interview]
Undone = Callable[[Person], list[tuple[str | None, Any]]]


@pytest.fixture(scope="session", autouse=True)
def short_leases() -> Iterator[None]:
    """What a server left undone is taken up by another one after a few seconds, also on a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lanes, "LEASE", 5.0)
        patch.setattr(lanes, "SWEEP", 0.2)
        patch.setattr(lanes, "LONGEST_DELAY", 0.5)
        yield


@pytest.fixture(scope="session")
def workspace() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


@pytest.fixture
def slack(workspace: StandIn) -> Iterator[StandIn]:
    """Slack. A test fails if anything was sent that Slack would refuse."""
    workspace.problems.clear()
    yield workspace
    workspace.down = False
    assert workspace.problems == []


@pytest.fixture(scope="session")
def app(workspace: StandIn, house: Parts, guide: Guide, agent: Agent) -> Iterator[SlackApp]:
    """The app with the real assistant, shared by all tests that do not stop it."""
    with SlackApp(workspace, house.repository, guide, agent) as running:
        yield running


@pytest.fixture
def new_person(slack: StandIn, app: SlackApp) -> NewPerson:
    """People whom the app does not know yet."""
    return lambda: Person(slack, app.url)


@pytest.fixture
def ann(new_person: NewPerson) -> Person:
    """Somebody whom the app does not know yet."""
    return new_person()


@pytest.fixture
def patient_app(workspace: StandIn, app: SlackApp) -> Iterator[SlackApp]:
    """The same app, which waits so long for more messages that only “done” or a command ends an answer.

    Gone after each test, for it shares the database: what it took over from a server that was cut off would wait, too.
    """
    desk = app.desk
    with SlackApp(workspace, desk.repository, desk.guide, app.context.agent, slack_quiet_seconds=60.0) as running:
        yield running


@pytest.fixture
def cat(slack: StandIn, patient_app: SlackApp) -> Person:
    """Somebody at the patient app."""
    return Person(slack, patient_app.url)


@pytest.fixture
def interview_of(house: Parts) -> InterviewOf:
    """The newest interview of a person as it is stored."""
    from sqlalchemy import select

    from bot.store.slack_tables import member

    def newest(person: Person) -> Interview:
        query = select(member.c.candidate_id).where(member.c.user_id == person.user_id)
        with house.repository.engine.connect() as connection:
            candidate_id = connection.execute(query).scalar_one()
        with house.repository.records(candidate_id) as records:
            return records.interviews()[0]

    return newest


@pytest.fixture
def undone(house: Parts) -> Undone:
    """What of a person's is not over with: the seal, and the body."""
    from sqlalchemy import select

    from bot.store.slack_tables import inbox, member

    def waiting(person: Person) -> list[tuple[str | None, Any]]:
        query = select(inbox.c.sealed, inbox.c.body).join(member).where(member.c.user_id == person.user_id)
        with house.repository.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query.where(inbox.c.done_at.is_(None)))]

    return waiting
