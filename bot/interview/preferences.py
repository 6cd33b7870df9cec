"""Reading what a candidate wants to practise out of their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.guide.model import Guide
from bot.interview.plan import COMPETENCIES, MIXED
from bot.interview.record import Mode

MOST = 60
"""Questions that can be asked for by number."""

FIELDS = ("rung", "focus", "length", "mode")
"""In the order in which they are asked for."""

_NUMBERS = {
    word: number
    for number, words in {
        1: "one single", 2: "two couple", 3: "three few", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen",
        16: "sixteen", 18: "eighteen",
    }.items()
    for word in words.split()
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_OPEN = r"(?:un)?til+ i (?:say )?stop|no limit|unlimited|endless|open[- ]ended|keep going|as many as"
_MIXED = r"mix|mixed|everything|all of it|a bit of everything|surprise me|whole guide|random|any area"
_COMPETENCIES = r"(?:all |core |the |nine )*competenc(?:y|ies)"
_MOCK = r"mock|real thing|like (?:the|a) real|at the end|exam|no feedback"
_PRACTICE = r"practi[cs]e|after (?:each|every)|feedback|as we go|coach me|tell me how i(?:'m doing| am doing| did| do)"
_WITH = r"with|and(?: with)?|(?:and )?(?:give me|i(?:'d| would) like|i want)"
_ON_MODE = r"mode|interview|please|(?:of )?(?:one|them|it)|answers?|questions?|time"
"""Words before and after what is said of the mode between commas: 'with feedback after each one, please'."""
_DEFAULT = (
    r"you (?:choose|pick|decide)|whatever|don'?t (?:mind|care|know)|no preference|default|any|anything|just start"
    r"|not sure|up to you|dunno|idk|skip"
)
_YES = r"yes|yeah|yep|sure|ok|okay|please"
_AGAIN = r"(?:the )?same(?: again| as (?:last time|before))?|as (?:before|last time)"
_SAME = rf"(?:(?:{_YES}),? ?)*(?:(?:{_AGAIN})(?: please)?)?"
_MINUTES_A_QUESTION = 3

LONGEST_WISH = 25
"""Words. Whoever says more is telling something, not choosing."""


@dataclass(frozen=True)
class Wish:
    """What was understood; None for what was not said."""

    rung: str | None = None
    focus: str | None = None
    length: int | None = None
    mode: Mode | None = None
    default: bool = False
    """The interviewer may choose."""
    same: bool = False
    """Everything as last time."""


def read_wish(text: str, guide: Guide, asked_for: str | None) -> Wish:
    """Finds rung, focus, length and mode in a message, whatever was asked for; a bare number is a length.

    A few words are an answer to what was asked for and to nothing else, so that 'general manager' to 'which level'
    is not an area. Several things at once are told by commas, or by saying 'questions' or 'mode'.
    """
    words = re.sub(r"\s+", " ", text.casefold().replace("’", "'")).strip(" .!")
    if len(words.split()) > LONGEST_WISH:
        return Wish()
    pieces = [piece.strip(" .!") for piece in re.split(r"[,;/\n]| and (?=\d)", text.casefold())]
    several = asked_for is None or len(pieces) > 1 or len(words.split()) > 3
    return Wish(
        rung=_rung(words, guide) if several or asked_for == "rung" else None,
        focus=_focus(words, guide) if several or asked_for == "focus" else None,
        length=_length(words, asked_for),
        mode=_mode(words, pieces, asked_for),
        default=_says(words, _DEFAULT) and len(words.split()) <= 8,
        same=bool(words) and re.fullmatch(_SAME, words) is not None,
    )


def _says(words: str, pattern: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words) is not None


def _longest(words: str, names: dict[str, str]) -> str | None:
    """The value of the longest of the names that stands in the words: 'senior director' before 'director'."""
    for name in sorted(names, key=len, reverse=True):
        if _says(words, re.escape(name)):
            return names[name]
    return None


def _rung(words: str, guide: Guide) -> str | None:
    names = {name.casefold(): rung.id for rung in guide.rungs for name in (rung.id, rung.name, *rung.aliases)}
    return _longest(words, names)


def _focus(words: str, guide: Guide) -> str | None:
    if _says(words, _MIXED):
        return MIXED
    if _says(words, _COMPETENCIES):
        return COMPETENCIES
    names = {name.casefold(): group.id for group in guide.groups for name in (group.id, group.name, *group.aliases)}
    return _longest(words, names)


def _length(words: str, asked_for: str | None) -> int | None:
    if _says(words, _OPEN):
        return 0
    tens = "|".join(_TENS)
    number = rf"(\d{{1,3}}|(?:{tens})[- ](?:{'|'.join(_NUMBERS)})|{'|'.join([*_NUMBERS, *_TENS])})"
    minutes = re.search(rf"(?<!\w){number} ?min(?:ute)?s?(?!\w)", words)
    if minutes:
        return _within(_number(minutes.group(1)) // _MINUTES_A_QUESTION)
    found = re.search(rf"(?<!\w){number} ?(?:questions?|qs?)(?!\w)", words)
    if found is None and (asked_for == "length" or words.isdigit()) and "hour" not in words:
        found = re.search(rf"(?<!\w){number}(?!\w)", words)
    return _within(_number(found.group(1))) if found else None


def _number(said: str) -> int:
    """The number of digits or number words: '12', 'twelve', 'twenty-five'."""
    if said.isdigit():
        return int(said)
    return sum(_TENS.get(word) or _NUMBERS[word] for word in re.split("[- ]", said))


def _within(number: int) -> int:
    return min(MOST, max(1, number))


def _mode(words: str, pieces: list[str], asked_for: str | None) -> Mode | None:
    if asked_for == "mode":
        said = words
    else:
        named = rf"(?:(?:{_WITH}) )?(?:{_MOCK}|{_PRACTICE})(?: (?:{_MOCK}|{_PRACTICE}|{_ON_MODE}))*"
        said = " ".join(piece for piece in pieces if re.fullmatch(named, piece))
        said += (
            " mock"
            if _says(words, r"mock|real thing")
            else " practice"
            if _says(words, r"practi[cs]e (?:mode|interview)")
            else ""
        )
    if _says(said, _MOCK):
        return Mode.MOCK
    return Mode.PRACTICE if _says(said, _PRACTICE) else None
