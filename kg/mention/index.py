"""Finding many fixed strings in a text in one pass."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, count
from operator import add


@lru_cache(maxsize=256)
def _pairs(text: str) -> list[str]:
    """The neighbouring characters; a passage is looked at by one index after the other, hashed once."""
    return list(map(add, text, text[1:]))


class Index:
    """Fixed strings, looked up by their first two characters; the longest at each position counts."""

    def __init__(self, forms: Iterable[str]) -> None:
        grams: dict[str, list[str]] = {}
        for form in dict.fromkeys(forms):
            grams.setdefault(form[:2], []).append(form)
        self._grams = {gram: tuple(sorted(found, key=len, reverse=True)) for gram, found in grams.items()}
        singles = "".join(re.escape(gram) for gram in sorted(self._grams) if len(gram) == 1)
        self._singles = re.compile(f"[{singles}]") if singles else None

    def all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        grams = self._grams
        # Without Python code for a character: this sees every character of every text.
        places = list(compress(count(), map(grams.__contains__, _pairs(text))))
        if self._singles is not None and (alone := [match.start() for match in self._singles.finditer(text)]):
            places = sorted({*places, *alone})
        for i in places:
            gram = text[i : i + 2]
            if len(gram) > 1:
                for form in grams.get(gram, ()):
                    if text.startswith(form, i):
                        yield i, form
            if gram[0] in grams:
                yield i, gram[0]
