"""How much two stretches of Chinese text speak of the same thing, by the pairs of characters they share."""

import itertools
import re
from collections.abc import Iterable

_SPEECHLESS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")


def grams(texts: Iterable[str]) -> frozenset[str]:
    """The pairs of neighbouring characters in the texts; blanks and marks do not count."""
    pairs: set[str] = set()
    for text in texts:
        dense = _SPEECHLESS.sub("", text)
        pairs.update(map("".join, itertools.pairwise(dense)))
    return frozenset(pairs)


def affinity(words: frozenset[str], text: frozenset[str]) -> float:
    """The share of `words` that `text` has, between 0 and 1."""
    return len(words & text) / len(words) if words else 0.0
