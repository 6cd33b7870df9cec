"""Servers stop, stand still and share people: nothing is lost, and nothing is said twice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.assistant.parts import Parts
from bot.channels.slack import lanes
from bot.channels.slack.attending import LATE_EDIT
from bot.channels.slack.home import RESUME
from tests.candidates import STORY
from tests.slack.app import SlackApp
from tests.slack.conftest import InterviewOf, Undone
from tests.slack.person import Person, wait_for
from tests.slack.standin import Mood, StandIn
from tests.slack.test_direct_messages import answers, begin
from tests.slack.test_faults import Hangs, names


def test_what_arrived_before_a_power_cut_is_answered_after_it(
    slack: StandIn, house: Parts, app: SlackApp, interview_of: InterviewOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "LEASE", 1.0)
    agent, guide = app.context.agent, app.desk.guide
    with SlackApp(slack, house.repository, guide, agent, slack_quiet_seconds=30.0) as first:
        ann = Person(slack, first.url)
        begin(ann)
        before = ann.count
        envelope = ann.envelope(ann.message(STORY))
        assert ann.send(envelope).status_code == 200
        assert answers(interview_of(ann)) == []
    with SlackApp(slack, house.repository, guide, agent) as second:
        ann.app = second.url
        wait_for(lambda: ann.count > before, "the reply of the second server")
        assert ann.send(envelope).status_code == 200  # the same event, also after a restart
        ann.says("how many left?")
        ann.hears("This is question", after=before)
        assert ann.count == before + 2
    assert answers(interview_of(ann)) == [STORY]


@pytest.mark.parametrize("how", ["message", "button", "command", "home"])
def test_a_reply_that_was_posted_just_before_a_power_cut_is_said_once(
    slack: StandIn, app: SlackApp, undone: Undone, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(lanes, "LEASE", 1.0)
    with SlackApp(slack, app.desk.repository, app.desk.guide, app.context.agent) as first:
        ann = Person(slack, first.url)
        begin(ann)
        wait_for(lambda: not undone(ann), "the card is over with")
        before = ann.count
        slack.will("chat.postMessage", Mood(200, hang=1.0, carried_out=True))
        act: dict[str, Callable[[], object]] = {
            "message": lambda: ann.says("hint"),
            "button": lambda: ann.presses("Hint"),
            "command": lambda: ann.commands("stop"),
            "home": lambda: ann.chooses(RESUME, type="button", value="resume"),
        }
        act[how]()
        wait_for(lambda: ann.count > before, "a reply")
        assert undone(ann)
    wait_for(lambda: not undone(ann), "another server goes on")
    assert ann.count == before + 1


class Froze:
    """An agent whose process stands still for a while, once, in the middle of a turn."""

    def __init__(self, agent: Agent, seconds: float) -> None:
        self._agent, self._left = agent, [seconds]

    async def handle_message(self, message: UserMessage) -> None:
        while self._left:
            time.sleep(self._left.pop())  # noqa: ASYNC251 - nothing moves
            await asyncio.sleep(0.2)
        await self._agent.handle_message(message)


def test_a_server_that_stood_still_while_another_one_took_over_says_nothing_twice(
    slack: StandIn, app: SlackApp, undone: Undone, interview_of: InterviewOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "LEASE", 1.0)
    with SlackApp(slack, app.desk.repository, app.desk.guide, app.context.agent) as frozen:
        ann = Person(slack, frozen.url)
        begin(ann)
        before = ann.count
        wait_for(lambda: not undone(ann), "the card is over with")
        frozen.context.agent = Froze(app.context.agent, seconds=2.0)
        ann.says(STORY)
        wait_for(lambda: ann.count > before, "the reply of the other server")
        wait_for(lambda: not undone(ann), "the answer is over with")
        ann.says("how many left?")
        ann.hears("This is question", after=before)
    assert set(names(slack.messages(ann.dm)).values()) == {1}
    assert answers(interview_of(ann)) == [STORY]


def test_message_changed_while_its_answer_was_broken_off_is_told_kindly(
    slack: StandIn, app: SlackApp, undone: Undone, interview_of: InterviewOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "LEASE", 1.0)
    with SlackApp(slack, app.desk.repository, app.desk.guide, app.context.agent) as first:
        ann = Person(slack, first.url)
        begin(ann)
        wait_for(lambda: not undone(ann), "the card is over with")
        first.context.agent = Hangs(app.context.agent)
        ts = ann.says(STORY)
        wait_for(lambda: [seal for seal, _ in undone(ann) if seal], "the answer is begun")
        ann.edits(ts, STORY, "Something else.")
    ann.hears(LATE_EDIT)
    assert answers(interview_of(ann)) == [STORY]


def test_two_servers_take_turns_with_one_person(
    slack: StandIn, patient_app: SlackApp, cat: Person, interview_of: InterviewOf
) -> None:
    desk, agent = patient_app.desk, patient_app._app.ctx.agent
    begin(cat)
    before = cat.count
    with SlackApp(slack, desk.repository, desk.guide, agent, slack_quiet_seconds=60.0) as other:
        for place, text in enumerate(("We began with the calls.", "Then the form.", "Then the queue.", "done")):
            cat.app = (patient_app, other)[place % 2].url
            cat.says(text)
        wait_for(lambda: cat.count > before, "a reply")
        cat.app = patient_app.url
        cat.says("how many left?")
        cat.hears("This is question", after=before)
    assert answers(interview_of(cat)) == ["We began with the calls.\n\nThen the form.\n\nThen the queue."]
    assert set(names(slack.messages(cat.dm)).values()) == {1}
