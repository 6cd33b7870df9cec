from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.commands import Command
from bot.nlu.classifier import IntentClassifier
from bot.nlu.guard import Phase, judge
from tests.nlu.conftest import ROOT, read_messages

INTENTS = {command.value for command in Command} | {"answer"}

LONG = st.lists(st.text(st.characters(blacklist_categories=["Z", "C"]), min_size=1), min_size=26, max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "I stopped the pilot",
        "We skipped the survey",
        "No.",
        "yes",
        "Help desk volume was my problem",
        "Stop talking was my first lesson",
        "next I called the vendor",
        "Pause and reflect is my motto",
        "skip level meetings",
        "repeat callers were killing us",
        "I don't know",
        "Could you repeat that is what I heard all day long",
        "I want to be a director",
        "\"Let's move on\" is what I'd say",
        "What did we miss? The forecast.",
        "let me think, it was 2018 in Leeds",
        "",
        "🙂🙂",
        "/etc/hosts was the culprit",
        "日本語で答えます",
        "I had to delete the customer's data after a complaint",
        "We showed past interviews to new coaches",
        "my last feedback was that I talk too fast",
        "I exported the data from the dashboard every Monday",
        "Confidential, is how I treat it",
        "Data protection",
        "the data",
        "Review past sessions and pick one point",
        "My previous interviews taught me to be brief",
        "please delete my data is the request I hear most",
        "who can see my answers, that was the first question in every survey",
        "Thank you for asking. In 2019 I took over a site in Leeds.",
        "Thank you was all she said",
        "Good morning was all she said",
        "Hello, my name is Ann and I lead a team",
        "That is all I had to do, and nobody had thought of it.",
        "No, thanks",
        "No idea, thanks",
        "No example, thank you",
        "I would want to talk with a colleague.",
        "that helps",
        "thanks to the new rota",
        "Who are you to tell me that, he said",
        "I talk to a human the same way",
        "I told him to speak to a human",
        "Can I talk to a human is what I hear all day",
        "the microphone wasn't working so I wrote on the board",
        "I can't hear you was the first thing she said",
        "In Spanish",
        "Do I have to answer every mail the same day? Yes.",
        "How do I finish a hard call? With a summary.",
        "What level am I on, he asked me",
    ],
)
def test_takes_an_answer_for_an_answer(text: str, classifier: IntentClassifier) -> None:
    assert judge(text, Phase.INTERVIEW, classifier.rank).intent == "answer"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("skip", "skip"),
        ("hmm can we move on to the next one please", "skip"),
        ("I don't really have one for this, next question", "skip"),
        ("I'd rather not answer that one", "skip"),
        ("skp this", "skip"),
        ("That's all I have.", "skip"),
        ("sorry, that is all I can remember", "skip"),
        ("sorry could you say that again?", "repeat"),
        ("can you put it differently", "rephrase"),
        ("sorry, I didn't quite catch what you're after, could you please ask me that in a different way?", "rephrase"),
        ("give me a clue", "hint"),
        ("hnit pls", "hint"),
        ("can you show me what a good answer looks like", "structure"),
        ("what do you actually want to hear here", "why"),
        ("how many more are there", "remaining"),
        ("how did I do?", "feedback"),
        ("let me have another go at that", "retry"),
        ("gotta run, can we pick this up tomorrow", "pause"),
        ("ok I'm back, let's carry on", "resume"),
        ("can we do director level instead", "change_rung"),
        ("let's do salary questions instead", "change_focus"),
        ("that's enough for today", "stop"),
        ("That's all I have for today", "stop"),
        ("hello", "resume"),
        ("Good morning!", "resume"),
        ("hello again", "resume"),
        ("can we start over from the beginning", "start_over"),
        ("what can I say here", "help"),
        ("show my past interviews", "review"),
        ("show me my last feedback", "review"),
        ("my earlier results please", "review"),
        ("hang on, did I do better than last time?", "review"),
        ("export my data", "ask_data"),
        ("delete my data", "ask_data"),
        ("what do you keep about me?", "ask_data"),
        ("who can see my answers?", "ask_data"),
        ("is this confidential?", "ask_data"),
        ("sorry, before I answer: can my boss see this?", "ask_data"),
        ("is there a time limit?", "structure"),
        ("how many words do you want?", "structure"),
        ("what if I have no experience with that?", "hint"),
        ("thank you", "thanks"),
        ("thanks, that helps", "thanks"),
        ("skip this one, thanks", "skip"),
        ("I don't get it, thanks", "rephrase"),
        ("who are you?", "bot_challenge"),
        ("are you a bot?", "bot_challenge"),
        ("am I talking to a real person?", "bot_challenge"),
        ("can I talk to a human?", "bot_challenge"),
        ("the microphone isn't working", "ask_voice"),
        ("I can't hear you", "ask_voice"),
        ("I can't hear you, can you repeat the question?", "repeat"),
        ("can I answer in Spanish?", "ask_language"),
        ("how do I finish?", "ask_way_out"),
        ("do I have to answer this one?", "ask_way_out"),
        ("can I skip this one?", "skip"),
        ("can we finish here?", "stop"),
        ("what level am I on?", "remaining"),
    ],
)
def test_obeys_a_command_in_free_words(text: str, command: str, classifier: IntentClassifier) -> None:
    assert judge(text, Phase.INTERVIEW, classifier.rank).intent == command


@pytest.mark.parametrize("command", list(Command))
def test_obeys_the_words_on_every_button(command: Command, classifier: IntentClassifier) -> None:
    assert judge(command.label, Phase.INTERVIEW, classifier.rank).intent == command.value


@pytest.mark.parametrize(
    ("name", "bar"),
    [(name, 0.97) for name in ("messages.tsv", "known.tsv", "unseen.tsv", "fresh.tsv", "records.tsv", "passing.tsv")],
)
def test_loses_no_answer_and_takes_nearly_all_commands(name: str, bar: float, classifier: IntentClassifier) -> None:
    messages = read_messages(name)
    taken = [(wanted, judge(text, Phase.INTERVIEW, classifier.rank).intent, text) for wanted, text in messages]
    lost = [text for wanted, got, text in taken if wanted == "answer" != got and len(text.split()) > 3]
    commands = [got for wanted, got, _ in taken if wanted != "answer"]
    right = [wanted for wanted, got, _ in taken if wanted == got != "answer"]
    assert not lost
    assert sum(got != "answer" for got in commands) / len(commands) >= bar
    assert len(right) / len(commands) >= bar - 0.03


def test_takes_whole_answers_of_real_people_for_answers(classifier: IntentClassifier) -> None:
    answers = [answer for path in sorted((ROOT / "data" / "star").glob("*.txt")) for answer in _read_answers(path)]
    lost = [
        answer
        for answer in answers
        if len(answer.split()) > 25 and judge(answer, Phase.INTERVIEW, classifier.rank).intent != "answer"
    ]
    assert len(answers) > 200
    assert not lost


def _read_answers(path: Path) -> list[str]:
    parts = re.split(r"^--$", path.read_text(encoding="utf-8"), flags=re.M)
    return [" ".join(re.findall(r"^[STARO]\| (.*)$", part, flags=re.M)) for part in parts]


@given(LONG)
def test_anything_of_more_than_25_words_is_an_answer(words: list[str]) -> None:
    assert judge(" ".join(words), Phase.INTERVIEW).intent == "answer"


@given(st.text(max_size=400))
def test_never_fails_whatever_is_typed(classifier: IntentClassifier, text: str) -> None:
    assert judge(text, Phase.INTERVIEW, classifier.rank).intent in INTENTS
    assert judge(text, Phase.SETUP, classifier.rank).intent
    assert judge(text, Phase.IDLE, classifier.rank).intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("manager", "choose"),
        ("mock please", "choose"),
        ("skip", "choose"),
        ("what's the weather", "choose"),
        ("help", "help"),
        ("stop", "stop"),
        ("start over", "start_over"),
        ("show my past interviews", "review"),
        ("what do you keep about me?", "ask_data"),
        ("data protection", "choose"),
        ("thanks", "thanks"),
        ("are you a bot?", "bot_challenge"),
        ("can I answer in Spanish?", "ask_language"),
    ],
)
def test_sends_all_but_a_few_commands_to_the_choice_being_made(
    text: str, intent: str, classifier: IntentClassifier
) -> None:
    assert judge(text, Phase.SETUP, classifier.rank).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hi there", "greet"),
        ("thanks a lot mate", "thanks"),
        ("are you a robot?", "bot_challenge"),
        ("can I use my microphone?", "ask_voice"),
        ("do you understand French?", "ask_language"),
        ("how are you doing today", "how_are_you"),
        ("interview me for a director job", "start"),
        ("start a mock interview as director", "start"),
        ("carry on where we left off", "resume"),
        ("show me my past sessions", "review"),
        ("do you store my answers", "ask_data"),
        ("what is this for", "ask_what"),
        ("what is this about", "ask_what"),
        ("manager, five questions", "start"),
        ("director please, coaching questions, 3 of them, and tell me how I did after each one", "start"),
        ("mixed", "start"),
        ("I have two questions, and no answer", "out_of_scope"),
        ("some questions, do you store my answers?", "ask_data"),
        ("why are you asking", "why"),
        ("the manager said no", "out_of_scope"),
        ("I have been a supervisor for three years", "out_of_scope"),
        ("you stupid thing", "insult"),
        ("bye", "goodbye"),
        ("what's the weather like", "out_of_scope"),
        ("I reduced handle time by twelve percent in two quarters", "out_of_scope"),
        ("word " * 40, "out_of_scope"),
    ],
)
def test_understands_small_talk_when_no_interview_runs(text: str, intent: str, classifier: IntentClassifier) -> None:
    assert judge(text, Phase.IDLE, classifier.rank).intent == intent
