"""Definite nouns (该平台, 这一奖项, 会上) and third-person pronouns, led back to the name that they stand for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from operator import attrgetter

from kg.extract.groups import BODIES
from kg.lexicon import Lexicon
from kg.lexicon.patterns import alternation
from kg.model import AnnotatedArticle, Kind, Name, Sentence
from kg.text import key

_DETERMINERS = (
    "该|此|本|这一|这个|这家|这座|这款|这项|这条|这所|这场|上述|当日的|当天的|当晚的|此次|本次|这次|此项|本届|前述"
)
_BEGIN = attrgetter("begin")
_REACH_BY_NOUN = 8
_REACH_BY_KIND = 3
# Without a determiner these seldom mean the one named before.
_SPOKEN_OF = frozenset({Kind.CONFERENCE, Kind.CITY, Kind.AWARD, Kind.PLACE})
_TITLE = re.compile("[^，。；：“”]{1,16}")
_HELD = re.compile(
    "[^，。；将拟]{0,24}?(?:举行|召开|举办|开幕|启幕|开赛|开跑|拉开|闭幕|揭幕|落幕|启动(?!资))|(?:上|现场|开幕式上|期间)，"
)
_HOLDS = re.compile("(?:召开|举行|举办|主办|承办|出席|参加|列席|主持|来到|走进|赴|亮相)(?:了|的)?$")
# What was held long ago, or will be, is not what the article tells of.
_ANOTHER = re.compile("去年|前年|曾|此前|早前|往年|早在|上一?[届次]|历[届次]|年前|将|拟|计划|筹备")
_SORTS = {
    "展会": re.compile("展|博会|博览|交易会|洽谈会|节"),
    "赛事": re.compile("赛|杯|马拉松|锦标|运动会|冠军"),
    "比赛": re.compile("赛|杯|马拉松|锦标|运动会|冠军"),
    "论坛": re.compile("论坛|峰会|大会|年会"),
    "仪式": re.compile("仪式|活动|典礼|式"),
}
_ANY_MEETING = frozenset({"会议", "活动", "大会", "展会", "仪式", "赛事", "审议", "讨论"})
_MEETINGS = frozenset({Kind.CONFERENCE})
_LONG_DETERMINER = 3
_DESCRIBING = 3
_REACH_BY_MEETING = 15
_BACK = 40
_BARE = ("noun", "meeting", "attended", "topic", "opening", "scene")
# In 在汉举行 a letter stands for the home city; elsewhere it is part of a word.
_HAPPENS = "开幕|举行|召开|举办|启幕|闭幕|亮相|落户|落地|揭牌|签约|发布|启动|开工|投用|成立|首发|上线|投产|开赛|收官"
_ITS = "(?:与|自主|独立|牵头|联合|投资|旗下|研发|研制|孵化|建设|运营|开发|打造|控股)"
# What is called by the end of its name: 该餐厅, 这座公园.
_THINGS = frozenset({Kind.FACILITY, Kind.PLATFORM, Kind.PROJECT, Kind.PRODUCT}) | BODIES
# One of these, or the start of the text, stands before every noun that no determiner leads.
_BEFORE_NOUNS = "，。；：“”—在席加持与了向为"
_HOME = frozenset({"市", "省"})


@dataclass(frozen=True, slots=True)
class HeadNouns:
    """The nouns that a name can be referred back to by, with the classes of what they stand for."""

    kinds: dict[str, frozenset[Kind]]
    cities: dict[str, str]
    likely: re.Pattern[str]  # the first characters of what `pattern` matches, which costs more to try
    pattern: re.Pattern[str]

    def mentions(self, text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """The nouns and pronouns in `[begin, end)` that may stand for a name."""
        while likely := self.likely.search(text, begin, end):
            match = self.pattern.match(text, likely.start(), end)
            begin = match.end() if match else likely.end()
            if match:
                yield match


@cache
def head_nouns(lexicon: Lexicon) -> HeadNouns:
    """The table `head_nouns`, compiled."""
    kinds = {}
    for row in lexicon.rows("head_nouns"):
        try:
            kinds[row["noun"]] = frozenset(Kind(kind) for kind in row["kinds"].split())
        except ValueError as error:
            raise row.error(f"kinds: {error}") from None
    nouns = alternation(kinds)
    meetings = alternation(noun for noun, classes in kinds.items() if classes == {Kind.CONFERENCE})
    cities = {row["letter"]: row["city"] for row in lexicon.rows("city_letters")}
    bare = alternation(noun for noun, classes in kinds.items() if len(noun) > 1 and not classes & _SPOKEN_OF)
    letters = "|".join(map(re.escape, cities))
    # What can begin one of the alternatives, the nouns only behind what they must: the rest is passed over at once.
    free = "".join(sorted({form[0] for form in (*_DETERMINERS.split("|"), *"他她我本全其")}))
    bound = "".join(sorted({form[0] for form in (*kinds, *cities, *"会活现审讨")}))
    likely = re.compile(rf"[{free}{bound}](?:(?<=[{free}])|(?<=[{_BEFORE_NOUNS}].)|(?<=^.))")
    pattern = re.compile(
        rf"(?:(?P<det>{_DETERMINERS}|这[家款座个项条所][^，。；的这]{{2,16}}的)(?P<noun>{nouns})(?![们级直委府]|\d)"
        rf"|(?<![其吉])(?P<person>[他她])(?![们人乡国杀山日处项])"
        rf"|(?P<home>[我本全]市)(?![级直委场])"
        rf"|(?<=[，。：“”—在])(?P<meeting>{meetings}|会)(?=上|现场|期间)"
        rf"|(?:(?<=出席|参加|主持|列席|参与)|(?<=[席加]了)|(?<=[向为]))(?P<attended>{meetings}|审议|讨论)(?=[，。；、并的时和及听后作致献]|$)"
        rf"|(?:(?<=[，。；])|^)(?P<topic>{meetings})(?=由|共设|吸引|以“)"
        rf"|(?:(?<=[，。；”：])|^)(?P<bare>{bare})(?![，。；、的])"
        r"|(?:该|这[家座款个项条所场一]|此)(?P<tail>[\u4e00-\u9fff]{2,4})"
        rf"|(?:(?<=[，。；由与])|^)(?P<its>其)(?={_ITS})"
        rf"|(?P<we>我们|我院|我校|我司|我公司|我集团)"
        rf"|(?<=在)(?P<letter>{letters})(?={_HAPPENS})"
        rf"|^(?P<opening>{meetings}|会)(?=上|现场|期间)|(?<=[。])(?P<scene>(?:活动)?现场)(?=，))"
    )
    return HeadNouns(kinds, cities, likely, pattern)


@dataclass(slots=True)
class Recall:
    """What an article has named so far, sentence by sentence."""

    article: AnnotatedArticle
    nouns: HeadNouns
    sentences: list[Sequence[Name]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    scene: Name | None = None  # the meeting that the article told of last
    posts: dict[str, Name] = field(default_factory=dict)

    def note(self, sentence: Sentence, resolved: Sequence[Name] = ()) -> None:
        """Remember the sentence's names, and the pronouns that were led back to one."""
        names = sorted([*sentence.names, *resolved], key=_BEGIN) if resolved else sentence.names
        self.sentences.append(names)
        self._note_posts(sentence)

    def _note_held(self, sentence: Sentence) -> None:
        """Remember the meetings that the sentence tells to be held or attended: the article goes on about the last."""
        text = sentence.passage.text
        for name in sentence.names:
            if name.kind is not Kind.CONFERENCE:
                continue
            if _ANOTHER.search(text, max(sentence.begin, name.begin - _BACK), name.begin):
                continue
            if _HELD.match(text, name.end) or _HOLDS.search(text, sentence.begin, name.begin):
                self.held.add(name.entity)
            if name.entity in self.held:
                self.scene = name

    def _note_posts(self, sentence: Sentence) -> None:
        """Who speaks for which body: a person right behind it, with at most a title between."""
        for body, person in pairwise(sentence.names):
            if person.kind is not Kind.PERSON or body.kind not in BODIES:
                continue
            if _TITLE.fullmatch(sentence.passage.text, body.end, person.begin):
                self.posts[person.entity] = body

    def _speakers_body(self, at: int, sentence: Sentence) -> Name | None:
        """我们 in a quotation: the body of whoever is quoted, named in the sentence or in the one before."""
        self._note_posts(sentence)
        text = sentence.passage.text
        if text.rfind("“", 0, at) <= text.rfind("”", 0, at):
            return None
        people = [name for name in sentence.names if name.kind is Kind.PERSON]
        people = people or [name for names in self.sentences[-1:] for name in names if name.kind is Kind.PERSON]
        return self.posts.get(people[-1].entity) if people else None

    def resolve(self, sentence: Sentence) -> list[Name]:
        """The sentence's definite nouns and pronouns as further names, where it is plain whom they mean."""
        found: list[Name] = []
        text = sentence.passage.text
        self._note_held(sentence)
        for match in self.nouns.mentions(text, sentence.begin, sentence.end):
            begin, end = match.span()
            if match["tail"]:
                end = match.start("tail") + 2
            if match["det"] and len(match["det"]) > _DESCRIBING:
                begin = match.start("noun")
            if any(name.begin < end and begin < name.end for name in sentence.names):
                continue
            before = [name for name in (*sentence.names, *found) if name.end <= begin]
            before.sort(key=lambda name: name.begin)
            if match["tail"]:
                referent, end = self._by_tail(match, before)
            else:
                referent = self._referent(match, before, sentence)
            if referent:
                found.append(Name(begin, end, referent.entity, referent.kind, f"head_nouns.tsv {match.group()}"))
        return found

    def _by_tail(self, match: re.Match[str], before: Sequence[Name]) -> tuple[Name | None, int]:
        """该餐厅: the last thing whose name ends so, and where the noun that was taken ends."""
        for length in range(len(match["tail"]), 1, -1):
            if named := self._ending(match["tail"][:length], _THINGS, before):
                return named, match.start("tail") + length
        return None, match.end()

    def _owner(self, before: Sequence[Name]) -> Name | None:
        """其: the body that the sentence, or the one before it, speaks of first."""
        earlier = next((names for names in reversed(self.sentences[-_REACH_BY_KIND:]) if names), ())
        return next((name for name in (*before, *earlier) if name.kind in BODIES), None)

    def _referent(self, match: re.Match[str], before: Sequence[Name], sentence: Sentence) -> Name | None:
        if match["home"]:
            return self._city()
        if match["person"]:
            return self._nearest(frozenset({Kind.PERSON}), before, 4)
        if match["its"]:
            return self._owner(before)
        if match["bare"]:
            return self._ending(match["bare"], self.nouns.kinds[match["bare"]], before, _REACH_BY_KIND)
        if match["we"]:
            return self._speakers_body(match.start(), sentence)
        if match["letter"]:
            return self._city() if key(self.nouns.cities[match["letter"]]) == self.article.home else None
        noun = next(match[group] for group in _BARE if match[group])
        kinds = self.nouns.kinds.get(noun, _MEETINGS)
        if match["det"] and len(match["det"]) > _LONG_DETERMINER:
            return self._nearest(kinds, before, 0)
        if not (match["attended"] and noun in _ANY_MEETING) and (named := self._ending(noun, kinds, before)):
            return named
        if kinds != {Kind.CONFERENCE}:
            return self._nearest(kinds, before, _REACH_BY_KIND)
        if match["det"]:
            if match["det"].startswith("当") and noun not in _ANY_MEETING:
                return self._ending(noun, kinds, before, _REACH_BY_MEETING)
            return self._meeting(before, _REACH_BY_MEETING) or self._nearest(kinds, before, _REACH_BY_KIND)
        found = self._meeting(before, _REACH_BY_MEETING)
        return found if found and self._can_be(found, noun) else None

    def _can_be(self, meeting: Name, noun: str) -> bool:
        """Whether a meeting of that name can be called so: no press conference is an 展会."""
        sort = _SORTS.get(noun)
        entity = self.article.entities.get(meeting.entity)
        return sort is None or entity is None or any(sort.search(form) for form in (entity.name, *entity.aliases))

    def _meeting(self, before: Sequence[Name], reach: int) -> Name | None:
        """The nearest meeting that the article has told to be held; one that is only spoken of is not meant."""
        return next((name for name in self._backwards(before, reach) if name.entity in self.held), None)

    def _city(self) -> Name | None:
        home = self.article.entities.get(self.article.home or "")
        return Name(0, 0, home.id, home.kind, "") if home and home.kind is Kind.CITY else None

    def _backwards(self, before: Sequence[Name], reach: int) -> Iterator[Name]:
        yield from reversed(before)
        for names in reversed(self.sentences[-reach:] if reach else ()):
            yield from reversed(names)

    def _ending(
        self, noun: str, kinds: frozenset[Kind], before: Sequence[Name], reach: int = _REACH_BY_NOUN
    ) -> Name | None:
        for name in self._backwards(before, reach):
            entity = self.article.entities.get(name.entity)
            if entity and name.kind in kinds and any(form.endswith(noun) for form in (entity.name, *entity.aliases)):
                return name
        return None

    def _nearest(self, kinds: frozenset[Kind], before: Sequence[Name], reach: int) -> Name | None:
        return next((name for name in self._backwards(before, reach) if name.kind in kinds), None)
