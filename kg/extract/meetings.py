"""Who takes part in a meeting by being there, speaking or winning at it (在某大会上，某人介绍)."""

import re
from collections.abc import Iterator

from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, MASK, Group, masks
from kg.extract.lines import Line
from kg.model import Kind

_MEETING = MASK[Kind.CONFERENCE]
_PERSON = MASK[Kind.PERSON]
# 会上传达了某某的讲话: not the person speaks.
ABOUT = re.compile(
    "传达|学习|宣读|听取|审议|通报|表彰|授予|播放|观看|邀请|聘请|任命|选举|推选|缅怀|纪念|联合|携手|会同|[了向为对与据被由把从]"
)
_HALL = re.compile(rf"{_MEETING}(?:的)?(?:上|现场|期间|举行期间|会场|开幕式上|闭幕式上)?")
_SAYS = re.compile(
    "介绍|表示|说|指出|强调|发言|致辞|讲话|作报告|作主旨|作大会|透露|宣布|分享|推介|回应|解读|演讲|发布|交流|认为|提出"
    "|回答|通报"
)
_THERE = re.compile(
    rf"在(?P<meeting>{_MEETING})(?:上|中|现场|期间)?[^，在{masks(Kind)}]{{0,4}}?"
    "(?:荣获|获|斩获|夺得|摘得|捧得|夺冠|亮相|发布|展示|展出|发言|致辞|表示|介绍|作[主大]|参展|签约|推介|首发|晋级)"
)
_SPEECH = re.compile(
    f"{_PERSON}[^，。；{masks(Kind)}]{{0,6}}在[^，。；{masks(Kind)}]{{0,8}}(?P<meeting>{_MEETING})(?:期间|开幕式)?上"
    "(?:的|所作的?|发表的?)(?:重要)?(?:讲话|致辞|发言|演讲|报告|贺词|主旨演讲)"
)
_SPOKESMAN = re.compile("(?:相关|有关|主要)?负责(?:人|同志)")
_SHOWS = re.compile(
    "的?(?:展台|展位|展区|展馆)|(?:首次|首批|集中|正式|重磅|现场)?(?:发布|推出|展示|展出|首发|亮相|推介|带来|斩获|荣获|摘得|获评)"
)
_CHAIR = re.compile(f"由[^，。；]{{0,24}}?(?P<people>{_PERSON})(?:、{_PERSON})*(?:共同|分别)?主持")
_PERFORMS = frozenset({Kind.PERSON, Kind.CITY, Kind.DISTRICT}) | BODIES
_ATTENDS = frozenset({Kind.PERSON}) | BODIES
_TITLED = re.compile(rf"[{masks(BODIES)}]?[^，。；：{masks(Kind)}]{{0,14}}$")


def attendance(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """The person or body in the clause that a meeting's hall opens, and the meeting."""
    line = finder.line
    for match in _HALL.finditer(line.text):
        if match.group()[-1] == _MEETING and _surface(line, match.start()) not in {"现场", "活动现场"}:
            continue
        group = next((g for g in line.groups if g.last == match.start()), None)
        guest = _guest(finder, match.end()) if group else None
        if group and guest:
            yield guest, argument(line, group), "meetings hall"


def _surface(line: Line, at: int) -> str:
    return line.sentence.passage.text[line.begin_at(at) : line.end_at(at)]


def chairs(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """会议由某主席甲主持: whoever takes the chair takes part."""
    line = finder.line
    for match in _CHAIR.finditer(line.text):
        people = next((g for g in line.groups if g.first == match.start("people")), None)
        topic = finder.subject(match.start()) if people else None
        meeting = topic.of(frozenset({Kind.CONFERENCE})) if topic else None
        if people and meeting:
            yield argument(line, people), meeting, "meetings chair"


def performance(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """甲在某大赛中荣获…, 甲在某展会上发布…: who does something there takes part."""
    line = finder.line
    for match in _THERE.finditer(line.text):
        group = next((g for g in line.groups if g.first == match.start("meeting")), None)
        subject = finder.subject(match.start()) if group else None
        subject = subject.of(_PERFORMS) if subject else None
        if group and subject:
            yield subject, argument(line, group), "meetings there"


def speeches(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """甲在某会议上的讲话: who spoke there was there."""
    line = finder.line
    for match in _SPEECH.finditer(line.text) if "上的" in line.text or "上所作" in line.text else ():
        person = next((g for g in line.groups if g.last == match.start()), None)
        meeting = next((g for g in line.groups if g.last == match.end("meeting") - 1), None)
        if person and meeting:
            yield argument(line, person), argument(line, meeting), "meetings speech"


def _guest(finder: Finder, at: int) -> Argument | None:
    """The speaker right behind the hall, at most one comma away."""
    line = finder.line
    begin = at + 1 if line.text[at : at + 1] == "，" else at
    end = finder.bounds(min(begin, len(line.text) - 1))[1]
    groups = [g for g in line.groups if begin <= g.first < end]
    for group in groups:
        if found := _speaker(finder, begin, end, group):
            return found
        if not _TITLED.fullmatch(line.text[begin : group.last + 1]) and group.names[0].kind is not Kind.PERSON:
            return None
    return None


def _speaker(finder: Finder, begin: int, end: int, group: Group) -> Argument | None:
    line = finder.line
    before, after = line.text[begin : group.first], line.text[group.last + 1 : end]
    if ABOUT.search(before):
        return None
    if not (_SAYS.search(after[:24]) or _SHOWS.match(after)) or not (
        _TITLED.fullmatch(before) or finder.grammar.is_free(before)
    ):
        return None
    if group.names[0].kind is Kind.PERSON or _SPOKESMAN.match(after) or _SHOWS.match(after):
        return argument(line, group).of(_ATTENDS)
    return None
