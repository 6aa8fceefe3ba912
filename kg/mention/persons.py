"""Persons: by a post before or after the name, by what they say, by lists of names, and by recurrence.

Where a Chinese given name ends cannot be read off the name: two readings (张伟, 张伟说) are settled by what may
follow a name. Once introduced, a name counts wherever the document has it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.mention.scene import Candidate, Scene
from kg.mention.surnames import Signs, is_name, name_end, signs, stands_between
from kg.mention.transcriptions import SYLLABLES, transcribed_end
from kg.model import Kind

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_MARKS = r"，。！？；：、“”（）—\s"
_SEX = re.compile("，[男女]，")
_STOP = re.compile("[，。；、！？]")
# What shows that a row of what could be names is one.
_ACTS = "发言|出席|参加|列席|致辞|主持|荣获|获得|获评|当选|先后|分别|参会|演讲|座谈|就座|陪同|作报告|述职|领奖|揭牌"
_ROW = 3
_MEMBER = re.compile(
    "(?:委员|代表)(?:代表|认为|建议|表示|说|提出|发言|在发言|围绕|结合|指出|呼吁|关注)"
    "|代表[^，。；：、]{2,16}?(?:发言|讲话|致辞|致词|作[工专主]|领奖|表态)"
)
# 任命李明为…；王芳为…
_APPOINTS = re.compile("(?:任命|选举|补选|推选|聘任|聘请)(?:：|了)?")
_LEAST = 3  # times that a name must stand at the start of clauses to count without a post


@dataclass(frozen=True)
class _Patterns:
    before: frozenset[str]  # the posts that stand before names, and those behind them
    after: frozenset[str]
    begins: re.Pattern[str]
    titles_after: re.Pattern[str]
    starts: re.Pattern[str]
    next: re.Pattern[str]
    data: re.Pattern[str]
    caption: re.Pattern[str]
    described: re.Pattern[str]
    foreign: re.Pattern[str]
    speech: re.Pattern[str]
    roll: re.Pattern[str]
    signs: Signs


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    surnames = {row["surname"]: row["use"] for row in lexicon.rows("surnames")}
    single = "".join(name for name in surnames if len(name) == 1)
    pairs = [name for name in surnames if len(name) == 2]
    family = f"(?:{'|'.join(pairs)}|[{single}])"
    before = [row["title"] for row in lexicon.rows("titles") if row["side"] != "after"]
    after = [row["title"] for row in lexicon.rows("titles") if row["side"] != "before"]
    speech = alternation(row["word"] for row in lexicon.rows("person_followers") if row["speech"] == "yes")
    return _Patterns(
        before=frozenset(before),
        after=frozenset(after),
        begins=re.compile(f"[：“]?(?:{family}{_HAN}|[{SYLLABLES}]{{3}})"),
        titles_after=re.compile(f"(?:{alternation(after)})"),
        starts=re.compile(f"[{_MARKS}](?={family}{_HAN})"),
        next=re.compile(f"(?:[、 ]|和|及|以及|与)(?={family}{_HAN})"),
        data=re.compile(f"(?<![^。；，\\s])(?={family}{_HAN}{{1,2}}，[男女]，)"),
        caption=re.compile(f"({family}{_HAN}{{1,2}})(?: ?摄)(?![像影制氏入取])"),
        described=re.compile(f"的(?={family}{_HAN}{{1,2}}(?:{speech}))|岁的(?={family}{_HAN})"),
        foreign=re.compile(f"{_HAN}{{1,7}}(?:·{_HAN}{{1,8}})+"),
        speech=re.compile(f"[^，。；：“”、]{{0,6}}?(?:{speech})"),
        roll=re.compile(f"(?:等|以及|和)?[^，。；：、]{{0,16}}?(?:{_ACTS})"),
        signs=signs(lexicon),
    )


def find_persons(scene: Scene, lexicon: Lexicon) -> Iterator[Candidate]:
    """The persons that a passage itself introduces."""
    found = _patterns(lexicon)
    yield from _titled(scene, found)
    yield from _at_clauses(scene, found)
    yield from _honoured(scene, found)
    yield from _appointed(scene, found)
    yield from _described(scene, found)
    for match in found.data.finditer(scene.text) if _SEX.search(scene.text) else ():
        end = scene.text.index("，", match.start())
        yield _person(scene, match.start(), end, "personal data")
    for match in found.caption.finditer(scene.text) if "摄" in scene.text else ():
        if not found.signs.words.is_frequent(match[1]):
            yield _person(scene, *match.span(1), "photo credit")
    yield from _foreign(scene, found)


def _person(scene: Scene, begin: int, end: int, rule: str) -> Candidate:
    return Candidate(begin, end, Kind.PERSON, rule, scene.text[begin:end])


def _titled(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """董事长黄某, and the list that may follow: 代表彭某某、何某某."""
    for end, title in _titles(scene, found):
        begin = end + (scene.text[end] in "：“")
        rule = f"after {title}"
        while end := name_end(scene, begin, found.signs, titled=True) or transcribed_end(scene, begin):
            yield _person(scene, begin, end, rule)
            follows = found.next.match(scene.text, end)
            if follows is None:
                break
            begin, rule = follows.end(), "list of persons"


def _described(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """开餐馆的黄某说, 57岁的黄某: a person whom a whole clause describes."""
    for match in found.described.finditer(scene.text) if "的" in scene.text else ():
        begin = match.end()
        token, end = scene.token(begin), name_end(scene, begin, found.signs, titled=False)
        proper = token.end == begin + 1 or token.tag.startswith("nr")
        if end and proper and not found.signs.words.is_known(scene.text[begin:end]):
            yield _person(scene, begin, end, "described")


def _titles(scene: Scene, found: _Patterns) -> Iterator[tuple[int, str]]:
    """Where the posts end that a name may begin behind, none within another."""
    reach, former = 0, -1
    for begin, form in scene.forms["titles"]:
        end = begin + len(form)
        if begin < reach or begin == former or form not in found.before:
            continue
        former = begin  # a shorter post is but the beginning of the longer one: 总统|计师
        if not found.begins.match(scene.text, end):
            continue
        word = scene.token(begin)
        if word.begin < begin or word.end <= end:  # 领导班子 is one word
            reach = end
            yield end, form


def _clause_starts(scene: Scene, found: _Patterns) -> list[tuple[int, int]]:
    """Where a clause begins with a surname, and where the name ends, 0 where it is none; found once for a passage."""
    if scene.clause_starts is None:
        # With a mark before it the text begins as its clauses do; each name then begins where its mark stands.
        begins = [match.start() for match in found.starts.finditer(f"，{scene.text}")]
        scene.clause_starts = [(begin, name_end(scene, begin, found.signs, titled=False)) for begin in begins]
    return scene.clause_starts


def _at_clauses(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """At the start of a clause: 黄某说, 黄某，某公司董事长, 黄某教授."""
    for begin, end in _clause_starts(scene, found):
        if end and scene.text.startswith("、", end):
            yield from _row(scene, begin, end, found)
        if not end:
            end = _before_title(scene, begin, found)
            if end:
                yield _person(scene, begin, end, "before a title")
        elif found.speech.match(scene.text, end) or _MEMBER.match(scene.text, end):
            yield _person(scene, begin, end, "speaks")
        elif _apposition(scene, end, found):
            yield _person(scene, begin, end, "before a post in apposition")


def _row(scene: Scene, begin: int, end: int, found: _Patterns) -> Iterator[Candidate]:
    """甲、乙、丙等先后发言: a row of names without a post."""
    row = [(begin, end)]
    while (follows := found.next.match(scene.text, row[-1][1])) and (
        last := name_end(scene, follows.end(), found.signs, titled=True)
    ):
        row.append((follows.end(), last))
    if len(row) >= _ROW and found.roll.match(scene.text, row[-1][1]):
        for span in row:
            yield _person(scene, *span, "row of persons")


def _appointed(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """任命李明、王芳为…；周正为…: behind the verb, and at the clauses that go on."""
    first = _APPOINTS.search(scene.text)
    if first is None:
        return
    for match in _APPOINTS.finditer(scene.text, first.start()):
        begin = match.end()
        while end := name_end(scene, begin, found.signs, titled=False):
            yield _person(scene, begin, end, "appointed")
            follows = found.next.match(scene.text, end)
            if follows is None:
                break
            begin = follows.end()
    for begin, end in _clause_starts(scene, found):
        if end and begin > first.end() and scene.text.startswith("为", end):
            yield _person(scene, begin, end, "appointed")


def _honoured(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """A name of the segmenter's dictionary before a post, in the middle of a clause: 学习张三丰教授."""
    reach = 0
    for end, form in scene.forms["titles"]:
        if end < reach or form not in found.after:
            continue
        reach = end + len(form)
        begin = next((at for at in (end - 3, end - 2) if scene.atoms.get(at, (0, ""))[1] == "B"), 0)
        if begin and stands_between(scene, begin, end, found.signs):
            yield _person(scene, begin, end, "between a body and a title")
            continue
        begin = scene.token(end - 1).begin if end else 0
        known = 2 <= end - begin <= 3 and scene.token(begin).tag.startswith("nr")
        if known and scene.text[begin] in found.signs.common and is_name(scene, begin, end, found.signs, titled=False):
            yield _person(scene, begin, end, "before a title")


def _before_title(scene: Scene, begin: int, found: _Patterns) -> int:
    for end in (begin + 3, begin + 2):
        if found.titles_after.match(scene.text, end) and is_name(scene, begin, end, found.signs, titled=False):
            return end
    return 0


def _apposition(scene: Scene, end: int, found: _Patterns) -> bool:
    """Whether a comma and a short phrase that ends with a post follow: 黄某，某某公司董事长。"""
    stop = _STOP.search(scene.text, end + 1) if scene.text.startswith("，", end) else None
    if stop is None or not 4 <= stop.start() - end - 1 <= 24:
        return False
    clause = scene.text[end + 1 : stop.start()]
    return any(m.end() == len(clause) for m in found.titles_after.finditer(clause)) or clause.endswith(
        ("董事长", "总经理", "负责人", "创始人", "主任", "院长", "校长", "研究员", "工程师", "总监", "经理")
    )


def _foreign(scene: Scene, found: _Patterns) -> Iterator[Candidate]:
    """阿卜杜拉·买买提, after a title or in front of what the person says."""
    for match in found.foreign.finditer(scene.text) if "·" in scene.text else ():
        begin, end = match.span()
        title = [m.end() for m in found.titles_after.finditer(scene.text, max(0, begin - 8), match.end())]
        title += [at for at, form in _titles(scene, found) if at - len(form) >= begin - 8 and at <= match.end()]
        begin = max([begin, *(e for e in title if e <= scene.text.index("·", begin))])
        last = scene.text.rindex("·", begin, end) + 1
        end = next((e for e in range(last + 2, end) if found.signs.follow.match(scene.text, e) and scene.cuts(e)), end)
        if title or found.speech.match(scene.text, end):
            yield _person(scene, begin, end, "name with ·")


def recurring(scenes: Sequence[Scene], lexicon: Lexicon) -> frozenset[str]:
    """Names that stand again and again at the start of clauses and are no word of the dictionary."""
    found = _patterns(lexicon)
    seen: Counter[str] = Counter()
    for scene in scenes:
        for begin, end in _clause_starts(scene, found):
            if end and (scene.token(begin).end == begin + 1 or scene.token(begin).tag.startswith("nr")):
                seen[scene.text[begin:end]] += 1
    return frozenset(name for name, count in seen.items() if count >= _LEAST)
