"""Words of a message as the guard compares them: small letters, no slang spellings, commas for every pause."""

from __future__ import annotations

import re
import unicodedata

OPENING_CHARACTERS = 300
"""How much of a text is looked at. A command is over long before that."""

LONGEST_COMMAND = 25
"""A message of more words than this is never a command."""

PAUSE = ","
"""The token that stands for a comma, full stop, dash, line break or any other pause."""

INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFE0F])

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})

SPELLED_OUT = {
    "ain't": "is not", "arent": "are not", "cannot": "can not", "cant": "can not", "can't": "can not",
    "cld": "could", "couldnt": "could not", "cos": "because", "coz": "because", "cuz": "because",
    "didnt": "did not", "doesnt": "does not", "dont": "do not", "dunno": "do not know", "fave": "favourite",
    "gimme": "give me", "gonna": "going to", "gotta": "got to", "havent": "have not", "hows": "how is",
    "idk": "i do not know", "im": "i am", "i'm": "i am", "imma": "i will", "isnt": "is not", "ive": "i have",
    "kinda": "kind of", "lemme": "let me", "let's": "let us", "lets": "let us", "mins": "minutes", "min": "minute",
    "nxt": "next", "ok": "okay", "okey": "okay", "k": "okay", "kk": "okay", "oki": "okay", "pls": "please",
    "plz": "please", "plse": "please", "pleas": "please", "q": "question", "qn": "question", "qs": "questions",
    "r": "are", "rly": "really", "sec": "second", "secs": "seconds", "shan't": "will not", "shouldnt": "should not",
    "soz": "sorry", "srry": "sorry", "sry": "sorry", "thats": "that is", "thx": "thanks", "tmr": "tomorrow",
    "tmrw": "tomorrow", "tomoz": "tomorrow", "u": "you", "ur": "your", "wanna": "want to", "wasnt": "was not",
    "wat": "what", "whats": "what is", "wheres": "where is", "won't": "will not", "wont": "will not",
    "wouldnt": "would not", "ya": "you", "y'all": "you", "yep": "yes", "yup": "yes", "yeah": "yes", "alright": "okay",
    "organise": "organize", "practise": "practice", "goto": "go to", "cmon": "come on", "c'mon": "come on",
}  # fmt: skip

ENDINGS = [("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"), ("'m", " am")]

IS_SHORTENED = {
    "that",
    "this",
    "it",
    "what",
    "how",
    "where",
    "who",
    "when",
    "why",
    "there",
    "here",
    "he",
    "she",
    "someone",
    "somebody",
    "something",
}

TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[%$£€+=<>@#&/\\]|[^\w\s']+")

DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def count_words(text: str) -> int:
    """Number of words in the whole text, parted at white space."""
    return len(text.split())


def is_long(text: str) -> bool:
    """Whether the text is too long to be a command."""
    return len(text) > OPENING_CHARACTERS or count_words(text) > LONGEST_COMMAND


def read_words(text: str) -> list[str]:
    """Tokens of the opening of a text, spelled out and in small letters, with `PAUSE` for each run of punctuation.

    'Pls, can't u repeat?!' becomes ['please', ',', 'can', 'not', 'you', 'repeat', ',']. A slash in front is dropped, so
    that a typed '/stop' is read as the word; signs that carry meaning ('%', '$') stay as tokens of their own.
    """
    opening = unicodedata.normalize("NFKC", text[:OPENING_CHARACTERS]).translate(INVISIBLE).translate(STRAIGHT)
    opening = DRAWN_OUT.sub(r"\1", opening.strip().lstrip("/").lower())
    tokens: list[str] = []
    for raw in TOKEN.findall(opening):
        if not raw[0].isalnum() and raw not in "%$£€+=<>@#&/\\":
            if tokens and tokens[-1] != PAUSE:
                tokens.append(PAUSE)
            continue
        tokens.extend(spell_out(raw).split())
    return tokens


def spell_out(word: str) -> str:
    """A word without slang or contraction: "couldn't" becomes 'could not'. Other words come back as they are."""
    if word in SPELLED_OUT:
        return SPELLED_OUT[word]
    if word.endswith("'s") and word[:-2] in IS_SHORTENED:
        return f"{word[:-2]} is"
    for ending, full in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)] + full
    return word
