"""What an article has told of so far: what its bare nouns stand for, and what it has just brought in."""

import re
from dataclasses import replace

from kg.extract.echoes import Echoes
from kg.extract.heads import follows_verb
from kg.extract.newcomers import NAMED_THINGS, THINGS, ahead
from kg.extract.seats import seat
from kg.extract.subjectwords import ANAPHOR_REACH, SubjectWords
from kg.model import AnnotatedArticle, Kind, Name, Sentence

_SPEAKER = ("speaker",)
_LATTER = ("latter",)
_ENDING = ("ending",)
_DISTRICT = (Kind.DISTRICT,)
_SENTENCES = 6
_MEETING = "会议"  # rather what is called so than a fair
# 单个项目最高补贴50万元: any of them.
_EACH = re.compile("(?:单[个家]|[每各]个?|多[个家]|一批|首批|所有|部分|重点|[两三几]大)$")
# 取名“…”, 命名为“…”: what is so called is what the sentence goes on about.
_NAMING = re.compile("[名称唤叫]")
_CALLED = re.compile("(?:取名|起名|命名|定名|名|称|唤作|叫作|叫做)(?:为|叫)?[“《]?$")
_PHASE = 2  # characters of 一期
_GRANTS = re.compile("对|按照?|给予|最高|单[个家户项]|每[家户人个]|一次性")
_SENT_OUT = "印发给你们"
_ISSUED = re.compile("出台|印发|发布|实施|施行|制定|明确|规定|提出")
# 某实验室工艺中心: a part that has the word for the whole.
_PART_OF_BODY = re.compile("[^市省区县]{0,8}(?:中心|部|处|科|办公室|室|团队|车间|分厂|事业部)$")


class Discourse:
    """Follows the names and the subjects of one article, sentence by sentence."""

    def __init__(self, article: AnnotatedArticle, words: SubjectWords, focus: str | None) -> None:
        self.article = article
        self.words = words
        self.focus = focus
        self.echoes = Echoes(article.entities)
        self.names: list[Name] = []  # of this sentence, with what its definite nouns stand for
        self.earlier: list[list[Name]] = []  # those of each sentence so far
        self.speaker: str | None = None  # the firm whose man is quoted in this passage
        self.paper: Name | None = None  # the paper that a notice sends out, of which its items are
        self.told: dict[Kind, str] = {}  # of each class, who was the subject of a clause last

    def enter(self, sentence: Sentence, names: list[Name]) -> None:
        """Go on to `sentence`, with these `names`."""
        self.echoes.note(self.names)
        self.names = names
        self.earlier.append(names)
        if names and _SENT_OUT in sentence.passage.text:
            self.paper = next((name for name in names if name.kind is Kind.PROGRAMME), self.paper)

    def note(self, name: Name) -> None:
        """Remember whom a clause was about."""
        self.told[name.kind] = name.entity

    def opening(self, sentence: Sentence, begin: int, end: int, topic: str | None) -> Name | None:
        """What the clause goes on about by the last word of its name."""
        if sentence.passage.text[begin] not in self.echoes.openers:
            return None
        return self.echoes.opening(sentence, begin, end, self.words.anaphors, topic)

    def anaphor(self, sentence: Sentence, begin: int, end: int, topic: str | None) -> Name | None:
        """A bare noun that opens the clause and stands for something named before, as a mention of that thing."""
        text = sentence.passage.text
        if self.words.anaphor.search(text, begin, min(end, begin + self.words.anaphor_reach)) is None:
            return None
        for at, _, _ in sentence.tokens.between(begin, min(begin + ANAPHOR_REACH + 1, sentence.end)):
            match = self.words.anaphor.match(text, at, end)
            if match and not (_EACH.search(text, begin, at) or self._governed(sentence, begin, at)):
                entity = self._stands_for(match.group(), at, topic)
                kind = self.article.entities[entity].kind if entity else None
                return Name(*match.span(), entity, kind, "anaphors.tsv") if entity and kind else None
        return None

    def _governed(self, sentence: Sentence, begin: int, at: int) -> bool:
        """Whether a verb or a preposition (距基地5公里) makes what stands at `at` its object."""
        text = sentence.passage.text
        before = self.words.blockers.get(text[at - 1 : at]) if at > begin else None
        return before == "object" or follows_verb(sentence, begin, at)

    def _stands_for(self, anaphor: str, at: int, topic: str | None) -> str | None:
        kinds = self.words.anaphors[anaphor]
        if kinds == ("home",):
            return self._office(at, "市") or self.article.home
        if kinds == _DISTRICT and (office := self._office(at)):
            return office
        if kinds == _LATTER:
            return self._latter(at)
        if kinds == _ENDING:
            return self._by_ending(anaphor, at)
        if anaphor == _MEETING and (meeting := self._by_ending(anaphor, at)):
            return meeting
        speaks = self.article.entities[self.speaker].kind if self.speaker else None
        if kinds == _SPEAKER:
            return self.speaker if speaks is Kind.COMPANY else None
        if speaks in kinds:
            return self.speaker
        before = [name for name in self.names if name.end <= at]
        recent = (name.entity for names in (before, *self.earlier[-2:-_SENTENCES:-1]) for name in reversed(names))
        near = next((e for e in (self.focus, topic, *recent) if e and self.article.entities[e].kind in kinds), None)
        return self._seat(before, kinds) or near or next((self.told[kind] for kind in self.told if kind in kinds), None)

    def _office(self, at: int, ending: str = "") -> str | None:
        """全区, behind one of its offices: the district that the office is of."""
        return seat(self.article, [name for name in reversed(self.names) if name.end <= at], ending)

    def _seat(self, before: list[Name], kinds: tuple[str, ...]) -> str | None:
        """园区, behind the office that runs a park: the park that the office bears the name of."""
        for name in before:
            if name.kind is Kind.GOVERNMENT_AGENCY:
                held = (e for e in self.told.values() if name.entity.startswith(e) and e != name.entity)
                found = next((e for e in held if self.article.entities[e].kind in kinds), None)
                if found:
                    return found
        return None

    def whole(self, name: Name) -> Name:
        """The body that a part of it is named after, where the article names that too; else the name itself."""
        parents = (e for e in self.article.entities.values() if e.kind in NAMED_THINGS and e.id != name.entity)
        held = [e for e in parents if name.entity.startswith(e.id) and _PART_OF_BODY.match(name.entity, len(e.id))]
        return replace(name, entity=max(held, key=lambda e: len(e.id)).id) if held else name

    def _by_ending(self, anaphor: str, at: int) -> str | None:
        """码头, 数据中心: whatever was named or told of with this ending, but for its phase."""
        before = [name for name in self.names if name.end <= at]
        recent = [name.entity for names in (before, *self.earlier[-2:-_SENTENCES:-1]) for name in reversed(names)]
        things = [e for e in (*recent, *self.told.values()) if self.article.entities[e].kind in NAMED_THINGS]
        return next((e for e in things if anaphor in e[-len(anaphor) - _PHASE :]), None)

    def _latter(self, at: int) -> str | None:
        """后者: the last thing or body named before, in this sentence or the one before it."""
        before = [name for name in self.names if name.end <= at] or (self.earlier[-2] if len(self.earlier) > 1 else [])
        return next((name.entity for name in reversed(before) if name.kind in NAMED_THINGS), None)

    def called(self, sentence: Sentence, begin: int, end: int) -> Name | None:
        """What the clause gives a name to (取名“…”), of which the sentence goes on to tell."""
        text = sentence.passage.text
        if not self.names or _NAMING.search(text, begin, end) is None:
            return None
        inside = (name for name in self.names if begin < name.begin < end and name.kind in THINGS)
        return next((name for name in inside if _CALLED.search(text, begin, name.begin)), None)

    def brought_in(self, sentence: Sentence, begin: int, end: int) -> Name | None:
        """What a clause that names nobody is about by its first words: a paper just issued, or what is named next."""
        return self.granted(sentence, begin) or ahead(sentence, self.names, begin, end)

    def granted(self, sentence: Sentence, begin: int) -> Name | None:
        """The policy that the clauses before bring in, where the clause at `begin` says what it grants."""
        text = sentence.passage.text
        if _GRANTS.match(text, begin) is None:
            return None
        papers = (name for name in self.names if name.end < begin and name.kind is Kind.PROGRAMME)
        issued = (n for n in papers if text[n.begin] == "《" and _ISSUED.search(text, sentence.begin, begin))
        return next(issued, self.paper)
