"""Small letters for patterns: Python searches several times faster with a pattern that need not mind case."""


def lower(text: str) -> str:
    """A text in small letters, each in its place. 'İ' alone has two small ones, and becomes 'i'."""
    return text.replace("İ", "I").lower()
