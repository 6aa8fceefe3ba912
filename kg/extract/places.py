"""Where something is or happens: a city builds it, it opens in a district, the sentence begins at its door."""

import re
from collections.abc import Iterator

from kg.extract.agents import Context, Pair, described, sited
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, NAME, PLACES, QUANTITY, TIME, Group, masks
from kg.extract.lines import Line
from kg.extract.triggers import Frame, Hit
from kg.model import Kind, Name, Predicate

_SITES = PLACES | {Kind.FACILITY}
_PLACE = f"[{masks(PLACES)}]"
_SITE = f"[{masks(_SITES)}]"
_AT = re.compile(rf"[在于](?:({_PLACE}+)的)?({_SITE}+(?:[、和与及]{_SITE}+)*)([^，{NAME[1:-1]}]*)$")
_IN = re.compile(rf"(?:^|[^现正存])在({_SITE}+)")
# 在某地设立分公司: who has an office there is there.
_BRANCH = (
    f"了?[^，。；的{NAME[1:-1]}]{{0,12}}(?:总部|研发中心|研发团队|分公司|子公司|基地|工厂|分部|办事处|办公室|分支机构|生产线|产线|分行"
    "|支行|门店|分校)(?=[，。；、]|$)"
)
_STOPS = re.compile(f"(?:{_BRANCH}|了|建设|运营|仪式|成功|启动|开幕|召开|$|[，；。：！、”（])")
# A park takes in who settles there; what it brings out or puts into use is not its tenant.
_TENANTS = BODIES | {Kind.CONFERENCE}
_SCENE = re.compile(rf"(?:^|；)(?:{TIME}，)?在({_PLACE}+)(?:境内|内)?，")
# Who signs or meets somewhere need not be at home there.
_PASSING = re.compile("签约|签署|签订|举行|召开|举办|开会|董事会|听取|调研|考察|走访|座谈|视察|出席|参加|亮相|发布")
_STREET = re.compile("(?:镇|乡|村|街道|社区|路|街|大道)$")
_LEAD = re.compile(f"[^，。{NAME[1:-1]}]{{2,14}}的$")
_ONE = re.compile("一[家所座个]|本土|当地")
_RESIDES = re.compile(
    rf"([{masks(BODIES)}])(?:就|正|便)?是(?:位于|来自)?({_PLACE})的?(?:一[家所座个]|本土|当地)[^，。；{NAME[1:-1]}]{{0,24}}(?=[，。；]|$)"
)
_BUILT = frozenset({Kind.FACILITY, Kind.PROJECT})
_SEATED = BODIES - {Kind.GOVERNMENT_AGENCY}
# 某区某楼里，某公司的展厅…: the company is where its room is.
_DOOR = re.compile(
    rf"(?:[^，。{NAME[1:-1]}]{{0,4}}[，的])?(?:在|走进|来到|走近|步入|位于)?({_PLACE}+)[^，。：；{NAME[1:-1]}]{{0,16}}，"
    rf"(?:[^，。：；{NAME[1:-1]}]{{4,14}}，)?"
)
_ROOM = re.compile(
    rf"(?:（[^）]*）)?的?[^，。的{NAME[1:-1]}]{{0,8}}(?:展厅|展示厅|车间|分厂|总装线|装配线|流水线|测试间|生产线|产线|厂房|厂区"
    "|办公室|办公楼|办公区|实验室|实验楼|会议室|调度中心|指挥中心|指挥大厅|监控室|控制室|中控室|机房|直播间|工作室"
    "|研发中心|测试场|大厅|数据中心|(?:建设|施工|生产)?现场)"
    rf"(?![^，。]{{0,6}}{QUANTITY})"
)
_OWNED = re.compile(rf"({_SITE})的(?={NAME})")
_VISITS = re.compile("(?:近日|日前|当天|记者)*(?:走进|来到|走访|探访|步入|走近|驻足|参观)了?")
_HOLDS = re.compile("(?:园|园区|城|谷|基地|小镇|大厦|广场|中心)$")
_OWNS = BODIES - {Kind.GOVERNMENT_AGENCY} | {Kind.FACILITY, Kind.PROJECT, Kind.PROGRAMME}

_Hit = Hit[Predicate]
_Frame = Frame[Predicate]


def host(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """某市建成乙; 在某地，某公司建成乙: the thing is there, whoever built it."""
    finder = context.finder
    things = _things(finder, hit.end, frame)
    subject: Argument | None = None
    if things is None and finder.line.text[hit.end : hit.end + 1] == "的" and (group := finder.near(hit.begin)):
        things = described(finder, hit, group.first, frame)
        subject = argument(finder.line, group)
    if things is None:
        return
    subject = subject or finder.subject(hit.begin)
    if subject is not None and (places := subject.of(frame.objects)) and len(places.names) == len(subject.names):
        found = things if places.of(PLACES) else things.of(_TENANTS)
        if found:
            yield found, places
        if not places.of(PLACES):
            return
    line, number = finder.line, finder.line.clause_at(hit.begin)
    stretches = [(line.clauses[number][0], hit.begin)]
    if number and _phrase(finder):
        stretches.insert(0, line.clauses[0])
    for match in (match for stretch in stretches for match in _IN.finditer(line.text, *stretch)):
        group = next((g for g in line.groups if g.last == match.end(1) - 1), None)
        if group and (places := argument(line, group).of(frame.objects)):
            yield things, places


def _things(finder: Finder, at: int, frame: _Frame) -> Argument | None:
    """The object; a programme only where it is called by what stands on the ground (某电池项目)."""
    if Kind.FACILITY not in frame.subjects:
        return finder.object(at, frame.subjects)
    found = finder.object(at, frame.subjects | {Kind.PROGRAMME})
    return sited(found) if found else None


def _phrase(finder: Finder) -> bool:
    """Whether the sentence opens with a clause that only names where (在某某走廊，…)."""
    begin, end = finder.line.clauses[0]
    return finder.grammar.is_free(finder.line.text[begin:end])


def at(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲在某地开工, 在某地开工的甲."""
    finder = context.finder
    line = finder.line
    begin = finder.bounds(hit.begin)[0]
    match = _AT.search(line.text[begin : hit.begin])
    relative = line.text.startswith("的", hit.end)
    if match is None or not finder.grammar.is_free(match[3]) or not (relative or _STOPS.match(line.text[hit.end :])):
        return
    subject = finder.object(hit.end, frame.subjects) if relative else finder.subject(begin + match.start())
    subject = subject.of(frame.subjects) if subject else None
    for group in (_ending(line.groups, begin + match.end(number) - 1) for number in (1, 2) if match[number]):
        if subject and group and (places := argument(line, group).of(frame.objects)):
            yield subject, places


def _ending(groups: tuple[Group, ...], position: int) -> Group | None:
    return next((group for group in groups if group.last == position), None)


def scenes(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """在某区，某工厂…; 某区一栋楼里，某公司的展厅…: what the sentence then tells of stands there."""
    line = finder.line
    if "是" in line.text and _ONE.search(line.text):
        yield from _residents(finder)
    if len(line.clauses) < 2:
        return
    for match in _SCENE.finditer(line.text) if "在" in line.text else ():
        yield from _scene(finder, match, True, "places scene")
    if door := _DOOR.match(line.text):
        yield from _scene(finder, door, False, "places door")


def _scene(finder: Finder, match: re.Match[str], told: bool, rule: str) -> Iterator[tuple[Argument, Argument, str]]:
    """What the clause behind the place tells of; unless `told` that it is set there, one of its rooms must show it."""
    line = finder.line
    clause = next((clause for clause in line.clauses if clause[0] == match.end()), None)
    thing = (finder.opening(*clause) or _led(finder, *clause)) if clause else None
    place = _ending(line.groups, match.end(1) - 1)
    if clause is None or thing is None or place is None or "在" in line.text[match.end() : thing.first]:
        return
    found = (_owner(line, clause[0]) or argument(line, thing)).of(_BUILT | BODIES)
    if found is None:
        return
    near = _is_near(line, place) and found.of(_SEATED) and not line.text.startswith("的", thing.last + 1)
    settled = told and (found.of(_BUILT) or (near and not _PASSING.search(line.text, *clause)))
    if settled or _ROOM.match(line.text, thing.last + 1):
        yield found, argument(line, place), rule


def _is_near(line: Line, place: Group) -> bool:
    """Whether the place is small enough for a body that is told of there to be at home there."""
    name = place.names[-1]
    return name.kind is Kind.DISTRICT or (name.kind is Kind.PLACE and _STREET.search(_surface(line, name)) is not None)


def _led(finder: Finder, begin: int, end: int) -> Group | None:
    """做五金的甲…: a clause that opens with what the first it names does."""
    group = next((g for g in finder.line.groups if begin <= g.first and g.last < end), None)
    return group if group and _LEAD.fullmatch(finder.line.text, begin, group.first) else None


def _owner(line: Line, at: int) -> Argument | None:
    """甲“乙”系统…: the body right at the clause's beginning, which yields its seat to what it owns."""
    name = line.names.get(at)
    return Argument(line, at, at, (name,)) if name and name.kind in BODIES and at + 1 in line.names else None


def _residents(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """甲是某地一家…的企业."""
    line = finder.line
    for match in _RESIDES.finditer(line.text):
        body, place = (Argument(line, at, at, (line.names[at],)) for at in (match.start(1), match.start(2)))
        yield body, place, "places resident"


def _surface(line: Line, name: Name) -> str:
    return line.sentence.passage.text[name.begin : name.end]


def owned(finder: Finder) -> Iterator[tuple[Argument, Argument, str]]:
    """某县的某电站: a clause that opens with a place's own works or bodies."""
    line = finder.line
    if "的" not in line.text:
        return
    for match in _OWNED.finditer(line.text):
        place, thing = _ending(line.groups, match.start()), next(g for g in line.groups if g.last >= match.end())
        begin = finder.bounds(match.start())[0]
        found = sited(argument(line, thing)) if thing.first == match.end() else None
        found = found.of(_OWNS) if found else None
        if place and place.names[-1].kind is Kind.FACILITY:
            found = found.of(BODIES) if found and _HOLDS.search(_surface(line, place.names[-1])) else None
        before = line.text[begin : place.first] if place else ""
        if place and found and (finder.grammar.opens(before) or _VISITS.fullmatch(before)):
            yield found, argument(line, place), "places owned"
