"""Posts told without their body: 董事长甲说 where the article is on a firm, 主任甲、副主任乙, 副市长丙 at home."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.extract.groups import BODIES, MASK, NAME
from kg.extract.lines import Line
from kg.extract.seats import seat
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import AnnotatedArticle, Kind, Name

_PERSON = MASK[Kind.PERSON]
_PEOPLE = f"(?P<people>{_PERSON}(?:(?:、|和|及){_PERSON})*)"
_FIRM = frozenset({Kind.COMPANY})
_HOUSES = BODIES | {Kind.FACILITY, Kind.PLATFORM, Kind.PROGRAMME}
_SCHOOL = frozenset({Kind.UNIVERSITY, Kind.ORGANIZATION})
_HOUSE = re.compile("董事长|总经理|总裁|总监|首席\\w*|CEO|CTO|COO|创始人|厂长|行长|校长|经理|总工程师|教练|队长")
_TEAM = re.compile("(?:教练|队长)$")
_TEAMS = ("队", "女足", "男足", "女篮", "男篮", "女排", "男排", "俱乐部")
# So often, and so much more often than any other, is the body named that an article is about.
_OFTEN, _TIMES = 3, 2
_NEAR = 2
# A quotation ends before a post with a mark of its own; “甲”董事长 is the head of 甲.
_CLAUSE = "(?:^|(?<=[，。；：、的])|(?<=[，。！？…]”))"
_MAYOR = re.compile(f"{_CLAUSE}(?P<role>(?:常务副|代|副)?市长){_PEOPLE}")
_DISTRICT_HEAD = re.compile(
    f"({MASK[Kind.GOVERNMENT_AGENCY]})[^，。；：{NAME[1:-1]}]{{0,10}}、(?P<role>(?:常务副|代|副)?[区县]长){_PEOPLE}"
)
_OF_BODY = re.compile(f"([{''.join(sorted(MASK[kind] for kind in BODIES))}])[^，。；：{NAME[1:-1]}]{{0,16}}$")
_NEXT = re.compile(f"(?:，以及|、|，|和|以及|及)(?P<role>[^，。；：、的{NAME[1:-1]}]{{2,10}}){_PEOPLE}")
_RANK = re.compile("^(?:党组|常务|执行|专职|第一|名誉|副|代)+")
# Every council and committee has these beside its chair.
_OFFICERS = frozenset(["秘书长", "副秘书长", "党组成员", "党组副书记", "党组书记"])


class HousePost(NamedTuple):
    """A post with the masked stretch that tells it, its holder and the body that goes without saying."""

    begin: int
    end: int
    person: Name
    body: str  # the entity
    role: str


@dataclass(slots=True)
class House:
    """The bodies that an article has named so far, and how often."""

    lexicon: Lexicon
    counts: Counter[str] = field(default_factory=Counter)
    names: dict[str, Name] = field(default_factory=dict)
    former: tuple[Name, ...] = ()
    at: int = 0  # the number of the sentence that named `former`

    def posts(self, line: Line, number: int) -> Iterator[HousePost]:
        """Each post of the line, the article's sentence of that number, whose body the article is about."""
        if number - self.at > _NEAR:
            self.former = ()
        told = _PERSON in line.text and _HOUSE.search(line.text) is not None
        for match in _pattern(self.lexicon).finditer(line.text) if told else ():
            if _HOUSE.search(match["role"]) is None:
                continue
            before = [name for at, name in sorted(line.names.items()) if at < match.start()]
            if body := self._team() if _TEAM.search(match["role"]) else self._body(before, _kinds(match["role"])):
                yield HousePost(
                    match.start("role"), match.end(), line.names[match.start("person")], body.entity, match["role"]
                )

    def note(self, line: Line, number: int) -> None:
        """Remember the bodies of the line."""
        self.former, self.at = tuple(line.names.values()), number
        for name in self.former:
            self.counts[name.entity] += 1
            self.names.setdefault(name.entity, name)

    def _team(self) -> Name | None:
        """The team that the article names most, of equals the first."""
        teams = [entity for entity, name in self.names.items() if name.kind in BODIES and entity.endswith(_TEAMS)]
        return self.names[max(teams, key=lambda entity: self.counts[entity])] if teams else None

    def _body(self, before: Iterable[Name], kinds: frozenset[Kind]) -> Name | None:
        for names in (before, self.former):
            near = {name.entity: name for name in names if name.kind in kinds}
            if len(near) == 1:
                return next(iter(near.values()))
            if near:
                break
        ranked = [(n, e) for e, n in self.counts.most_common() if self.names[e].kind in kinds]
        if not ranked or ranked[0][0] < _OFTEN or (len(ranked) > 1 and ranked[0][0] < _TIMES * ranked[1][0]):
            return None
        return self.names[ranked[0][1]]


def _kinds(role: str) -> frozenset[Kind]:
    return _SCHOOL if role.endswith("校长") else _FIRM


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    title = alternation(lexicon.forms("titles"))
    words = f"[^，。；：！？“”（）、的{NAME[1:-1]}]{{0,8}}?"
    post = f"{words}(?:{title})"
    return re.compile(rf"{_CLAUSE}(?:现任|其)?(?P<role>{post}(?:[、兼]{post})?)(?P<person>{_PERSON})(?!等)")


@cache
def _entrusted(lexicon: Lexicon) -> re.Pattern[str]:
    title = alternation(lexicon.forms("titles"))
    return re.compile(
        rf"(?:(?P<held>{title}))?由[^，。；]{{0,12}}?(?P<person>{_PERSON})(?:教授|院士|博士|研究员|先生|女士)?"
        rf"(?:担任|出任|兼任)(?P<given>(?:首任|首届|名誉|执行)?(?:{title}))?(?=[，。；、]|$)"
    )


def entrusted(line: Line, lexicon: Lexicon) -> Iterator[HousePost]:
    """甲成立，由某某担任总经理; 甲揭牌，主任由某某教授担任: the post is in the body named last before it."""
    for match in _entrusted(lexicon).finditer(line.text) if "由" in line.text and "任" in line.text else ():
        role = match["held"] or match["given"]
        before = [name for at, name in sorted(line.names.items()) if at < match.start() and name.kind in _HOUSES]
        if role and before:
            person = line.names[match.start("person")]
            yield HousePost(match.start(), match.end(), person, before[-1].entity, role)


def mayors(line: Line, article: AnnotatedArticle) -> Iterator[HousePost]:
    """副市长甲: of the city that the article is about, unless a body of another city stands before."""
    home = article.entities.get(article.home or "")
    if home is None or home.kind is not Kind.CITY or "市长" not in line.text:
        return
    for match in _MAYOR.finditer(line.text):
        owner = _OF_BODY.search(line.text, 0, match.start())
        body = line.names[owner.start(1)].entity if owner else home.id
        if body.startswith(home.id) or body.endswith("省委"):
            for at in range(*match.span("people")):
                if at in line.names:
                    yield HousePost(match.start(), match.end(), line.names[at], home.id, match["role"])


def district_heads(line: Line, article: AnnotatedArticle) -> Iterator[HousePost]:
    """某区委副书记、区长甲: of the district, which the committee's name tells."""
    if "区长" not in line.text and "县长" not in line.text:
        return
    for match in _DISTRICT_HEAD.finditer(line.text):
        committee, level = line.names[match.start(1)], match["role"][-2]
        if committee.entity.endswith(f"{level}委") and (district := seat(article, (committee,), level)):
            for at in range(*match.span("people")):
                if at in line.names:
                    yield HousePost(match.start(), match.end(), line.names[at], district, match["role"])


def colleagues(line: Line, at: int, body: Name, role: str) -> Iterator[HousePost]:
    """某协会主席甲，副主席乙、丙，秘书长丁: whose post is named right behind another's is in the same body."""
    while match := _NEXT.match(line.text, at):
        if not _akin(role, match["role"], body.kind):
            return
        for person in range(*match.span("people")):
            if person in line.names:
                yield HousePost(match.start("role"), match.end(), line.names[person], body.entity, match["role"])
        at, role = match.end(), match["role"]


def _akin(role: str, other: str, kind: Kind) -> bool:
    if other in _OFFICERS and kind in BODIES:
        return True
    if kind in _FIRM:
        return _HOUSE.search(other) is not None and _RANK.sub("", other) in other[-5:]
    return _RANK.sub("", role)[-2:] == _RANK.sub("", other) and other != role
