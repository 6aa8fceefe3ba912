"""Finding many fixed strings in a text in one pass."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

_BEGIN = itemgetter(1)
Place = tuple[int, str]  # where a form begins, and the form


class Index:
    """Fixed strings in an automaton of Aho and Corasick, which reads a text once however many they are."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = sorted({*forms} - {""})
        # Built in less time than a table takes to load, and nearly as fast as the larger ones.
        self._automaton = AhoCorasick(self._forms, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def all(self, text: str) -> list[Place]:
        """Every form at every position, from left to right, longer ones first."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        # They come by their ends; turned round and sorted by their beginnings, which leaves equals as they are.
        found.reverse()
        found.sort(key=_BEGIN)
        forms = self._forms
        return [(begin, forms[number]) for number, begin, _ in found]


class Families:
    """The forms of several tables in one index: one scan of a text costs far less than one for each table."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        self._names = tuple(tables)
        self._tables: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)  # form -> the tables that have it
        for name, forms in tables.items():
            for form in forms:
                self._tables[form] += (name,)
        self._index = Index(self._tables)

    def scan(self, text: str) -> dict[str, list[Place]]:
        """For each table its forms in the text, in the order of `Index.all`."""
        found: dict[str, list[Place]] = {name: [] for name in self._names}
        tables = self._tables
        for place in self._index.all(text):
            for name in tables[place[1]]:
                found[name].append(place)
        return found
