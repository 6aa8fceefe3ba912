"""Definite nouns (该平台, 这一奖项, 会上) and third-person pronouns, led back to the name that they stand for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from kg.extract.groups import BODIES, PLACES
from kg.extract.headnouns import HeadNouns
from kg.extract.seats import seat
from kg.extract.sorts import can_be, ends
from kg.model import AnnotatedArticle, Kind, Name, Sentence
from kg.text import key

_BEGIN = attrgetter("begin")
_REACH_BY_NOUN = 8
_REACH_BY_KIND = 3
_TITLE = re.compile("[^，。；：“”]{1,16}")
_HELD = re.compile(
    "[^，。；将拟]{0,24}?(?:举行|召开|举办|开幕|启幕|开赛|开跑|拉开|闭幕|揭幕|落幕|启动(?!资))|(?:上|现场|开幕式上|期间)，"
)
_HOLDS = re.compile("(?:召开|举行|举办|主办|承办|出席|参加|列席|主持|来到|走进|赴|亮相)(?:了|的)?$")
# What was held long ago, or will be, is not what the article tells of.
_ANOTHER = re.compile("去年|前年|曾|此前|早前|往年|早在|上一?[届次]|历[届次]|年前|将|拟|计划|筹备")
_ANY_MEETING = frozenset({"会议", "活动", "大会", "展会", "仪式", "赛事", "审议", "讨论"})
_MEETINGS = frozenset({Kind.CONFERENCE})
_LONG_DETERMINER = 3
_DESCRIBING = 3
_REACH_BY_MEETING = 15
_BACK = 40
_BARE = ("noun", "meeting", "attended", "topic", "opening", "scene")
# What is called by the end of its name: 该餐厅, 这座公园.
_THINGS = frozenset({Kind.FACILITY, Kind.PLATFORM, Kind.PROJECT, Kind.PRODUCT}) | BODIES
_SITES = PLACES | {Kind.FACILITY}
_JOINED = frozenset({Kind.FACILITY, Kind.PLATFORM, Kind.PROGRAMME, Kind.CONFERENCE})
_AWARD = frozenset({Kind.AWARD})
_PHASED = frozenset({Kind.FACILITY, Kind.PROJECT})
# What a text calls its own subject by, far from where it was named.
_SELF = frozenset({"公司", "集团", "医院", "学校", "平台", "园区", "基地"})
_BANK = "行"  # said of nothing but what is called so
_OFTEN = 3
_PHASE = re.compile("[一二三四五]期(?=(?:项目|工程)?$)")
_UNNAMED = re.compile(
    "(?:建设|打造|新建|投建|兴建|规划|布局|位于|坐落)[^，。；]{2,20}?(?:基地|工厂|产业园|中心|园区|产线)(?![的内里])"
)
_PAIR = (False, True)  # a body and a person


@dataclass(slots=True)
class Recall:
    """What an article has named so far, sentence by sentence."""

    article: AnnotatedArticle
    nouns: HeadNouns
    sentences: list[Sequence[Name]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    scene: Name | None = None  # the meeting that the article told of last
    posts: dict[str, Name] = field(default_factory=dict)
    counts: "Counter[tuple[str, Kind]] | None" = None

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
        return self.posts.get(people[-1].entity) if people else self._named_behind(sentence)

    def _named_behind(self, sentence: Sentence) -> Name | None:
        """“我们建成了甲。”某公司董事长乙说: the body of the speaker whom the next sentence begins with."""
        if sentence.passage.text[sentence.end - 1 : sentence.end] != "”":
            return None
        follower = next(iter(self.article.sentences[len(self.sentences) + 1 :][:1]), None)
        if follower is None or follower.passage is not sentence.passage:
            return None
        pair = follower.names[:2]
        body = pair[0] if len(pair) == len(_PAIR) and tuple(n.kind is Kind.PERSON for n in pair) == _PAIR else None
        text = sentence.passage.text
        if body is None or body.kind not in BODIES or text[follower.begin : body.begin].strip():
            return None
        return body if _TITLE.fullmatch(text, body.end, pair[1].begin) else None

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
            town = seat(self.article, reversed(before), "市")
            return Name(0, 0, town, self.article.entities[town].kind, "") if town else self._city()
        if match["there"] or match["here"]:
            return self._topic(_SITES, before)
        if match["within"]:
            return self._topic(_JOINED, before)
        if match["person"]:
            return self._nearest(frozenset({Kind.PERSON}), before, 4)
        if match["its"]:
            return self._owner(before)
        if match["phase"]:
            return self._phased(match, before, sentence)
        if match["prize"]:
            return self._ending("奖", _AWARD, before, 2)
        if match["bare"]:
            kinds = self.nouns.kinds[match["bare"]]
            if match["bare"] in _SELF and (told := next((n for n in before if n.kind in kinds), None)):
                return told
            named = self._ending(match["bare"], kinds, before, _REACH_BY_KIND)
            if named is None and match["bare"] in _SELF:
                named = self._hero(kinds)
            if named is None and not any(name.kind in kinds for name in before):
                named = self._only(kinds, match["bare"], sentence)
            return named
        if match["we"]:
            return self._speakers_body(match.start(), sentence)
        if match["letter"]:
            return self._city() if key(self.nouns.cities[match["letter"]]) == self.article.home else None
        noun = next(match[group] for group in _BARE if match[group])
        kinds = self.nouns.kinds.get(noun, _MEETINGS)
        if match["det"] and len(match["det"]) > _LONG_DETERMINER:
            return self._described(match, noun, kinds, before)
        if len(noun) == 1 and (len(kinds) > 1 or noun == _BANK):
            return self._topic(kinds, before, noun)
        if not (match["attended"] and noun in _ANY_MEETING) and (named := self._ending(noun, kinds, before)):
            return named
        if kinds != {Kind.CONFERENCE}:
            found = self._nearest(kinds, before, _REACH_BY_KIND) or self._hero(kinds)
            return found if found and self._can_be(found, noun) else None
        if match["det"]:
            if match["det"].startswith("当") and noun not in _ANY_MEETING:
                return self._ending(noun, kinds, before, _REACH_BY_MEETING)
            return self._meeting(before, _REACH_BY_MEETING) or self._nearest(kinds, before, _REACH_BY_KIND)
        found = self._meeting(before, _REACH_BY_MEETING)
        return found if found and self._can_be(found, noun) else None

    def _phased(self, match: re.Match[str], before: Sequence[Name], sentence: Sentence) -> Name | None:
        """二期: what the text goes on about, unless that is another phase (某基地一期) or has no name here."""
        since = max((name.end for name in before if name.begin >= sentence.begin), default=sentence.begin)
        if _UNNAMED.search(sentence.passage.text, since, match.start()):
            return None
        found = self._topic(_PHASED, before)
        other = _PHASE.search(found.entity) if found else None
        return None if other and other.group() != match["phase"][:2] else found

    def _described(
        self, match: re.Match[str], noun: str, kinds: frozenset[Kind], before: Sequence[Name]
    ) -> Name | None:
        """这家落户某区的企业, 这座位于某地的中心: the one told of just before, not one within the description."""
        earlier = [name for name in before if name.begin < match.start()]
        if named := self._ending(noun, kinds, earlier, 2):
            return named
        return (self._nearest(kinds, earlier, 1) or self._hero(kinds)) if len(kinds) == 1 else None

    def _hero(self, kinds: frozenset[Kind]) -> Name | None:
        """The one of the kinds that the article is plainly about: named far more often than any other."""
        if self.counts is None:
            self.counts = Counter((name.entity, name.kind) for s in self.article.sentences for name in s.names)
        ranked = [(number, *named) for named, number in self.counts.most_common() if named[1] in kinds][:2]
        if not ranked or ranked[0][0] < _OFTEN or (len(ranked) > 1 and ranked[0][0] <= 2 * ranked[1][0]):
            return None
        return Name(0, 0, ranked[0][1], ranked[0][2], "")

    def _only(self, kinds: frozenset[Kind], noun: str, sentence: Sentence) -> Name | None:
        """The one of the kinds that the sentence before in the passage names, where it names no other."""
        number = len(self.sentences)
        if not number or self.article.sentences[number - 1].passage is not sentence.passage:
            return None
        found = {name.entity: name for name in self.sentences[-1] if name.kind in kinds}
        only = next(iter(found.values())) if len(found) == 1 else None
        return only if only and self._can_be(only, noun) else None

    def _can_be(self, named: Name, noun: str) -> bool:
        """Whether what has that name can be called so: no press conference is an 展会, no house a 航线."""
        entity = self.article.entities.get(named.entity)
        return entity is None or can_be(noun, self.nouns.kinds.get(noun), (entity.name, *entity.aliases))

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
            if entity and name.kind in kinds and any(ends(form, noun) for form in (entity.name, *entity.aliases)):
                return name
        return None

    def _topic(self, kinds: frozenset[Kind], before: Sequence[Name], ending: str = "") -> Name | None:
        """The one that the text goes on about: named first in the last sentence that has any such."""
        for names in (before, *reversed(self.sentences[-_REACH_BY_KIND:])):
            for name in names:
                entity = self.article.entities.get(name.entity) if name.kind in kinds else None
                if entity and any(form.endswith(ending) for form in (entity.name, *entity.aliases)):
                    return name
        return None

    def _nearest(self, kinds: frozenset[Kind], before: Sequence[Name], reach: int) -> Name | None:
        return next((name for name in self._backwards(before, reach) if name.kind in kinds), None)
