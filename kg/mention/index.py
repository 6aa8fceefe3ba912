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
        self._forms = frozenset(forms)
        sizes: dict[str, set[int]] = {}
        for form in self._forms:
            sizes.setdefault(form[:2], set()).add(len(form))
        self._padding = "\0" * max(map(len, self._forms), default=0)
        self._sizes = {gram: tuple(sorted(found, reverse=True)) for gram, found in sizes.items()}
        singles = "".join(re.escape(gram) for gram in sorted(sizes) if len(gram) == 1)
        self._singles = re.compile(f"[{singles}]") if singles else None

    def all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        sizes, forms = self._sizes, self._forms
        # Without Python code for a character: this sees every character of every text.
        places = list(compress(count(), map(sizes.__contains__, _pairs(text))))
        if self._singles is not None and (alone := [match.start() for match in self._singles.finditer(text)]):
            places = sorted({*places, *alone})
        padded = text + self._padding  # so that a stretch of the text's end is never shorter than what is looked up
        for i in places:
            # A slice and a look-up for each length cost less than a comparison with each form.
            for size in sizes.get(padded[i : i + 2], ()):
                if (form := padded[i : i + size]) in forms:
                    yield i, form
            if text[i] in forms:
                yield i, text[i]
