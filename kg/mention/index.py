"""Finding many fixed strings in a text in one pass."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter


def _class(chars: Iterable[str]) -> str:
    return "[" + "".join(re.escape(char) for char in sorted(set(chars))) + "]"


class Index:
    """Fixed strings, looked up by their first two characters."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms) - {""}
        self._padding = "\0" * max(map(len, self._forms), default=0)
        self._sizes: dict[str, tuple[int, ...]] = {}
        for gram, size in sorted({(form[:2], len(form)) for form in self._forms}, key=itemgetter(1), reverse=True):
            self._sizes[gram] = (*self._sizes[gram], size) if gram in self._sizes else (size,)
        self._starts = self._pattern()

    def _pattern(self) -> re.Pattern[str] | None:
        """Where a form may begin: no Python code runs for the characters that this leaves out, which are most."""
        pairs = [gram for gram in self._sizes if len(gram) == 2]
        parts = [f"{_class(gram[0] for gram in pairs)}(?={_class(gram[1] for gram in pairs)})"] if pairs else []
        if singles := [gram for gram in self._sizes if len(gram) == 1]:
            parts.append(_class(singles))
        return re.compile("|".join(parts)) if parts else None

    def all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        if self._starts is None:
            return
        sizes, forms = self._sizes, self._forms
        padded = text + self._padding  # so that a stretch of the text's end is never shorter than what is looked up
        for match in self._starts.finditer(text):
            i = match.start()
            # A slice and a look-up for each length cost less than a comparison with each form.
            for size in sizes.get(padded[i : i + 2], ()):
                if (form := padded[i : i + size]) in forms:
                    yield i, form
            if text[i] in forms:
                yield i, text[i]
