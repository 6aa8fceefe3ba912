"""How much two stretches of Chinese text speak of the same thing, by the pairs of characters they share."""

import re
from collections.abc import Iterable
from math import exp
from operator import add

_PAIRS_IN_USE = 9000  # with so many pairs of characters in use, a text of n has any given one with 1 - exp(-n / it)
_SPEECHLESS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")


def grams(texts: Iterable[str]) -> frozenset[str]:
    """The pairs of neighbouring characters in the texts; blanks and marks do not count."""
    pairs: set[str] = set()
    for text in texts:
        dense = _SPEECHLESS.sub("", text)
        pairs.update(map(add, dense, dense[1:]))
    return frozenset(pairs)


def affinity(words: frozenset[str], text: frozenset[str]) -> float:
    """The share of `words` that `text` has, between 0 and 1."""
    return len(words & text) / len(words) if words else 0.0


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How many times more pairs two texts share than texts about different things of that size would."""
    small, large = sorted((len(one), len(other)))
    if not small:
        return 0.0
    by_chance = 1 - exp(-large / _PAIRS_IN_USE)
    return len(one & other) / small / by_chance
