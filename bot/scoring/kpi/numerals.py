"""Numbers spelled out in words, as people say them: 'two hundred and six', 'four point six', and 'six forty' for
6:40.
"""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(_ONES.split(" "))}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(" "), 2)}
WORD = rf"\b(?:{'|'.join(sorted([*SMALL, *TENS, 'hundred', 'thousand', 'million', 'point'], key=len, reverse=True))})\b"


def read_numerals(text: str) -> list[tuple[float, int]]:
    """The numbers in a run of numeral words, each with the offset where it ends.

    'Six forty', 'six ten' and 'six oh five' are read as minutes and seconds: nobody says 640 so. Words that do not fit
    together start a new number.
    """
    found: list[tuple[float, int]] = []
    total = current = 0.0
    decimals: str | None = None
    last = ""
    stop = 0

    def close() -> None:
        nonlocal total, current, decimals, last
        if last and last != "point":
            found.append((total + current + (float("0." + decimals) if decimals else 0.0), stop))
        total, current, decimals, last = 0.0, 0.0, None, ""

    for match in re.finditer(r"[a-z]+", text.lower()):
        word = match[0]
        if word == "half" and last:
            current += 0.5
            stop = match.end()
            continue
        if (
            word == "and"
            and last not in ("hundred", "thousand", "million")
            and not text[match.end() :].lower().startswith((" a half", " half"))
        ):
            close()
        if word in ("and", "a"):
            continue
        if word == "oh" and last == "ones" and decimals is None:
            current, last = current * 60, "tens"
            continue
        digit = SMALL.get(word)
        if decimals is not None and digit is not None and digit < 10:
            decimals += str(digit)
        elif digit is not None:
            fits = not last or last in ("hundred", "thousand", "million") or (last == "tens" and digit < 10)
            if digit >= 10 and last == "ones" and not total and 1 <= current < 10:
                current *= 60
            elif not fits:
                close()
            current += digit
            last = "ones"
        elif word in TENS:
            if last == "ones" and not total and 1 <= current < 20 and decimals is None:
                current *= 60
            elif last and last not in ("hundred", "thousand", "million"):
                close()
            current += TENS[word]
            last = "tens"
        elif word == "point" and last:
            decimals = ""
        elif word == "hundred":
            current = max(1.0, current) * 100
            last = word
        elif word in ("thousand", "million"):
            total += max(1.0, current) * (1e3 if word == "thousand" else 1e6)
            current = 0.0
            last = word
        else:
            continue
        stop = match.end() if word != "point" else stop
    close()
    return found
