"""Patterns made of the forms of a table."""

import re
from collections.abc import Iterable


def alternation(forms: Iterable[str]) -> str:
    """A pattern of the forms that tries the longest first; to be put in brackets where more follows.

    It branches by the first character: of hundreds of forms only the few that can stand at a place are tried there.
    """
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        groups.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(re.escape(first) + _either(groups[first]) for first in sorted(groups))


def _either(rests: list[str]) -> str:
    return rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})"
