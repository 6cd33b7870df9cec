"""What a candidate may ask of the interviewer, besides answering."""

from __future__ import annotations

from enum import Enum


class Command(str, Enum):
    """A request to the interviewer. The value is also the name of the Rasa intent and of the button's payload."""

    SKIP = "skip"
    REPEAT = "repeat"
    REPHRASE = "rephrase"
    HINT = "hint"
    STRUCTURE = "structure"
    WHY = "why"
    REMAINING = "remaining"
    FEEDBACK = "feedback"
    RETRY = "retry"
    PAUSE = "pause"
    RESUME = "resume"
    CHANGE_RUNG = "change_rung"
    CHANGE_FOCUS = "change_focus"
    STOP = "stop"
    START_OVER = "start_over"
    REVIEW = "review"
    DATA = "ask_data"
    HELP = "help"
    THANKS = "thanks"
    ABOUT = "bot_challenge"
    WAY_OUT = "ask_way_out"
    VOICE = "ask_voice"
    LANGUAGE = "ask_language"

    @property
    def label(self) -> str:
        """The words on its button."""
        return LABELS[self]

    @property
    def meaning(self) -> str:
        """What it does, in one short sentence for the candidate; KeyError if it is none of `OFFERED`."""
        return MEANINGS[self]


LABELS = {
    Command.SKIP: "Skip",
    Command.REPEAT: "Repeat",
    Command.REPHRASE: "Say it another way",
    Command.HINT: "Hint",
    Command.STRUCTURE: "How to structure it",
    Command.WHY: "Why do you ask?",
    Command.REMAINING: "How many left?",
    Command.FEEDBACK: "Feedback now",
    Command.RETRY: "Try again",
    Command.PAUSE: "Pause",
    Command.RESUME: "Carry on",
    Command.CHANGE_RUNG: "Change the level",
    Command.CHANGE_FOCUS: "Change the focus",
    Command.STOP: "Stop",
    Command.START_OVER: "Start over",
    Command.REVIEW: "My past interviews",
    Command.DATA: "What do you keep about me?",
    Command.HELP: "Help",
    Command.THANKS: "Thank you",
    Command.ABOUT: "Who are you?",
    Command.WAY_OUT: "Do I have to answer?",
    Command.VOICE: "Can I speak instead?",
    Command.LANGUAGE: "Which language can I use?",
}

MEANINGS = {
    Command.SKIP: "leaves this question and goes to the next one",
    Command.REPEAT: "asks the question once more",
    Command.REPHRASE: "asks it in other words",
    Command.HINT: "gives a nudge without giving the answer away",
    Command.STRUCTURE: "shows a shape that answers to this question can have",
    Command.WHY: "tells what an interviewer wants to learn from the question",
    Command.REMAINING: "tells how far along you are, and what you chose",
    Command.FEEDBACK: "gives feedback on what you have said so far",
    Command.RETRY: "lets you answer the last question once more",
    Command.PAUSE: "keeps your place until you come back",
    Command.RESUME: "goes on where you left off",
    Command.CHANGE_RUNG: "lets you aim at another level",
    Command.CHANGE_FOCUS: "lets you practise something else",
    Command.STOP: "ends the interview and sums it up",
    Command.START_OVER: "begins a new interview",
    Command.REVIEW: "shows how your last interviews went, and where all of them are",
    Command.DATA: "tells what is kept, who sees it, and how you export or delete it",
    Command.HELP: "lists all of this",
}

OFFERED = tuple(MEANINGS)
"""Commands that lists and menus show. The others are said in passing, and no list needs them."""

TOLD = (Command.DATA, Command.THANKS, Command.ABOUT, Command.WAY_OUT, Command.VOICE, Command.LANGUAGE)
"""Commands that get the same words back at any time, `told.*` in `lines.yml`, and change nothing."""
