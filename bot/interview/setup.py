"""Before the first question: level, area, length and mode, in the candidate's own words or by button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.guide.model import Guide
from bot.interview.menu import DEFAULTS, as_preferences, ask_again_for, ask_for, choices, describe
from bot.interview.plan import MIXED, make_plan, questions_in
from bot.interview.preferences import FIELDS, Wish, read_wish
from bot.interview.record import Interview, Mode
from bot.interview.say import Button, Say
from bot.interview.turns import Turns
from bot.interview.wording import turn_of_phrase, word


class Setup:
    """Asks what to practise, and makes the plan."""

    def __init__(self, guide: Guide, turns: Turns) -> None:
        self.guide = guide
        self.turns = turns

    def begin(self, interview: Interview, wish: str, preferences: dict[str, Any], asked: Sequence[str]) -> list[Say]:
        """Greets and asks the first thing that `wish`, the words that began it all, leaves open."""
        self._fill(interview, read_wish(wish, self.guide, None))
        hello = Say(word("hello", turn_of_phrase(interview)), "setup")
        if preferences and self._is_blank(interview):
            same = word("same.as.last", summary=describe(preferences, self.guide))
            buttons = (Button("The same again", "the same again"), *choices("rung", self.guide))
            return [hello, Say(f"{same} {word('ask.rung')}", "setup", buttons)]
        return [hello, *self._go_on(interview, preferences, asked)]

    def choose(self, interview: Interview, text: str, preferences: dict[str, Any], asked: Sequence[str]) -> list[Say]:
        """Takes a choice, and asks the next one or the first question.

        What is chosen is put into `preferences`, for next time.
        """
        asked_for = interview.choosing or FIELDS[0]
        wish = read_wish(text, self.guide, asked_for)
        if wish.same and preferences and self._is_blank(interview):
            for name in FIELDS:
                self._set(interview, name, preferences.get(name, DEFAULTS[name]))
        else:
            self._fill(interview, wish)
            if wish.default and getattr(interview, asked_for) is None:
                self._set(interview, asked_for, preferences.get(asked_for, DEFAULTS[asked_for]))
        if getattr(interview, asked_for) is None:
            return [ask_again_for(asked_for, self.guide)]
        return self._go_on(interview, preferences, asked)

    def explain(self, interview: Interview) -> list[Say]:
        """Says what the choosing is for, and asks again."""
        return [Say(word("help.setup")), ask_for(interview.choosing or FIELDS[0], self.guide)]

    def _is_blank(self, interview: Interview) -> bool:
        return all(getattr(interview, name) is None for name in FIELDS)

    def _fill(self, interview: Interview, wish: Wish) -> None:
        for name in FIELDS:
            value = getattr(wish, name)
            if value is not None and getattr(interview, name) is None:
                setattr(interview, name, value)

    def _set(self, interview: Interview, name: str, value: Any) -> None:
        setattr(interview, name, Mode(value) if name == "mode" else value)

    def _go_on(self, interview: Interview, preferences: dict[str, Any], asked: Sequence[str]) -> list[Say]:
        interview.choosing = next((name for name in FIELDS if getattr(interview, name) is None), None)
        if interview.choosing:
            return [ask_for(interview.choosing, self.guide)]
        preferences.update(as_preferences(interview))
        says = self._plan(interview, asked)
        return [*says, *self.turns.ask(interview, asked)]

    def _plan(self, interview: Interview, asked: Sequence[str]) -> list[Say]:
        focus, length = interview.focus or MIXED, interview.length or 0
        most = len(questions_in(self.guide, focus))
        notes = []
        if length > most:
            interview.length = length = most
            line = "plan.short.one" if most == 1 else "plan.short"
            notes = [Say(word(line, turn_of_phrase(interview), most=most))]
        interview.plan = make_plan(self.guide, focus, length, asked, sum(map(ord, interview.id)))
        return [*notes, Say(word("plan.ready", summary=describe(as_preferences(interview), self.guide)))]
