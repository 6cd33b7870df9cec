"""What is wrong with the guide's files, said in plain sentences that name file, line and field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError

if TYPE_CHECKING:
    from pydantic.error_wrappers import ErrorDict

Where = tuple[str | int, ...]
"""The way to a value inside a file: positions and field names, such as (3, 'points', 0, 'says')."""

_FORMS = {
    r"^[a-z0-9-]+$": "must be small letters, digits and hyphens only",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "must be '<group>/<name>' in small letters, digits and hyphens",
    r"^[A-Z_]+$": "must be capital letters and underscores only",
    r"^([STAR]|kpi|example|point:[a-z0-9-]+)$": "must be S, T, A, R, kpi, example or point:<id of a point>",
}
_TYPES = {
    "value_error.missing": "is missing",
    "value_error.extra": "is not a field of this entry",
    "type_error.none.not_allowed": "is empty",
    "type_error.list": "must be a list",
    "type_error.dict": "must be a set of 'name: value' lines",
    "type_error.str": "must be text",
    "type_error.integer": "must be a whole number",
    "type_error.float": "must be a number",
    "value_error.number.not_ge": "must not be negative",
    "value_error.boolean": "must be true or false",
    "type_error.bool": "must be true or false",
}
_YAML_HINTS = {
    "mapping values are not allowed": "a text with ': ' in it needs quotes around it",
    "could not find expected ':'": "a field name needs a colon after it",
    "did not find expected key": "check the indentation and the quotes here",
    "did not find expected '-' indicator": "check the indentation here",
    "found unexpected end of stream": "a quote was opened and not closed",
    "did not find expected ',' or ']'": "a list in [ ] was not closed, or lacks a comma",
    "did not find expected ',' or '}'": "a pair of { } was not closed, or lacks a comma",
    "cannot start any token": "a text that starts with a special sign needs quotes around it",
}


class GuideError(Exception):
    """The guide cannot be used. Its message holds one plain sentence per problem, a line each."""


class Problem(NamedTuple):
    """One thing that is wrong, and where: the file, relative to the guide's folder, and the way inside it."""

    file: str
    where: Where
    says: str


def yaml_sentence(file: str, error: MarkedYAMLError) -> str:
    """Say where and why a file is not readable as YAML."""
    line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
    problem = str(error.problem or "")
    if isinstance(error, DuplicateKeyError):
        key = re.search(r'duplicate key "(.*?)"', problem)
        return f"{file}{line}, field '{key.group(1) if key else '?'}': appears twice in the same entry"
    hint = next((hint for sign, hint in _YAML_HINTS.items() if sign in problem), problem)
    return f"{file}{line}: is not readable as YAML: {hint}"


def entry_problems(file: str, index: int, error: ValidationError) -> list[Problem]:
    """Turn pydantic's findings about entry number `index` of a file into problems."""
    return [Problem(file, (index, *found["loc"]), _wording(found)) for found in error.errors()]


def _wording(found: ErrorDict) -> str:
    kind, context = found["type"], found.get("ctx", {})
    if kind == "type_error.enum":
        return "must be one of " + ", ".join(choice.value for choice in context["enum_values"])
    if kind == "value_error.const":
        return "must be one of " + ", ".join(context["permitted"])
    if kind == "value_error.str.regex":
        return _FORMS[context["pattern"]]
    if kind == "value_error.list.min_items":
        return f"needs {context['limit_value']} or more"
    return _TYPES.get(kind, found["msg"])


class Locator:
    """Finds the line of a value. Reads a file a second time, slowly, so it is for guides that failed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, object] = {}

    def sentence(self, problem: Problem) -> str:
        """Say a problem as `<file>, line <n>, field '<name>': <what is wrong>`."""
        names = [step for step in problem.where if isinstance(step, str)]
        field = f", field '{names[-1]}'" if names else ""
        line = self._line(problem)
        return f"{problem.file}{f', line {line}' if line else ''}{field}: {problem.says}"

    def _line(self, problem: Problem) -> int | None:
        """The line, from 1, of the value or of the closest thing around it that exists; None if there is none."""
        if not problem.where:
            return None
        if problem.file not in self._files:
            self._files[problem.file] = YAML().load((self._folder / problem.file).read_text(encoding="utf-8"))
        node, line = self._files[problem.file], None
        for step in problem.where:
            marks = getattr(node, "lc", None)
            if marks is None:
                break
            place = (marks.data or {}).get(step)
            if place is None:
                break
            # A mapping marks key and value; the key is where people look.
            line = place[0] + 1
            node = node[step]  # type: ignore[index]
        return line
