"""The two Rasa graph components of Starline: a tokenizer that reads only the opening, and the answer guard."""

from __future__ import annotations

from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.guard import Guess, Phase, judge
from bot.nlu.words import is_long, read_words

GLIMPSE = 8
"""Words that the classifier gets of a text too long for it to have a say."""

PHASES = {"interview_form": Phase.INTERVIEW, "setup_form": Phase.SETUP}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class OpeningTokenizer(WhitespaceTokenizer):  # type: ignore[misc]
    """Tokens of a text's opening as the guard reads them, so that an answer of 9,000 characters costs no more than a line.

    Offsets count tokens, not characters: nothing in Starline extracts entities from them.
    """

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of `attribute`; at least one, since featurizers expect it."""
        text = message.get(attribute)
        words = read_words(text) or ["…"]
        if is_long(text):
            words = words[:GLIMPSE]
        return [Token(word, place, place + 1) for place, word in enumerate(words)]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class AnswerGuard(GraphComponent):  # type: ignore[misc]
    """Last word on the intent: inside an interview everything that is not clearly a command is the answer.

    Rasa hands the tracker over because `process` has a parameter of that name (`DefaultV1Recipe._get_needs_from_args`).
    Button presses (`/skip`) are decided after this component, by Rasa's own handler.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerGuard:
        """A guard; it has nothing to configure or to learn."""
        return cls()

    def process(self, messages: list[Message], tracker: Optional[DialogueStateTracker] = None) -> list[Message]:
        """Replace the classifier's intent by the guard's verdict."""
        phase = PHASES.get(tracker.active_loop_name or "", Phase.IDLE) if tracker else Phase.IDLE
        for message in messages:
            ranking = [Guess(entry["name"], float(entry["confidence"])) for entry in message.get("intent_ranking") or []]
            verdict = judge(message.get("text") or "", phase, ranking)
            intent = {"name": verdict.intent, "confidence": verdict.confidence}
            message.set("intent", intent, add_to_output=True)
            message.set("intent_ranking", [intent], add_to_output=True)
        return messages
