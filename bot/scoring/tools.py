"""Finding the software that an answer names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from bot.scoring.score import ToolMention

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from bot.guide.model import Guide


class ToolFinder:
    """Matches the product names of the guide, in any case."""

    def __init__(self, guide: Guide, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._known: list[tuple[str, str]] = []
        for group in guide.tools:
            for name, others in group.tools.items():
                self._matcher.add(
                    str(len(self._known)), [nlp.make_doc(form) for form in dict.fromkeys([name, *others])]
                )
                self._known.append((name, group.id))

    def find(self, doc: Doc) -> list[ToolMention]:
        """The named tools in order, with character offsets."""
        mentions = []
        for span in filter_spans(self._matcher(doc, as_spans=True)) if self._known else ():
            name, group = self._known[int(span.label_)]
            mentions.append(ToolMention(name=name, group=group, start=span.start_char, end=span.end_char))
        return mentions
