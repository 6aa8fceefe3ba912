"""Persons, by a post before or after the name, by what they say, by lists of names, and by recurrence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.mention.scene import Candidate, Scene
from kg.model import Kind

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_EDGE = "，。！？；：、“”（）《》 \n"
_MASKED = frozenset("某女男先小")
_HONORIFIC = (
    "女士",
    "先生",
    "小姐",
    "某",
    "师傅",
    "阿姨",
    "大爷",
    "奶奶",
    "爷爷",
    "大妈",
    "大姐",
    "医生",
    "老师",
    "总",
    "氏",
)
_LEFT = frozenset("，。！？；：、“”（） ")


@dataclass(frozen=True)
class _Patterns:
    titled: re.Pattern[str]
    after: re.Pattern[str]
    follow: re.Pattern[str]
    speech: re.Pattern[str]
    chain: re.Pattern[str]
    data: re.Pattern[str]
    caption: re.Pattern[str]
    foreign: re.Pattern[str]
    common: frozenset[str]
    starts: str


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    names = [(row["surname"], row["use"]) for row in lexicon.rows("surnames")]
    single = "".join(n for n, _ in names if len(n) == 1)
    double = "|".join(n for n, _ in names if len(n) == 2)
    common = frozenset(n for n, use in names if use == "common")
    surname = f"(?:{double}|[{single}])"
    before = [r["title"] for r in lexicon.rows("titles") if r["side"] != "after"]
    after = [r["title"] for r in lexicon.rows("titles") if r["side"] != "before"]
    followers = [(r["word"], r["speech"]) for r in lexicon.rows("person_followers")]
    name = f"(?:{double}){_HAN}{{1,2}}|[{single}]{_HAN}{{1,2}}"
    speech = _any([word for word, speech in followers if speech == "yes"])
    return _Patterns(
        titled=re.compile(f"(?:{_by_last(before)})(?=[:：]?“?{surname}{_HAN})"),
        after=re.compile(f"(?=({name})(?:{_any(after)}))"),
        follow=re.compile(f"[{_EDGE}]|$|(?:{_any([w for w, _ in followers])})"),
        speech=re.compile(f"(?=({name})[^，。：“”]{{0,4}}?(?:{speech}))"),
        chain=re.compile(f"[、 ]({name})(?=[、，。；： ）)]|$|等|以及|和|及|审议|出席|参加)"),
        data=re.compile(f"(?:^|[。；\n])({name})，[男女]，"),
        caption=re.compile(f"({name})(?: ?/? ?)摄"),
        foreign=re.compile(f"{_HAN}{{1,5}}(?:·{_HAN}{{1,8}})+"),
        common=common,
        starts=surname,
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


def _by_last(words: Sequence[str]) -> str:
    return _any(words)


def find_persons(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """Persons that the passage itself introduces."""
    found = _patterns(lexicon)
    text = scene.text
    for match in found.titled.finditer(text):
        begin = match.end()
        end = _end(scene, begin, found, strong=True)
        if end:
            yield _person(text, begin, end, f"after {match.group()}")
            yield from _chain(scene, end, found)
    yield from _spoken(scene, found)
    for pattern, rule in ((found.data, "personal data"), (found.caption, "caption")):
        for match in pattern.finditer(text):
            yield _person(text, *match.span(1), rule)
    yield from _foreign(scene, found)


def _person(text: str, begin: int, end: int, rule: str) -> Candidate:
    return Candidate(begin, end, Kind.PERSON, rule, text[begin:end])


def _chain(scene: Scene, position: int, found: _Patterns) -> Iterator[Candidate]:
    """Further names of a list, 彭某某、何某某、苏某某."""
    while match := found.chain.match(scene.text, position):
        name = match.group(1)
        if _everyday(scene, match.start(1), match.end(1)):
            return
        position = match.end()
        if not name.endswith(_HONORIFIC):
            yield _person(scene.text, *match.span(1), "list of persons")


def _end(scene: Scene, begin: int, found: _Patterns, *, strong: bool) -> int:
    """Where the name that starts at `begin` ends, 0 where none starts there."""
    text = scene.text
    double = text[begin : begin + 2] in found.common
    family = 2 if double else 1
    sizes = [size for size in (family + 1, family + 2) if begin + size <= len(text)]
    fitting = [begin + size for size in sizes if found.follow.match(text, begin + size)]
    fitting = [end for end in fitting if re.fullmatch(f"{_HAN}+", text[begin:end])]
    fitting = [end for end in fitting if not _refused(scene, begin, end, strong, found)]
    if len(fitting) == 2:
        return _choose(scene, begin, *fitting, found)
    return fitting[0] if fitting else 0


def _choose(scene: Scene, begin: int, short: int, long: int, found: _Patterns) -> int:
    """Of two readings (张伟 or 张伟说) the one whose end the following words make likelier."""
    edge = long >= len(scene.text) or scene.text[long] in _EDGE
    third = scene.text[short:long]
    if found.follow.match(third) and third not in "家成正代作因领从":
        if edge and third in "说称道":
            return short
        rest = found.follow.match(scene.text, long)
        return short if not (rest and rest.group() and not edge) else short
    return long


def _refused(scene: Scene, begin: int, end: int, strong: bool, found: _Patterns) -> bool:
    name = scene.text[begin:end]
    if name.endswith(_HONORIFIC) or name[1] in _MASKED or scene.text.startswith(_HONORIFIC, end):
        return True
    if name[:1] not in found.common and name[:2] not in found.common and not strong:
        return True
    return _everyday(scene, begin, end)


def _everyday(scene: Scene, begin: int, end: int) -> bool:
    """Whether the stretch starts with, or is, a common word of two or more characters."""
    token = scene.token(begin)
    if token.end - token.begin == 1 or token.begin < begin:
        return token.tag in ("p", "r", "d") and token.end - token.begin > 1
    return token.tag not in ("nr", "nrt", "nrfg", "nz") and token.end <= end and token.begin == begin


def _spoken(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    text = scene.text
    for match in found.speech.finditer(text):
        begin = match.start()
        if begin and text[begin - 1] not in _LEFT:
            continue
        end = _end(scene, begin, found, strong=False)
        if end and found.speech.match(text, begin):
            yield _person(text, begin, end, "speaks")
    for match in found.after.finditer(text):
        begin, end = match.start(), match.end(1)
        ends = [e for e in (begin + 3, begin + 2) if e <= end and scene.text[e:]]
        for stop in ends:
            if (begin == 0 or text[begin - 1] in _LEFT or not scene.cuts(begin) is False) and _title_at(
                text, stop, match
            ):
                if not _refused(scene, begin, stop, False, found) and (begin == 0 or text[begin - 1] in _LEFT):
                    yield _person(text, begin, stop, "before a title")
                break


def _title_at(text: str, position: int, match: re.Match[str]) -> bool:
    return position == match.end(1)


def _foreign(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    for match in found.foreign.finditer(scene.text):
        begin = match.start()
        for i in range(match.start(), match.end()):
            if scene.text[i] == "·":
                break
            if scene.cuts(i) and found.titled.search(scene.text, max(0, i - 8), i + 2):
                begin = i
        end = match.end()
        yield from ()
        _ = begin, end


def recurring(scenes: Sequence[Scene], lexicon: Lexicon) -> frozenset[str]:
    """Names that stand three times or more at the start of clauses, cut into single characters: no known word."""
    found = _patterns(lexicon)
    clause = re.compile(f"(?:^|[，。！？；：”])({found.starts}{_HAN}{{1,2}})")
    seen: Counter[str] = Counter()
    for scene in scenes:
        for match in clause.finditer(scene.text):
            begin = match.start(1)
            if end := _end(scene, begin, found, strong=False):
                token = scene.token(begin)
                if token.end - token.begin == 1 or token.tag.startswith("nr"):
                    seen[scene.text[begin:end]] += 1
    return frozenset(name for name, count in seen.items() if count >= 3)
