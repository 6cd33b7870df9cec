"""The heart of an interview: asking a question, taking the answer, probing it, going on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guide.model import Guide, Question
from bot.interview.commands import Command
from bot.interview.feedback import feedback_on
from bot.interview.plan import MIXED, make_plan
from bot.interview.probes import Chosen, choose_probe
from bot.interview.record import Answer, Attempt, Interview, Mode, ScoreRecord, Status, Turn, TurnStatus
from bot.interview.report import report_on
from bot.interview.say import Button, Say, command_buttons
from bot.interview.variety import tell_anew
from bot.interview.wording import turn_of_phrase, word
from bot.scoring.score import Score

QUESTION_BUTTONS = command_buttons(Command.HINT, Command.REPHRASE, Command.SKIP, Command.PAUSE, Command.HELP)
AFTER = (Button("New interview", "/start"),)


SHORT_ANSWER = 15
"""Words below which an answer is acknowledged in passing."""

LONGEST_ABBREVIATION = 4
"""Letters: AHT, CSAT. Longer ids stand for names that are spoken in full."""


def as_record(score: Score) -> ScoreRecord:
    """A score as it is kept."""
    return ScoreRecord(score.rubric_version, score.model, score.rating, score.story_type, score.document())


def note_score(attempt: Attempt, score: Score) -> None:
    """Keeps a score with the try that it is of."""
    attempt.scores.append(as_record(score))


class Turns:
    """Moves an interview from question to question. Changes the record it is given, and nothing else."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def question_of(self, turn: Turn) -> Question:
        """The guide's entry behind a turn."""
        return self.guide.question(turn.question_id)

    def phrasing(self, turn: Turn) -> str:
        """The question as it was last put."""
        phrasings = self.question_of(turn).phrasings
        return phrasings[turn.phrasing % len(phrasings)]

    def waiting_for(self, interview: Interview) -> str:
        """The words that wait for an answer: a probe, or else the question."""
        turn = interview.turn
        if turn is None:
            return ""
        return turn.probe or self.phrasing(turn)

    def ask(self, interview: Interview, asked: Sequence[str]) -> list[Say]:
        """Puts the next question, or closes the interview if there is none left. `asked` as for `make_plan`."""
        turn = self._next_turn(interview, asked)
        if turn is None:
            interview.end(Status.FINISHED)
            return [report_on(self, interview, word("closing", turn_of_phrase(interview)), self._after(interview))]
        interview.current = turn.position
        interview.status = Status.ASKING
        return [self.put(interview, turn)]

    def put(self, interview: Interview, turn: Turn) -> Say:
        """The question of a turn, with a lead-in."""
        lead = word(self._lead(interview, turn), turn_of_phrase(interview))
        card = {
            "type": "question",
            "question_id": turn.question_id,
            "question": self.phrasing(turn),
            "here": turn.position + 1,
            "length": interview.length,
        }
        return Say(f"{lead} {self.phrasing(turn)}", "question", QUESTION_BUTTONS, card)

    def take(
        self, interview: Interview, text: str, message_id: str | None = None, spoken_seconds: float | None = None
    ) -> Attempt:
        """Adds an answer to the try that is under way, or begins one. Nothing is judged yet."""
        turn = interview.turn
        if turn is None:
            raise ValueError("no question waits for an answer")
        if turn.attempt is None:
            turn.attempts.append(Attempt(number=1))
        attempt = turn.attempts[-1]
        asks_for = turn.probe_asks_for if turn.probe else None
        attempt.answers.append(Answer(text, self.waiting_for(interview), asks_for, message_id, spoken_seconds))
        interview.heard += 1
        return attempt

    def respond(self, interview: Interview, score: Score | None, asked: Sequence[str]) -> list[Say]:
        """Reacts to the answer just taken: acknowledges it, then probes or goes on. None if scoring failed."""
        turn = interview.turn
        if turn is None or turn.attempt is None:
            raise ValueError("no answer was taken")
        if score is None:
            turn.close()
            return [Say(word("ack.unscored"), "apology"), *self.ask(interview, asked)]
        note_score(turn.attempt, score)
        thanks = Say(self._acknowledge(interview, turn.attempt, score), "acknowledgement")
        probe = choose_probe(self.question_of(turn), self.phrasing(turn), turn, score, turn_of_phrase(interview))
        if probe:
            return [thanks, self._probe(turn, probe)]
        return [thanks, *self.close_turn(interview, asked)]

    def close_turn(self, interview: Interview, asked: Sequence[str]) -> list[Say]:
        """Ends the current turn, with feedback in practice, and asks the next question."""
        turn = interview.turn
        if turn is None:
            return []
        said_something = turn.attempt is not None and bool(turn.attempt.answers)
        turn.close()
        says = self.feedback(interview, turn) if interview.mode is Mode.PRACTICE and said_something else []
        return [*says, *self.ask(interview, asked)]

    def feedback(self, interview: Interview, turn: Turn) -> list[Say]:
        """Feedback on the newest try that has a score, or nothing if none has."""
        attempt = next((attempt for attempt in reversed(turn.attempts) if attempt.score), None)
        if attempt is None or attempt.score is None:
            return []
        question, retry = self.question_of(turn), command_buttons(Command.RETRY)
        score = tell_anew(interview, turn, attempt, question, Score(**attempt.score.document))
        return [feedback_on(question, self.phrasing(turn), attempt, score, retry)]

    def _next_turn(self, interview: Interview, asked: Sequence[str]) -> Turn | None:
        waiting = next((turn for turn in interview.turns if turn.status is TurnStatus.OPEN), None)
        if waiting:
            return waiting
        if not interview.plan and interview.length == 0:
            so_far = [turn.question_id for turn in reversed(interview.turns)]
            interview.plan = make_plan(self.guide, interview.focus or MIXED, 0, [*so_far, *asked], len(so_far))
        if not interview.plan:
            return None
        question_id, *interview.plan = interview.plan
        before = sum(turn.question_id == question_id for turn in interview.turns)
        turn = Turn(len(interview.turns), question_id, sum(map(ord, interview.id)) % 2 + before)
        interview.turns.append(turn)
        return turn

    def _lead(self, interview: Interview, turn: Turn) -> str:
        if turn.position == 0:
            return "first.question"
        before = interview.turns[turn.position - 1]
        if any(turn.question_id == earlier.question_id for earlier in interview.turns[: turn.position]):
            return "asked.again"
        if interview.length and turn.position == interview.length - 1:
            return "last.question"
        if self.question_of(turn).follows == before.question_id and before.status is TurnStatus.ANSWERED:
            return "follow.up.question"
        return "next.question"

    def _acknowledge(self, interview: Interview, attempt: Attempt, score: Score) -> str:
        """Thanks for the newest answer of a try, repeating a change that it names."""
        variant = turn_of_phrase(interview)
        newest = attempt.answers[-1].text
        begins = len(attempt.text) - len(newest)
        for claim in score.kpis:
            if claim.start >= begins and claim.from_ and claim.to:
                line = word("ack.change", variant, kpi=self._kpi_name(claim.kpi), start=claim.from_, end=claim.to)
                return line[0].upper() + line[1:]
        return word("ack.short" if len(newest.split()) < SHORT_ANSWER else "ack.plain", variant)

    def _kpi_name(self, kpi_id: str) -> str:
        """The KPI as one says it: 'AHT', 'service level'."""
        return kpi_id if len(kpi_id) <= LONGEST_ABBREVIATION else self.guide.kpi(kpi_id).name.lower()

    def _after(self, interview: Interview) -> tuple[Button, ...]:
        return (*command_buttons(Command.RETRY), *AFTER) if interview.answered else AFTER

    def _probe(self, turn: Turn, chosen: Chosen) -> Say:
        turn.probe, turn.probe_asks_for = chosen.text, chosen.asks_for
        card = {"type": "probe", "question": self.phrasing(turn), "probe": chosen.text}
        return Say(chosen.text, "probe", command_buttons(Command.SKIP, Command.HELP), card)
