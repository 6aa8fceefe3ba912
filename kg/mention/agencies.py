"""Local authorities and mass organisations: a place, or 省, 市, 区, 县 for it, and the words of an office."""

from collections.abc import Iterator
from functools import cache

from kg.lexicon import Lexicon
from kg.mention.heads import ends_word, heads
from kg.mention.index import Index
from kg.mention.scene import Candidate, Scene
from kg.model import Kind

_LEVELS = "省市区县州旗"


@cache
def _bureaus(lexicon: Lexicon) -> tuple[Index, dict[str, tuple[str, Kind]]]:
    known = {row["form"]: (row["name"], row.enum("kind", Kind)) for row in lexicon.rows("bureaus")}
    return Index(known), known


def find_agencies(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """市数据局, 武汉市数据局, 中共武汉市委统战部, 省政府国资委 …; tells `scene` where they end."""
    index, known = _bureaus(lexicon)
    reach = 0
    for begin, form in index.all(scene.text):
        end = begin + len(form)
        if (
            begin < reach
            or not ends_word(scene, end, heads(lexicon))
            or (form == "委" and scene.text[end : end + 1] in ("会", "员"))
        ):
            continue
        prefix = _prefix(scene, begin)
        if prefix is None:
            continue
        start, place, level = prefix
        name, kind = known[form]
        scene.add_atom(start, end, "B")
        reach = end
        yield Candidate(start, end, kind, "bureau", scene.text[start:end], (place or level) + name, level=level, rank=1)


def _prefix(scene: Scene, begin: int) -> tuple[int, str, str] | None:
    """Where the name starts, and the full name of the place that stands there or the level character for one."""
    level = scene.text[begin - 1 : begin]
    near = begin
    if begin not in scene.full and level and level in _LEVELS:
        near = begin - 1
    if near in scene.full:
        start = scene.atoms[near][0]
        return start - 2 * scene.text.endswith("中共", 0, start), scene.full[near], ""
    # 七市体育局: a number before the level counts several bodies and names none.
    counted = scene.text[near - 1 : near] in tuple("一二三四五六七八九十两多各")
    return (near, "", level) if near < begin and scene.cuts(near) and not counted else None
