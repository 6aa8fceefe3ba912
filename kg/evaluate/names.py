"""When two names, units or numbers count as the same in an evaluation."""

import re
import unicodedata
from collections.abc import Iterable

_UNHEARD = re.compile(r"[\s“”\"'‘’《》〈〉「」『』·,，.。]")
_UNITS = {"大": "个", "名": "人", "位": "人"}  # 六大功能 is 6 个; people are 人, 名 or 位


def norm(name: str) -> str:
    """A name without blanks, quotes and punctuation, NFKC and case-folded."""
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", name)).casefold()


def same_unit(left: str, right: str) -> bool:
    """Whether two units are written for one another."""
    left, right = norm(left), norm(right)
    return _UNITS.get(left, left) == _UNITS.get(right, right)


def same_number(left: float | None, right: float | None) -> bool:
    """Whether two numbers agree to a millionth."""
    if left is None or right is None:
        return False
    return abs(left - right) <= 1e-6 * max(1.0, abs(left), abs(right))


def is_named(names: Iterable[str], acceptable: Iterable[str]) -> bool:
    """Whether one of the normalised `names` is acceptable."""
    return not {norm(name) for name in acceptable}.isdisjoint(names)
