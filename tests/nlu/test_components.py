from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import ActiveLoop
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import hstack

from bot.nlu.classifier import IntentClassifier, learn, mark_ends
from bot.nlu.components import AnswerGuard
from tests.nlu.conftest import read_examples


@pytest.fixture
def guard(tmp_path: Path) -> AnswerGuard:
    """A guard that was trained on a handful of examples, stored, and loaded again."""
    storage, resource = LocalModelStorage(tmp_path), Resource("guard")
    texts = {"skip": ["skip this", "next one"], "greet": ["hello", "hi there"], "answer": ["I called her", "two years"]}
    examples = [Message.build(text=text, intent=intent) for intent, lines in texts.items() for text in lines]
    AnswerGuard(storage, resource).train(TrainingData(examples))
    return AnswerGuard.load({}, storage, resource, None)


def ask(guard: AnswerGuard, text: str, loop: str | None) -> Message:
    tracker = DialogueStateTracker.from_events("ana", [ActiveLoop(loop)])
    return guard.process([Message({"text": text})], tracker)[0]


def test_decides_by_the_form_that_is_active(guard: AnswerGuard) -> None:
    assert ask(guard, "I called her", "interview_form").get("intent") == {"name": "answer", "confidence": 1.0}
    assert ask(guard, "I called her", "setup_form").get("intent")["name"] == "choose"
    assert ask(guard, "hello", None).get("intent")["name"] == "greet"
    assert ask(guard, "skip this one please", "interview_form").get("intent")["name"] == "skip"


def test_leaves_the_text_whole(guard: AnswerGuard) -> None:
    text = "\u2060" + "I called every customer. " * 400
    assert ask(guard, text, "interview_form").get("text") == text


def test_ranks_as_scikit_learn_would() -> None:
    texts, intents = zip(*read_examples()[::7], strict=True)
    vectorizers, regression = learn(texts, intents)
    classifier = IntentClassifier.of(vectorizers, regression)
    for text in ("skip this one please", "hello there", "zzz", ""):
        features = hstack([each.transform([mark_ends(text)]) for each in vectorizers])
        wanted = dict(zip(regression.classes_, regression.predict_proba(features)[0], strict=True))
        assert {guess.intent: guess.confidence for guess in classifier.rank(text)} == pytest.approx(wanted, rel=1e-3)


def test_works_without_a_tracker(guard: AnswerGuard) -> None:
    assert guard.process([Message({"text": "hello"})])[0].get("intent")["name"] == "greet"


def test_is_trained_afresh_when_its_own_code_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = AnswerGuard.fingerprint_addon({})
    monkeypatch.setattr("inspect.getsource", lambda module: f"changed {module.__name__}")
    assert AnswerGuard.fingerprint_addon({}) != before
