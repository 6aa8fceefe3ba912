"""The nouns that end names, and the words that bound names on the left."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.mention.index import Index
from kg.mention.scene import Scene
from kg.model import Kind


@dataclass(frozen=True)
class Heads:
    """The tables that say where a name ends and how far to the left it reaches."""

    index: Index
    kinds: dict[str, tuple[Kind, str]]  # head -> kind and class (strong, bare, name, weak, quoted)
    verbs: frozenset[str]
    stops: frozenset[str]
    stop_chars: frozenset[str]
    hard_chars: frozenset[str]
    generic: frozenset[str]
    lengths: tuple[int, ...]

    def ending(self, words: str) -> str:
        """The longest head that `words` ends with, or nothing."""
        return next((words[-n:] for n in self.lengths if words[-n:] in self.kinds), "")


_TABLES = ("name_verbs", "name_stops", "name_stop_chars", "generic_names")


@cache
def heads(lexicon: Lexicon) -> Heads:
    """The heads and bounds of a lexicon, built once."""
    kinds = {row["head"]: (row.enum("kind", Kind), row["class"]) for row in lexicon.rows("name_heads")}
    lengths = tuple(sorted({len(head) for head in kinds}, reverse=True))
    verbs, stops, chars, generic = (frozenset(lexicon.forms(table)) for table in _TABLES)
    hard = frozenset(row["character"] for row in lexicon.rows("name_stop_chars") if row["strength"] == "hard")
    return Heads(Index(kinds), kinds, verbs, stops, chars, hard, generic, lengths)


def find_heads(scene: Scene, known: Heads) -> list[tuple[int, int]]:
    """The longest head words that end with a word, from left to right, none within another."""
    found: list[tuple[int, int]] = []
    reach = 0
    for begin, form in known.index.all(scene.text):
        end = begin + len(form)
        if begin >= reach and scene.cuts(end) and (len(form) > 1 or scene.cuts(begin)):
            found.append((begin, end))
            reach = end
    return found
