"""Words that say which way a figure moved, whether it only should have, and whether it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.scoring.features import TIMES
from bot.scoring.kpi.holding import held_off, reversed_by
from bot.scoring.kpi.moves import BETTER, CARRIERS, DOWN, STILL, UP, WORSE, Move
from bot.scoring.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

_MOVES: dict[Move, frozenset[str]] = {"up": UP, "down": DOWN, "better": BETTER, "worse": WORSE}
LONG = 6
"""Letters of a participle."""
_MEASURED = frozenset(
    ["a", "by", "to", "from", "about", "around", "roughly", "almost", "nearly", "slightly", "and", "over"]
)
"""What follows 'up' or 'down' where it tells of a figure, as in 'FCR up 6 points'."""
_THEN = frozenset(
    [
        "last",
        "before",
        "year",
        "month",
        "quarter",
        "week",
        "previous",
        "it",
        "when",
        "ever",
        "usual",
        "start",
        "any",
        "beginning",
    ]
)
_LONGED_FOR = frozenset(["expected", "wanted", "hoped", "planned", "needed", "thought", "feared", "promised", "would"])
"""What follows 'than we' where a plan, and not the past, is set against now."""
_TELLING = frozenset(["forget", "admit", "remember", "tell", "give", "show"])
"""Verbs after which a 'will' is no plan: 'I'll give you the numbers'."""
_LETTING = frozenset(["let", "allow", "see", "make"])
COUNTED_PEOPLE = listed("agent people person staff advisor rep seat head call hour supervisor manager hand colleague")
"""Those of whom there may be more or fewer without any measure moving."""
GOALS = frozenset(["task", "goal", "target", "job", "mission", "brief", "aim", "objective", "mandate", "plan", "wish"])
"""What somebody has to do, as against what came of it."""
WANTED = listed(
    """
    want need aim hope plan target ask expect promise have suppose require try goal commit tell demand wish
    """
)
_NAMING = frozenset(["save", "growth", "recovery", "improvement", "saving"])
"""What stands before another noun to name it: 'the save desk', 'a growth team'."""
REACHED = frozenset(["manage", "help", "able", "get", "succeed", "begin", "start", "continue"])


def movement(tokens: Sequence[Token], name: Span | None = None) -> tuple[Move, Token | None]:
    """The first word of movement among some tokens and what it says; '' if there is none.

    After the measure's `name` 'up' and 'down' need no verb: 'csat up aht down'.
    """
    name_end = name.end if name is not None else -1
    weak: tuple[Move, Token | None] = ("", None)
    refuted: Token | None = None
    for token in tokens:
        lemma, lower = token.lemma_.lower(), token.lower_
        if token.i == name_end and lower in ("up", "down") and not denied(token):
            return "up" if lower == "up" else "down", token
        counted = name is not None and token.head in name and lower in ("fewer", "less", "more")
        if counted:
            move: Move = "up" if lower == "more" else "down"
        else:
            move = _move_of(token, lemma, lower) or _participle(token, name)
        if not move or (refuted is not None and _depends(token, refuted)):
            continue
        if reversed_by(token):
            return "better", token
        if move != "still" and (denied(token) or held_off(token)):
            move, refuted = "still", token
        elif move == "still" and token.pos_ == "VERB":
            refuted = token
        carried = lower in ("up", "down") and token.head.lemma_.lower() in CARRIERS - {"be"}
        if (lower in ("more", "less", "up", "down") and not carried and not counted) or move == "still":
            weak = weak if weak[0] else (move, token)
            continue
        return move, token
    return weak


def _depends(token: Token, verb: Token) -> bool:
    """Whether a word stands in a clause that hangs on a verb: 'did not rise when the price was raised'."""
    word = token
    for _ in range(6):
        if word.head == word:
            return False
        if word.head == verb:
            if any(child.dep_ == "mark" and child.lower_ in ("until", "till", "before") for child in word.children):
                return False
            return word.dep_ in ("advcl", "ccomp", "relcl", "acl") and word.tag_ != "VB"
        word = word.head
    return False


def moved_past(tokens: Sequence[Token], figure: str) -> tuple[Move, Token | None]:
    """What 'brought it under four percent' says: a verb that carries, and a figure that begins with 'under'."""
    way = figure.split(" ", 1)[0].lower()
    verb = next((t for t in tokens if t.lemma_.lower() in ("bring", "get", "take", "push", "drive", "pull")), None)
    if verb is None or way not in ("under", "below", "over", "above") or denied(verb):
        return "", None
    return ("down" if way in ("under", "below") else "up"), verb


def _move_of(token: Token, lemma: str, lower: str) -> Move:
    if _compares(token):
        return ""
    if lower in ("up", "down", "off") and [word.lower_ for word in token.doc[token.i + 1 : token.i + 2]] == ["with"]:
        return ("up" if lower == "up" else "down") if _figure_after_with(token) else ""
    if lower == "double" and any(_goes_before(token, word) for word in ("of", "what")):
        return "" if token.tag_ != "VB" and token.pos_ != "VERB" else "up"
    if lower == "out":
        return (
            "down"
            if token.head.lemma_ in ("take", "strip", "squeeze", "get")
            and token.i + 1 < len(token.doc)
            and token.nbor(1).lower_ in ("of", "from")
            else ""
        )
    if lower == "off":
        return "down" if token.head.lemma_ in ("take", "shave", "knock", "cut", "trim", "come") else ""
    if lower in ("up", "down"):
        carrier = token.head
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        after_name = token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN")
        measured = following is None or following.is_punct or following.like_num or following.lower_ in _MEASURED
        fits = (after_name and measured) or (
            carrier.lemma_.lower() in CARRIERS or carrier.pos_ not in ("VERB",) or carrier.lemma_.lower() in UP | DOWN
        )
        return ("up" if lower == "up" else "down") if fits else ""
    if lower in ("more", "less") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "than":
        return ""
    if token.tag_ == "JJR" and token.head.lemma_.lower() in COUNTED_PEOPLE:
        return ""
    if lemma in ("move", "budge", "change", "shift", "vary") and token.pos_ == "VERB":
        return "still" if denied(token) else ""
    if lower == "lost" or lemma == "lose" or (lemma == "suffer" and _goes_before(token, "from")):
        return ""
    if (
        lower == "fall"
        and token.pos_ in ("NOUN", "PROPN")
        and token.i
        and token.head.lower_ in ("in", "since", "by", "for", "last")
    ):
        return ""
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ == "compound" and token.head.pos_ == "NOUN" and lower in _NAMING:
        return ""
    if lower == "improvement" and token.i and token.nbor(-1).lower_ in ("continuous", "process", "performance"):
        return ""
    if lemma in UP or lower in UP:
        return (
            "up"
            if not (
                lower in ("more", "longer")
                and token.head.pos_ == "VERB"
                and lower == "longer"
                and token.nbor(-1).lower_ == "no"
            )
            else ""
        )
    if lemma in DOWN or lower in DOWN:
        return "down"
    if lemma in BETTER or lower in BETTER:
        return "better"
    if lemma in WORSE or lower in WORSE:
        return "worse"
    if lemma in STILL and token.pos_ in ("VERB", "ADJ", "ADV"):
        return "still"
    return ""


def _participle(token: Token, name: Span | None) -> Move:
    """What a participle says that the parser takes for an adjective: 'Reduced handle time by 40 seconds'."""
    if token.tag_ != "JJ" or name is None or not (token.i == token.sent.start or token.head in name):
        return ""
    lower = token.lower_
    stems = {lower[:-1], lower[:-2], lower[:-3]} if lower.endswith("ed") else {lower[:-3], lower[:-3] + "e", lower[:-4]}
    if not lower.endswith(("ed", "ing")) or len(lower) < LONG:
        return ""
    for move, verbs in _MOVES.items():
        if stems & verbs:
            return move
    return ""


def _goes_before(token: Token, word: str) -> bool:
    return token.i + 1 < len(token.doc) and bool(token.nbor(1).lower_ == word)


def _figure_after_with(token: Token) -> bool:
    """Whether 'up with' and 'down with' go on with a figure, as in 'gone down with 22 %', and not 'down with flu'."""
    return any(word.like_num for word in token.doc[token.i + 2 : token.i + 5])


def _compares(token: Token) -> bool:
    """Whether a comparative sets somebody against others, 'less than the rest', rather than now against then."""
    if token.tag_ not in ("JJR", "RBR"):
        return False
    following = [word.lower_ for word in token.doc[token.i + 1 : token.i + 11]]
    if "than" not in following[:6]:
        return False
    first, second = [*following[following.index("than") + 1 :], "", ""][:2]
    own_past = first in ("i", "we") and not _LONGED_FOR & {*following[following.index("than") + 2 :][:2]}
    timed = own_past or first in _THEN or (first in ("in", "at", "the", "a", "that") and second in TIMES | _THEN)
    return not timed


def _ahead(word: Token) -> Span:
    """What stands before a word in its sentence, or the short sentence before one that it begins."""
    start = word.sent.start
    if word.i == start and start > 0 and len(word.doc[start - 1].sent) <= SHORT:
        start = word.doc[start - 1].sent.start
    return word.doc[start : word.i]


SHORT = 8
"""Tokens of a sentence that only says that there was a plan."""
_UNDONE = frozenset(["fail", "refuse", "unable", "struggle", "without"])


def denied(token: Token) -> bool:
    """Whether a word of movement is negated, by itself or by what it hangs on: 'did not rise', 'never improved',
    'without losing', 'failed to bring down'.
    """
    words = [token] if token.pos_ in ("VERB", "AUX") else [token, token.head]
    while (
        len(words) < 5
        and (words[-1].dep_ in ("xcomp", "pcomp", "prt") or words[-1].head.lemma_.lower() in _LETTING)
        and words[-1].head != words[-1]
    ):
        words.append(words[-1].head)
    if any(word.lemma_.lower() in _UNDONE for word in words[1:]):
        return True
    for word in words:
        if any(child.dep_ == "neg" or child.lower_ in ("never", "hardly", "barely") for child in word.children):
            return True
    return token.i > 0 and token.nbor(-1).lower_ in ("not", "n't", "never", "no", "without", "hardly", "nt")


def _must(word: Token) -> bool:
    """Whether a 'have' is a 'have to'."""
    return any(child.dep_ == "xcomp" for child in word.children)


def only_wanted(token: Token) -> bool:
    """Whether what a word says was a target or an intention rather than a fact: 'to get it under seven', 'we had to
    cut'.
    """
    word = token
    for _ in range(5):
        if word.dep_ in ("nsubj", "nsubjpass") or word.lemma_.lower() in _TELLING:
            return False
        if any(child.dep_ == "mark" and child.lower_ == "if" for child in word.children):
            return True
        if any(child.dep_ == "nsubj" and child.lemma_.lower() in GOALS for child in word.children):
            return True
        if word.head == word and word.tag_ == "VB" and any(t.lemma_.lower() in GOALS for t in _ahead(word)):
            return True
        if word.tag_ in ("VBD", "VBZ") and word.lemma_ not in WANTED:
            return False
        if any(child.dep_ == "aux" and child.tag_ in ("VBD", "VBZ", "VBP") for child in word.children):
            return False
        for child in word.children:
            if child.dep_ == "aux" and child.lower_ in ("should", "must", "shall", "wo", "'ll", "will"):
                return True
        if (
            word.lemma_.lower() in WANTED
            and word != token
            and (word.lemma_.lower() != "have" or word.tag_ == "VB" or _must(word))
        ):
            return True
        if word.head == word:
            return False
        if word.head.lemma_.lower() in REACHED:
            return False
        word = word.head
    return False
