"""Who a clause is about: followed through an article, clause by clause."""

import re
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from kg.extract.bystanders import attends, effect_on, is_only_counted, is_seat, only_takes_part, titles
from kg.extract.clauses import clauses
from kg.extract.discourse import Discourse
from kg.extract.focus import MEDIA, PLACES, focus_of
from kg.extract.heads import AND, follows_noun, has_verb, members, names_next, owner
from kg.extract.newcomers import announced, made, set_up
from kg.extract.reading import antecedents
from kg.extract.seats import seat
from kg.extract.standins import Standins
from kg.extract.subjectwords import subject_words
from kg.lexicon import Lexicon
from kg.model import AnnotatedArticle, Kind, Name, PassageRole, Sentence

_BEGIN = attrgetter("begin")
_TOGETHER = (*AND, "", " ")
_LOCATIVE = PLACES | {Kind.FACILITY}
_LISTS = {Kind.AWARD, Kind.PROGRAMME, Kind.PRODUCT}
_CIRCLE = ("中", "里", "内")
# 其中甲园区完成3亿元，同比增长5%，新增…: only a change is still told of the part.
_OF_WHICH = "其中"
_OF_THE_PART = re.compile(
    "(?:同比|环比|比|较|增|下降|提|占|达|涨|净|分别|均|排|居|位|总|面积|长|(?:投资|协议|合同|意向|引资|签约)[总金]?额|金额|$)"
)
_SPEECH_VERB = 3
# 会议指出，…: what a meeting says is of the city, not of the meeting.
_MEETING_SAYS = re.compile(
    "(?:指出|强调|要求|认为|提出|明确|听取|审议)[^，]{0,8}$|(?:会议|全会|常委会)(?:还|并)?(?:审议|研究|部署|讨论|决定)"
)
_OFTEN = 3
# An agency that publishes, holds or launches something hands the word to it.
_ANNOUNCES = re.compile("发布|印发|出台|公布|召开|举行|举办|推出|上线|启动|开通|通报|获悉|升级")
_FIRMS = {Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.ORGANIZATION}
_JUDGES = re.compile("(?:认为|分析|判断|直言|坦言|建议|预计|预测|估计)$")
# Each sentence of such an article opens another field of the city's, whatever the one before named.
_STATISTICS = re.compile("统计公报|经济运行|国民经济|主要经济指标|政府工作报告")
_DESCRIBED = {*_FIRMS, Kind.FACILITY, Kind.PLATFORM, Kind.PRODUCT, Kind.PROGRAMME}
_BESIDE = "与和同跟比较对"
# About whom the city's officials seldom give figures without naming them.
_OWN_STORY = {Kind.COMPANY, Kind.UNIVERSITY, Kind.RESEARCH_INSTITUTE, Kind.PERSON, Kind.PRODUCT}
_SETTING_UP = PLACES | {Kind.GOVERNMENT_AGENCY}
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
        self.mentioned = Counter(name.entity for sentence in article.sentences for name in sentence.names)
        self.media = frozenset(entity for entity in self.mentioned if MEDIA.search(entity))
        self.focus = focus_of(article)
        self.default = self.focus or article.home
        self.topic: str | None = self.default
        self.passage: object = None
        self.named = False  # whether this sentence has named its subject
        self.framed = False  # whether it opened with the circle it speaks of (入选企业中，…)
        self.scene: str | None = None  # where this sentence happens, while it has not named its subject
        self.listing = _STATISTICS.search(article.article.headline or "") is not None
        self.standins = Standins(article, self.focus)
        self.discourse = Discourse(article, self.words, self.focus)
        self.whole: str | None = None  # of which the clause before tells a part (其中，…)
        self.headed: str | None = None  # the thing that the headline names
        self.behind: str | None = None  # what this passage spoke of before it came to a person
        self.told: str | None = None  # what the passage speaks of behind the quotation that is being read

    def enter(self, sentence: Sentence, resolved: tuple[Name, ...]) -> None:
        self.named = self.framed = False
        self.scene = None
        self.discourse.enter(sentence, sorted([*sentence.names, *resolved], key=_BEGIN))
        self.standins.note(sentence)
        if sentence.passage is not self.passage:
            self.headed, self.whole = self._heads(sentence), None
            self.passage = sentence.passage
            self.topic, self.discourse.speaker, self.behind, self.told = self.headed or self.default, None, None, None
        elif self.listing and self.focus is None:
            self.topic = self.default
        if self.told is not None:
            self.topic, self.told = self.told, None
        if sentence.quantities and (body := self.standins.quoted(sentence)):
            self.told, self.topic, self.discourse.speaker = self.topic, body, body

    def _heads(self, sentence: Sentence) -> str | None:
        """Of a headline: the thing that it, or the line above it, names first; None in an article with a focus."""
        if sentence.passage.role is not PassageRole.HEADLINE or self.focus is not None:
            return None
        first = next((name.entity for name in sentence.names if name.kind in _DESCRIBED), None)
        return first or self.headed

    def clause(self, sentence: Sentence, begin: int, end: int) -> Clause:
        text = sentence.passage.text
        if self.whole is not None and not _OF_THE_PART.match(text, begin):
            self.topic, self.whole = self.whole, None
        former = self.topic
        counted = next((q.begin for q in sentence.quantities if begin <= q.begin < end), end)
        names = [n for n in self.discourse.names if begin <= n.begin < counted and n.entity not in self.media]
        listed = self.framed and bool(names) and names[0].kind in _LISTS
        found, scene = self.discourse.opening(sentence, begin, counted, self.topic), None
        if found is None and counted < end:
            found = made(sentence, self.discourse.names, begin)
        if found is None and not listed:
            found, scene = self._named(sentence, names, begin, end, counted)
        found = found or self.discourse.anaphor(sentence, begin, counted, self.topic)
        if found is None and counted < end:
            found = self.discourse.brought_in(sentence, begin, end)
        scene = scene or (None if found else self._described(sentence, begin, end, counted))
        if (told := found or scene) is not None:
            self.discourse.note(told)
        if found is not None and text.startswith(_OF_WHICH, begin):
            self.whole = former
        if found is not None and found.kind is Kind.CONFERENCE and _MEETING_SAYS.search(text, begin, end):
            self.topic, found = self.article.home, None
        if found is not None:
            if found.kind is not Kind.PERSON:
                self.behind = found.entity
            self.topic, self.scene, self.named = found.entity, None, True
        elif scene is not None and not self.named:
            self.scene = scene.entity
        self.framed = self.framed or (found is not None and text.endswith(_CIRCLE, begin, end))
        subject = self.scene or self.topic
        if counted == end and found is not None and found.kind in _SETTING_UP:
            self._goes_over(set_up(sentence, self.discourse.names, found, end))
        if named := self.discourse.called(sentence, begin, counted):
            self.topic, self.scene = named.entity, None
        subject = self.standins.of(subject) if found or scene else self.standins.carried(subject, self.behind)
        return Clause(sentence, begin, end, subject, self._why(sentence, found or scene), found or scene)

    def _goes_over(self, thing: Name | None) -> None:
        """Go on about what the clause has brought in, if it has."""
        if thing is not None:
            self.topic, self.scene = thing.entity, None
            self.discourse.note(thing)

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
        taking_part = names and only_takes_part(sentence, names[0], begin, end, named=self.named)
        if taking_part or attends(text, names, counted, end):
            return None, None
        if listed := members(sentence, names, counted, end):
            names = names[:-listed]
        scene: Name | None = None
        effect, former = None, begin
        for i, name in enumerate(names):
            if effect is None or text[former : name.begin] not in _TOGETHER:
                effect = effect_on(sentence, name, begin, self.words)
            former = name.end
            if names_next(text, name, names[i + 1 : i + 2]):
                continue
            aside = self._speaks(sentence, name, end) or self._stands_aside(name) or self._only_a_title(text, name)
            aside = aside or is_only_counted(sentence, name, begin, counted, end)
            aside = aside or (self._tells_of_a_body() and is_seat(text, name))
            if effect is None and not aside:
                if self._spoken_for(sentence, name, end):
                    self._tells_of_the_city(name)
                    if name.kind in _FIRMS and name.kind not in _EXPERTS:
                        self.topic = self.default
                    return None, scene
                if counted == end and name.kind is Kind.GOVERNMENT_AGENCY and _ANNOUNCES.search(text, name.end, end):
                    self._tells_of_the_city(name)
                    return announced(sentence, name, end, self.article.home), scene
                if self.words.speech.match(text, name.end, end):
                    name = self.discourse.whole(name)
                return owner(sentence, name, names, counted=counted < end), scene
            if (
                effect == "place"
                and name.kind in _LOCATIVE
                and scene is None
                and not self._acts_at(sentence, name, counted)
                and not follows_noun(sentence, begin, name.begin)
            ):
                scene = name
        return None, scene

    def _speaks(self, sentence: Sentence, name: Name, end: int) -> bool:
        if name.kind is not Kind.PERSON or self.words.speech.match(sentence.passage.text, name.end, end) is None:
            return False
        self.discourse.speaker = self.standins.posts.get(name.entity, self.discourse.speaker)
        return True

    def _stands_aside(self, name: Name) -> bool:
        """Whether a person is named in an article about something else, whose figures they are."""
        if name.kind is not Kind.PERSON or self.focus in (None, name.entity):
            return False
        return self.article.entities[self.focus].kind not in (Kind.PERSON, Kind.CONFERENCE)

    def _only_a_title(self, text: str, name: Name) -> bool:
        """Whether a quoted title only says what kind of firms is counted (“小巨人”企业, “灯塔工厂”)."""
        return titles(text, name) and self.mentioned[name.entity] < _OFTEN

    def _tells_of_the_city(self, agency: Name) -> None:
        """Let a place be the topic where one of its offices has the word, unless the article is about a thing."""
        if agency.kind is not Kind.GOVERNMENT_AGENCY:
            return
        if self.focus is not None and self.article.entities[self.focus].kind not in _OWN_STORY:
            return
        home = self.article.home
        district = seat(self.article, (agency,))
        if district is not None or (home is not None and agency.entity.startswith(home)):
            self.topic = district or home

    def _tells_of_a_body(self) -> bool:
        """Whether the passage is about a body, which can have parts elsewhere."""
        return self.topic is not None and self.article.entities[self.topic].kind in _FIRMS

    def _acts_at(self, sentence: Sentence, name: Name, counted: int) -> bool:
        """Whether the body that the passage speaks of does something at the building (在某园区租下办公室180平方米)."""
        if name.kind is not Kind.FACILITY or self.topic in (None, self.default, self.article.home):
            return False
        return has_verb(sentence, name.end, counted)

    def _spoken_for(self, sentence: Sentence, name: Name, end: int) -> bool:
        """Whether `name` is only the body of who speaks, in an article that is about something else."""
        text = sentence.passage.text
        last = max(end - _SPEECH_VERB, name.end)
        if self.words.speech.search(text, last, end) is None and _JUDGES.search(text, last, end) is None:
            return False
        if name.kind in _FIRMS:
            self.discourse.speaker = name.entity
        if self.default == name.entity:
            return False
        if self.default not in (None, self.article.home) or name.kind in _EXPERTS:
            return True
        return name.kind is Kind.RESEARCH_INSTITUTE and _JUDGES.search(text, name.end, end) is not None
