"""How the arguments of a relation trigger stand around it: one reader for each pattern of the table."""

import re
from collections.abc import Callable, Iterator

from kg.extract.agents import COPULA, Context, Pair, agent, joined
from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, NAME, PLACES, Group, masks
from kg.extract.honours import granted
from kg.extract.partners import mutual, one_of, principal
from kg.extract.places import at, host
from kg.extract.rankings import listed
from kg.extract.rolls import attendees
from kg.extract.triggers import Frame, Hit
from kg.model import Kind, Predicate

# 甲搭载乙的丙 in 丙 it is: 甲 only says whose 丙 is.
_DESCRIBES = {"搭载", "来自", "来自于", "位于", "坐落于", "坐落在", "地处", "总部位于", "总部在", "总部设在"}
_DESCRIBES |= {"设在", "落户", "扎根"}
# 基于甲开发的乙.
_MADE_OF = re.compile("(?:开发|研发|打造|构建|建设|搭建|训练|研制|设计|系统)?的")
_OF = re.compile(rf"({NAME})的([^，的{NAME[1:-1]}]{{0,10}})$")
_FAR = 12
# 出席会议的还有某局局长甲: not the body is meant.
_NO_NAME = re.compile("[的与由]|有$")
_WHOLE = {"", "，", "的", "主要", "，主要", "具体", "，具体", "，其中"}
_BESIDE_ROLE = re.compile("(?:之一)?(?:[、，：（]|——|[是为系]|分别[是为])?")
_TEST = re.compile("[^，。；的]{0,6}(?:评审|验收|认证|审核|鉴定|检测|评估|审查|考核|认定|答辩|复核|评价)")
_POWERS = re.compile(
    f"的[^，。；{NAME[1:-1]}]{{0,16}}(?:数据|能力|技术|功能|优势|算力|服务|模型|接口|算法|系统|镜头|信息|资源|渠道|模块|手段)"
)
# 已在某厂的产线上批量使用: there it is the works that use it.
_SHOP = re.compile("的?(?:产线|生产线|车间|工厂|门店|网点|厂区|线路|项目)(?:[上中里内])?")
_PUTS = re.compile(f"[将把](?={NAME})")
_PRIZES = frozenset({Kind.AWARD})
_SYSTEMS = frozenset({Kind.PLATFORM, Kind.PRODUCT})
_BESIDE = re.compile("[与同跟]")
# 搭载于某厂海豹车型: the car is meant, not the works.
_HAVE = re.compile("[，。；、的]|等|$")


_Hit = Hit[Predicate]
_Frame = Frame[Predicate]


def forward(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲位于乙, 位于乙的甲; 依托乙，甲…"""
    finder = context.finder
    takes_part = frame.signal is Predicate.PARTICIPATES_IN
    subject = attendees(finder, hit.begin) if takes_part else finder.subject(hit.begin)
    if subject is not None:
        # 甲被乙评为丙: 乙 gives it.
        if frame.signal is Predicate.RECEIVED and (by := finder.passive_at(subject)) is not None:
            yield from _taken(finder, subject, by, frame)
            return
        if frame.signal is Predicate.RECEIVED:
            if _PUTS.search(finder.between(hit.begin, subject)):
                return  # 甲将乙列入丙: 乙 gets it
            subject = principal(subject, finder.bounds(hit.begin)[0])
        subject = subject.of(frame.subjects)
        objects = finder.object(hit.end, frame.objects)
        if frame.signal is Predicate.USES:
            objects = _tested(objects) if objects else _powers(finder, hit.end, frame)
        if subject and objects:
            yield subject, objects
        if objects or finder.line.text[hit.begin : hit.end] not in _DESCRIBES:
            return
    pair = _relative(finder, hit, frame)
    if pair is None and frame.signal is Predicate.USES:
        pair = _ahead(finder, hit, frame)
    if pair is not None:
        yield pair


def _taken(finder: Finder, takers: Argument, by: int, frame: _Frame) -> Iterator[Pair]:
    """某奖由甲摘得."""
    award, takers_of = finder.subject(by), takers.of(frame.subjects)
    award = award.of(_PRIZES) if award and finder.line.text[by : by + 1] == "由" else None
    if award and takers_of:
        yield takers_of, award


def _tested(objects: Argument) -> Argument | None:
    """通过某中心评审: a test that is passed is no tool."""
    return None if _TEST.match(objects.line.text, objects.last + 1) else objects


def _powers(finder: Finder, at: int, frame: _Frame) -> Argument | None:
    """依托某平台的数据: what a system has to offer stands for the system."""
    group = next((g for g in finder.line.groups if g.first == at), None)
    if group is None or not _POWERS.match(finder.line.text, group.last + 1):
        return None
    return argument(finder.line, group).of(frame.objects & _SYSTEMS)


def _relative(finder: Finder, hit: _Hit, frame: _Frame) -> Pair | None:
    """位于乙的甲: the subject stands behind the object."""
    line = finder.line
    end = finder.bounds(hit.end)[1]
    behind = [group for group in line.groups if hit.end <= group.first < end]
    if len(behind) < 2 or behind[0].first - hit.end > 4:
        return None
    # 位于某区某路旁的甲: what follows the place tells only more of where.
    if frame.signal is Predicate.LOCATED_IN:
        of = line.text.find("的", behind[0].last, behind[0].last + _FAR)
    else:
        match = _MADE_OF.match(line.text, behind[0].last + 1)
        of = match.end() - 1 if match else -1
    if not behind[0].last < of < behind[1].first:
        return None
    gap = line.text[of + 1 : behind[1].first]
    if len(gap) > _FAR or _NO_NAME.search(gap) or line.text[behind[1].last + 1 : behind[1].last + 2] == "的":
        return None
    objects, subject = argument(line, behind[0]).of(frame.objects), argument(line, behind[1]).of(frame.subjects)
    return (subject, objects) if subject and objects else None


def _ahead(finder: Finder, hit: _Hit, frame: _Frame) -> Pair | None:
    """依托乙，甲…: a phrase that opens the sentence belongs to the subject of the clause behind it."""
    line = finder.line
    number = line.clause_at(hit.begin)
    if number + 1 >= len(line.clauses) or line.text[line.clauses[number][1]] != "，":
        return None
    if not finder.grammar.is_free(line.text[line.clauses[number][0] : hit.begin]):
        return None
    objects = finder.object(hit.end, frame.objects)
    opening = finder.opening(*line.clauses[number + 1])
    if objects is None or opening is None or line.text[opening.last + 1 : opening.last + 2] == "的":
        return None
    subject = argument(line, opening).of(frame.subjects)
    return (subject, objects) if subject else None


def based(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲以乙为依托…; 以乙为依托，甲…."""
    finder = context.finder
    line = finder.line
    used = next((g for g in line.groups if g.last == hit.begin - 1), None)
    objects = (
        argument(line, used).of(frame.objects) if used and line.text[used.first - 1 : used.first] == "以" else None
    )
    if used is None or objects is None:
        return
    subject = finder.subject(used.first - 1)
    number = line.clause_at(hit.begin) + 1
    if subject is None and number < len(line.clauses) and line.text[hit.end : hit.end + 1] == "，":
        opening = finder.opening(*line.clauses[number])
        subject = argument(line, opening) if opening else None
    subject = subject.of(frame.subjects) if subject else None
    if subject:
        yield subject, objects


def backward(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲旗下乙, 甲包括乙、丙: nothing but a comma or an adverb may stand before, little behind."""
    line = context.finder.line
    before = next((g for g in reversed(line.groups) if g.last < hit.begin), None)
    after = next((g for g in line.groups if g.first >= hit.end), None)
    if before is None or after is None:
        return
    left, right = line.text[before.last + 1 : hit.begin], line.text[hit.end : after.first]
    listing = line.text[hit.begin] in "包涵"
    if left not in _WHOLE or not re.fullmatch("[^，；。的]{0,8}" if listing else "的?|——", right):
        return
    whole, parts = argument(line, before).of(frame.objects), argument(line, after).of(frame.subjects)
    if whole and parts and not listing and line.text[before.last - 1] == "、":
        # 甲、乙旗下丙、丁: in a list of equals 乙 only tells whose 丙 is.
        whole, parts = one_of(whole, whole.names[-1:]), one_of(parts, parts.names[:1])
    if (
        parts
        and not listing
        and len(after.names) > 1
        and (beside := _BESIDE.search(line.text, after.first, after.last))
    ):
        # 甲旗下乙与丙合作: only 乙 is of 甲.
        parts = one_of(parts, tuple(name for name in parts.names if name.begin < line.begin_at(beside.start())))
    if whole and parts and len(whole.names) == 1:
        yield parts, whole


def member(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲是乙的核心项目, 乙的核心项目——甲."""
    finder = context.finder
    line = finder.line
    begin = finder.bounds(hit.begin)[0]
    match = _OF.search(line.text[begin : hit.begin])
    if match is None:
        return
    owner = next((g for g in line.groups if g.last == begin + match.start(1)), None)
    whole = argument(line, owner).of(frame.objects) if owner else None
    if owner is None or whole is None:
        return
    part = _behind(finder, hit) or _before(finder, begin, owner)
    part = part.of(frame.subjects) if part else None
    if part and not set(part.names) & set(whole.names):
        yield part, whole


def _behind(finder: Finder, hit: _Hit) -> Argument | None:
    line = finder.line
    start = hit.end + 2 if line.text[hit.end : hit.end + 2] == "——" else hit.end
    group = next((g for g in line.groups if g.first == start), None)
    return argument(line, group) if group else None


def _before(finder: Finder, begin: int, owner: Group) -> Argument | None:
    match = COPULA.search(finder.line.text[begin : owner.first].rstrip("".join(masks(PLACES | BODIES))))
    return finder.subject(begin + match.start()) if match else None


def role(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲运营方乙; 乙是甲的运营方; 作为甲的运营方，乙…."""
    finder = context.finder
    line = finder.line
    begin = finder.bounds(hit.begin)[0]
    at = hit.begin - 1 if line.text[hit.begin - 1 : hit.begin] == "的" else hit.begin
    owned = next((g for g in line.groups if g.last == at - 1), None)
    # 主办单位为甲，承办单位为乙: the clause goes on about the same thing.
    topic = argument(line, owned) if owned else finder.subject(begin) if at == begin else None
    things = topic.of(frame.subjects) if topic else None
    if things is None:
        return
    behind = _BESIDE_ROLE.match(line.text, hit.end)
    group = next((g for g in line.groups if behind and g.first == behind.end()), None)
    doers = argument(line, group) if group else _before(finder, begin, owned) if owned else None
    doers = doers.of(frame.objects) if doers else None
    if doers and not set(doers.names) & set(things.names):
        yield things, doers


def made_of(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲由乙、丙组成: 乙 and 丙 are the parts."""
    for whole, parts in agent(context, hit, frame):
        yield parts, whole


def applied(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲把乙用到某处; 乙已在甲、丙应用."""
    finder = context.finder
    line, (begin, _) = finder.line, finder.bounds(hit.begin)
    near = next((g for g in reversed(line.groups) if begin <= g.first and g.last < hit.begin), None)
    if near is None:
        return
    site = _SHOP.match(line.text, near.last + 1, hit.begin)
    if not finder.grammar.is_gap(line.text[site.end() if site else near.last + 1 : hit.begin]):
        return
    near = finder.whole_list(near)
    mark = line.text[near.first - 1 : near.first]
    other = finder.subject(near.first - 1) if mark in {"把", "将", "在"} else None
    user, used = (argument(line, near), other) if mark == "在" else (other, argument(line, near))
    # 乙已在某市应用: that says where, not who.
    seats = frame.subjects - PLACES if mark == "在" else frame.subjects
    user, used = user.of(seats) if user else None, used.of(frame.objects) if used else None
    if user and used:
        yield user, used


def into(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲已用于乙、丙: those who have 甲 now."""
    finder = context.finder
    line = finder.line
    behind = next((g for g in line.groups if g.first == hit.end), None)
    if behind is None or not _HAVE.match(line.text, behind.last + 1):
        return
    users, used = argument(line, behind).of(frame.subjects), finder.subject(hit.begin)
    used = used.of(frame.objects) if used else None
    if users and used:
        yield users, used


Reader = Callable[[Context, Hit[Predicate], Frame[Predicate]], Iterator[Pair]]
READERS: dict[str, Reader] = {
    "agent": agent, "forward": forward, "backward": backward, "mutual": mutual,
    "made_of": made_of, "host": host, "at": at, "member": member, "listed": listed,
    "applied": applied, "joined": joined, "granted": granted, "based": based,
    "role": role, "into": into,
}  # fmt: skip
