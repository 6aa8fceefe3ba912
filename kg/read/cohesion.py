"""How much two stretches of Chinese text speak of the same thing, by the pairs of characters they share."""

import re
from collections.abc import Iterable
from itertools import chain
from math import exp

Grams = frozenset[int]
_PAIRS_IN_USE = 9000  # with so many pairs of characters in use, a text of n has any given one with 1 - exp(-n / it)
_SPEECHLESS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff][^0-9A-Za-z\u3400-\u9fff]*")


def grams(texts: Iterable[str]) -> Grams:
    """The pairs of neighbouring characters in the texts; blanks and marks do not count."""
    return Grams(chain.from_iterable(number for text in texts for number in _numbers(text)))


def _numbers(text: str) -> tuple[memoryview, memoryview]:
    """Two characters of two bytes each as one number, for numbers are made and hashed faster than strings."""
    data = _SPEECHLESS.sub("", text).encode("utf-16-le")
    return _in_fours(data), _in_fours(data[2:])


def _in_fours(data: bytes) -> memoryview:
    return memoryview(data[: len(data) // 4 * 4]).cast("I")


def affinity(words: Grams, text: Grams) -> float:
    """The share of `words` that `text` has, between 0 and 1."""
    return len(words & text) / len(words) if words else 0.0


def likeness(one: Grams, other: Grams) -> float:
    """How many times more pairs two texts share than texts about different things of that size would."""
    small, large = sorted((len(one), len(other)))
    if not small:
        return 0.0
    by_chance = 1 - exp(-large / _PAIRS_IN_USE)
    return len(one & other) / small / by_chance
