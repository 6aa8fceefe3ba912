"""A passage as the finders of names see it: characters, word boundaries, and the candidates they return."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from kg.lexicon.index import Place
from kg.model import Kind, Token, Tokens

_WHOLE_NAMES = frozenset({"nt", "ns", "nz"})  # 某省总工会 can be one word of the segmenter
_SAME_TIME = ("同日", "同期", "同步", "同时")  # 对接会同日举行: there is no 会同
_LAST = "港站局队"
_PAIRS = re.compile(r"“[^“”。！？；]{1,40}”|‘[^‘’。！？；]{1,40}’|（[^（）]{1,8}）|《[^《》]{1,60}》")
_QUOTES = str.maketrans("", "", "“”‘’《》\"'")


class Candidate(NamedTuple):
    """A stretch of a passage that may be a name.

    `name` is the name as it would be written without its context's help, `canonical` what its identity is made
    of (empty: the name). `aliases` are further forms that this very mention vouches for. `level` is the 省, 市, 区
    or 县 that stands for the place to be supplied from the context.
    """

    begin: int
    end: int
    kind: Kind
    rule: str
    name: str
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    level: str = ""
    rank: int = (
        2  # among candidates of one stretch the lowest stands: 0 linked, 1 sure, 2 found here, 3 found elsewhere
    )

    def at(self, begin: int, end: int) -> "Candidate":
        """The same name in another stretch; not by `_replace`, which costs three times as much."""
        return Candidate(
            begin, end, self.kind, self.rule, self.name, self.canonical, self.aliases, self.level, self.rank
        )


class Scene:
    """One passage with its tokens and, for each position, where a known stretch ends there."""

    def __init__(self, text: str, tokens: Tokens, forms: Mapping[str, Sequence[Place]]) -> None:
        self.text = text
        self.tokens = tokens
        self.forms = forms  # the fixed forms of each table with their places, the longest of a place first
        self.edges = frozenset(tokens.begins)
        self.clause_starts: list[tuple[int, int]] | None = None  # for the finder of persons
        # end -> begin and the sort of stretch, by the letters that `walk.Piece` explains
        self.atoms: dict[int, tuple[int, str]] = {}
        self.full: dict[int, str] = {}  # end of a place -> its canonical name

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Stretches in quotation marks, brackets and book-title marks, with the marks."""
        return [m.span() for m in _PAIRS.finditer(self.text)]

    def cuts(self, position: int) -> bool:
        """Whether no word reaches across `position`; 会上 and names of bodies in one word do not count as such."""
        if position in self.edges or not 0 < position < len(self.text):
            return True
        token = self.token(position)
        if token.end - token.begin == 2 and self.text[token.begin] == "会":
            return self.text[position] in "上后前中场" or self.text.startswith(_SAME_TIME, position)
        if token.tag not in _WHOLE_NAMES:
            return False
        # 厦门港, 广电局, 唐|山港: a shorter name comes apart before the noun that ends it.
        return token.end - token.begin >= 4 or (position == token.end - 1 and self.text[position] in _LAST)

    def token(self, position: int) -> Token:
        """The word that covers `position`."""
        return self.tokens.at(position)

    def words(self, begin: int, end: int) -> tuple[Token, ...]:
        """The words that cover `[begin, end)`, which is not empty."""
        return self.tokens.over(begin, end)

    def add_atom(self, begin: int, end: int, sort: str) -> None:
        """Keeps the longest stretch that ends at `end`."""
        if end not in self.atoms or begin < self.atoms[end][0]:
            self.atoms[end] = (begin, sort)


def plain(words: str) -> str:
    """The words of a name without quotation marks and book-title marks."""
    return words.translate(_QUOTES).strip()
