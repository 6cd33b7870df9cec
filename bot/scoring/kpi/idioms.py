"""Phrases that say that a figure moved: 'ate into', 'through the roof', 'in our favour', 'the lowest in years'."""

from __future__ import annotations

import re

from bot.scoring.kpi.moves import EXTREMES, Move
from bot.scoring.kpi.numerals import WORD

_HIT = r"(?:hit|knock|dive|beating|battering|hammering|tumble|nosedive|turn for the worse)"
_ABOUT = r"(?:about |around |nearly |almost |roughly |another |some |a good |over )*"
_IDIOMS: list[tuple[Move, str]] = [
    ("better", r"in (?:our|my|their) favou?r|(?:went|go|goes|going|gone|head\w*|mov\w+|turn\w*|is|"
         r"was) (?:in )?the right (?:direction|way)|back on track|"
         r"turn\w* (?:\w+ )?around"),
    ("better", r"(?<!step )(?<!steps )in the right direction|(?:went|go|moved|came|swung|turned) (?:exactly |"
        r"just )?(?:the way|as) "
         r"(?:i|we|they) (?:had )?(?:wanted|hoped|planned|needed)"),
    ("worse", r"in the wrong direction"),
    ("better", r"turn\w* the corner|bounc\w+ back|(?:won|win|claw\w*|earn\w*) (?:it |them |that |some |"
         r"\S+ points )?back"),
    ("better", r"(?:in|into) the green|under control|on (?:the )?track|(?:got|gets|getting) better|(?:became|"
         r"went|go) green"),
    ("worse", r"(?:went|go|goes|going|gone|head\w*|mov\w+|turn\w*|it was|swing|"
         r"swung) (?:in )?the wrong (?:direction|way)|t(?:ook|akes?|aken) an? (?:[\w-]+ )*" + _HIT),
    ("better", r"(?:gained|gain|made up|won) ground"),
    ("worse", r"(?:lost|lose|losing) ground"),
    ("worse", r"(?:went|gone|going|goes) (?:to pot|south|downhill|off the rails|(?:very )?(?:bad|wrong)|sour|"
         r"haywire|backwards?)"),
    ("up", r"(?:went|going|goes|gone) (?:completely |absolutely |totally |a bit )?(?:nuts|mad|crazy|wild|bananas|"
         r"ballistic|berserk|out of control)"),
    ("worse", r"(?:fell|fall|falls|fallen) (?:off a cliff|apart)|(?:in|into) the red|(?:got|gets|getting|gone) worse"),
    ("worse", r"(?:cost|costs|costing|lost|loses|losing) (?:us|me|them|the (?:team|site|floor|centre|center))"),
    ("up", r"(?:went|gone|drifted|moved|slipped|stretched|pushed) out(?= (?:by|to))"),
    ("up", r"from (?:nothing|zero|scratch|next to nothing|almost nothing|none) (?:up )?to(?= )"),
    ("up", r"through the roof|sky[- ]high|off the (?:charts?|scale)|bl(?:ew|own) (?:up|out)"),
    ("down", r"through the floor|(?:ate|eats?|eaten|eating) into"),
    ("down", r"(?:lost|lose|loses|losing|gave back|given back|dropped) (?=(?:us |about |around |nearly |almost |"
         r"another |some )*"
     rf"(?:[\d.,]+|{WORD}(?:[ -]{WORD})*)[ -]?(?:points?|pts|percent|per cent|%))"),
]  # fmt: skip
_EXTREME = re.compile(
    rf"\b({'|'.join(EXTREMES)})\b(?! of (?:all|the|our|\w+ (?:sites|teams|centres|centers)))(?:\s+(?!(?:in|of|"
    rf"at|on)\b)[\w']+){{0,4}}?\s+"
    r"(?:ever|yet|so far|since|on record|in (?:\w+ )?(?:years|months|quarters|decade|history|memory|time)|in a (?:long|"
    r"decade|year)|for (?:years|months|\w+ years)|any(?:one|body) (?:\w+ )?(?:could|can|had|has|ever)|(?:we|i|"
    r"it|they)(?:'d| had| "
    r"have|'ve| has)? (?:ever|seen|been|had|known))\b",
    re.IGNORECASE,
)
_AMOUNT = rf"{_ABOUT}(?:[\d.,]+|{WORD}(?:[ -]{WORD})*)[ -]?"
_LESS_TIME = re.compile(
    rf"\b(?:lost|lose|loses|losing) (?:{_AMOUNT}(?:seconds?|secs?|minutes?|mins?|hours?|days?)\b|"
    rf"{_ABOUT}half an? (?:minute|hour|day)\b)",
    re.IGNORECASE,
)
"""Said of a time that gets shorter, after its name; other things lose time, too."""
_MORE = re.compile(
    rf"\bpick(?:ed|s|ing)? up {_AMOUNT}(?:points?|pts|percent|per cent|%)(?! (?:of|more)\b)", re.IGNORECASE
)
"""Said of a measure, after its name; people pick up calls."""
_PATTERNS = [(move, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for move, words in _IDIOMS]
_GONE = re.compile(
    r"\b(?:(?:was|were|is|are|all) gone|wiped out|dried up|clear(?:ed|ing) (?:out|it|them|the))\b", re.IGNORECASE
)
_ADDED = re.compile(
    r"\b(?:add(?:s|ed|ing)?|puts?)\s+(?:\S+\s+){0,4}?(?:to|onto|on)\s+(?:our |the |my |their |average )?$",
    re.IGNORECASE,
)


def idiom(text: str, start: int, end: int, mention: int, unit: str = "") -> tuple[Move, int]:
    """The first phrase of movement in a range of the text and where it begins; '' and -1 if there is none.

    `mention` is where the measure's name begins: something may be 'added to' it. `unit` is the measure's: only what is
    counted can be 'gone', only a time gets shorter by losing some.
    """
    found: list[tuple[int, Move]] = []
    for move, pattern in _PATTERNS:
        match = pattern.search(text, start, end)
        if match:
            found.append((match.start(), move))
    match = _EXTREME.search(text, start, end)
    if match:
        found.append((match.start(), EXTREMES[match[1].lower()]))
    match = _ADDED.search(text, start, max(start, mention))
    if match:
        found.append((match.start(), "up"))
    match = _GONE.search(text, start, end) if unit == "count" else None
    if match:
        found.append((match.start(), "down"))
    match = _LESS_TIME.search(text, max(start, mention), end) if unit == "duration" else None
    if match:
        found.append((match.start(), "down"))
    match = _MORE.search(text, max(start, mention), end)
    if match:
        found.append((match.start(), "up"))
    if not found:
        return "", -1
    place, move = min(found)
    return move, place
