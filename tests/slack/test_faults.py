"""Slack's API breaks, the server breaks: nothing is lost, and nothing is said twice."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from sqlalchemy import select

from bot.assistant.parts import Parts
from bot.channels.slack import lanes, workspaces
from bot.channels.slack.attending import BROKEN
from bot.channels.slack.home import START
from bot.store.slack_tables import inbox
from tests.candidates import STORY
from tests.slack.app import SlackApp
from tests.slack.conftest import InterviewOf, Undone
from tests.slack.messages import Message
from tests.slack.person import Person, wait_for
from tests.slack.standin import Mood, StandIn
from tests.slack.test_direct_messages import answers, begin


def names(messages: list[Message]) -> Counter[str]:
    """How often each of our messages stands there."""
    return Counter(message.blocks[0]["block_id"].split("/")[0] for message in messages if message.blocks)


@pytest.mark.parametrize(
    "mood",
    [
        Mood(429),
        Mood(500),
        Mood(503),
        Mood(500, carried_out=True),
        Mood(200, carried_out=True),
        Mood(502, garbage="text/plain"),
        Mood(200, garbage="application/json"),
    ],
    ids=["429 with Retry-After", "500", "503", "posted, then 500", "posted, but it says not", "a proxy", "no JSON"],
)
def test_a_reply_that_fails_is_said_once(ann: Person, slack: StandIn, interview_of: InterviewOf, mood: Mood) -> None:
    begin(ann)
    before = ann.count
    slack.will("chat.postMessage", mood)
    ann.says(STORY)
    wait_for(lambda: ann.count > before, "a reply")
    ann.says("how many left?")
    ann.hears("This is question", after=before)
    assert set(names(slack.messages(ann.dm)).values()) == {1}
    assert answers(interview_of(ann)) == [STORY]


@pytest.mark.parametrize("carried_out", [True, False], ids=["posted", "not posted"])
def test_a_reply_that_slack_does_not_confirm_in_time_is_said_once(
    slack: StandIn, app: SlackApp, interview_of: InterviewOf, monkeypatch: pytest.MonkeyPatch, carried_out: bool
) -> None:
    monkeypatch.setattr(workspaces, "TIMEOUT", 1)
    with SlackApp(slack, app.desk.repository, app.desk.guide, app.context.agent) as impatient:
        ann = Person(slack, impatient.url)
        begin(ann)
        before = ann.count
        slack.will("chat.postMessage", Mood(200, hang=3.0, carried_out=carried_out))
        ann.says(STORY)
        wait_for(lambda: ann.count > before, "a reply")
        ann.says("how many left?")
        ann.hears("This is question", after=before)
    assert set(names(slack.messages(ann.dm)).values()) == {1}
    assert answers(interview_of(ann)) == [STORY]


@pytest.mark.parametrize("how", ["command", "home"])
def test_the_very_first_reply_that_slack_does_not_confirm_stands_there_once(
    ann: Person, slack: StandIn, undone: Undone, how: str
) -> None:
    slack.will("chat.postMessage", Mood(500, carried_out=True))
    act = {"command": lambda: ann.commands("start"), "home": lambda: ann.chooses(START, type="button", value="start")}
    act[how]()
    taken_back = ("chat.delete", ann.dm)
    wait_for(
        lambda: taken_back in [(one.method, one.given.get("channel")) for one in slack.calls], "the second one goes"
    )
    wait_for(lambda: not undone(ann), "the reply is over with")
    assert ann.count == 1
    ann.presses("Call centre manager")
    ann.hears("What shall we practise")
    wait_for(lambda: [bool(one.buttons) for one in slack.messages(ann.dm)] == [False, True], "the first card is over")


class Hangs:
    """An agent that never comes to an end with its first message."""

    def __init__(self, agent: Agent) -> None:
        self._agent, self._first = agent, True

    async def handle_message(self, message: UserMessage) -> None:
        if self._first:
            self._first = False
            await asyncio.Event().wait()
        await self._agent.handle_message(message)


def test_api_down_in_mid_interview_and_back(ann: Person, slack: StandIn, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    slack.down = True
    ann.says(STORY)
    wait_for(lambda: answers(interview_of(ann)), "the answer in the store")
    assert ann.count == before
    slack.down = False
    wait_for(lambda: ann.count > before, "the reply")
    ann.says("how many left?")
    ann.hears("This is question", after=before)
    assert ann.count == before + 2
    assert answers(interview_of(ann)) == [STORY]


def test_a_reply_that_slack_refuses_is_given_up_with_a_word(ann: Person, slack: StandIn, undone: Undone) -> None:
    begin(ann)
    wait_for(lambda: not undone(ann), "the card is over with")
    slack.will("chat.postMessage", *[Mood(200, error="msg_blocks_too_long")] * lanes.TRIES)
    ann.says("hint")
    ann.hears(BROKEN)
    wait_for(lambda: not undone(ann), "it holds nobody up")


def test_a_button_that_broke_can_be_pressed_again(ann: Person, slack: StandIn) -> None:
    begin(ann)
    card = ann.hears("Question 1 of 3")
    slack.will("chat.postMessage", *[Mood(200, error="msg_blocks_too_long")] * lanes.TRIES)
    ann.presses("Skip", card)
    ann.hears(BROKEN)
    ann.presses("Skip", card)
    ann.hears("Question 2 of 3")
    assert set(names(slack.messages(ann.dm)).values()) == {1}


def test_a_home_tab_that_slack_refuses_is_nothing_to_do_again(ann: Person, slack: StandIn, undone: Undone) -> None:
    slack.will("views.publish", *[Mood(200, error="invalid_blocks")] * lanes.TRIES)
    assert ann.send(ann.envelope({"type": "app_home_opened", "user": ann.user_id, "tab": "home"})).status_code == 200
    wait_for(lambda: undone(ann), "the tab is to be drawn")
    wait_for(lambda: not undone(ann), "it is given up")
    assert ann.count == 0


def test_work_that_hangs_is_broken_off(
    slack: StandIn, app: SlackApp, undone: Undone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "LEASE", 1.0)
    monkeypatch.setattr(lanes, "LONGEST_WORK", 0.5)
    with SlackApp(slack, app.desk.repository, app.desk.guide, app.context.agent) as other:
        other.context.agent = Hangs(app.context.agent)
        ann = Person(slack, other.url)
        begin(ann)
        wait_for(lambda: not undone(ann), "the card is over with")
    assert set(names(slack.messages(ann.dm)).values()) == {1}


def test_a_token_that_was_revoked_does_not_stop_the_server(ann: Person, slack: StandIn) -> None:
    begin(ann)
    before = ann.count
    token, team = slack.tokens.popitem()
    ann.says("hint")
    ann.says("how many left?")
    slack.tokens[token] = team
    ann.says("why do you ask?")
    wait_for(lambda: ann.count > before, "the reply to what came after")


def test_words_do_not_stay_in_the_inbox(ann: Person, house: Parts) -> None:
    begin(ann)
    before = ann.count
    ann.says("The xylophonist of the night shift left.")
    wait_for(lambda: ann.count > before, "a reply")

    def bodies() -> str:
        with house.repository.engine.connect() as connection:
            return str(list(connection.execute(select(inbox.c.body)).scalars()))

    wait_for(lambda: "xylophonist" not in bodies(), "words are forgotten")


def test_a_database_that_cannot_keep_it_makes_slack_send_it_again(
    ann: Person, house: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.store.slack_inbox import Inbox

    def full(self: Inbox, *given: object) -> list[str | None]:
        raise OSError("disk full")

    envelope = ann.envelope(ann.message("hello"))
    with monkeypatch.context() as patch:
        patch.setattr(Inbox, "receive", full)
        assert ann.send(envelope).status_code == 503
    assert ann.send(envelope).status_code == 200
    ann.hears("Shall we start?")
