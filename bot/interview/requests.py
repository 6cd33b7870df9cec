"""Doing what a candidate asks for in mid-interview: skip, hint, pause and the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.interview.changes import Changes
from bot.interview.commands import OFFERED, TOLD, Command
from bot.interview.history import glance_back
from bot.interview.menu import as_preferences, ask_for, describe
from bot.interview.preferences import FIELDS
from bot.interview.probes import reword_probe
from bot.interview.record import Attempt, Interview, Status, Turn, TurnStatus
from bot.interview.report import report_on
from bot.interview.say import Say, command_buttons
from bot.interview.setup import Setup
from bot.interview.turns import AFTER, QUESTION_BUTTONS, Turns
from bot.interview.wording import turn_of_phrase, word


class Requests:
    """Carries out commands. Changes the interview it is given, and nothing else."""

    def __init__(self, turns: Turns, setup: Setup, changes: Changes) -> None:
        self.turns = turns
        self.setup = setup
        self.changes = changes
        self._in_turn: dict[Command, Callable[[Interview, Turn, Sequence[str]], list[Say]]] = {
            Command.SKIP: self._skip,
            Command.REPEAT: self._repeat,
            Command.REPHRASE: self._rephrase,
            Command.HINT: self._hint,
            Command.STRUCTURE: self._structure,
            Command.WHY: self._why,
            Command.REMAINING: self._remaining,
            Command.FEEDBACK: self._feedback,
            Command.RETRY: self._retry,
            Command.PAUSE: self._pause,
            Command.RESUME: self._resume,
            Command.CHANGE_RUNG: lambda interview, turn, asked: self.changes.open(interview, "rung"),
            Command.CHANGE_FOCUS: lambda interview, turn, asked: self.changes.open(interview, "focus"),
            Command.STOP: self._stop,
            Command.HELP: self._help,
        }

    def obey(self, interview: Interview, command: Command, asked: Sequence[str]) -> list[Say]:
        """Carries out a command; `asked` as for `make_plan`.

        Starting over is not here, for it takes a new interview, and looking back has a method of its own.
        """
        if command in TOLD:
            return [
                Say(word(f"told.{command.value}", turn_of_phrase(interview))),
                self._go_back(interview, "still.here" if command is Command.THANKS else "still.open"),
            ]
        if interview.status is Status.SETUP:
            return self._obey_in_setup(interview, command, asked)
        turn = interview.turn
        if turn is None:
            raise ValueError("the interview is over")
        return self._in_turn[command](interview, turn, asked)

    def resume(self, interview: Interview, asked: Sequence[str]) -> list[Say]:
        """Takes up a paused interview, or one that was stopped with questions left."""
        interview.status = Status.ASKING
        if interview.turn is None:
            return self.turns.ask(interview, asked)
        return [self._ask_again("resumed", interview)]

    def retry_last(self, interview: Interview) -> list[Say]:
        """Opens an interview that is over once more, for another try at its last answer."""
        interview.plan, interview.status = [], Status.ASKING
        return self._try_again(interview, interview.answered[-1])

    def look_back(self, interview: Interview, past: Sequence[Interview]) -> list[Say]:
        """Tells of `past` interviews, and goes back to what was asked."""
        return [glance_back(self.turns.guide, past, bool(interview.turns)), self._go_back(interview)]

    def _obey_in_setup(self, interview: Interview, command: Command, asked: Sequence[str]) -> list[Say]:
        if interview.turns:
            return self._obey_in_change(interview, command, asked)
        if command in (Command.STOP, Command.PAUSE):
            interview.end(Status.STOPPED)
            return [Say(word("setup.stopped"), buttons=AFTER)]
        return self.setup.explain(interview)

    def _obey_in_change(self, interview: Interview, command: Command, asked: Sequence[str]) -> list[Say]:
        if command in (Command.RESUME, Command.SKIP, Command.REPEAT):
            return self.changes.call_off(interview)
        if command in (Command.STOP, Command.PAUSE):
            self.changes.call_off(interview)
            return self.obey(interview, command, asked)
        return self.changes.explain(interview)

    def _skip(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        line = "probe.skipped" if turn.tries else "skipped"
        return [Say(word(line, turn_of_phrase(interview))), *self.turns.close_turn(interview, asked)]

    def _repeat(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        return [self._ask_again("repeat", interview)]

    def _rephrase(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        question = self.turns.question_of(turn)
        if turn.probe:
            turn.probe = reword_probe(question, turn, self.turns.phrasing(turn), turn_of_phrase(interview))
        else:
            turn.phrasing = (turn.phrasing + 1) % len(question.phrasings)
        return [self._ask_again("rephrase", interview)]

    def _hint(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        hint = self.turns.question_of(turn).hint
        return [Say(word("hint", turn_of_phrase(interview), hint=hint))]

    def _structure(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        shape = word(f"structure.{self.turns.question_of(turn).kind.value}")
        return [Say(f"{shape}\n{word('structure.length')}")]

    def _why(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        return [Say(word("why", why=self.turns.question_of(turn).why))]

    def _remaining(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        here, length = turn.position + 1, interview.length or 0
        line = "remaining.open" if not length else "remaining.last" if here >= length else "remaining"
        where = word(line, here=here, length=length, left=length - here)
        plan = word("remaining.plan", summary=describe(as_preferences(interview), self.setup.guide))
        return [Say(f"{where} {plan}")]

    def _feedback(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        answered = [turn] if turn.tries else interview.answered[-1:]
        says = [say for one in answered for say in self.turns.feedback(interview, one)]
        return says or [Say(word("nothing.to.rate", question=self.turns.waiting_for(interview)), "question")]

    def _retry(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        again = turn if turn.attempts else next(iter(reversed(interview.answered)), None)
        if again is None:
            return [self._ask_again("nothing.to.retry", interview)]
        return self._try_again(interview, again)

    def _try_again(self, interview: Interview, turn: Turn) -> list[Say]:
        turn.status, turn.probe, turn.probe_asks_for = TurnStatus.OPEN, None, None
        if turn.attempt is None or turn.attempt.answers:
            turn.attempts.append(Attempt(number=len(turn.attempts) + 1))
        interview.current = turn.position
        return [self._ask_again("retry", interview)]

    def _pause(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        interview.status = Status.PAUSED
        return [Say(word("paused", here=turn.position + 1), buttons=command_buttons(Command.RESUME))]

    def _resume(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        return [self._ask_again("not.paused", interview)]

    def _stop(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        interview.end(Status.STOPPED)
        if not interview.answered:
            return [Say(word("stopped.early"), "report", AFTER)]
        return [report_on(self.turns, interview, word("stopped", turn_of_phrase(interview)), AFTER)]

    def _help(self, interview: Interview, turn: Turn, asked: Sequence[str]) -> list[Say]:
        return [help_on_commands()]

    def _go_back(self, interview: Interview, line: str = "still.open") -> Say:
        """What waits, after something that had nothing to do with it: the choice being made, or the question."""
        if interview.status is Status.SETUP:
            return ask_for(interview.choosing or FIELDS[0], self.setup.guide)
        return self._ask_again(line, interview)

    def _ask_again(self, line: str, interview: Interview) -> Say:
        question = self.turns.waiting_for(interview)
        return Say(word(line, turn_of_phrase(interview), question=question), "question", QUESTION_BUTTONS)


def help_on_commands(with_buttons: bool = True) -> Say:
    """All commands that are offered with their meanings, and a button each where they can be pressed."""
    commands = [command for command in OFFERED if command is not Command.HELP]
    lines = [word("help"), *(f"• {command.label}: {command.meaning}" for command in commands)]
    return Say("\n".join(lines), buttons=command_buttons(*commands) if with_buttons else ())
