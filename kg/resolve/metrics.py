"""Whether two metric labels with the same figure are two wordings of one metric."""

from collections import Counter
from difflib import SequenceMatcher

from kg.text import key

_SHARED = 0.6


def same_metric(left: str, right: str, one_passage: bool) -> bool:
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
    return _overlap(first, second) >= _SHARED and not _contrast(first, second)


def _overlap(first: str, second: str) -> float:
    shared = sum((Counter(first) & Counter(second)).values())
    return 2 * shared / (len(first) + len(second))


def _contrast(first: str, second: str) -> bool:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return any(tag == "replace" for tag, *_ in matcher.get_opcodes())
