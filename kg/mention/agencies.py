"""Local authorities and mass organisations: a place, or 省, 市, 区, 县 for it, and the words of an office."""

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_uppercase

from kg.lexicon import Lexicon
from kg.mention.heads import ZONES, ends_word, heads
from kg.mention.scene import Candidate, Scene
from kg.model import Kind

_LETTERS = tuple(ascii_uppercase)  # A区
_ZONES = tuple(zone + "区" for zone in ZONES)
_LEVELS = "省市区县州旗"
# 市场发展处, 综合协调科: a part of the office named before it; what stands behind shows where it ends.
_PART = re.compile(
    r"(?!副|原|党组|局|处|科|系统|相关|有关|工作|组织|负责|书记|主任|人员)[\u4e00-\u9fff]{2,9}?"
    r"(?:处(?!理|置|于|罚|在)|科(?!技|学|研|创|普|协)|室(?!内|外))"
    r"(?=副?[处科主][长任]|[一二三四]级|负责人|工作人员|干部|相关|[，。；、）]|反映|提出|报名|咨询|联系)"
)
# 某市委常委、组织部部长: the department is that of the committee.
_ORGAN = re.compile(
    "(?:常委|副书记|委员)、(?:[^，。；、]{1,8}、)?(?P<organ>(?:宣传|组织|统战|政法|社会工作)[部委])(?=(?:常务)?副?[部书][长记])"
)
_YOUTH = re.compile("团[省市区县州]委(?!员)")
_OFFICE = re.compile(
    r"(?!公|主|驻|政府驻)[\u4e00-\u9fff]{2,7}?(?<![主承举协联合兴创开督交])办(?=副?主任|[，。、]|有关|相关|负责人)"
)


@cache
def bureaus(lexicon: Lexicon) -> dict[str, tuple[str, Kind]]:
    """The words of an office, with what it is called in full."""
    return {row["form"]: (row["name"], row.enum("kind", Kind)) for row in lexicon.rows("bureaus")}


def find_agencies(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """市数据局, 武汉市数据局, 中共武汉市委统战部, 省政府国资委 …; tells `scene` where they end."""
    known, ends = bureaus(lexicon), heads(lexicon)
    reach = 0
    for begin, form in scene.forms["bureaus"]:
        end = begin + len(form)
        if (
            begin < reach
            or form not in known
            or not ends_word(scene, end, ends)
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
        if name[-1] == "委" and (organ := _ORGAN.match(scene.text, end)):
            whole = scene.text[start:end] + organ["organ"]
            full = (place or level) + name + organ["organ"]
            yield Candidate(*organ.span("organ"), kind, "department of a committee", whole, full, level=level, rank=0)
        if kind is Kind.GOVERNMENT_AGENCY and (part := _PART.match(scene.text, end)):
            whole = scene.text[start : part.end()]
            yield Candidate(
                start, part.end(), kind, "part of a bureau", whole, (place or level) + name + part[0], level=level
            )
    for match in _YOUTH.finditer(scene.text) if "团" in scene.text else ():
        if scene.cuts(match.start()) and scene.cuts(match.end()):
            scene.add_atom(*match.span(), "B")
            yield Candidate(*match.span(), Kind.ORGANIZATION, "committee of the youth league", match.group(), rank=1)
    yield from _offices(scene)


def _offices(scene: Scene) -> Iterator[Candidate]:
    """Offices called by a place and their task: ……市外事办, where a post or the clause's end follows."""
    for place, name in sorted(scene.full.items()):
        if scene.atoms[place][1] not in ("P", "D"):
            continue
        task = _OFFICE.match(scene.text, place)
        if task and not any(end in scene.full for end in range(place + 1, task.end())):
            begin = scene.atoms[place][0]
            if scene.atoms.get(begin, (0, ""))[1] in ("P", "D"):
                begin, name = scene.atoms[begin][0], scene.full.get(begin, "") + name
            yield Candidate(
                begin, task.end(), Kind.GOVERNMENT_AGENCY, "office", scene.text[begin : task.end()], name + task[0]
            )


def _prefix(scene: Scene, begin: int) -> tuple[int, str, str] | None:
    """Where the name starts, and the full name of the place that stands there or the level character for one."""
    level = scene.text[begin - 1 : begin]
    near = begin
    if begin not in scene.full and level and level in _LEVELS:
        near = begin - 1
    if near in scene.full:
        start = scene.atoms[near][0]
        if start in scene.full and scene.text.endswith(_ZONES, 0, near):
            start = scene.atoms[start][0]  # 西安市|曲江新区管委会: without its city the office is cut in two
        return start - 2 * scene.text.endswith("中共", 0, start), scene.full[near], ""
    # 综保区管委会: the last character of a zone is no level.
    if level == "区" and (scene.text.endswith(ZONES, 0, near) or scene.text[near - 1 : near] in _LETTERS):
        return None
    # 七市体育局, 区市县政府: a number or another level before the level counts several bodies and names none.
    counted = scene.text[near - 1 : near] in tuple("一二三四五六七八九十两多各市区县")
    return (near, "", level) if near < begin and scene.cuts(near) and not counted else None
