"""An interview in direct messages: cards, buttons, answers of several messages, corrections."""

from __future__ import annotations

from bot.channels.slack.attending import FILES, LONG_OVER, MOVED_ON
from bot.interview.record import Interview
from tests.candidates import STORY
from tests.slack.conftest import InterviewOf, NewPerson
from tests.slack.messages import Message
from tests.slack.person import Person, wait_for

START = "start a practice mode interview as manager, mixed, 3 questions"


def answers(interview: Interview) -> list[str]:
    return [answer.text for turn in interview.turns for attempt in turn.attempts for answer in attempt.answers]


def finish(person: Person) -> Message:
    """Answers every question with the same story and skips every probe. Returns the report."""
    while True:
        newest = next(message for message in reversed(person.slack.messages(person.dm)) if message.buttons)
        if "across your answers" in newest.shown:
            return newest
        before = person.count
        if "Question " in newest.shown:
            person.says(STORY)
        else:
            person.presses("Skip", newest)
        wait_for(lambda: person.count > before, "a reply")  # noqa: B023


def begin(person: Person, wish: str = START) -> None:
    before = person.count
    person.says(wish)
    person.hears("Question 1 of", after=before)


def test_a_whole_interview_with_buttons_and_feedback(ann: Person, interview_of: InterviewOf) -> None:
    ann.says("hello")
    ann.presses("Start an interview", ann.hears("Shall we start?"))
    ann.presses("Call centre manager", ann.hears("Which level"))
    ann.presses("A mix of everything", ann.hears("What shall we practise"))
    ann.presses("3", ann.hears("How many questions"))
    ann.presses("Practice", ann.hears("feedback after every answer"))
    card = ann.hears("Question 1 of 3")
    assert {"Hint", "Say it another way", "Skip", "Pause", "Stop", "Help"} <= card.buttons.keys()
    report = finish(ann)
    assert "Read it on the web" in report.buttons
    assert "★" in ann.hears("Next step").shown
    assert (
        ann.hears("Question 3 of 3").shown.startswith("*Feedback") or "Feedback" in ann.hears("Question 3 of 3").shown
    )
    assert answers(interview_of(ann)) == [STORY] * 3
    wait_for(lambda: live(ann) == [report], "only the newest message can be pressed")


def live(person: Person) -> list[Message]:
    """The messages that can still be pressed."""
    return [message for message in person.slack.messages(person.dm) if message.buttons]


def test_buttons_are_gone_after_use(ann: Person) -> None:
    begin(ann)
    card = ann.hears("Question 1 of 3")
    ann.presses("Hint", card)
    wait_for(lambda: "Hint" not in card.buttons, "the pressed button goes")
    assert "Skip" in card.buttons
    ann.presses("Skip", card)
    ann.hears("Question 2 of 3")
    wait_for(lambda: not card.buttons, "the card is over")


def test_a_button_of_a_question_that_is_over_does_nothing_but_say_so(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    first = ann.hears("Question 1 of 3")
    buttons = list(first.blocks)
    ann.says("skip")
    ann.hears("Question 2 of 3")
    wait_for(lambda: not first.buttons, "the card is over")
    first.blocks = buttons  # as it still looks on a screen that was not redrawn
    ann.presses("Skip", first)
    ann.hears(MOVED_ON)
    assert interview_of(ann).current == 1


def test_what_is_asked_in_passing_is_answered_in_mid_interview_and_the_question_can_still_be_pressed(
    ann: Person, interview_of: InterviewOf
) -> None:
    begin(ann)
    for said, told in (
        ("show my past interviews", "no finished answers"),
        ("who can see my answers?", "/interview delete"),
        ("are you a bot?", "interview coach"),
        ("how do I finish?", "“stop” ends the interview"),
    ):
        before = ann.count
        ann.says(said)
        reply = ann.hears(told, after=before)
        assert {"Hint", "Skip", "Stop"} <= set(reply.buttons)
    assert answers(interview_of(ann)) == []
    ann.presses("Skip")
    ann.hears("Question 2 of 3")


def test_a_question_can_be_stopped_at_by_its_button(ann: Person) -> None:
    begin(ann)
    ann.presses("Stop")
    ann.hears("We will stop here")


def test_a_button_of_an_interview_that_is_over_says_how_to_begin_another(ann: Person) -> None:
    begin(ann)
    card = ann.hears("Question 1 of 3")
    buttons = list(card.blocks)
    ann.says("stop")
    ann.hears("We will stop here")
    wait_for(lambda: not card.buttons, "the card is over")
    card.blocks = buttons  # as it still looks on a screen that was not redrawn
    ann.presses("Skip", card)
    ann.hears(LONG_OVER)


def test_a_double_click_counts_once(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    card = ann.hears("Question 1 of 3")
    button = card.buttons["Skip"]
    for _ in range(2):
        ann.interacts(button, ann.dm, card)
    ann.hears("Question 2 of 3")
    ann.says("how many left?")
    ann.hears("This is question 2 of 3")
    assert interview_of(ann).current == 1


def test_messages_in_a_row_are_one_answer(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    before = cat.count
    for part in (
        "When I took over the floor, repeat calls were at 31 %.",
        "I rewrote the refund form.",
        "It fell to 12 %.",
    ):
        cat.says(part)
    cat.says("done")
    wait_for(lambda: cat.count > before, "a reply")
    assert answers(interview_of(cat)) == [
        "When I took over the floor, repeat calls were at 31 %.\n\nI rewrote the refund form.\n\nIt fell to 12 %."
    ]


def test_messages_that_arrive_out_of_order_are_put_in_order(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    before = cat.count
    first, second = cat.message("First we listened to calls."), cat.message("Then we changed the form.")
    for event in (second, first):
        cat.send(cat.envelope(event))
    cat.says("done")
    wait_for(lambda: cat.count > before, "a reply")
    assert answers(interview_of(cat)) == ["First we listened to calls.\n\nThen we changed the form."]


def test_done_ends_an_answer_and_is_no_part_of_it(cat: Person, interview_of: InterviewOf) -> None:
    begin(cat)
    before = cat.count
    cat.says("We cut the queue in half by moving the late shift.")
    cat.says("Done.")
    wait_for(lambda: cat.count > before, "a reply")
    assert answers(interview_of(cat)) == ["We cut the queue in half by moving the late shift."]


def test_done_does_not_end_the_interview(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    ann.says("I’m done.")
    wait_for(lambda: ann.count > before, "the question once more")
    assert "Hint" in ann.slack.messages(ann.dm)[-1].buttons
    assert answers(interview_of(ann)) == []
    ann.says("stop")
    ann.hears("We will stop here")


def test_a_command_is_not_part_of_an_answer(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    ann.says("pause")
    ann.hears("Paused")
    assert answers(interview_of(ann)) == []


def test_markup_comes_as_it_was_typed_and_goes_back_escaped(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    before = ann.count
    ann.says(
        "We kept `Map&lt;String, List&lt;T&gt;&gt;` &amp; wrote to <mailto:qa@example.com|qa@example.com> about "
        "<https://example.com/a?b=1|the form>, see <https://example.com|example.com>. When I took over, FCR was "
        "at 61 %, and I brought it to 74 %."
    )
    wait_for(lambda: ann.count > before, "a reply")
    assert answers(interview_of(ann)) == [
        "We kept `Map<String, List<T>>` & wrote to qa@example.com about the form (https://example.com/a?b=1), see "
        "https://example.com. When I took over, FCR was at 61 %, and I brought it to 74 %."
    ]


def test_file_share_without_words_is_answered_kindly(ann: Person, interview_of: InterviewOf) -> None:
    begin(ann)
    ann.says("", subtype="file_share", files=[{"id": "F1"}])
    ann.hears(FILES)
    assert answers(interview_of(ann)) == []


def test_two_people_do_not_see_each_other(ann: Person, new_person: NewPerson, interview_of: InterviewOf) -> None:
    bob = new_person()
    begin(ann)
    begin(bob)
    before = ann.count
    bob.says("Only Bob says this.")
    wait_for(lambda: answers(interview_of(bob)), "Bob's answer")
    assert answers(interview_of(ann)) == []
    assert ann.count == before
