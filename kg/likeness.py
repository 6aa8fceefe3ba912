"""How alike two labels are, and whether two metrics with the same figure are two wordings of one."""

from collections import Counter
from difflib import SequenceMatcher

from kg.text import key

_SHARED = 0.6


def likeness(left: str, right: str) -> float:
    """F1 of the characters that the two strings share, as multisets; 0 where one is empty."""
    if not left or not right:
        return 0.0
    shared = sum((Counter(left) & Counter(right)).values())
    return 2 * shared / (len(left) + len(right))


def same_metric(left: str, right: str, one_passage: bool = False) -> bool:
    """Whether the labels agree, one contains the other, or they share most characters.

    Within one passage only equal labels will do: there, a writer who changes the words counts something else.
    A piece put in place of another (第一产业增加值, 第二产业增加值; 进口额, 出口额) is a contrast, not a variant.
    """
    first, second = sorted((key(left), key(right)))
    if first == second:
        return True
    if one_passage or not first:
        return False
    if first in second or second in first:
        return True
    return likeness(first, second) >= _SHARED and not _contrast(first, second)


def _contrast(first: str, second: str) -> bool:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return any(tag == "replace" for tag, *_ in matcher.get_opcodes())
