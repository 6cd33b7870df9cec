"""How far the talk of a measure reaches: later sentences that give its figures without naming it again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.scoring.kpi.candidates import Candidates
from bot.scoring.kpi.figures import RETURNED
from bot.scoring.kpi.fitting import fits
from bot.scoring.kpi.follow_ups import moves_on
from bot.scoring.kpi.multiples import multiplies
from bot.scoring.kpi.nearness import FAR, apart, most_apart, within
from bot.scoring.kpi.quantities import Quantity, find_quantities
from bot.scoring.kpi.reading import Reader
from bot.scoring.kpi.topics import Topic, is_twin
from bot.scoring.kpi.zones import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from bot.guide.model import Guide
    from bot.scoring.kpi.claim import Claim
    from bot.scoring.kpi.zones import Zone

LONE = 5
"""Tokens that a stretch cut off from its clause may have."""
_OTHER_ONE = re.compile(r"\b(?:the|my|our) other (?:one|figure|number|score|rate|measure|metric|kpi)\b", re.IGNORECASE)
"""The measure before the one just named."""
_ARRIVAL = re.compile(
    r"\b(?:now|today|by|within|after\w*|later|since|then|down|up|got|get|brought|took|went|go|cut|fell|rose|"
    r"raised|reduced|"
    r"improved|dropped|pushed|drove|came|reached|finished|ended|landed|settled|closed|climbed|slid|slipped|"
    r"became|made|moved|scored)\b",
    re.IGNORECASE,
)
"""Beside a level that was reached from an earlier one."""
_IT = re.compile(
    r"(?:(?:and|so|well|yes|it|that|this),? )*(?:it|that|this)(?:'s| is| was| had| stood| sat)\b", re.IGNORECASE
)
"""What opens a sentence that goes on about what was just named."""
AFTERWARDS = 15
"""Characters after a level in which it is said so."""


class Reach:
    """Which later sentences go on about which measure."""

    def __init__(
        self, doc: Doc, segments: Sequence[Span], readings: Sequence[Sequence[tuple[Zone, Claim]]], guide: Guide
    ) -> None:
        """`readings` has the zones of each segment and what they claim by themselves."""
        self._doc, self._segments, self._guide = doc, segments, guide
        self._candidates = Candidates(doc, segments)
        self.topics: list[list[Topic]] = []
        """The topics of each segment."""
        open_topics: list[Topic] = []
        for number, reading in enumerate(readings):
            open_topics = [topic for topic in open_topics if number - topic.last <= topic.reach]
            new = [Topic(number, zone, claim) for zone, claim in reading]
            new = [topic for topic in new if not self._is_aside(topic, open_topics)]
            if open_topics:
                self._follow(number, open_topics, new)
            again = [topic for topic in new if self._returns(topic, open_topics)]
            for topic in new:
                topic.joined = self._joins(topic, open_topics, listed=len(again) > 1)
            self.topics.append(new)
            open_topics.extend(topic for topic in new if not topic.joined)

    def _is_aside(self, topic: Topic, earlier: Sequence[Topic]) -> bool:
        """Whether a hint at a measure only goes on about the one just named: 'Hold time is no topic. It was two minutes
        per call.'
        """
        mention = topic.zone.mention
        counted = mention.firmness == "hint" or mention.span.text.lower().startswith("minutes")
        if not (counted and earlier and _IT.match(self._segments[topic.segment].text)):
            return False
        last = earlier[-1]
        silent = (
            last.segment == topic.segment - 1 and not last.claim.has_figure and last.zone.mention.firmness != "hint"
        )
        return silent and self._guide.kpi(last.claim.kpi).unit == self._guide.kpi(topic.claim.kpi).unit

    def _follow(self, number: int, topics: Sequence[Topic], new: Sequence[Topic]) -> None:
        """Give a segment, or what comes before its own measures, to the topic that it goes on about."""
        segment = self._segments[number]
        other = self._other_one(segment, new)
        if other and len(topics) > 0:
            last = new[-1]
            last.zone = last.zone.until(min(last.zone.end, other))
            last.claim = self._reader(segment).read(last.zone, self._guide.kpi(last.claim.kpi))
            topics[-1].later.append((other, segment.end))
            return
        firm = [topic for topic in new if not topic.zone.mention.loose or any(topic.claim.figures)]
        if firm and firm[0].zone.mention.loose and firm[0].claim.kpi == topics[-1].claim.kpi:
            others = [topic for topic in topics if topic.claim.kpi != firm[0].claim.kpi]
            turn = self._before(segment, firm[0].zone.mention.span.start)
            if not others or turn <= segment.start or self._chosen(number, others, new, turn) is None:
                firm = []
            else:
                topics = others
        until = self._before(segment, firm[0].zone.mention.span.start) if firm else segment.end
        if until <= segment.start:
            return
        topic = self._chosen(number, topics, new, until)
        if topic is not None:
            topic.later.append((self._from(number, topic.segment), until))
            topic.recent = number
            if firm:
                self._begin(firm[0], until, new)

    def _begin(self, topic: Topic, first: int, new: Sequence[Topic]) -> None:
        """Read a measure again without what its segment says of an earlier one, but for the time with which it opens:
        'Within ten weeks, 89, and service level picked up'.
        """
        alone = not any(is_twin(topic, other) for other in new)
        if alone and topic.zone.start < first <= topic.zone.mention.span.start:
            topic.zone = replace(topic.zone, start=first)
            segment, period = self._segments[topic.segment], topic.claim.period
            topic.claim = self._reader(segment).read(topic.zone, self._guide.kpi(topic.claim.kpi))
            if period and period[0] == segment.start_char and not topic.claim.period:
                topic.claim = replace(topic.claim, period=period)

    def _returns(self, topic: Topic, earlier: Sequence[Topic]) -> tuple[Topic, Claim] | None:
        """The earlier topic of the same measure, and what it claims, if both tell one level."""
        twin = next((one for one in reversed(earlier) if one.claim.kpi == topic.claim.kpi), None)
        if twin is None or topic.claim.start or not topic.claim.goal:
            return None
        told = self._told(twin)
        if told.start or not told.goal or told.wanted or told.owed or topic.claim.wanted or topic.claim.owed:
            return None
        return twin, told

    def _joins(self, topic: Topic, earlier: Sequence[Topic], *, listed: bool) -> bool:
        """Whether a level is where an earlier level of the same measure went: 'transfers were at 20 … and transfers
        went to nine'. The earlier topic then reaches as far. Of measures that are `listed` twice the whole list tells
        that time passed.
        """
        pair = self._returns(topic, earlier)
        if pair is None:
            return False
        twin, told = pair
        own = self._segments[twin.segment]
        first = self._segments[topic.segment].start
        first = self._from(topic.segment, twin.segment) if topic.zone.start == first else topic.zone.start
        zone = replace(twin, later=[*twin.later, (first, topic.zone.end)]).extended()
        if zone is None or not self._arrives(topic):
            return False
        whole = Reader(self._doc, own.start, zone.end, own.end).read(zone, self._guide.kpi(topic.claim.kpi))
        ordered = whole.start == told.goal and whole.goal is not None and whole.goal.start >= self._doc[first].idx
        if not ordered and not listed:
            return False
        twin.later.append((first, topic.zone.end))
        twin.arrival = topic
        return True

    def _told(self, topic: Topic) -> Claim:
        """What a topic claims with the later stretches about it."""
        zone, own = topic.extended(), self._segments[topic.segment]
        if zone is None or topic.claim.goal:
            return topic.claim
        return Reader(self._doc, own.start, zone.end, own.end).read(zone, self._guide.kpi(topic.claim.kpi))

    def _is_level(self, topic: Topic) -> bool:
        """Whether a topic has told a level and no more."""
        told = self._told(topic)
        return bool(told.goal) and not (told.start or told.change or told.change_words or told.wanted or told.owed)

    def _arrives(self, topic: Topic) -> bool:
        """Whether the words around the level of a topic say that it was reached."""
        if topic.claim.goal is None:
            return False
        first, end = self._from(topic.segment, -1) if topic.segment else 0, topic.claim.goal.end
        start = self._doc[first].idx
        return bool(_ARRIVAL.search(self._doc.text[start : end + AFTERWARDS]))

    def _other_one(self, segment: Span, new: Sequence[Topic]) -> int:
        """The token where a segment turns from its own measure to 'the other one'; 0 if it does not."""
        match = _OTHER_ONE.search(segment.text) if new else None
        if match is None:
            return 0
        name = next((t.i for t in segment if t.idx - segment.start_char >= match.start()), segment.start)
        after = new[-1].zone.mention.span.end
        return next((i for i in range(name, after, -1) if self._doc[i - 1].lower_ in SEPARATORS), 0)

    def _reader(self, segment: Span) -> Reader:
        return Reader(self._doc, segment.start, segment.end)

    def _from(self, number: int, after: int) -> int:
        """The token where a stretch begins: raw speech is cut so that 'and by the time' may stand alone before it."""
        before = self._segments[number - 1]
        lone = (
            number - 1 > after and len(before) <= LONE and before[-1].text not in ".!?" and not self.topics[number - 1]
        )
        return (before if lone else self._segments[number]).start

    def _chosen(self, number: int, topics: Sequence[Topic], new: Sequence[Topic], until: int) -> Topic | None:
        segment = self._segments[number]
        whole = until == segment.end
        last = topics[-1]
        if whole and any(topic.claim.kpi == last.claim.kpi for topic in new):
            return last
        if whole and number == last.last + 1 and moves_on(segment, last.zone.mention.span.end):
            return last
        if multiplies(segment.text if whole else self._doc[segment.start : until].text):
            levels = [topic for topic in topics if self._is_level(topic)]
            return levels[-1] if len({topic.claim.kpi for topic in levels}) == 1 else None
        fitting: list[tuple[Topic, Quantity]] = []
        for topic in reversed(topics):
            if (topic.told and not self._brought_back(topic, number, until)) or any(
                is_twin(topic, other) for other, _ in fitting
            ):
                continue
            if any(is_twin(topic, other) and other.claim.has_figure for other in topics) and not topic.claim.has_figure:
                continue
            q = self._candidates.carried(number, self._guide.kpi(topic.claim.kpi), until)
            if q is not None and within(q, topic.claim, self._guide.kpi(topic.claim.kpi)):
                fitting.append((topic, q))
        fitting.sort(
            key=lambda pair: (pair[0].idle, not fits(pair[1], self._guide.kpi(pair[0].claim.kpi), "", change=False))
        )
        near = [topic for topic, q in fitting if apart(topic.claim, q) < FAR]
        likely = near or [
            topic for topic, q in fitting if apart(topic.claim, q) < most_apart(self._guide.kpi(topic.claim.kpi))
        ]
        if likely or not whole or new:
            return likely[0] if likely else None
        return self._explained(number, topics)

    def _brought_back(self, topic: Topic, number: int, until: int) -> bool:
        """Whether a segment tells that what had become worse was brought back: 'it fell from 88 to 64. … We had it back
        at 87.'
        """
        words = self._doc[self._segments[number].start : until].text
        return topic.claim.direction == "worsened" and any(
            RETURNED.search(words[: q.start]) for q in find_quantities(words)
        )

    def _explained(self, number: int, topics: Sequence[Topic]) -> Topic | None:
        """The measure just named of which nothing was told, if the sentence after the name explains it by a figure:
        'Occupancy hurt us. People were on calls 93 % of the time.'
        """
        for topic in sorted(topics, key=lambda topic: topic.zone.mention.loose):
            silent = not (topic.claim.has_figure or topic.claim.move or topic.later)
            if not silent or topic.segment != number - 1 or any(is_twin(topic, other) for other in topics):
                continue
            if self._candidates.explains(number, self._guide.kpi(topic.claim.kpi)):
                return topic
        return None

    def _before(self, segment: Span, name: int) -> int:
        """The token where a segment turns to a measure of its own: the last comma or 'and' before the name, or the name
        itself where speech leaves these out: 'we got it to twenty eight quality went up'.
        """
        if name > segment.start and self._doc[name - 1].like_num and _is_subject(self._doc[name]):
            return name
        return next((i for i in range(name - 1, segment.start, -1) if self._doc[i].lower_ in SEPARATORS), 0)


def _is_subject(name: Token) -> bool:
    """Whether a name is what its clause speaks of."""
    return name.dep_ in ("nsubj", "nsubjpass") or (name.dep_ == "compound" and _is_subject(name.head))
