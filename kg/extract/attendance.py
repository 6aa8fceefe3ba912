"""Who is at the meeting that an article tells of, where the sentence does not name it (会上，…; 甲、乙作大会发言)."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, MASK, PLACES, masks
from kg.extract.lines import Line
from kg.extract.meetings import ABOUT
from kg.extract.rolls import attendees, everybody, is_roll
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation, matches
from kg.model import Kind, Name

_MEETING = MASK[Kind.CONFERENCE]
_PERSON = MASK[Kind.PERSON]
_ATTENDS = frozenset({Kind.PERSON, Kind.CITY, Kind.DISTRICT}) | BODIES
# 在社区活动中致辞: that is somewhere else.
_ELSEWHERE = re.compile(
    f"在(?!{_MEETING}|[^，]{{0,8}}(?:主席台|会|论坛|仪式|开幕式|环节|现场|台)(?:上|中|前排)?)[^，]{{0,20}}$"
)
_ANOTHER_TIME = re.compile("采访|曾|将|拟|此前|去年|前年|此后|多次")
_TOPIC = "对把将的与为听取"
_AMONG = re.compile("(?:参加|出席|列席)[^，。的]{0,6}的(?:还|领导|嘉宾|市领导)*有")
_OPENS = re.compile(f"[^。；：“”{_PERSON}]{{0,30}}?{_MEETING}(?:的)?(?:开幕式|现场)?(?:上|现场|期间|中)，?")
_LIVE = "现场(?=提醒|介绍|演示|分享|解读|点评|答疑|讲解|授课|宣读|回应|演讲)"
_SPEAKS = f"(?:代表[^，。；：“”{masks(Kind)}]{{2,12}})?(?:发言|致辞|致词|述职)(?=[，。；]|$)"
_TELLS = f"(?:汇报|通报|介绍)了?[^，。；“”{masks(frozenset(Kind) - PLACES)}]{{0,16}}(?:情况|工作|进展)(?=[，。；]|$)"
_REPORT = f"(?:作(?:了|关于)?|汇报了?){MASK[Kind.PROGRAMME]}(?=[，。；]|$|的?说明)"
_BRINGS = f"(?:带来|携来|带着)了?[^，。；“”{masks(Kind)}]{{0,12}}(?:成果|新品|产品|技术|项目|方案|展品)"
_BEFORE_ALL = f"[向为]{_MEETING}(?:作|报告|汇报|提交|致|揭幕)"
# Nothing but bodies, places and posts stand before the first of a roll.
_LEAD = re.compile(f"[^，。；：！？“”{masks(frozenset(Kind) - BODIES - PLACES)}]{{0,60}}")
_ACTS = frozenset("vdpc")
# How a verb begins that is no word of the table.
_BEGINNINGS = (
    "汇报",
    "出席",
    "列席",
    "到场",
    "参加",
    "应邀",
    "现场",
    "向",
    "为",
    "作",
    "代表",
    "发言",
    "致",
    "述职",
    "汇报",
    "通报",
    "介绍",
    "带",
    "携来",
)


@cache
def _verbs(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.forms("attendance")
    verbs = re.compile(
        rf"(?<!工)(?:{alternation(words)})|(?:出席|列席|到场|(?<!共)参加)(?=[，。；并]|$)|{_LIVE}|{_BEFORE_ALL}|{_REPORT}|{_SPEAKS}|{_TELLS}|{_BRINGS}"
    )
    return verbs, re.compile(alternation([*words, *_BEGINNINGS]))


def attends(finder: Finder, lexicon: Lexicon) -> Iterator[tuple[Argument, Argument, str]]:
    """Whoever does what only those at a meeting do is at the one that the article tells of."""
    line, scene = finder.line, finder.scene
    if scene is None:
        return
    for match in matches(*_verbs(lexicon), line.text, 0, len(line.text)):
        at = match.start()
        clause = line.text[finder.bounds(at)[0] : at]
        if clause[-1:] in _TOPIC or _ELSEWHERE.search(clause) or _ANOTHER_TIME.search(clause) or _quoted(line, at):
            continue
        if any(name.kind is Kind.CONFERENCE and name.entity != scene.entity for name in _before(line, at)):
            continue
        people = attendees(finder, at)
        if people and (people := people.of(_ATTENDS)):
            yield people, Argument(line, at, match.end() - 1, (scene,)), "attendance.tsv " + match.group()


def guests(finder: Finder, lexicon: Lexicon) -> Iterator[tuple[Argument, Argument, str]]:
    """会上，甲、乙等围绕…发言: the roll that opens the sentence, whatever it goes on to say."""
    line = finder.line
    hall = _OPENS.match(line.text) if _PERSON in line.text else None
    if hall is None:
        return
    at = next(position for position in range(hall.end()) if line.text[position] == _MEETING)
    people = [group for group in line.groups if group.first >= hall.end() and group.names[0].kind is Kind.PERSON]
    if not people or ABOUT.search(line.text, hall.end(), people[0].first):
        return
    if not _titled(line, hall.end(), people[0].first, lexicon):
        return
    last = people[0]
    for group in people[1:]:
        if not is_roll(line.text[last.last + 1 : group.first]):
            break
        last = group
    if _does_something(line, last.last + 1):
        roll = everybody(argument(line, last)).of(_ATTENDS)
        if roll:
            yield roll, Argument(line, at, at, (line.names[at],)), "attendance opening"


def _does_something(line: Line, at: int) -> bool:
    """Whether a verb with its adverbs follows, not what somebody owns or has said (某某讲话精神)."""
    if line.text.startswith("等", at):
        return True
    return at < len(line.text) and line.tag_at(at)[:1] in _ACTS and not line.text.startswith(("的", "和", "与"), at)


def _titled(line: Line, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing but posts stands before a person."""
    before = line.text[begin:end]
    return not before or (_LEAD.fullmatch(before) is not None and before.endswith(_titles(lexicon)))


@cache
def _titles(lexicon: Lexicon) -> tuple[str, ...]:
    return lexicon.forms("titles")


def _before(line: Line, at: int) -> Iterator[Name]:
    return (name for position, name in line.names.items() if position < at)


def _quoted(line: Line, at: int) -> bool:
    return line.text.count("“", 0, at) > line.text.count("”", 0, at)


def among(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """出席会议的还有甲、乙: the roll stands behind."""
    line, scene = finder.line, finder.scene
    match = _AMONG.search(line.text) if scene is not None else None
    if match is None or scene is None:
        return
    groups = [group for group in line.groups if group.first >= match.end() and group.names[0].kind is Kind.PERSON]
    if groups:
        roll = everybody(argument(line, groups[-1]))
        if roll.first >= match.end() and (people := roll.of(_ATTENDS)):
            yield people, Argument(line, match.start(), match.end() - 1, (scene,)), "attendance among"
