"""Where a Chinese person's name ends: two readings (张伟, 张伟说) are settled by what may follow a name."""

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.mention.scene import Scene
from kg.mention.words import Words, everyday

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_NAME = re.compile(f"{_HAN}{{2,4}}")
_EDGE = "，。！？；：、“”‘’（）《》/ \n"
_MASKED = frozenset("某女男先")
_NOT_GIVEN = frozenset("曾率摄的了在是和与及等也都就说将对向把被从到为以还又")
# 李向阳, 王为民: in a roll, where a mark follows, these begin given names.
_ALSO_GIVEN = frozenset("向为从同和以")
_HONORIFIC = (
    "女士",
    "先生",
    "小姐",
    "某某",
    "师傅",
    "阿姨",
    "大爷",
    "奶奶",
    "爷爷",
    "大妈",
    "大姐",
    "婆婆",
    "爹爹",
    "同学们",
)
_ACTING = frozenset(["v", "vd", "vn", "p", "d", "ad"])
# Behind a post a name may end before these as well: 主教练王强赛后…, 院长李芳的…, 主任陈静前几天….
_GOING_ON = frozenset(["t", "l", "i", "m", "r", "uj", "f", "zg"])
_NO_NAMES = _GOING_ON - {"zg"}  # 前几天 begins with no part of a name; a character that is no word may be one
_PLAIN = frozenset({"n", "v", "vn"})


@dataclass(frozen=True)
class Signs:
    """What tells a name from other words."""

    follow: re.Pattern[str]
    says: re.Pattern[str]
    common: frozenset[str]
    rare: frozenset[str]
    words: Words
    offices: frozenset[str]


@cache
def signs(lexicon: Lexicon) -> Signs:
    """The signs that the tables of surnames, titles, followers and heads give."""
    uses = {row["surname"]: row["use"] for row in lexicon.rows("surnames")}
    after = [row["title"] for row in lexicon.rows("titles") if row["side"] != "before"]
    speech = alternation(row["word"] for row in lexicon.rows("person_followers") if row["speech"] == "yes")
    follow = alternation(lexicon.forms("person_followers"))
    return Signs(
        follow=re.compile(f"[{_EDGE}]|$|{follow}|{alternation(after)}"),
        says=re.compile(f"[、，]|{speech}"),
        common=frozenset(name for name, use in uses.items() if use == "common"),
        rare=frozenset(name for name, use in uses.items() if use != "common"),
        words=everyday(lexicon),
        offices=frozenset(name for table in ("name_heads", "bureaus", "titles") for name in lexicon.forms(table)),
    )


def name_end(scene: Scene, begin: int, found: Signs, *, titled: bool) -> int:
    """Where the name that starts at `begin` ends, 0 where none starts there."""
    family = 2 if scene.text[begin : begin + 2] in found.common else 1
    if family == 1 and not (titled or scene.text[begin : begin + 1] in found.common):
        return 0
    ends = [begin + family + 1, begin + family + 2]
    followed = [e for e in ends if found.follow.match(scene.text, e) or (titled and _acts(scene, begin, e))]
    fitting = [e for e in followed if is_name(scene, begin, e, found, titled=titled)]
    if len(fitting) == 2:
        return _choose(scene, fitting[0], fitting[1], found)
    return fitting[0] if fitting else 0


def _acts(scene: Scene, begin: int, position: int) -> bool:
    """Whether a word stands there that says what somebody does, or when, behind what is no word itself."""
    if not scene.cuts(position):
        return False
    tag, first = scene.token(position).tag, scene.token(begin)
    return tag in _ACTING or (tag in _GOING_ON and (first.end == begin + 1 or first.tag.startswith("nr")))


def _choose(scene: Scene, short: int, long: int, found: Signs) -> int:
    """Of two readings the longer, unless its last character begins a longer word that may follow a name."""
    match = found.follow.match(scene.text, short)
    if scene.text[short] in "和为":
        return long
    if match is None and scene.token(short).tag in _NO_NAMES and not found.follow.match(scene.text, long):
        return short
    if match is None or scene.text[short] in "家成代作正同":
        return long
    return short if len(match.group()) > 1 or scene.text[short] in _NOT_GIVEN or not scene.cuts(long) else long


def is_name(scene: Scene, begin: int, end: int, found: Signs, *, titled: bool) -> bool:
    """Whether the stretch can be a name; behind a title more can."""
    name = scene.text[begin:end]
    if end > len(scene.text) or _NAME.fullmatch(name) is None:
        return False
    if (
        name[:1] == name[1:2]
        or name.endswith(_HONORIFIC)
        or name[1] in _MASKED
        or scene.text.startswith(_HONORIFIC, end)
    ):
        return False
    if (
        (name[-1] in _NOT_GIVEN and not _ends_so(scene, name, end, found))
        or (len(name) > 2 and name[1] in _NOT_GIVEN and not (titled and _is_given(scene, name, end)))
        or scene.text.startswith(_HONORIFIC, begin + 1)
    ):
        return False
    # 管委会, 党工委: some offices begin like a person's name.
    if name[0] in found.rare and _is_word(scene, begin, end, found.words):
        return False
    return name not in found.offices and not _everyday(scene, begin, end, found.words, titled)


def stands_between(scene: Scene, begin: int, end: int, found: Signs) -> bool:
    """Whether a name stands there between a body and a title (某大学丁汉院士), and no words (某医院高年资主任)."""
    family, given = scene.token(begin), scene.token(begin + 1)
    if family.begin != begin or family.end > begin + 1 or scene.text[begin] not in found.common:
        return False
    word = given.end - given.begin > 1 and not given.tag.startswith("nr")
    return not word and is_name(scene, begin, end, found, titled=False)


def _is_word(scene: Scene, begin: int, end: int, words: Words) -> bool:
    """Whether the stretch is, or cuts into, words of the dictionary (代表植树, 居民区长期, 专家和学者)."""
    token, given = scene.token(begin), scene.token(begin + 1)
    if token.begin != begin:
        return True
    if token.end > begin + 1:
        return not token.tag.startswith("nr")
    return given.end == end and end - begin > 2 and given.tag in _PLAIN and words.is_known(scene.text[begin + 1 : end])


def _ends_so(scene: Scene, name: str, end: int, found: Signs) -> bool:
    """李志和、…; 王有为介绍: the character can be nothing but the end of the name."""
    if name[-1] == "和":
        return scene.text[end : end + 1] in ("、", "，")
    return name[-1] == "为" and len(name) > 2 and found.says.match(scene.text, end) is not None


def _is_given(scene: Scene, name: str, end: int) -> bool:
    return name[1] in _ALSO_GIVEN and scene.text[end : end + 1] in ("、", "，")


def _everyday(scene: Scene, begin: int, end: int, words: Words, titled: bool) -> bool:
    """Whether the stretch begins with a common word, or a longer word than the name begins there."""
    token = scene.token(begin)
    whole = token.end - begin
    if token.begin != begin or whole > end - begin:
        return token.begin == begin and whole > end - begin and not token.tag.startswith("nr")
    if whole >= 2 and not token.tag.startswith("nr"):
        return words.is_frequent(scene.text[begin:end]) or (not titled and words.is_known(scene.text[begin:end]))
    return words.is_frequent(scene.text[begin:end]) and end - begin == 2 and whole == 2
