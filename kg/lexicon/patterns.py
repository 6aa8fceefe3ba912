"""Patterns made of the forms of a table."""

import re
from collections.abc import Iterable, Iterator


def alternation(forms: Iterable[str]) -> str:
    """A pattern of the forms that tries the longest first; to be put in brackets where more follows.

    It branches by the first character: of hundreds of forms only the few that can stand at a place are tried there.
    """
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        groups.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(re.escape(first) + _either(groups[first]) for first in sorted(groups))


def matches(
    pattern: re.Pattern[str], likely: re.Pattern[str], text: str, begin: int, end: int
) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in a stretch, which costs much to try, where `likely` finds the beginning of one."""
    while found := likely.search(text, begin, end):
        match = pattern.match(text, found.start(), end)
        begin = match.end() if match else found.start() + 1
        if match:
            yield match


def _either(rests: list[str]) -> str:
    return rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"
