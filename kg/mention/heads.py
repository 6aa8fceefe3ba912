"""The nouns that end names, and the words that bound names on the left."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.mention.scene import Scene
from kg.model import Kind


@dataclass(frozen=True)
class Heads:
    """The tables that say where a name ends and how far to the left it reaches."""

    kinds: dict[str, tuple[Kind, str]]  # head -> kind and class (strong, bare, name, weak, quoted)
    verbs: frozenset[str]
    verb_sizes: dict[str, tuple[int, ...]]  # how long they are, the longest first, by their last character
    stops: frozenset[str]
    stop_chars: frozenset[str]
    hard_chars: frozenset[str]
    generic: frozenset[str]
    titles: frozenset[str]
    lengths: tuple[int, ...]

    def post(self, scene: Scene, position: int) -> bool:
        """Whether a post stands there."""
        return any(scene.text[position : position + size] in self.titles for size in (2, 3, 4, 5))

    def ending(self, words: str) -> str:
        """The longest head that `words` ends with, or nothing."""
        for length in self.lengths:
            if (form := words[-length:]) in self.kinds:
                return form
        return ""


_TABLES = ("name_verbs", "name_stops", "name_stop_chars", "generic_names")


# With 区 behind them the names of zones: that 区 stands for no district.
ZONES = (
    *("综保", "保税", "高新", "经开", "开发", "自贸", "新", "示范", "试验", "度假", "景", "园", "商务", "片", "港"),
    *("先导", "核心", "功能", "合作", "集聚", "拓展", "起步", "先行", "改革", "旅游", "科创", "工业", "产业", "山"),
)
_RUNS_ON = {
    "港": ("口", "航", "区"),
    "航空港": ("区", "经济"),
    "站": ("点", "台", "位"),
    "局": ("部", "面"),
    "馆": ("藏",),
    "奖": ("励", "金", "补", "项"),
    "工程": ("师", "院士", "机械", "技术人员", "量"),
    "系统": ("性", "化"),
    "平台": ("化", "型", "经济"),
    "中心": ("城区", "城市", "组", "化", "工作"),
    "活动": ("性",),
    "行动": ("力", "派"),
    "项目": ("化", "制", "组", "部", "经理"),
    "规划": ("师", "建设"),
    "基地": ("化",),
    "集团": ("化",),
    "企业": ("家", "化"),
}


@cache
def heads(lexicon: Lexicon) -> Heads:
    """The heads and bounds of a lexicon, built once."""
    kinds = {row["head"]: (row.enum("kind", Kind), row["class"]) for row in lexicon.rows("name_heads")}
    lengths = tuple(sorted({len(head) for head in kinds}, reverse=True))
    verbs, stops, chars, generic = (frozenset(lexicon.forms(table)) for table in _TABLES)
    titles = frozenset(lexicon.forms("titles"))
    stops |= titles - frozenset(lexicon.forms("crowds"))
    hard = frozenset(row["character"] for row in lexicon.rows("name_stop_chars") if row["strength"] == "hard")
    return Heads(kinds, verbs, _sizes(verbs), stops, chars, hard, generic, titles, lengths)


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            sizes.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}


def ends_word(scene: Scene, end: int, known: Heads) -> bool:
    """Whether a word ends there, or the segmenter has joined a post to it (区委书记, 局局长)."""
    return scene.cuts(end) or scene.text[end : scene.token(end).end] in known.titles


def find_heads(scene: Scene, known: Heads) -> list[tuple[int, int]]:
    """The longest head words that end with a word, from left to right, none within another."""
    found: list[tuple[int, int]] = []
    reach = 0
    for begin, form in scene.forms["heads"]:
        end = begin + len(form)
        if begin >= reach and form in known.kinds and ends_word(scene, end, known) and _stands(scene, begin, form):
            found.append((begin, end))
            reach = end
    return found


def _stands(scene: Scene, begin: int, form: str) -> bool:
    """Whether a head ends a name there, and no longer noun begins (港口, 站点, 工程师)."""
    longer = _RUNS_ON.get(form)
    if longer is not None and scene.text.startswith(longer, begin + len(form)):
        return False
    town = form == "镇" and scene.token(begin).tag in ("ns", "nr")  # 盛泽镇 is one word of the segmenter
    return len(form) > 1 or town or scene.cuts(begin)
