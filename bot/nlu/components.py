"""Starline's Rasa graph component: the answer guard, with the small classifier that it asks when in doubt."""

from __future__ import annotations

import hashlib
import inspect
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import classifier, variants, words
from bot.nlu.classifier import IntentClassifier
from bot.nlu.guard import Phase, judge, rank_nothing

PHASES = {"interview_form": Phase.INTERVIEW, "setup_form": Phase.SETUP}

MODEL_FILE = "intents.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerGuard(GraphComponent):
    """The whole of Starline's language understanding: inside an interview, what is not clearly a command is the answer.

    It learns from the NLU data like any Rasa classifier, but asks what it learned only about the few messages that the
    phrasebook does not settle. Rasa's featurizers cost 4 to 6 ms on every message, a 1,500-word answer included; this
    costs well under one.

    Rasa hands the tracker over because `process` has a parameter of that name (`DefaultV1Recipe._get_needs_from_args`).
    Button presses (`/skip`) are decided after this component, by Rasa's own handler.
    """

    def __init__(self, storage: ModelStorage, resource: Resource, learned: IntentClassifier | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._classifier = learned

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerGuard:
        """An untrained guard; it has nothing to configure."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AnswerGuard:
        """The guard with the classifier that `train` stored."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, IntentClassifier.load(folder / MODEL_FILE))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Sum of the sources that decide what is learned, or Rasa would restore a cached guard after they changed."""
        sources = [inspect.getsource(module) for module in (classifier, variants, words)]
        return hashlib.sha256("".join(sources).encode()).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents of the NLU examples and store the classifier."""
        examples = [example for example in training_data.intent_examples if example.get("text")]
        texts = [example.get("text") for example in examples]
        self._classifier = IntentClassifier.train(texts, [example.get("intent") for example in examples])
        with self._storage.write_to(self._resource) as folder:
            self._classifier.save(folder / MODEL_FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples as they are: no component after this one needs its verdicts."""
        return training_data

    def process(self, messages: list[Message], tracker: Optional[DialogueStateTracker] = None) -> list[Message]:
        """Set the intent of each message: a command, `answer`, `choose`, or an idle intent."""
        phase = PHASES.get(tracker.active_loop_name or "", Phase.IDLE) if tracker else Phase.IDLE
        rank = self._classifier.rank if self._classifier else rank_nothing
        for message in messages:
            verdict = judge(message.get("text") or "", phase, rank)
            intent = {"name": verdict.intent, "confidence": verdict.confidence}
            message.set("intent", intent, add_to_output=True)
            message.set("intent_ranking", [intent], add_to_output=True)
        return messages
