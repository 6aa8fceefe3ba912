"""Finding many fixed strings in a text in one pass."""

from collections.abc import Iterable
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

_BEGIN = itemgetter(1)


class Index:
    """Fixed strings in an automaton of Aho and Corasick, which reads a text once however many they are."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = sorted({*forms} - {""})
        # Built in less time than a table takes to load, and nearly as fast as the larger ones.
        self._automaton = AhoCorasick(self._forms, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def all(self, text: str) -> list[tuple[int, str]]:
        """Every form at every position, from left to right, longer ones first."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        # They come by their ends; turned round and sorted by their beginnings, which leaves equals as they are.
        found.reverse()
        found.sort(key=_BEGIN)
        forms = self._forms
        return [(begin, forms[number]) for number, begin, _ in found]
