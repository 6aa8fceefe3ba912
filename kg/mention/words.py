"""Which words are everyday words: what begins with one is neither a person's name nor a brand."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon


@dataclass(frozen=True)
class Words:
    """Everyday words of two characters, by their first."""

    frequent: dict[str, str]
    known: dict[str, str]

    def is_frequent(self, word: str) -> bool:
        """Whether the first two characters are so usual a word that no person is called so."""
        return word[1:2] != "" and word[1] in self.frequent.get(word[0], "")

    def is_known(self, word: str) -> bool:
        """Whether the first two characters are a word that one meets in any text."""
        return self.is_frequent(word) or (word[1:2] != "" and word[1] in self.known.get(word[0], ""))


@cache
def everyday(lexicon: Lexicon) -> Words:
    """The everyday words of a lexicon."""
    rows = lexicon.rows("common_words")
    return Words({r["first"]: r["frequent"] for r in rows}, {r["first"]: r["known"] for r in rows})
