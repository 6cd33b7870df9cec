"""Before the first question: level, area, length and mode, in the candidate's own words or by button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.guide.model import Guide
from bot.interview.plan import MIXED, make_plan, questions_in
from bot.interview.preferences import FIELDS, MOST, Wish, read_wish
from bot.interview.record import Interview, Mode, Status
from bot.interview.say import Button, Say, choice_buttons
from bot.interview.turns import Turns
from bot.interview.wording import turn_of_phrase, word

DEFAULTS: dict[str, Any] = {"rung": "manager", "focus": MIXED, "length": 5, "mode": Mode.PRACTICE.value}
LENGTHS = ("3", "5", "8", "12", "Until I stop")


class Setup:
    """Asks what to practise, and makes the plan."""

    def __init__(self, guide: Guide, turns: Turns) -> None:
        self.guide = guide
        self.turns = turns

    def begin(self, interview: Interview, wish: str, preferences: dict[str, Any], asked: Sequence[str]) -> list[Say]:
        """Greets and asks the first thing that `wish`, the words that began it all, leaves open."""
        self._fill(interview, read_wish(wish, self.guide, None))
        hello = Say(word("hello", turn_of_phrase(interview)), "setup")
        if preferences and all(getattr(interview, name) is None for name in FIELDS):
            same = word("same.as.last", summary=self._describe(preferences))
            rungs = tuple(Button(rung.name, rung.name) for rung in self.guide.rungs)
            return [hello, Say(f"{same} {word('ask.rung')}", "setup", (Button("The same again", "the same"), *rungs))]
        return [hello, *self._go_on(interview, preferences, asked)]

    def choose(self, interview: Interview, text: str, preferences: dict[str, Any], asked: Sequence[str]) -> list[Say]:
        """Takes a choice, and asks the next one or the first question.

        What is chosen is put into `preferences`, for next time.
        """
        asked_for = interview.choosing
        wish = read_wish(text, self.guide, asked_for)
        if wish.same and preferences and interview.rung is None and not interview.turns:
            for name in FIELDS:
                self._set(interview, name, preferences.get(name, DEFAULTS[name]))
        else:
            self._fill(interview, wish)
            if wish.default and asked_for and getattr(interview, asked_for) is None:
                self._set(interview, asked_for, preferences.get(asked_for, DEFAULTS[asked_for]))
        if asked_for and getattr(interview, asked_for) is None:
            return [self._ask_again(asked_for)]
        return self._go_on(interview, preferences, asked)

    def explain(self, interview: Interview) -> list[Say]:
        """Says what the choosing is for, and asks again."""
        return [Say(word("help.setup")), self._ask(interview.choosing or FIELDS[0])]

    def reopen(self, interview: Interview, name: str) -> list[Say]:
        """Asks for one thing again in mid-interview: 'rung' or 'focus'."""
        interview.status, interview.choosing = Status.SETUP, name
        setattr(interview, name, None)
        return [self._ask(name)]

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
            return [self._ask(interview.choosing)]
        preferences.update({name: getattr(interview, name) for name in FIELDS})
        preferences["mode"] = interview.mode.value if interview.mode else None
        says = self._plan(interview, asked)
        return [*says, *self.turns.ask(interview, asked)]

    def _plan(self, interview: Interview, asked: Sequence[str]) -> list[Say]:
        focus, length = interview.focus or MIXED, interview.length or 0
        begun = len(interview.turns)
        most = len(questions_in(self.guide, focus))
        notes = []
        if length - begun > most:
            interview.length = length = begun + most
            notes = [Say(word("plan.short", turn_of_phrase(interview), most=most))]
        recent = [turn.question_id for turn in reversed(interview.turns)]
        left = length - begun if length else 0
        seed = sum(map(ord, interview.id))
        if not length or left > 0:
            interview.plan = make_plan(self.guide, focus, left, [*recent, *asked], seed)
        line = "plan.changed" if begun else "plan.ready"
        return [*notes, Say(word(line, summary=self._describe(self._as_preferences(interview))))]

    def _as_preferences(self, interview: Interview) -> dict[str, Any]:
        return {name: getattr(interview, name) for name in FIELDS}

    def _describe(self, preferences: dict[str, Any]) -> str:
        rung = self.guide.rung(preferences.get("rung") or DEFAULTS["rung"]).name
        focus = preferences.get("focus") or MIXED
        area = "a mix of everything" if focus == MIXED else self._area(focus)
        length = preferences.get("length", DEFAULTS["length"])
        count = "until you stop" if length == 0 else "1 question" if length == 1 else f"{length} questions"
        mode = Mode(preferences.get("mode") or Mode.PRACTICE)
        feedback = "feedback after every answer" if mode is Mode.PRACTICE else "feedback at the end"
        return f"{rung}, {area}, {count}, {feedback}"

    def _area(self, focus: str) -> str:
        name = next((group.name for group in self.guide.groups if group.id == focus), focus)
        return name[0].lower() + name[1:]

    def _ask(self, name: str) -> Say:
        return Say(word(f"ask.{name}"), "setup", self._choices(name))

    def _ask_again(self, name: str) -> Say:
        return Say(word(f"not.understood.{name}", most=MOST), "setup", self._choices(name))

    def _choices(self, name: str) -> tuple[Button, ...]:
        if name == "rung":
            return choice_buttons(rung.name for rung in self.guide.rungs)
        if name == "focus":
            return choice_buttons(["A mix of everything", *(group.name for group in self.guide.groups)])
        return choice_buttons(LENGTHS if name == "length" else ("Practice", "Mock"))
