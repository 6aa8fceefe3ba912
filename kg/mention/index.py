"""Finding many fixed strings in a text in one pass."""

from collections.abc import Iterable, Iterator
from operator import add


class Index:
    """Fixed strings, looked up by their first two characters; the longest at each position counts."""

    def __init__(self, forms: Iterable[str]) -> None:
        grams: dict[str, list[str]] = {}
        for form in dict.fromkeys(forms):
            grams.setdefault(form[:2], []).append(form)
        self._grams = {gram: tuple(sorted(found, key=len, reverse=True)) for gram, found in grams.items()}
        self._singles = frozenset(gram for gram in self._grams if len(gram) == 1)

    def all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        grams, singles = self._grams, self._singles
        for i, gram in enumerate(map(add, text, text[1:] + "\0")):
            if gram in grams:
                yield from ((i, form) for form in grams[gram] if text.startswith(form, i))
            if gram[0] in singles:
                yield i, gram[0]
