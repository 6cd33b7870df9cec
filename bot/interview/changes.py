"""Another level or another area in the middle of an interview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.guide.model import Guide
from bot.interview.menu import ask_again_for, ask_for, name_area
from bot.interview.plan import make_plan, questions_in
from bot.interview.preferences import read_wish
from bot.interview.record import Interview, Status, TurnStatus
from bot.interview.say import Say
from bot.interview.turns import QUESTION_BUTTONS, Turns
from bot.interview.wording import word


class Changes:
    """Changes what an interview is about while it runs. What was set stays until something else was chosen."""

    def __init__(self, guide: Guide, turns: Turns) -> None:
        self.guide = guide
        self.turns = turns

    def open(self, interview: Interview, name: str) -> list[Say]:
        """Asks for the new 'rung' or 'focus'."""
        interview.status, interview.choosing = Status.SETUP, name
        return [ask_for(name, self.guide)]

    def explain(self, interview: Interview) -> list[Say]:
        """Says that nothing need be changed, and asks again."""
        return [Say(word("help.change")), ask_for(interview.choosing or "rung", self.guide)]

    def call_off(self, interview: Interview) -> list[Say]:
        """Leaves everything as it was, and goes back to the question."""
        interview.choosing, interview.status = None, Status.ASKING
        return [self._back_to_question("change.called.off", interview)]

    def choose(self, interview: Interview, text: str, preferences: dict[str, Any], asked: Sequence[str]) -> list[Say]:
        """Takes the choice: the level holds from now on; a new area brings a new question."""
        name = interview.choosing or "rung"
        wish = read_wish(text, self.guide, name)
        chosen = getattr(wish, name)
        if chosen is None:
            return [ask_again_for(name, self.guide)]
        setattr(interview, name, chosen)
        preferences[name] = chosen
        interview.choosing, interview.status = None, Status.ASKING
        if name == "rung":
            level = self.guide.rung(chosen).name
            return [self._back_to_question("level.changed", interview, level=level)]
        return self._turn_to(interview, chosen, asked)

    def _turn_to(self, interview: Interview, focus: str, asked: Sequence[str]) -> list[Say]:
        """Closes what was being answered and asks about the new area: in the room that is left, one question at least.

        A question that waits without a word said to it gives way to one of the new area.
        """
        if interview.turn and interview.turn.tries:
            interview.turn.close()
        waiting = next((turn for turn in interview.turns if turn.status is TurnStatus.OPEN), None)
        done = [turn.question_id for turn in reversed(interview.turns) if turn is not waiting]
        new = [question.id for question in questions_in(self.guide, focus) if question.id not in done]
        plan = make_plan(self.guide, focus, 0, [*done, *asked], len(done))
        plan = [question_id for question_id in plan if question_id in new or not new]
        lines = self._announce(interview, focus, len(done), plan)
        if waiting:
            waiting.question_id, *plan = plan
        interview.plan = plan
        return [*lines, *self.turns.ask(interview, [*done, *asked])]

    def _announce(self, interview: Interview, focus: str, done: int, plan: list[str]) -> list[Say]:
        """Cuts the plan to the length that is left, and says what comes."""
        area = name_area(focus, self.guide)
        if not interview.length:
            return [Say(word("area.changed", area=area))]
        del plan[max(1, interview.length - done) :]
        interview.length = done + len(plan)
        more = "one more question" if len(plan) == 1 else f"{len(plan)} more questions"
        return [Say(word("area.changed.counted", area=area, more=more))]

    def _back_to_question(self, line: str, interview: Interview, **values: str) -> Say:
        question = self.turns.waiting_for(interview)
        return Say(word(line, question=question, **values), "question", QUESTION_BUTTONS)
