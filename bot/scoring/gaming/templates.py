"""Forms that are still to be filled in, and model answers that another program handed out."""

from __future__ import annotations

import re

LEAST_BRACKETS, LEAST_BLANKS, LEAST_LETTERS, LEAST_KINDS = 4, 3, 6, 3
"""Bracketed words, blanks, letters that stand for names, and different letters, from which a text is a form. Whoever
leaves out two names for the sake of privacy has fewer."""
_BRACKETS = re.compile(r"[\[<{][A-Za-z][^\]>}\n]{0,40}[\]>}]")
_BLANKS = re.compile(r"_{2,}|\.{5,}|\b(?:xyz|xxx+|blah|bla|yada|tbd)\b", re.IGNORECASE)
_LETTERS = re.compile(r"(?<![\w'’.])(?!A (?!to\b))[A-HJ-Z](?![\w'’.&/-])")
_HANDED_OUT = re.compile(
    r"\bhere(?:'s|’s| is) (?:an?|one|your|the) (?:[\w-]+ ){0,4}(?:answer|response|example)\b|"
    r"\bfeel free to (?:replace|adapt|adjust|change|customi[sz]e|edit|tailor|modify)\b|"
    r"\b(?:replace|fill in) the (?:numbers|names|details|blanks|placeholders|brackets)\b|"
    r"\b(?:sample|model|template) (?:answer|response)\b|\bas an ai\b|\bi hope this (?:helps|answer)\b",
    re.IGNORECASE,
)


def is_template(text: str) -> bool:
    """Whether a text is a form with its places still empty, or says of itself that it is somebody's model answer."""
    letters = _LETTERS.findall(text)
    return (
        len(_BRACKETS.findall(text)) >= LEAST_BRACKETS
        or len(_BLANKS.findall(text)) >= LEAST_BLANKS
        or (len(letters) >= LEAST_LETTERS and len(set(letters)) >= LEAST_KINDS)
        or bool(_HANDED_OUT.search(text))
    )
