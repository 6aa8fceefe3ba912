"""Finding many fixed strings in a text in one pass."""

import re
from collections.abc import Iterable, Iterator
from operator import add, itemgetter

_PLACE = itemgetter(0)
_MANY = 2000


def _class(chars: Iterable[str]) -> str:
    return "[" + "".join(re.escape(char) for char in sorted(set(chars))) + "]"


class Index:
    """Fixed strings, looked up by their first two characters, then by their first three."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(forms) - {""}
        self._padding = "\0" * max(map(len, self._forms), default=0)
        self._pairs = frozenset(form[:2] for form in self._forms if len(form) > 1)
        self._sizes: dict[str, tuple[int, ...]] = {}
        longer = {(form[:3], len(form)) for form in self._forms if len(form) > 2}
        for begin, size in sorted(longer, key=itemgetter(1), reverse=True):
            self._sizes[begin] = (*self._sizes.get(begin, ()), size)
        singles = [form for form in self._forms if len(form) == 1]
        self._singles = re.compile(_class(singles)) if singles else None
        few = 0 < len(self._pairs) < _MANY
        firsts, seconds = (_class(pair[at] for pair in self._pairs) if few else "" for at in (0, 1))
        self._starts = re.compile(f"{firsts}(?={seconds})") if few else None

    def all(self, text: str) -> list[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        found = list(self._longer(text))
        if self._singles and (singles := [(match.start(), match.group()) for match in self._singles.finditer(text)]):
            return sorted([*found, *singles], key=_PLACE)
        return found

    def _longer(self, text: str) -> Iterator[tuple[int, str]]:
        forms, sizes = self._forms, self._sizes
        padded = text + self._padding  # so that a stretch of the text's end is never shorter than what is looked up
        for i in self._places(text):
            # A slice and a look-up for each length cost less than a comparison with each form.
            for size in sizes.get(padded[i : i + 3], ()):
                if (form := padded[i : i + size]) in forms:
                    yield i, form
            if (pair := padded[i : i + 2]) in forms:
                yield i, pair

    def _places(self, text: str) -> Iterator[int]:
        """Where a form may begin."""
        if self._starts:
            # No Python code runs for the characters that begin none of a few forms, which are most.
            return (match.start() for match in self._starts.finditer(text))
        pairs = self._pairs
        return (i for i, pair in enumerate(map(add, text, text[1:])) if pair in pairs)
