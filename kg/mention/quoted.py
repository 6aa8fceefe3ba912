"""Names in quotation marks and book-title marks.

A quoted phrase is a name only where something says so: a head noun behind it (“汇民通”平台), a head noun that it
ends with (“青苗计划”), a verb of award or naming before it. Slogans, speech and scare quotes are none.
"""

import re
from collections.abc import Iterator

from kg.lexicon import Lexicon
from kg.mention.heads import Heads, heads
from kg.mention.scene import Candidate, Scene, quotations
from kg.model import Kind

# A thing of these kinds is called by the quoted words alone; the others by the words with their head.
_BARE_KINDS = frozenset({Kind.PLATFORM, Kind.PRODUCT, Kind.FACILITY, Kind.ORGANIZATION, Kind.COMPANY})
_AWARDING = re.compile(
    r"(?:荣?获|获评|获得|获颁|荣膺|摘得|斩获|被评为|评为|被授予|授予|获批|入选|跻身|当选|获授)[^“”，。；]{0,14}$"
)
_NAMING = re.compile(r"(?:名为|取名为?|命名为|叫做|名叫|称为|代号|品牌|题为|主题为|推出|上线|打造)$")
_NAMED_AS = re.compile(r"(?:主题为|题为|称为)$")
_LIST_TAIL = re.compile(
    r"(?:、?[“][^“”]{2,30}[”])*(?:等)?[\d一二三四五六七八九十两多余]*[个项大]?(项目|案例|平台|计划|系统|榜单|试点|工程|行动)"
)
_PAPER = frozenset({"日报", "晚报", "晨报", "时报", "杂志"})
_OPERATES = re.compile(r"(?:已?(?:累计|整合|接入|覆盖|吸引|汇聚|上线|对接|挂接|归集|通过|依托|运用|协同|日均)|在)")
_SLOGAN = re.compile(r"[，。！？；、：]")


def find_quoted(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """The quoted names of a passage; tells `scene` where every quotation ends."""
    known = heads(lexicon)
    for begin, end in quotations(scene.text):
        mark = scene.text[begin]
        if mark != "（" or _place_inside(scene, begin, end):
            scene.add_atom(begin, end, "Q" if mark in "“‘" else "" if mark == "（" else "Q")
        if mark == "《":
            yield _document(scene, begin, end)
        elif mark in "“‘":
            yield from _quotation(scene, begin, end, known)


def _place_inside(scene: Scene, begin: int, end: int) -> bool:
    return scene.atoms.get(end - 1, (0, ""))[0] == begin + 1


def _document(scene: Scene, begin: int, end: int) -> Candidate:
    words = scene.text[begin + 1 : end - 1]
    kind = Kind.ORGANIZATION if words[-2:] in _PAPER else Kind.PROGRAMME
    return Candidate(begin, end, kind, "book-title marks", words)


def _quotation(scene: Scene, begin: int, end: int, known: Heads) -> Iterator[Candidate]:
    words = scene.text[begin + 1 : end - 1]
    head = _head_behind(scene, end, known)
    if head and not _SLOGAN.search(words):
        yield _with_head(scene, begin, end, head, known)
    elif found := _alone(scene, begin, end, known):
        yield Candidate(begin, end, found[0], found[1], words)


def _head_behind(scene: Scene, end: int, known: Heads) -> int:
    """The end of the head noun that follows a quotation, over a few modifiers; 0 where none does."""
    best, position = 0, end
    while position < len(scene.text) and position - end < 12:
        token = scene.token(position)
        word = scene.text[position : token.end]
        if word in known.kinds or known.ending(word):
            best = token.end
        elif word in known.stop_chars or (word in known.stops and word not in known.verbs) or best or not ("\u3400" <= word[0] <= "\u9fff" or word.isalnum()) or token.tag[:1] in "pcurdm" or (token.tag[:1] == "v" and word not in known.verbs):
            break
        position = token.end
    return best


def _with_head(scene: Scene, begin: int, end: int, head: int, known: Heads) -> Candidate:
    inner, tail = scene.text[begin + 1 : end - 1], scene.text[end:head]
    kind = known.kinds[known.ending(tail)][0]
    rule = f"quoted before {known.ending(tail)}"
    whole = inner + tail
    if kind in _BARE_KINDS or tail in ("企业", "项目", "称号", "荣誉", "人才", "模式", "案例"):
        return Candidate(begin, head, kind, rule, inner, inner, (whole,))
    return Candidate(begin, head, kind, rule, whole, whole, (inner,))


def _alone(scene: Scene, begin: int, end: int, known: Heads) -> tuple[Kind, str] | None:
    words, before = scene.text[begin + 1 : end - 1], scene.text[:begin]
    if _AWARDING.search(before) and not _SLOGAN.search(words) and len(words) > 2:
        return Kind.AWARD, "quoted after a verb of award"
    if _SLOGAN.search(words) or len(words) < 3:
        return None
    head = known.ending(words)
    if head and len(head) >= 2 and len(words) - len(head) >= 2 and known.kinds[head][1] != "quoted":
        return known.kinds[head][0], f"quoted, ends with {head}"
    if words[-1] == "奖":
        return Kind.AWARD, "quoted, ends with 奖"
    if _NAMING.search(before) and not _NAMED_AS.search(before):
        return Kind.PLATFORM, "quoted after a verb of naming"
    return _listed(scene.text, begin, end, known)


def _listed(text: str, begin: int, end: int, known: Heads) -> tuple[Kind, str] | None:
    if tail := _LIST_TAIL.match(text, end):
        return known.kinds[tail[1]][0], f"quoted in a list of {tail[1]}"
    if (begin == 0 or text[begin - 1] in "，。；：、") and _OPERATES.match(text, end):
        return Kind.PLATFORM, "quoted as what operates"
    return None
