"""Who a clause is about: followed through an article, clause by clause."""

import re
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from kg.extract.clauses import clauses, tokens_from
from kg.extract.focus import MEDIA, PLACES, focus_of
from kg.extract.groups import BODIES
from kg.extract.heads import AND, follows_verb, has_verb, members, owner
from kg.extract.reading import antecedents
from kg.extract.standins import Standins
from kg.extract.subjectwords import ANAPHOR_REACH, subject_words
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Kind, Name, Sentence

_BEGIN = attrgetter("begin")
_LOCATIVE = PLACES | {Kind.FACILITY}
_LISTS = {Kind.AWARD, Kind.PROGRAMME, Kind.PRODUCT}
_CIRCLE = ("中", "里", "内")
# 由甲主办，乙承办; 由甲建设，乙负责运营: who acts on the topic does not become it.
_ORGANIZES = re.compile("(?:主办|承办|协办|举办|指导|支持|运营|运维|运行管理|建设|承建|研发|开发|实施|领投|跟投|参投)$")
_SPEECH_VERB = 3
_TITLED = ("企业", "工厂", "人才", "项目", "园区", "产品")
_OFTEN = 3
# An agency that publishes, holds or launches something hands the word to it.
_ANNOUNCES = re.compile("发布|印发|出台|公布|召开|举行|举办|推出|上线|启动|开通|通报|获悉|升级")
_ANNOUNCED = {Kind.PLATFORM, Kind.PRODUCT, Kind.FACILITY}
_FIRMS = {Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION}
_JUDGES = re.compile("(?:认为|分析|判断|直言|坦言|建议|预计|预测|估计)$")
# Each sentence of such an article opens another field of the city's, whatever the one before named.
_STATISTICS = re.compile("统计公报|经济运行|国民经济|主要经济指标|政府工作报告")
_DESCRIBED = {*_FIRMS, Kind.FACILITY, Kind.PLATFORM, Kind.PRODUCT, Kind.PROGRAMME}
_BESIDE = "与和同跟比较对"
_PART_REACH = 6
_LED_BY = "由"
_SPEAKER = ("speaker",)
# About whom the city's officials seldom give figures without naming them.
_OWN_STORY = {Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.PERSON, Kind.PRODUCT}
_ANAPHOR_SENTENCES = 6
_EXPERTS = {Kind.UNIVERSITY, Kind.GOVERNMENT_AGENCY}


class Clause(NamedTuple):
    """A clause and who it is about; `name` is the mention within it, where it names its subject itself."""

    sentence: Sentence
    begin: int
    end: int
    subject: str | None
    why: str  # how the subject was found, for a reader
    name: Name | None = None

    @property
    def counts(self) -> bool:
        """Whether a quantity stands in it; most clauses have none."""
        quantities = self.sentence.quantities
        return bool(quantities) and any(self.begin <= quantity.begin < self.end for quantity in quantities)


def follow(article: AnnotatedArticle, lexicon: Lexicon) -> Iterator[Clause]:
    """Every clause of the article up to its last figure, in reading order, with its subject's entity id.

    A clause that names nobody in subject position inherits from the clause before it in the same passage; a
    passage that starts without one falls back to the article's focus, then to its home city. Behind the last
    figure of a passage the clauses are given without subject: what it is would matter to no figure.
    """
    tracker = _Tracker(article, lexicon)
    counted = [number for number, sentence in enumerate(article.sentences, 1) if sentence.quantities]
    sentences = article.sentences[: max(counted, default=0)]
    last = {id(sentence.passage): sentence.begin for sentence in sentences if sentence.quantities}
    for sentence, resolved in zip(sentences, antecedents(article, lexicon), strict=False):
        tracker.enter(sentence, resolved)
        told = sentence.begin <= last.get(id(sentence.passage), -1)
        for begin, end in clauses(sentence):
            yield tracker.clause(sentence, begin, end) if told else Clause(sentence, begin, end, None, "")


class _Tracker:
    def __init__(self, article: AnnotatedArticle, lexicon: Lexicon) -> None:
        self.article = article
        self.words = subject_words(lexicon)
        self.earlier: list[list[Name]] = []  # the names of each sentence so far
        self.mentioned = Counter(name.entity for sentence in article.sentences for name in sentence.names)
        self.media = frozenset(entity for entity in self.mentioned if MEDIA.search(entity))
        self.focus = focus_of(article)
        self.default = self.focus or article.home
        self.topic: str | None = self.default
        self.passage: object = None
        self.named = False  # whether this sentence has named its subject
        self.framed = False  # whether it opened with the circle it speaks of (入选企业中，…)
        self.scene: str | None = None  # where this sentence happens, while it has not named its subject
        self.names: list[Name] = []  # of this sentence, with what its definite nouns stand for
        self.listing = _STATISTICS.search(article.article.headline or "") is not None
        self.standins = Standins(article, self.focus)
        self.behind: str | None = None  # what this passage spoke of before it came to a person
        self.told: str | None = None  # what the passage speaks of behind the quotation that is being read
        self.speaker: str | None = None  # the firm whose man is quoted in this passage

    def enter(self, sentence: Sentence, resolved: tuple[Name, ...]) -> None:
        self.named = self.framed = False
        self.scene = None
        self.names = sorted([*sentence.names, *resolved], key=_BEGIN)
        self.earlier.append(self.names)
        self.standins.note(sentence)
        if sentence.passage is not self.passage:
            self.passage = sentence.passage
            self.topic, self.speaker, self.behind, self.told = self.default, None, None, None
        elif self.listing and self.focus is None:
            self.topic = self.default
        if self.told is not None:
            self.topic, self.told = self.told, None
        if sentence.quantities and (body := self.standins.quoted(sentence)):
            self.told, self.topic, self.speaker = self.topic, body, body

    def clause(self, sentence: Sentence, begin: int, end: int) -> Clause:
        counted = next((q.begin for q in sentence.quantities if begin <= q.begin < end), end)
        names = [n for n in self.names if begin <= n.begin < counted and n.entity not in self.media]
        listed = self.framed and bool(names) and names[0].kind in _LISTS
        found, scene = (None, None) if listed else self._named(sentence, names, begin, end, counted)
        found = found or self._anaphor(sentence, begin, counted)
        scene = scene or (None if found else self._described(sentence, begin, end, counted))
        if found is not None:
            if found.kind is not Kind.PERSON:
                self.behind = found.entity
            self.topic, self.scene, self.named = found.entity, None, True
        elif scene is not None and not self.named:
            self.scene = scene.entity
        self.framed = self.framed or (found is not None and sentence.passage.text.endswith(_CIRCLE, begin, end))
        subject = self.scene or self.topic
        subject = self.standins.of(subject) if found or scene else self.standins.carried(subject, self.behind)
        return Clause(sentence, begin, end, subject, self._why(sentence, found or scene), found or scene)

    def _described(self, sentence: Sentence, begin: int, end: int, counted: int) -> Name | None:
        """What the clause's figure describes from before, for this sentence (总投资3亿元的某某项目开工，…)."""
        text = sentence.passage.text
        inside = [name for name in sentence.names if begin <= name.begin < end] if counted < end else []
        if not inside or inside[0].begin < counted or inside[0].kind not in _DESCRIBED or text[begin] in _BESIDE:
            return None
        return inside[0] if text[counted : inside[0].begin].rstrip("“").endswith("的") else None

    def _why(self, sentence: Sentence, name: Name | None) -> str:
        if name is not None:
            return f"subject: {sentence.passage.text[name.begin : name.end]} ({name.rule})"
        if self.scene is not None or self.topic != self.default:
            return "subject: carried from a clause before"
        return "subject: what the article is about" if self.focus else "subject: the city the article is about"

    def _named(
        self, sentence: Sentence, names: list[Name], begin: int, end: int, counted: int
    ) -> tuple[Name | None, Name | None]:
        """Whom the clause names as its subject, and where it says that it happens (在某地…)."""
        text = sentence.passage.text
        if self.named and names and names[0].kind in BODIES and _ORGANIZES.search(text, begin, end):
            return None, None
        if listed := members(text, names, counted, end):
            names = names[:-listed]
        scene: Name | None = None
        effect, former = None, begin
        led = text.startswith(_LED_BY, begin)
        for name in names:
            if effect is None or text[former : name.begin] not in AND:
                effect = self._effect(sentence, name, begin)
            if led and "的" not in text[begin : name.begin]:
                effect = "object"  # 由甲、乙等牵头
            former = name.end
            aside = self._speaks(sentence, name, end) or self._stands_aside(name) or self._only_a_title(text, name)
            aside = aside or (name.end == counted and name.kind in _LISTS) or self._a_part(text, name, begin)
            if effect is None and not aside:
                if self._spoken_for(sentence, name, end):
                    self._tells_of_the_city(name)
                    return None, scene
                if counted == end and name.kind is Kind.GOVERNMENT_AGENCY and _ANNOUNCES.search(text, name.end, end):
                    self._tells_of_the_city(name)
                    return self._announced(sentence, name, end), scene
                return owner(sentence, name, names, counted=counted < end), scene
            if (
                effect == "place"
                and name.kind in _LOCATIVE
                and scene is None
                and not self._acts_at(sentence, name, counted)
            ):
                scene = name
        return None, scene

    def _effect(self, sentence: Sentence, name: Name, begin: int) -> str | None:
        """What keeps the name from being the subject: `object`, `place`, or None for nothing."""
        text = sentence.passage.text
        for size in range(min(self.words.longest_blocker, name.begin - begin), 0, -1):
            effect = self.words.blockers.get(text[name.begin - size : name.begin])
            if effect is not None:
                return effect
        if follows_verb(sentence, begin, name.begin):
            return "object"
        return None

    def _speaks(self, sentence: Sentence, name: Name, end: int) -> bool:
        if name.kind is not Kind.PERSON:
            return False
        return self.words.speech.match(sentence.passage.text, name.end, end) is not None

    def _stands_aside(self, name: Name) -> bool:
        """Whether a person is named in an article about something else, whose figures they are."""
        if name.kind is not Kind.PERSON or self.focus in (None, name.entity):
            return False
        return self.article.entities[self.focus].kind is not Kind.PERSON

    def _only_a_title(self, text: str, name: Name) -> bool:
        """Whether a quoted title only says what kind of firms is counted (“小巨人”企业, “灯塔工厂”)."""
        titled = text.startswith(_TITLED, name.end) or text.endswith(_TITLED, name.begin, name.end)
        if name.kind is not Kind.AWARD or not titled:
            return False
        return self.mentioned[name.entity] < _OFTEN

    def _tells_of_the_city(self, agency: Name) -> None:
        """Let the city be the topic where one of its offices has the word in the story of a firm."""
        home = self.article.home
        if home is None or self.focus is None or not agency.entity.startswith(home):
            return
        if agency.kind is Kind.GOVERNMENT_AGENCY and self.article.entities[self.focus].kind in _OWN_STORY:
            self.topic = home

    def _a_part(self, text: str, name: Name, begin: int) -> bool:
        """Whether a region only says which part of the former figure is counted (其中南亚航点43个)."""
        return name.kind is Kind.PLACE and text.startswith("其中", begin) and name.begin <= begin + _PART_REACH

    def _acts_at(self, sentence: Sentence, name: Name, counted: int) -> bool:
        """Whether the body that the passage speaks of does something at the building (在某园区租下办公室180平方米)."""
        if name.kind is not Kind.FACILITY or self.topic in (None, self.default, self.article.home):
            return False
        return has_verb(sentence, name.end, counted)

    def _announced(self, sentence: Sentence, agency: Name, end: int) -> Name | None:
        """What the figures after an agency's announcement are about: the thing announced, else not the agency.

        A plan of the city's own is about the city; one that comes from elsewhere speaks for itself.
        """
        local = self.article.home is not None and agency.entity.startswith(self.article.home)
        kinds = _ANNOUNCED if local else _ANNOUNCED | {Kind.PROGRAMME}
        return next((name for name in sentence.names if agency.end < name.begin < end and name.kind in kinds), None)

    def _spoken_for(self, sentence: Sentence, name: Name, end: int) -> bool:
        """Whether `name` is only the body of who speaks, in an article that is about something else."""
        text = sentence.passage.text
        last = max(end - _SPEECH_VERB, name.end)
        if self.words.speech.search(text, last, end) is None and _JUDGES.search(text, last, end) is None:
            return False
        if name.kind in _FIRMS:
            self.speaker = name.entity
        if self.default == name.entity:
            return False
        if self.default not in (None, self.article.home) or name.kind in _EXPERTS:
            return True
        return name.kind is Kind.RESEARCH_INSTITUTE and _JUDGES.search(text, name.end, end) is not None

    def _anaphor(self, sentence: Sentence, begin: int, end: int) -> Name | None:
        """A bare noun that opens the clause and stands for something named before, as a mention of that thing."""
        text = sentence.passage.text
        if self.words.anaphor.search(text, begin, min(end, begin + self.words.anaphor_reach)) is None:
            return None
        for at, _, _ in tokens_from(sentence, begin):
            if at > begin + ANAPHOR_REACH:
                break
            match = self.words.anaphor.match(text, at, end)
            if match and not follows_verb(sentence, begin, at):
                entity = self._stands_for(match.group(), at)
                kind = self.article.entities[entity].kind if entity else None
                return Name(*match.span(), entity, kind, "anaphors.tsv") if entity and kind else None
        return None

    def _stands_for(self, anaphor: str, at: int) -> str | None:
        kinds = self.words.anaphors[anaphor]
        if kinds == ("home",):
            return self.article.home
        speaks = self.article.entities[self.speaker].kind if self.speaker else None
        if kinds == _SPEAKER:
            return self.speaker if speaks is Kind.COMPANY else None
        if speaks in kinds:
            return self.speaker
        before = [name for name in self.names if name.end <= at]
        recent = (
            name.entity for names in (before, *self.earlier[-2:-_ANAPHOR_SENTENCES:-1]) for name in reversed(names)
        )
        topic = [entity for entity in (self.focus, self.topic) if entity is not None]
        return next((e for e in (*topic, *recent) if self.article.entities[e].kind in kinds), None)
