"""Following a name to the left from its head noun, word by word and over stretches that are known already."""

import re
from string import ascii_letters

from kg.mention.heads import ZONES, Heads
from kg.mention.scene import Scene
from kg.mention.steps import HAN, MEASURE, NUMBER, SERIAL, STOP_TAGS, Piece, single
from kg.mention.words import Words

_LONGEST = 40
_WIDEST = 60
_STEPS = 16
_ORDINAL = re.compile(rf"第[{NUMBER}\d]+代?$")
# Parts of the country that name what opens a clause with them, and in other places only say where.
_REGIONS = frozenset(
    [
        "北方",
        "南方",
        "西部",
        "东部",
        "中部",
        "东北",
        "西北",
        "西南",
        "东南",
        "华东",
        "华北",
        "华南",
        "华中",
        "中原",
        "两岸",
    ]
)
_OPENING = re.compile("(?:^|[，。；：、“（]|[与和由向])$")
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+&×-]*\+?$")
_COMMON_LATIN = frozenset(
    [
        "AI",
        "5G",
        "6G",
        "4G",
        "APP",
        "App",
        "IT",
        "VR",
        "AR",
        "ICT",
        "GDP",
        "IP",
        "PPP",
        "CEO",
        "3D",
        "AI+",
        "5G+",
        "5G-A",
        "F5G",
        "ETC",
        "LED",
        "LNG",
    ]
)
# Countries by the one character that stands for them beside 中.
_PARTNER = "新韩日德法美俄英意蒙泰老瑞奥荷越柬缅印巴哈匈波捷埃澳"
_NATION = re.compile(rf"(?:(?:数字|健康|美丽|平安|法治)?中国|国家|全国|中华|国际|世界|全球|中[{_PARTNER}])$")
# 8英寸……生产线, 500千伏……变电站: a measure that belongs to the name.
_MEASURE = re.compile(f"{MEASURE}$")
_HOTLINE = re.compile(r"1\d{4}")
_PASSABLE = frozenset("·暨-")
_MEASURED = "寸米伏瓦级"
# With one of these or a digit ends whatever `_known` has a pattern for: no word but few must be searched for it.
_CLOSERS = frozenset(
    f"届次期年度号{NUMBER}代国家华际界球{_PARTNER}.+&×—{_MEASURED}{ascii_letters}{''.join(sorted(_PASSABLE))}"
)
# 已有, 建成, 拥有 make a sentence of the nouns beside them.
_SAYS_SO = re.compile("[已将可应须未不正曾再拟仍也均都获]|.[有成到出了过为是]")
_WHOLE = frozenset(["全市", "全省", "全区", "全县"])
_LEVELS = frozenset("省市区县州")
_TOWN_TAGS = frozenset({"n", "ng", "ns", "nr", "nz", "g", "zg"})
_PROPER_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt"})
_JOINED = 4
_PARTED = 4  # characters of a word that a place of two may open
_PARTIES = frozenset(
    ["企业", "高校", "院所", "政府", "部门", "市民", "群众", "学校", "医院", "机构", "单位", "公司", "科研院所"]
)
_GRADES = frozenset(["国家级", "省级", "市级", "区级", "县级"])  # 2024年度区级……资金: in a name only behind its year
_PRAISES = frozenset(["高端", "大型", "特大", "超大", "重大", "重点", "优质", "部分", "海外", "全面"])


def walk(scene: Scene, head: int, known: Heads, words: Words, *, strong: bool, way: bool = False) -> list[Piece]:
    """The steps to the left of a head that begins at `head`, nearest first; a `way` may be named by both its ends."""
    pieces: list[Piece] = []
    position = head
    while position > 0 and head - position < _LONGEST:
        piece = _step(scene, position, known, words, strong)
        if (
            piece is None
            or head - piece.begin > _WIDEST
            or len(pieces) >= _STEPS
            or _leads_up(scene, piece, pieces, known)
        ):
            break
        if scene.text[position - 1] * 3 == scene.text[position - 1 : position + 2]:
            break
        pieces.append(piece)
        position = piece.begin
    if way and pieces and pieces[-1].sort in ("P", "D") and (other := _other_end(scene, position)):
        return [*pieces, *other]
    return pieces + _joined(scene, position, pieces, known, words)


def _other_end(scene: Scene, position: int) -> list[Piece]:
    """The place where a line starts that leads to the place at `position` (南宁至玉林高速铁路)."""
    if position < 2 or scene.text[position - 1] not in "至—-" or position - 1 not in scene.atoms:
        return []
    begin, sort = scene.atoms[position - 1]
    return [Piece(position - 1, position, ""), Piece(begin, position - 1, sort)] if sort in ("P", "D") else []


def _step(scene: Scene, position: int, known: Heads, words: Words, strong: bool) -> Piece | None:
    return (
        _known(scene, position)
        or _fixed(scene, position, known)
        or _word(scene, position, known, words, strong)
        or _praise(scene, position)
    )


def _praise(scene: Scene, position: int) -> Piece | None:
    """An adjective that may lead up to a name but stands inside one behind a place or body (某局高端……项目)."""
    begin = position - 2
    if begin <= 0 or scene.text[begin:position] not in _PRAISES:
        return None
    return Piece(begin, position, "") if scene.atoms.get(begin, (0, ""))[1] in ("P", "D", "B", "R") else None


def _joined(scene: Scene, position: int, pieces: list[Piece], known: Heads, words: Words) -> list[Piece]:
    """The steps over a 与 or 和 inside a name (……科学与应用研究中心): an anchor stands before both nouns."""
    if position < 1 or scene.text[position - 1] not in "与和" or not pieces or any(piece.sort for piece in pieces):
        return []
    more = [Piece(position - 1, position, "")]
    while len(more) <= _JOINED and (end := more[-1].begin) and (piece := _step(scene, end, known, words, strong=False)):
        more.append(piece)
        if piece.sort in ("P", "D", "B", "N"):
            return more if len(more) > 2 and scene.text[more[1].begin : more[1].end] not in _PARTIES else []
    return []


def _leads_up(scene: Scene, piece: Piece, pieces: list[Piece], known: Heads) -> bool:
    """Whether a word that can stand in names is a verb here: 联合, 建设 right before a place."""
    if (
        not pieces
        or pieces[-1].sort not in ("P", "D", "U", "B")
        or scene.text[piece.begin : piece.end] not in known.stops
    ):
        return False
    return pieces[-1].sort != "U" or piece.end - piece.begin > 1


def _known(scene: Scene, position: int) -> Piece | None:
    text = scene.text
    if position in scene.atoms:
        begin, sort = scene.atoms[position]
        return Piece(begin, position, sort)
    if text[position - 1] not in _CLOSERS and not text[position - 1].isdecimal():
        return None
    if serial := SERIAL.search(text, max(0, position - 12), position):
        return Piece(serial.start(), position, "O")
    if ordinal := _ORDINAL.search(text, max(0, position - 5), position):
        return Piece(ordinal.start(), position, "")
    if nation := _NATION.search(text, max(0, position - 4), position):
        two = nation.group()[0] == "中" and nation.group() not in ("中国", "中华")  # 中德产业园 is one of its kind
        return Piece(nation.start(), position, "D" if two else "N") if scene.cuts(nation.start()) else None
    if text[position - 1] in _MEASURED and (measure := _MEASURE.search(text, max(0, position - 9), position)):
        return Piece(measure.start(), position, "")
    latin = _LATIN.search(text, max(0, position - 20), position)
    if latin and (not latin.group().isdigit() or _HOTLINE.fullmatch(latin.group())):
        common = latin.group() in _COMMON_LATIN
        return Piece(latin.start(), position, "" if common else "L")
    joins = text[position - 1] in _PASSABLE or (
        text[position - 1] == "—" and scene.atoms.get(position - 1, (0, ""))[1] in ("P", "D")
    )
    return Piece(position - 1, position, "") if joins else None


def _fixed(scene: Scene, position: int, known: Heads) -> Piece | None:
    """A word of the table of verbs and modifiers, however the segmenter has cut it."""
    for size in known.verb_sizes.get(scene.text[position - 1], ()):
        begin = position - size
        if begin >= 0 and scene.text[begin:position] in known.verbs and scene.cuts(begin):
            return Piece(begin, position, "")
    return None


def _word(scene: Scene, position: int, known: Heads, words: Words, strong: bool) -> Piece | None:
    token = scene.token(position - 1)
    begin = token.begin
    if position - begin >= _PARTED:
        begin = _behind_place(scene, begin, position)
    word = scene.text[begin:position]
    if word in _WHOLE or (word in _LEVELS and not (word == "区" and _ends_zone(scene.text, begin))):
        own = word in _LEVELS and begin in scene.atoms and scene.atoms[begin][1] == "P"  # 台湾区……公会
        return Piece(begin, position, "" if own else "U" if _in_town(scene, begin, known) else "V")
    if not HAN.match(word[-1]):
        return None
    if len(word) == 1:
        if token.tag[:1] == "v" and scene.text[position - 2 : position] in known.stops:
            return None  # 引育: a verb that the segmenter cuts into characters
        return single(scene, position, token.tag, known, strong)
    if word in _GRADES and SERIAL.search(scene.text, max(0, begin - 12), begin):
        return Piece(begin, position, "")
    if word in known.stops or token.tag in STOP_TAGS or _measures(scene, begin, known):
        return None
    unknown = len(word) == 2 and not words.is_known(word)
    if token.tag[:1] == "v" and token.tag != "vn":
        inside = not strong and token.begin == begin and _inside(scene, begin, position, known)
        return Piece(begin, position, "") if inside else None
    if word in _REGIONS and _OPENING.search(scene.text, max(0, begin - 1), begin):
        return Piece(begin, position, "D")
    if token.tag == "ns" and (len(word) > 2 or not words.is_known(word)):
        return Piece(begin, position, "D")
    if token.tag == "nr" and len(word) == 2 and words.is_known(word):
        return Piece(begin, position, "K")
    return Piece(begin, position, "U" if unknown or token.tag in _PROPER_TAGS else "")


def _inside(scene: Scene, begin: int, end: int, known: Heads) -> bool:
    """Whether a verb of two characters stands between a noun and the head noun (细胞治疗中心)."""
    if end - begin != 2 or begin < 2 or begin in scene.atoms or _SAYS_SO.match(scene.text, begin):
        return False
    if scene.text[end : scene.token(end).end] not in known.kinds:
        return False
    before = scene.token(begin - 1)
    return before.end - before.begin == 2 and before.tag == "n" and scene.text[before.begin : begin] not in _WHOLE


def _behind_place(scene: Scene, begin: int, position: int) -> int:
    """Where the place ends that one word holds with what happened there (南昌|起义); its beginning without one."""
    ends = range(begin + 2, position - 1)
    return next((end for end in ends if scene.atoms.get(end, (0, ""))[0] == begin and end in scene.atoms), begin)


def _ends_zone(text: str, position: int) -> bool:
    """Whether 区 at `position` ends the name of a zone (综保区, A区) and stands for no district."""
    return text.endswith(ZONES, 0, position) or (position > 0 and text[position - 1] in ascii_letters)


def _in_town(scene: Scene, begin: int, known: Heads) -> bool:
    """Whether the 市 or 区 at `begin` ends the name of a town (香市) and stands for no city."""
    if begin < 1 or begin in scene.atoms or not HAN.match(scene.text[begin - 1]):
        return False
    before = scene.token(begin - 1)
    single = before.begin == begin - 1 and before.tag in _TOWN_TAGS and scene.text[begin - 1] not in _LEVELS
    return single and scene.text[begin - 1] not in known.stop_chars


def _measures(scene: Scene, begin: int, known: Heads) -> bool:
    """Whether a measure word stands there that the segmenter has joined to the next word: 4家数商……."""
    return scene.text[begin] in known.stop_chars and scene.text[begin - 1 : begin].isdigit()
