"""Who does something to whom: the reading of verbs such as 建设, 运营, 发布 and 主办, active and passive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.arguments import Argument, Finder, argument
from kg.extract.groups import BODIES, NAME, PLACES, QUANTITY, TIME, masks
from kg.extract.newcomers import MAKES
from kg.extract.triggers import Frame, Hit
from kg.model import Kind, Name, Predicate

Pair = tuple[Argument, Argument]
COPULA = re.compile("(?:是|为|系|作为|成为|列为|属于)$")
_RELATIVE = re.compile(f"(?:了|{QUANTITY})?的")
_ENDS = re.compile("^(?:的)?(?:$|[，；。：！、])")
_NAMED = re.compile(NAME)
MADE_NAMED = re.compile(f"{MAKES}[^，]*{NAME}")
_WORKS = frozenset({Kind.PROGRAMME})
_SITED = re.compile(".{3,}(?:项目|工程|基地|区|园|中心|港|站|厂|库)|(?:该|本|此|这一|这个)?(?:项目|工程)")
# 支持甲建设: 甲 is what is built up.
_HELPS = re.compile(
    "(?:支持|推进|推动|加快|促进|参与|助力|服务|加强|统筹|启动|实施|聚焦|围绕|保障|深化|完善)[^，]{0,4}$"
)
_FOR_WHOM = "为给替"  # 甲为乙打造的丙: 甲 made it
_UNNAMED = re.compile(
    "(?:开通|新开|开行|开辟|推出|上线|新建|打造|设立|组建|引进|开设|研发|研制|开发)了?"
    f"(?:[^，]{{0,24}}的)?[^，的{NAME[1:-1]}{QUANTITY}{TIME}]{{2,10}}$"
)
_FAR = 12
_THING_AHEAD = re.compile(f"[，、](?:{NAME}[、和与]?)+[^，。；的{NAME[1:-1]}]{{1,10}}的[“《]?(?={NAME})")
_NAMES_IT = re.compile(
    f"[^。；，{NAME[1:-1]}]{{0,12}}，(?:并|被)?(?:取名|命名|定名|起名|名)(?:为|叫|作)?[“《]?(?={NAME})"
)
_NAMED_SO = re.compile(f"(?:名为|名叫|叫作|叫做|取名|命名为)[“《]?({NAME})[”》]?的?[^，{NAME[1:-1]}]{{0,10}}，$")
_BODY = f"[{masks(BODIES)}]"
_PARTNERS = f"(?:{NAME})?({_BODY})(?:、{_BODY}|[和及]{_BODY})*"
_PARTNER = re.compile(f"(?:联合|携手|会同|牵手|联手){_PARTNERS}")
_BESIDE = re.compile(f"[与同和]{_PARTNERS}(?=[^，]{{0,6}}(?:共同|联合|合作|携手|共建))")
_DIRECTLY = re.compile(f"[与同和]{_PARTNERS}(?:[已也还正将在先后]*{TIME}?)$")
_LED = re.compile(f"(?P<leader>{NAME})(?:等[^，]{{0,8}})?(?:牵头|领衔|主导|发起)(?:建设|组建|研发)?，$")
_THIS = {"这", "此", "这也", "这正"}
_PASSIVE = re.compile(f"(?:^|[^自理缘])由(?={NAME})")
_BOTH = re.compile(
    "(?:根据协议，|未来|接下来|今后)?(?:校地|校企|政企|院地)?(?:[双三四各]方|两[地市校家])(?:将|还将|已|正|拟|在[^，]{2,8})?(?:共同|联合|携手|合作)?"
)
_MEET = re.compile("签|合作|携手|牵手|联手|达成")
_JOINS = re.compile("联合|会同|携手|联手")
# It takes more into a seat than the frame names: a programme is an award.
_WIDER = {"granted"}
_JOINTLY = re.compile("(?:^|，)(?:双方|将|已|并|正)*(?:共同|联合|合作|携手)$")


@dataclass
class Context:
    """A line's finder, and what earlier triggers of the line have settled."""

    finder: Finder
    kinds: frozenset[Kind] = frozenset(Kind)  # of what can stand in a seat here
    patients: dict[Predicate, Argument] = field(default_factory=dict)
    theme: Argument | None = None  # what the line's passive clauses are about

    def can_fill(self, frame: Frame[Predicate]) -> bool:
        """Whether anything named here can stand in each of the frame's seats."""
        if frame.pattern in _WIDER:
            return True
        if self.kinds.isdisjoint(frame.objects):
            return False
        works = Kind.PROGRAMME in self.kinds and (frame.signal is Predicate.BUILT_BY or frame.pattern == "host")
        return works or not self.kinds.isdisjoint(frame.subjects)


_Hit = Hit[Predicate]
_Frame = Frame[Predicate]


def agent(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲研发乙, 甲研发的乙, 由甲研发的乙, 乙由甲研发; a second 丙承办 takes over what the first was about."""
    finder, text = context.finder, context.finder.line.text
    works = frame.signal is Predicate.BUILT_BY and Kind.PROGRAMME not in frame.subjects
    frame = frame._replace(subjects=frame.subjects | _WORKS) if works else frame
    relative = _RELATIVE.match(text, hit.end) is not None
    owner = finder.owner(hit.begin) if relative else None
    whole = owner and finder.governed(owner) and text[owner.first - 1] not in _FOR_WHOM
    group = owner if whole else finder.near(hit.begin) or owner
    by = finder.passive(group) if group else None
    patient = finder.object(hit.end, frame.subjects) if by is None or relative else None
    if group and by is not None and not relative:
        context.theme = _theme(finder, by, frame) or context.theme
        patient = context.theme.of(frame.subjects) if context.theme else None
        # 由甲牵头组建乙: the thing stands behind as in any other order.
        patient = patient or _ahead(finder, hit.end, frame) or finder.object(hit.end, frame.subjects)
    lead = leader(finder, hit.begin) if group is None else None
    doers = (
        argument(finder.line, group)
        if group and (by is not None or relative)
        else lead or _parties(finder, hit.begin) or finder.subject(hit.begin)
    )
    doers = _with_partners(finder, doers, hit.begin).of(frame.objects) if doers else None
    if doers and group and relative and patient is None:
        patient = described(finder, hit, by if by is not None else group.first, frame)
    helped = group is not None and by is None and _HELPS.search(finder.before(hit.begin, argument(finder.line, group)))
    if doers and patient is None and (group or lead) and not helped and _ENDS.match(text[hit.end :]):
        theme = context.theme or _guided(finder, hit.begin, frame)
        patient = context.patients.get(frame.signal) or (theme.of(frame.subjects) if theme else None)
        patient = patient or _ahead(finder, hit.end, frame)
    patient = sited(patient) if patient and works else patient
    if doers and patient and not set(doers.names) & set(patient.names):
        context.patients[frame.signal] = patient
        yield patient, doers


def sited(found: Argument) -> Argument | None:
    """Without the programmes that are not called by what stands on the ground (某电池项目)."""
    text = found.line.sentence.passage.text
    names = tuple(n for n in found.names if n.kind is not Kind.PROGRAMME or _SITED.fullmatch(text, n.begin, n.end))
    return Argument(found.line, found.first, found.last, names) if names else None


def _parties(finder: Finder, at: int) -> Argument | None:
    """甲与乙签约，双方将共建丙: both are those who come together in the clause before."""
    line, number = finder.line, finder.line.clause_at(at)
    if not number or not _BOTH.fullmatch(line.text, line.clauses[number][0], at):
        return None
    begin, end = line.clauses[number - 1]
    groups = [g for g in line.groups if begin <= g.first and g.last < end]
    names = tuple(name for g in groups for name in g.of(BODIES | PLACES))
    if len(names) < 2 or not _MEET.search(line.text, begin, end):
        topic = finder.subject(groups[0].first - 1) if groups and _MEET.search(line.text, begin, end) else None
        names = tuple(n for n in topic.names if n.kind in BODIES) + names if topic else ()
    return Argument(line, groups[0].first, groups[-1].last, names) if groups and len(names) > 1 else None


def leader(finder: Finder, at: int) -> Argument | None:
    """由甲牵头，联合乙共建的丙: who leads those named in the clause of `at` that opens with 联合."""
    line = finder.line
    begin = finder.bounds(at)[0]
    if not _JOINS.match(line.text, begin):
        return None
    match = _LED.search(line.text, 0, begin)
    group = next((g for g in line.groups if g.last == match.end("leader") - 1), None) if match else None
    return argument(line, group) if group else None


def _theme(finder: Finder, by: int, frame: _Frame) -> Argument | None:
    """What 由甲运营 is said of: its subject, or the thing that the clause before it has just introduced."""
    line, number = finder.line, finder.line.clause_at(by)
    topic = finder.subject(by)
    if topic and number and topic.last < line.clauses[number][0]:
        if _makes_unnamed(finder, topic.last + 1, number - 1):
            return None
        if thing := _just_made(finder, topic.last, number):
            return thing.of(frame.subjects)
    if topic and (line.clause_at(topic.first) == number or (topic.of(frame.subjects) and _near(line.text, topic, by))):
        return topic
    if not number or not finder.grammar.is_free(line.text[line.clauses[number][0] : by]):
        return None
    if match := _NAMED_SO.search(line.text, line.clauses[number - 1][0], line.clauses[number][0]):
        called = next((g for g in line.groups if g.last == match.start(1)), None)
        return argument(line, called).of(frame.subjects) if called else None
    # 设立某基金，规模…，由甲管理: a clause without a name does not part the thing from what is said of it.
    begin, end = line.clauses[number - 1]
    if not _NAMED.search(line.text, begin, end):
        made = (clause for clause in reversed(line.clauses[: number - 1]) if MADE_NAMED.search(line.text, *clause))
        begin, end = next(made, (begin, end))
    group = next((g for g in line.groups if begin <= g.first and g.last == end - 1), None)
    introduced = argument(line, group).of(frame.subjects) if group else None
    return introduced or (topic if topic and _near(line.text, topic, by) else None)


def _just_made(finder: Finder, behind: int, number: int) -> Argument | None:
    """甲推出乙，由丙支持，由丁运营: the thing that the clause before all that opens with 由 ends with."""
    line = finder.line
    while number and line.text.startswith("由", line.clauses[number][0]):
        number -= 1
    begin, end = line.clauses[number]
    if MADE_NAMED.search(line.text, max(begin, behind + 1), end) is None:
        return None
    group = next((g for g in line.groups if g.first > behind and g.last == end - 1), None)
    return argument(line, group) if group else None


def _makes_unnamed(finder: Finder, at: int, number: int) -> bool:
    """甲港新开通集装箱航线，由乙运营: whether the clause brings in something without a name, which 由 is said of."""
    begin, end = finder.line.clauses[number]
    return begin <= at and _UNNAMED.search(finder.line.text, at, end) is not None


def _guided(finder: Finder, at: int, frame: _Frame) -> Argument | None:
    """某论坛由甲指导，乙主办: what the passive clause before, whose verb signals nothing, is said of."""
    match = _PASSIVE.search(finder.line.text, 0, at)
    if match is None or "；" in finder.line.text[match.end() : at]:
        return None
    return _theme(finder, match.end() - 1, frame)


def _ahead(finder: Finder, at: int, frame: _Frame) -> Argument | None:
    """由甲主办，乙承办的丙: the last of several agents has the thing behind it; 由甲研发，取名“乙”."""
    match = _THING_AHEAD.match(finder.line.text, at) or _NAMES_IT.match(finder.line.text, at)
    group = next((g for g in finder.line.groups if g.first == match.end()), None) if match else None
    return argument(finder.line, group).of(frame.subjects) if group else None


def joined(context: Context, hit: _Hit, frame: _Frame) -> Iterator[Pair]:
    """甲参与建设乙, 由甲参与建设的乙: 甲 takes part in 乙."""
    for things, doers in agent(context, hit, frame._replace(subjects=frame.objects, objects=frame.subjects)):
        yield doers, things


def _near(text: str, topic: Argument, by: int) -> bool:
    return "；" not in text[topic.last : by]


def _with_partners(finder: Finder, doers: Argument, at: int) -> Argument:
    """甲联合乙发布丙; 甲牵手乙，共同研制丙: 乙 does it too."""
    text = finder.line.text
    begin = finder.bounds(at)[0]
    if doers.last >= begin and (lead := leader(finder, at)):
        return Argument(doers.line, lead.first, doers.last, lead.names + doers.names)
    if doers.last < begin and not (_JOINTLY.search(text[max(begin - 1, 0) : at]) or _JOINS.match(text, begin)):
        return doers
    partners: list[Name] = []
    for pattern in (_PARTNER, _BESIDE, _DIRECTLY):
        for match in pattern.finditer(text, doers.last + 1, at if pattern is _DIRECTLY else at + 2):
            partners += [finder.line.names[p] for p in range(match.start(1), match.end()) if p in finder.line.names]
    known = {name.entity for name in doers.names}
    more = tuple(name for name in partners if name.entity not in known)
    return Argument(doers.line, doers.first, doers.last, doers.names + more) if more else doers


def _pointed(finder: Finder, begin: int, copula: int) -> Argument | None:
    """甲投用，这是乙建设的首个平台: what the clause or the sentence before is about."""
    line, number = finder.line, finder.line.clause_at(begin)
    if line.text[begin:copula] not in _THIS:
        return None
    if number:
        opening = finder.opening(*line.clauses[number - 1])
        return argument(line, opening) if opening else None
    former = Finder(finder.former, finder.grammar) if finder.former and finder.former.clauses else None
    opening = former.opening(*former.line.clauses[-1]) if former else None
    return argument(former.line, opening) if former and opening else None


def described(finder: Finder, hit: _Hit, at: int, frame: _Frame) -> Argument | None:
    """乙是由甲研发的平台, 作为甲推出的平台，乙…: what the relative clause describes has its name elsewhere."""
    line = finder.line
    begin, end = finder.bounds(hit.end)
    rest = line.text[hit.end : end]
    if _NAMED.search(rest) or len(rest) > _FAR + 8:
        return None
    if match := COPULA.search(line.text[begin:at].rstrip("首个款家全国一")):
        subject = finder.subject(begin + match.start()) or _pointed(finder, begin, begin + match.start())
        if subject is None and match.group() == "作为" and line.text[end : end + 1] == "，":
            number = line.clause_at(begin) + 1
            opening = finder.opening(*line.clauses[number]) if number < len(line.clauses) else None
            subject = argument(line, opening) if opening else None
        return subject.of(frame.subjects) if subject else None
    return None
