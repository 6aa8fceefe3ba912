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
    verb_ends: frozenset[str]  # their last characters
    stops: frozenset[str]
    stop_chars: frozenset[str]
    hard_chars: frozenset[str]
    generic: frozenset[str]
    titles: frozenset[str]
    lengths: tuple[int, ...]

    def ending(self, words: str) -> str:
        """The longest head that `words` ends with, or nothing."""
        for length in self.lengths:
            if (form := words[-length:]) in self.kinds:
                return form
        return ""


_TABLES = ("name_verbs", "name_stops", "name_stop_chars", "generic_names")


_RUNS_ON = {
    "港": ("口", "航"),
    "站": ("点", "台", "位"),
    "局": ("部", "面"),
    "馆": ("藏",),
    "奖": ("励", "金", "补", "项"),
}

# Groups of people that stand in names of events and bodies (大学生创业大赛, 职工运动会).
_CROWDS = frozenset(
    [
        "学生",
        "大学生",
        "院士",
        "科学家",
        "博士后",
        "研究生",
        "教师",
        "职工",
        "工人",
        "工匠",
        "居民",
        "市民",
        "专家",
        "企业家",
        "运动员",
        "志愿者",
        "劳模",
        "农户",
        "旅客",
        "游客",
        "创业者",
        "校友",
        "厨师",
        "记者",
        "律师",
        "医师",
    ]
)


@cache
def heads(lexicon: Lexicon) -> Heads:
    """The heads and bounds of a lexicon, built once."""
    kinds = {row["head"]: (row.enum("kind", Kind), row["class"]) for row in lexicon.rows("name_heads")}
    lengths = tuple(sorted({len(head) for head in kinds}, reverse=True))
    verbs, stops, chars, generic = (frozenset(lexicon.forms(table)) for table in _TABLES)
    titles = frozenset(lexicon.forms("titles"))
    stops |= titles - _CROWDS
    hard = frozenset(row["character"] for row in lexicon.rows("name_stop_chars") if row["strength"] == "hard")
    ends = frozenset(verb[-1] for verb in verbs)
    return Heads(Index(kinds), kinds, verbs, ends, stops, chars, hard, generic, titles, lengths)


def ends_word(scene: Scene, end: int, known: Heads) -> bool:
    """Whether a word ends there, or the segmenter has joined a post to it (区委书记, 局局长)."""
    return scene.cuts(end) or scene.text[end : scene.token(end).end] in known.titles


def find_heads(scene: Scene, known: Heads) -> list[tuple[int, int]]:
    """The longest head words that end with a word, from left to right, none within another."""
    found: list[tuple[int, int]] = []
    reach = 0
    for begin, form in known.index.all(scene.text):
        end = begin + len(form)
        if begin >= reach and ends_word(scene, end, known) and (len(form) > 1 or _stands(scene, begin, form)):
            found.append((begin, end))
            reach = end
    return found


def _stands(scene: Scene, begin: int, form: str) -> bool:
    """Whether a head of one character ends a name there, and no longer noun begins (港口, 站点)."""
    return scene.cuts(begin) and scene.text[begin + 1 : begin + 2] not in _RUNS_ON.get(form, ())
