"""Finding many fixed strings in a text in one pass."""

import re
from collections.abc import Iterable, Iterator


def _class(chars: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(chars))))}]"


def _lengths(bits: int) -> tuple[int, ...]:
    return tuple(size for size in range(bits.bit_length(), 0, -1) if bits >> size & 1)


class Index:
    """Fixed strings, looked up by their first two characters."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = frozenset(form for form in forms if form)
        # The lengths as bits of a number: a set for each pair of characters would cost more than all else here.
        bits: dict[str, int] = {}
        for form in self._forms:
            bits[form[:2]] = bits.get(form[:2], 0) | 1 << len(form)
        sizes = {lengths: _lengths(lengths) for lengths in set(bits.values())}
        self._padding = "\0" * max(map(len, self._forms), default=0)
        self._sizes = {gram: sizes[lengths] for gram, lengths in bits.items()}
        self._singles = frozenset(gram for gram in bits if len(gram) == 1)
        self._starts = self._pattern()

    def _pattern(self) -> re.Pattern[str] | None:
        """Where a form may begin: no Python code runs for the characters that this leaves out, which are most."""
        pairs = [gram for gram in self._sizes if len(gram) == 2]
        parts = [f"{_class(gram[0] for gram in pairs)}(?={_class(gram[1] for gram in pairs)})"] if pairs else []
        if self._singles:
            parts.append(_class(self._singles))
        return re.compile("|".join(parts)) if parts else None

    def all(self, text: str) -> Iterator[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        if self._starts is None:
            return
        sizes, forms, singles = self._sizes, self._forms, self._singles
        padded = text + self._padding  # so that a stretch of the text's end is never shorter than what is looked up
        for match in self._starts.finditer(text):
            i = match.start()
            # A slice and a look-up for each length cost less than a comparison with each form.
            for size in sizes.get(padded[i : i + 2], ()):
                if (form := padded[i : i + size]) in forms:
                    yield i, form
            if singles and text[i] in singles:
                yield i, text[i]
