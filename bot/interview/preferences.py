"""Reading what a candidate wants to practise out of their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.guide.model import Guide
from bot.interview.record import Mode

MOST = 60
"""Questions that can be asked for by number."""

FIELDS = ("rung", "focus", "length", "mode")
"""In the order in which they are asked for."""

_NUMBERS = {
    word: number
    for number, words in {
        1: "one single", 2: "two couple", 3: "three few", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve dozen", 15: "fifteen", 20: "twenty", 30: "thirty", 40: "forty",
    }.items()
    for word in words.split()
}  # fmt: skip
_OPEN = r"(?:un)?til+ i (?:say )?stop|no limit|unlimited|endless|open[- ]ended|keep going|as many as"
_MIXED = r"mix|mixed|everything|anything|all of it|a bit of everything|surprise me|whole guide|random|general|any area"
_MOCK = r"mock|real thing|like (?:the|a) real|at the end|exam|no feedback"
_PRACTICE = r"practi[cs]e|after (?:each|every)|feedback|as we go|coach me"
_DEFAULT = (
    r"you (?:choose|pick|decide)|whatever|don'?t (?:mind|care|know)|no preference|default|any|just start|not sure"
    r"|up to you|dunno|skip"
)
_SAME = r"same|yes|yeah|yep|sure|as before|as last time|ok(?:ay)?|please"


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
    pieces = [piece.strip(" .!") for piece in re.split(r"[,;/\n]| and (?=\d)", text.casefold())]
    several = asked_for is None or len(pieces) > 1 or len(words.split()) > 3
    return Wish(
        rung=_rung(words, guide) if several or asked_for == "rung" else None,
        focus=_focus(words, guide) if several or asked_for == "focus" else None,
        length=_length(words, asked_for),
        mode=_mode(words, pieces, asked_for),
        default=_says(words, _DEFAULT) and len(words.split()) <= 8,
        same=_says(words, _SAME) and len(words.split()) <= 6,
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
        return "mixed"
    names = {name.casefold(): group.id for group in guide.groups for name in (group.id, group.name, *group.aliases)}
    return _longest(words, names)


def _length(words: str, asked_for: str | None) -> int | None:
    if _says(words, _OPEN):
        return 0
    number = r"(\d{1,3}|" + "|".join(_NUMBERS) + ")"
    found = re.search(rf"(?<!\w){number}\s*(?:questions?|qs?)(?!\w)", words)
    if found is None and (asked_for == "length" or words.isdigit()):
        found = re.search(rf"(?<!\w){number}(?!\w)", words)
    if found is None:
        return None
    said = found.group(1)
    return min(MOST, max(1, _NUMBERS.get(said) or int(said)))


def _mode(words: str, pieces: list[str], asked_for: str | None) -> Mode | None:
    if asked_for == "mode":
        said = words
    else:
        named = rf"(?:{_MOCK}|{_PRACTICE})(?: mode| interview)?"
        said = " ".join(piece for piece in pieces if re.fullmatch(named, piece))
        said += (
            " mock" if _says(words, r"mock|real thing") else " practice" if _says(words, r"practi[cs]e mode") else ""
        )
    if _says(said, _MOCK):
        return Mode.MOCK
    return Mode.PRACTICE if _says(said, _PRACTICE) else None
